"""JSON lines: what makes an article, and what is refused by line number."""

import datetime
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import InputError
from kg.model import Article
from kg.read.check import MAX_BYTES
from kg.read.jsonl import bounded_lines, read_jsonl

TEXT = "التقى الرئيس المصري نظيره الفرنسي في باريس أمس."


def read(data: bytes) -> list[Article | InputError]:
    return list(read_jsonl(bounded_lines(io.BytesIO(data)), "a.jsonl"))


def one(**fields: object) -> Article | InputError:
    (item,) = read(json.dumps(fields, ensure_ascii=False).encode())
    return item


def test_all_fields() -> None:
    item = one(id="n1", text=TEXT, title="قمة", date="2018-05-08", source="صحيفة", url="https://a.example/1", lang="ar")
    day = datetime.date(2018, 5, 8)
    assert item == Article("n1", f"قمة\n\n{TEXT}", "قمة", day, "صحيفة", "https://a.example/1", "ar")


def test_text_that_begins_with_its_title_is_unchanged() -> None:
    assert one(id="n1", text=f"قمة\n\n{TEXT}", title="قمة") == Article("n1", f"قمة\n\n{TEXT}", "قمة")


def test_number_as_id_null_as_nothing_and_unknown_fields() -> None:
    assert one(id=7, text=TEXT, title=None, date="", url=" ", section="سياسة") == Article("7", TEXT)


@pytest.mark.parametrize(
    ("date", "day"),
    [
        ("2018-05-08T10:00:00Z", (2018, 5, 8)),
        ("2018-05-08T23:30:00+03:00", (2018, 5, 8)),
        ("20180508", (2018, 5, 8)),
        ("Tue, 08 May 2018 10:00:00 GMT", (2018, 5, 8)),
    ],
)
def test_date(date: str, day: tuple[int, int, int]) -> None:
    assert one(id="n1", text=TEXT, date=date) == Article("n1", TEXT, date=datetime.date(*day))


def test_a_lone_surrogate_keeps_the_offsets() -> None:
    (item,) = read(b'{"id": "a\\ud800", "text": "\\u0628\\u0648\\ud800\\u062a\\u064a\\u0646"}')
    assert item == Article("a\ufffd", "بو\ufffdتين")


def test_order_blank_lines_and_bad_lines_among_good_ones() -> None:
    good = json.dumps({"id": "n1", "text": TEXT}).encode()
    other = json.dumps({"id": "n2", "text": TEXT}).encode()
    items = read(b"\xef\xbb\xbf" + good + b"\r\n\n{broken\n[1]\n" + other)
    assert [item.id if isinstance(item, Article) else item.where for item in items] == [
        "n1",
        "a.jsonl:3",
        "a.jsonl:4",
        "n2",
    ]


@pytest.mark.parametrize(
    ("line", "cause"),
    [
        (b'{"id": "a", "text": ', "broken JSON at character 21"),
        (b"{broken", "broken JSON at character 2"),
        (b"[1, 2]", 'not a JSON object with "id" and "text"'),
        (b'{"text": "\xd9\x86"}', 'no "id"'),
        (b'{"id": " ", "text": "\xd9\x86"}', 'no "id"'),
        (b'{"id": true, "text": "\xd9\x86"}', 'no "id"'),
        (b'{"id": "a"}', "empty: it holds no text"),
        (b'{"id": "a", "text": ["\xd9\x86"]}', '"text" is not a text'),
        (b'{"id": "a", "text": "hello world"}', "not Arabic"),
        (b'{"id": "a", "text": "\xd9\x86", "date": "2018-13-45"}', "\"date\" is not a day: '2018-13-45'"),
        (b'{"id": "a", "text": "\xd9\x86", "title": 5}', '"title" is not a text'),
        (b'{"id": "a", "text": "\xd9"}', "broken UTF-8 at byte 21 of the line"),
        (b'{"id": ' + b"9" * 5000 + b"}", "broken JSON: "),
        (b"[" * 100_000, "broken JSON: "),
    ],
)
def test_refused(line: bytes, cause: str) -> None:
    (item,) = read(line)
    assert str(item).startswith(f"a.jsonl:1: {cause}")


def test_a_file_in_utf16_is_refused_once() -> None:
    data = "\n".join([json.dumps({"id": "a", "text": TEXT})] * 3).encode("utf-16")
    assert [str(item) for item in read(data)] == ["a.jsonl: JSON lines in UTF-16 (save it as UTF-8)"]


def test_an_endless_line_is_passed_over() -> None:
    good = json.dumps({"id": "n1", "text": TEXT}).encode()
    items = read(b'{"id": "a", "text": "' + b"x" * (3 * MAX_BYTES) + b'"}\n' + good)
    assert str(items[0]).startswith("a.jsonl:1: too large for one article: over 16,000,000 bytes")
    assert items[1:] == [Article("n1", TEXT)]


@given(st.binary(max_size=200))
def test_any_line_is_read_or_refused(data: bytes) -> None:
    assert all(isinstance(item, Article | InputError) for item in read(data))


VALUES = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=20), st.just([]), st.just({}))
FIELDS = ["id", "text", "title", "date", "source", "url", "lang"]


@given(st.dictionaries(st.sampled_from(FIELDS), VALUES))
def test_any_object_is_read_or_refused(fields: dict[str, object]) -> None:
    for item in read(json.dumps(fields).encode()):
        assert isinstance(item, InputError) or item.text.encode("utf-8")
