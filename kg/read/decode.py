"""Bytes → text: UTF-8 with or without byte order mark, UTF-16 in either order, Windows-1256; anything else is refused.

UTF-8 is tried first, for it cannot be mistaken. charset-normalizer tells the others apart (it decodes, and weighs the
letters that come out), held to these alone. Line ends, control characters and spaces stay as they are: offsets count
from this text.
"""

import re

from kg.errors import InputError

OTHER_ENCODINGS = ("cp1256", "utf_16", "utf_16_be", "utf_16_le", "utf_32")
SAVE_AS_UTF8 = "save it as UTF-8"
_CONTROL_SHARE = 0.05
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]+")
_SURROGATES = re.compile("[\ud800-\udfff]")
_LATIN_LETTERS = re.compile(r"[^\W\d_\u0370-\U0010ffff]+")
_ACCENTED_LETTERS = re.compile(r"[^\W\d_\x00-\x7f\u0370-\U0010ffff]+")
_MAYBE_ACCENTED = re.compile("[\u0080-\u036f]")
_DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([a-zA-Z0-9_-]{1,40})", re.IGNORECASE)
_ARABIC_TABLES = {"windows-1256": "cp1256", "cp1256": "cp1256", "x-cp1256": "cp1256", "iso-8859-6": "iso8859-6"}
_ARABIC_LETTERS = re.compile("[\u0620-\u064a]+")


def count(runs: re.Pattern[str], text: str) -> int:
    """How many characters stand in the runs that the pattern finds: far faster than one by one."""
    return sum(map(len, runs.findall(text)))


def decode(data: bytes, where: str) -> str:
    """The text of a file; InputError where it is binary, damaged, or in an encoding that is not read here."""
    text = _as_utf8(data)
    if text is None:
        text = _as_other(data, where)
    return text.removeprefix("\ufeff")


def decode_html(data: bytes, where: str) -> str:
    """The text of a page: as ``decode``, but where it is no UTF-8, an Arabic table that it declares is believed."""
    declared = _DECLARED.search(data[:4096])
    if declared and _as_utf8(data) is None and (table := _ARABIC_TABLES.get(declared[1].decode("ascii").lower())):
        try:
            return data.decode(table)
        except UnicodeDecodeError as error:
            cause = f"its declared encoding {table} fails at byte {error.start}"
            raise InputError(where, cause, SAVE_AS_UTF8) from error
    return decode(data, where)


def _as_utf8(data: bytes) -> str | None:
    """None also where control characters abound: Arabic in UTF-16 is valid UTF-8, of no sense."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return None if count(_CONTROLS, text) > _CONTROL_SHARE * len(text) else text


def _as_other(data: bytes, where: str) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(data, cp_isolation=list(OTHER_ENCODINGS)).best()
    try:
        text = data.decode(best.encoding) if best else ""
    except UnicodeDecodeError:
        text = ""
    if not text or count(_CONTROLS, text) > _CONTROL_SHARE * len(text):
        raise _refusal(data, where)
    return text


def _refusal(data: bytes, where: str) -> InputError:
    from charset_normalizer import is_binary

    text = data.decode("utf-8", "replace")
    if count(_ARABIC_LETTERS, text) > 20 * text.count("\ufffd"):
        at = len(text.partition("\ufffd")[0].encode())
        return InputError(where, f"broken UTF-8 at byte {at}", SAVE_AS_UTF8)
    if _CONTROLS.search(text) or is_binary(data):
        return InputError(where, "a binary file, not text")
    return InputError(where, "unknown encoding: not UTF-8, UTF-16 or Windows-1256", SAVE_AS_UTF8)


def is_mojibake(text: str) -> bool:
    """Whether the text is Arabic that was once decoded by the wrong table («Ø§Ù„», «ÇáÑ», «ط§ظ„»)."""
    arabic = count(_ARABIC_LETTERS, text)
    if arabic > 8 and text.count("ط") + text.count("ظ") > 0.4 * arabic:
        return True  # the first bytes of all Arabic letters in UTF-8, read as Windows-1256
    if not _MAYBE_ACCENTED.search(text):
        return False
    accented = count(_ACCENTED_LETTERS, text)
    if not accented or 2 * accented < count(_LATIN_LETTERS, text):
        return False
    return any(_turns_arabic(text, wrong, right) for wrong in ("cp1252", "latin_1") for right in ("utf_8", "cp1256"))


def _turns_arabic(text: str, wrong: str, right: str) -> bool:
    undone = text.encode(wrong, "ignore").decode(right, "ignore")
    letters = sum(map(str.isalpha, undone))
    return 0 < 0.8 * letters < count(_ARABIC_LETTERS, undone)


def without_surrogates(text: str) -> str:
    """The text with each lone surrogate, which no file can hold, replaced by U+FFFD; offsets stay."""
    return _SURROGATES.sub("\ufffd", text)
