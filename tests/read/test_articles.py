"""Sources → articles: formats joined, standard input, stated metadata, failures in their place."""

import datetime
import io
import json
from pathlib import Path

import pytest

from kg.errors import InputError
from kg.model import Article
from kg.read import Format, read_sources
from kg.read.articles import sniff
from kg.read.check import MAX_BYTES

TEXT = "التقى الرئيس المصري نظيره الفرنسي في باريس أمس."
PAGE = f"<html><head><title>قمة</title></head><body><article><p>{TEXT}</p></article></body></html>"
LINE = json.dumps({"id": "n1", "text": TEXT, "date": "2018-05-08"})
DAY = datetime.date(2020, 1, 2)


def described(item: Article | InputError) -> str:
    return item.id if isinstance(item, Article) else str(item)


def test_good_and_bad_inputs_together(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("good.txt").write_text(TEXT, encoding="utf-8")
    Path("empty.txt").write_bytes(b"")
    Path("blank.html").write_bytes(b" \n")
    Path("binary.txt").write_bytes(bytes(range(256)) * 9)
    Path("english.txt").write_text("The president met his counterpart.", encoding="utf-8")
    Path("page.html").write_text(PAGE, encoding="utf-8")
    Path("lines.jsonl").write_text(f"{LINE}\n{{broken\n{LINE.replace('n1', 'n2')}\n", encoding="utf-8")
    sources = [
        "missing.txt",
        "empty.txt",
        "blank.html",
        "binary.txt",
        "english.txt",
        "lines.jsonl",
        "page.html",
        "good.txt",
    ]
    assert [described(item) for item in read_sources(sources)] == [
        "missing.txt: no such file or folder",
        "empty.txt: empty: it holds no text",
        "blank.html: empty: it holds no text",
        "binary.txt: a binary file, not text",
        "english.txt: not Arabic: 0 of its 29 letters are",
        "n1",
        "lines.jsonl:2: broken JSON at character 2: Expecting property name enclosed in double quotes",
        "n2",
        "page",
        "good",
    ]


@pytest.mark.parametrize(
    ("data", "article_id", "text"),
    [
        (TEXT.encode(), "stdin", TEXT),
        (f"\n\n{TEXT}\nسطر".encode(), "stdin", f"\n\n{TEXT}\nسطر"),
        (TEXT.encode("utf-16"), "stdin", TEXT),
        (LINE.encode(), "n1", TEXT),
        (f"\ufeff \r\n{LINE}".encode(), "n1", TEXT),
        (PAGE.encode(), "stdin", f"قمة\n\n{TEXT}"),
    ],
)
def test_standard_input(data: bytes, article_id: str, text: str) -> None:
    (item,) = read_sources(["-"], stdin=io.BytesIO(data))
    assert isinstance(item, Article)
    assert (item.id, item.text) == (article_id, text)


def test_blank_lines_count_before_json_lines() -> None:
    (item,) = read_sources(["-"], stdin=io.BytesIO(b"\n\n{broken"))
    assert str(item).startswith("standard input:3: broken JSON")


@pytest.mark.parametrize("data", [b"", b"\n \n", b"\xef\xbb\xbf"])
def test_empty_standard_input(data: bytes) -> None:
    assert [str(item) for item in read_sources(["-"], stdin=io.BytesIO(data))] == [
        "standard input: empty: it holds no text"
    ]


def test_stated_date_and_title(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"قمة\n\n{TEXT}", encoding="utf-8")
    (tmp_path / "b.html").write_text(PAGE, encoding="utf-8")
    (tmp_path / "c.jsonl").write_text(f"{LINE}\n{json.dumps({'id': 'n2', 'text': TEXT})}", encoding="utf-8")
    items = list(read_sources([str(tmp_path)], date=DAY, title="عنوان"))
    found = [(item.id, item.title, item.date, item.text) for item in items if isinstance(item, Article)]
    assert found == [
        ("a", "عنوان", DAY, f"عنوان\n\nقمة\n\n{TEXT}"),
        ("b", "عنوان", DAY, f"عنوان\n\n{TEXT}"),
        ("n1", "عنوان", datetime.date(2018, 5, 8), f"عنوان\n\n{TEXT}"),
        ("n2", "عنوان", DAY, f"عنوان\n\n{TEXT}"),
    ]


def test_an_id_that_was_read_before_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(f"{LINE}\n{LINE}\n", encoding="utf-8")
    assert [described(item) for item in read_sources([str(path)])] == [
        "n1",
        f"{path}: the id 'n1' was read before: this article is left out",
    ]


def test_a_file_too_large_for_one_article(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("ب".encode() * (MAX_BYTES // 2 + 1))
    assert [str(item).removeprefix(f"{path}: ")[:29] for item in read_sources([str(path)])] == [
        "too large for one article: ove"[:29]
    ]


def test_a_folder_link_that_leads_nowhere(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to(tmp_path / "gone.txt")
    (item,) = read_sources([str(tmp_path / "a.txt")])
    assert str(item).endswith("a.txt: cannot be read: No such file or directory")


@pytest.mark.parametrize(
    ("opening", "form"),
    [
        (b"\xef\xbb\xbf {", Format.JSONL),
        (b"<!DOCTYPE html>", Format.HTML),
        (b'<?xml version="1.0"?><html>', Format.HTML),
        (b"<\xd9\x86", Format.TEXT),
        ("«قال".encode(), Format.TEXT),
        (b"", Format.TEXT),
    ],
)
def test_sniff(opening: bytes, form: Format) -> None:
    assert sniff(opening) is form
