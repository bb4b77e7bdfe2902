"""JSON lines → articles: one object a line, with ``id`` and ``text``, and optional ``title, date, source, url, lang``.

The file is UTF-8, read line by line, so that its size does not matter. A line that is wrong is refused by its number;
the others go on.
"""

import datetime
import json
from collections.abc import Iterable, Iterator, Mapping
from email.utils import parsedate_to_datetime
from typing import BinaryIO

from kg.errors import InputError
from kg.model import Article
from kg.read.check import MAX_BYTES, check, too_large
from kg.read.decode import SAVE_AS_UTF8, without_surrogates
from kg.read.plain import with_title

FIELDS = ("id", "text", "title", "date", "source", "url", "lang")

_BLANK_BYTES = b"\xef\xbb\xbf \t\r\n"
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")


def read_jsonl(lines: Iterable[bytes], where: str) -> Iterator[Article | InputError]:
    """The articles of the lines (see ``bounded_lines``), in order. ``where`` names the file in errors."""
    for number, line in enumerate(lines, 1):
        place = f"{where}:{number}"
        if number == 1 and line.startswith(_UTF16_MARKS):
            yield InputError(where, "JSON lines in UTF-16", SAVE_AS_UTF8)
            return
        if len(line) > MAX_BYTES:
            yield too_large(place)
        elif line.strip(_BLANK_BYTES):
            try:
                yield check(parse_line(line, place), place)
            except InputError as error:
                yield error


def bounded_lines(stream: BinaryIO) -> Iterator[bytes]:
    """Lines of at most MAX_BYTES + 1 bytes; the rest of a longer one is passed over, never held."""
    while line := stream.readline(MAX_BYTES + 1):
        piece = line
        while len(piece) > MAX_BYTES and not piece.endswith(b"\n"):
            piece = stream.readline(MAX_BYTES + 1)
        yield line


def parse_line(line: bytes, where: str) -> Article:
    """The article of one line; InputError where it is no JSON object, or lacks ``id`` or ``text``."""
    return article_of(_object(line, where), where)


def article_of(fields: Mapping[str, object], where: str) -> Article:
    """The article with these fields (see ``FIELDS``); InputError where one is missing or of another type."""
    article_id = fields.get("id")
    if isinstance(article_id, bool) or not isinstance(article_id, str | int) or not str(article_id).strip():
        raise InputError(where, 'no "id" (a text or a whole number)')
    title = _string(fields, "title", where)
    return Article(
        without_surrogates(str(article_id).strip()),
        with_title(_string(fields, "text", where) or "", title),
        title=title,
        date=_date(_string(fields, "date", where), where),
        source=_string(fields, "source", where),
        url=_string(fields, "url", where),
        lang=_string(fields, "lang", where),
    )


def _object(line: bytes, where: str) -> dict[str, object]:
    try:
        value: object = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise InputError(where, f"broken UTF-8 at byte {error.start} of the line", SAVE_AS_UTF8) from error
    except json.JSONDecodeError as error:
        raise InputError(where, f"broken JSON at character {error.colno}: {error.msg}") from error
    except (ValueError, RecursionError) as error:
        raise InputError(where, f"broken JSON: {error}") from error
    if not isinstance(value, dict):
        raise InputError(where, 'not a JSON object with "id" and "text"')
    return value


def _string(fields: Mapping[str, object], name: str, where: str) -> str | None:
    """A field's text, None where it is absent, null or blank."""
    value = fields.get(name)
    if value is not None and not isinstance(value, str):
        raise InputError(where, f'"{name}" is not a text')
    return without_surrogates(value) if value and value.strip() else None


def _date(value: str | None, where: str) -> datetime.date | None:
    """ISO 8601 (a time after the day is passed over) or the mail form of feeds («Tue, 08 May 2018 10:00:00 GMT»)."""
    if value is None:
        return None
    for parse in (datetime.datetime.fromisoformat, parsedate_to_datetime):
        try:
            return parse(value.strip()).date()
        except ValueError:
            continue
    raise InputError(where, f'"date" is not a day: {value[:40]!r}', "write YYYY-MM-DD")
