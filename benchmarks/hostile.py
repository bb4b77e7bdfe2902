"""Hostile inputs, made by chance from sentences of the project: texts that try the rules, files that try the readers.

Each family is a function of a random source and a size in characters, so that one input can be made larger and larger.
"""

import gzip
import io
import json
import zipfile
from collections.abc import Callable
from random import Random

from backports import zstd

from benchmarks.news import FAMILY, GIVEN, TEMPLATES

NAMES = {
    "p": ("فلاديمير بوتين", "إيمانويل ماكرون", "عبد الفتاح السيسي", "كريم الهادي", "جو بايدن", "سالم النجار"),
    "q": ("شي جين بينغ", "محمد بن سلمان", "أنطونيو غوتيريش", "نادر الخطيب"),
    "c": ("روسيا", "مصر", "الصين", "الولايات المتحدة", "فرنسا", "كوريا الشمالية", "إيران"),
    "d": ("أوكرانيا", "السعودية", "ألمانيا", "تركيا", "اليابان"),
    "l": ("موسكو", "القاهرة", "باريس", "بغداد", "مدينة السلام"),
    "o": ("الأمم المتحدة", "الاتحاد الأوروبي", "وزارة الدفاع", "حزب الأمل", "شركة الطاقة الوطنية"),
}
MARKS = "،.؛:؟!…«»\"'()[]{}“”‹›-–_#@/\\|%*+=<>&~^`"
INVISIBLE = (
    "\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2069\ufeff\u00ad\x00\x01\x07\x1b\x7f\x85"
)
DIACRITICS = "\u064b\u064c\u064e\u064f\u0650\u0651\u0652\u0670\u0610\u06d6\u0300\u0301\u0640"
ODD = "\ud800\udfff\U0001f600\ufdfa\ufffe\u2028\u2029\u0660٪ﷲپچژگ𝟗½Ⅷ²"
TRIGGERS = (
    "التقى زار اتهم بحث قال أكد لقاء زيارة اتفاق هجوم عقوبات مساعدات مفاوضات سيلتقي لم نفى إن أن قد بوتين مصر"
).split()
CLITICS = ("و", "ف", "ب", "ل", "ك", "ال", "وال", "بال", "لل", "وب", "فل", "س", "وس")

Text = Callable[[Random, int], str]


def sentence(dice: Random) -> str:
    """A sentence of the news."""
    return dice.choice(TEMPLATES).format(**{kind: dice.choice(names) for kind, names in NAMES.items()})


def news(dice: Random, size: int) -> str:
    """Ordinary sentences, a paragraph break here and there."""
    return _filled(size, lambda: sentence(dice) + dice.choice((" ", " ", " ", "\n\n")))


def mutated(dice: Random, size: int) -> str:
    """News with characters taken out, put in, doubled and exchanged."""
    chars = list(news(dice, max(1, size)))
    for _ in range(1 + len(chars) // dice.choice((10, 40, 200))):
        at = dice.randrange(len(chars))
        chars[at] = dice.choice(("", chars[at] * 2, dice.choice(chars), _odd(dice)))
    return "".join(chars)


def shuffled(dice: Random, size: int) -> str:
    """The words of the news in any order."""
    words = news(dice, size).split()
    dice.shuffle(words)
    return " ".join(words)


def endless(dice: Random, size: int) -> str:
    """One sentence without a stop."""
    return _filled(size, lambda: sentence(dice).rstrip(".") + dice.choice(("، ", " ", " و", " إن ", " أن ", " الذي ")))


def marks(dice: Random, size: int) -> str:
    """Runs of one mark between words."""
    return _filled(size, lambda: sentence(dice) + dice.choice(MARKS) * dice.choice((1, 3, 100, 3000)) + " ")


def quotations(dice: Random, size: int) -> str:
    """Quotations in quotations, opened or closed only, or both."""
    pairs = dice.choice((("«", "»"), ("“", "”"), ('"', '"'), ("(", ")"), ("«", ""), ("", "»"), ("'", "'")))
    told = [f"قال بوتين {pairs[0]}إن مصر " for _ in range(max(1, size // 22))]
    return "".join(told) + f"زارت فرنسا{pairs[1]}" * len(told)


def names(dice: Random, size: int) -> str:
    """Names of people in one list, known and made up."""

    def name() -> str:
        if dice.random() < 0.5:
            return dice.choice(NAMES["p"])
        return f"{dice.choice(GIVEN)} {dice.choice(GIVEN)} {dice.choice(FAMILY)}{dice.choice(('', 'ي', 'ان'))}"

    joint = dice.choice((" و", "، و", "، ", " "))
    return dice.choice(("التقى ", "وقال ", "")) + _filled(size, lambda: name() + joint)


def countries(dice: Random, size: int) -> str:
    """Countries and organisations in one list, before and behind a verb."""
    joint = dice.choice((" و", "، و", "، "))
    listed = _filled(size // 2, lambda: dice.choice(NAMES["c"] + NAMES["d"] + NAMES["o"]) + joint)
    return f"اتفقت {listed} على التعاون مع {listed} في موسكو."


def offices(dice: Random, size: int) -> str:
    """Titles, one after the other."""
    kinds = ("الرئيس", "وزير خارجية", "وزير", "رئيس", "نظيره", "المتحدث باسم", "السفير", "نائب", "الملك", "أمين عام")
    whose = ("الروسي", "المصري", "فرنسا", "", "السابق", "وزارة الدفاع", "الأميركي")
    return _filled(size, lambda: f"{dice.choice(kinds)} {dice.choice(whose)} {dice.choice(('', 'و', '، '))}")


def triggers(dice: Random, size: int) -> str:
    """Verbs and nouns of relations with hardly anybody between them."""
    return _filled(size, lambda: dice.choice(TRIGGERS) + " ")


def dates(dice: Random, size: int) -> str:
    """Dates and amounts, possible and impossible."""

    def date() -> str:
        return dice.choice(
            (
                f"في {dice.randrange(99)} {dice.choice(('مايو', 'يناير', 'شباط', 'أيلول'))} {dice.randrange(99999)}",
                f"{dice.randrange(10**9)}/{dice.randrange(99)}/{dice.randrange(99)}",
                f"{'9' * dice.choice((3, 30, 400))} ألف طن من القمح",
                f"{dice.randrange(99)}{dice.choice('.,٫٬:')}{dice.randrange(99)} مليون دولار من الوقود",
                dice.choice(("أمس", "الاثنين الماضي", "الأسبوع المقبل", "قبل يومين", "بعد غد", "العام الجاري")),
            )
        )

    return _filled(size, lambda: f"زودت روسيا مصر بـ{date()}{dice.choice('،. ')} ")


def long_words(dice: Random, size: int) -> str:
    """Words without an end: letters, clitics, hyphens, underscores, dots, diacritics."""
    part = dice.choice(
        ("ا", "وال", "جاي-", "كوريا_", "أ.", "ب\u064e", "ـ", "#", "1,", "a.", "٩٫", "\u0651", "-", "ال-")
    )
    return f"زار بوتين {part * (size // len(part) + 1)} مصر. {sentence(dice)}"


def clitics(dice: Random, size: int) -> str:
    """Names behind heaps of prefixes."""
    whole = [name for listed in NAMES.values() for name in listed]
    return _filled(size, lambda: f"{''.join(dice.choices(CLITICS, k=dice.randrange(6)))}{dice.choice(whole)} ")


def invisible(dice: Random, size: int) -> str:
    """Controls, directions, joiners, surrogates and diacritics inside words."""
    chars = []
    for char in news(dice, max(1, size // 2)):
        chars += [char, _odd(dice) * dice.choice((0, 0, 1, 1, 2, 50))]
    return "".join(chars)[: 2 * size]


def lines(dice: Random, size: int) -> str:
    """Lines of a word or none."""
    return _filled(size, lambda: dice.choice(("\n", "\r\n", "\r", "\u2028", "بوتين\n", "قال:\n", "- مصر\n", "* \n")))


def initials(dice: Random, size: int) -> str:
    """Abbreviations, addresses and dots."""
    parts = (
        "أ.ب",
        "د. سامي",
        "aawsat.com",
        "م.",
        "...",
        "1.2.3",
        "@user",
        "#وسم_طويل",
        "https://a.example/?q=«",
        "ج.م.ع.",
    )
    return _filled(size, lambda: dice.choice(parts) + dice.choice((" ", "", ".", " بوتين ")))


FAMILIES: tuple[Text, ...] = (
    *(news, mutated, shuffled, endless, marks, quotations, names, countries, offices, triggers),
    *(dates, long_words, clitics, invisible, lines, initials),
)


def _filled(size: int, part: Callable[[], str]) -> str:
    parts, length = [], 0
    while length < size:
        parts.append(part())
        length += len(parts[-1])
    return "".join(parts)


def _odd(dice: Random) -> str:
    return dice.choice(dice.choice((INVISIBLE, DIACRITICS, ODD, MARKS)))


def page(dice: Random, text: str) -> bytes:
    """A page around a text, whole or broken, flat or very deep."""
    deep = dice.choice((0, 1, 5, 500))
    tag = dice.choice(("div", "p", "span", "table><tr><td", "blockquote", "script", "!--", "b", "li", "a href='x"))
    head = f"<html><head><title>{sentence(dice)}</title><meta property='og:site_name' content='{text[:30]}'></head>"
    body = f"<{tag}>" * deep + f"<article><p>{text}</p></article>" + "</div>" * dice.choice((0, deep))
    whole = f"{head}<body>{body}</body></html>"
    return _bytes(whole[: dice.choice((len(whole), dice.randrange(len(whole)))) or None], dice)


def json_line(dice: Random, text: str) -> bytes:
    """Lines of JSON, some of them broken."""
    fields: dict[str, object] = {"id": dice.choice((1, "a", "ب", dice.randrange(10**9), "\ud800", "")), "text": text}
    odd: tuple[object, ...] = ("", 7, [], {}, "2024-02-30", "\x00", "9" * 300)
    for name in ("title", "date", "source", "url", "lang"):
        usual = "2024-03-05" if name == "date" else text[:50]
        fields[name] = dice.choice(odd) if dice.random() < 0.1 else dice.choice((None, usual))
    line = json.dumps(fields, ensure_ascii=dice.random() < 0.5)
    if dice.random() < 0.3:
        at = dice.randrange(len(line))
        line = line[:at] + dice.choice(('"', "{", "[", "\\", "}", "\\u12", "1e999", "\n", "")) + line[at + 1 :]
    return "\n".join([line] * dice.choice((1, 1, 2))).encode("utf-8", "surrogatepass")


def plain(dice: Random, text: str) -> bytes:
    """A text in some encoding."""
    return _bytes(text, dice)


FORMS: dict[str, Callable[[Random, str], bytes]] = {".txt": plain, ".html": page, ".jsonl": json_line}
ENDINGS = (".txt", ".txt", ".txt", ".html", ".jsonl", ".txt.gz", ".jsonl.gz", ".jsonl.zst", ".zip", ".parquet", ".bin")


def file(dice: Random, text: str) -> tuple[str, bytes]:
    """The ending and the content of a file with the text; one in five is damaged."""
    ending = dice.choice(ENDINGS)
    form = ending.removesuffix(".gz").removesuffix(".zst")
    data = FORMS.get(form, json_line)(dice, text)
    if ending.endswith(".gz"):
        data = gzip.compress(data, 1)
    elif ending.endswith(".zst"):
        data = zstd.compress(data, 1)
    elif ending == ".zip":
        data = _archive(dice, data)
    elif ending == ".parquet":
        data = _table(dice, text)
    return ending, _damaged(dice, data) if dice.random() < 0.2 else data


def _bytes(text: str, dice: Random) -> bytes:
    encoding = dice.choice(("utf-8", "utf-8", "utf-8", "utf-8-sig", "utf-16", "cp1256", "utf-16-be", "utf-32"))
    return text.encode(encoding, "surrogatepass" if encoding.startswith("utf") else "replace")


def _damaged(dice: Random, data: bytes) -> bytes:
    changed = bytearray(data)
    for _ in range(dice.choice((1, 1, 5, 100))):
        if changed:
            changed[dice.randrange(len(changed))] = dice.randrange(256)
    return bytes(changed[: dice.choice((len(changed), dice.randrange(len(changed) + 1)))])


def _archive(dice: Random, data: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", dice.choice((zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED))) as archive:
        for number in range(dice.choice((0, 1, 1, 3))):
            name = dice.choice(
                ("a.txt", "a.jsonl", "../a.txt", "/a.txt", "b.zip", "ملف.html", "a.md", ".a.txt", "a\\b.txt")
            )
            archive.writestr(zipfile.ZipInfo(f"{number}{name}" if dice.random() < 0.5 else f"{number}/{name}"), data)
    return stream.getvalue()


def _table(dice: Random, text: str) -> bytes:
    import pyarrow
    import pyarrow.parquet

    text = text.encode("utf-8", "replace").decode("utf-8")
    columns: dict[str, list[object]] = {"id": ["a", "b"], "text": [text, None], "date": [None, "2024-03-05"]}
    if dice.random() < 0.3:
        odd: tuple[list[object], ...] = ([1, 2], [[text], []], [None, None], [b"x", b"y"])
        columns[dice.choice(("id", "text", "title"))] = dice.choice(odd)
    stream = io.BytesIO()
    pyarrow.parquet.write_table(pyarrow.table(columns), stream)
    return stream.getvalue()
