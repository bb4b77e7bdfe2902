"""The same articles through any container; what is hostile or damaged is told in one line."""

import datetime
import gzip
import io
import json
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

import pyarrow
import pyarrow.parquet
import pytest
from backports import zstd
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import kg.read.parquet
from kg.errors import InputError, MissingExtra
from kg.model import Article
from kg.read import plan, read_sources
from kg.read.check import ONE_EACH
from kg.read.unpack import FREE

TEXT = "التقى الرئيس المصري نظيره الفرنسي في باريس أمس."
DAY = datetime.date(2018, 5, 8)
Write = Callable[[Path, Sequence[Article]], Path]


def described(item: Article | InputError) -> str:
    return item.id if isinstance(item, Article) else str(item)


def fields(article: Article) -> dict[str, object]:
    names = ("id", "text", "title", "date", "source", "url", "lang")
    return {name: getattr(article, name) for name in names}


def lines(articles: Sequence[Article]) -> bytes:
    return "".join(json.dumps(fields(one), default=str) + "\n" for one in articles).encode()


def plain(path: Path, articles: Sequence[Article]) -> Path:
    path = path / "a.jsonl"
    path.write_bytes(lines(articles))
    return path


def gzipped(path: Path, articles: Sequence[Article]) -> Path:
    path = path / "a.jsonl.gz"
    path.write_bytes(gzip.compress(lines(articles[:1])) + gzip.compress(lines(articles[1:])))
    return path


def zstandard(path: Path, articles: Sequence[Article]) -> Path:
    path = path / "a.ndjson.ZST"
    path.write_bytes(zstd.compress(lines(articles[:1])) + zstd.compress(lines(articles[1:])))
    return path


def zip_of_lines(path: Path, articles: Sequence[Article]) -> Path:
    path = path / "a.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("1/a.jsonl", lines(articles[:1]))
        archive.writestr("2/a.jsonl.gz", gzip.compress(lines(articles[1:])))
    return path


def parquet(path: Path, articles: Sequence[Article]) -> Path:
    path = path / "a.parquet"
    columns = {name: [fields(one)[name] for one in articles] for name in fields(articles[0])}
    types = {"date": pyarrow.date32()}
    table = pyarrow.table({name: pyarrow.array(of, types.get(name, pyarrow.string())) for name, of in columns.items()})
    pyarrow.parquet.write_table(table, path, row_group_size=2)
    return path


CONTAINERS: list[Write] = [plain, gzipped, zstandard, zip_of_lines, parquet]

WORDS = st.lists(st.sampled_from("التقى الرئيس المصري نظيره الفرنسي أمس، «وقال» باريس.\n\n 😀".split(" ")), min_size=1)
METADATA = st.none() | st.text("ابت xyz.", min_size=1, max_size=9).filter(str.strip)
ARTICLES = st.lists(
    st.builds(
        Article,
        id=st.text("abc/٣", min_size=1, max_size=5),
        text=WORDS.map(lambda words: "باريس " + " ".join(words)),
        date=st.none() | st.dates(datetime.date(1900, 1, 1), datetime.date(2999, 1, 1)),
        source=METADATA,
        url=METADATA,
        lang=METADATA,
    ),
    min_size=1,
    max_size=5,
    unique_by=lambda article: article.id,
)


@given(ARTICLES)
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_same_articles_come_out_of_every_container(tmp_path: Path, articles: list[Article]) -> None:
    for write in CONTAINERS:
        assert list(read_sources([str(write(tmp_path, articles))])) == articles, write.__name__


@pytest.mark.parametrize("pack", [bytes, gzip.compress, zstd.compress])
def test_standard_input_and_unknown_endings_are_told_by_their_first_bytes(
    tmp_path: Path, pack: Callable[[bytes], bytes]
) -> None:
    articles = [Article("n1", TEXT), Article("n2", TEXT, date=DAY)]
    assert list(read_sources(["-"], stdin=io.BytesIO(pack(lines(articles))))) == articles
    path = tmp_path / "feed.dump"
    path.write_bytes(pack(lines(articles)))
    assert list(read_sources([str(path)])) == articles


def zipped(path: Path, **members: str | bytes) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


def test_single_articles_compressed_and_in_an_archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    page = f"<html><head><title>قمة</title></head><body><article><p>{TEXT}</p></article></body></html>"
    Path("a.txt.gz").write_bytes(gzip.compress(TEXT.encode()))
    Path("b.html.zst").write_bytes(zstd.compress(page.encode()))
    with zipfile.ZipFile("c.zip", "w") as archive:
        for name in ("sub/a.txt", "z.html", ".hidden.txt", "__MACOSX/z.txt", "notes.md"):
            archive.writestr(name, page if name.endswith("html") else TEXT)
    assert [(described(one), getattr(one, "text", "")) for one in read_sources(["."])] == [
        ("a.txt.gz", TEXT),
        ("b", f"قمة\n\n{TEXT}"),
        ("c.zip/sub/a.txt", TEXT),
        ("z", f"قمة\n\n{TEXT}"),
    ]
    assert [path.as_posix() for path in plan(["."]).skipped] == ["c.zip/notes.md"]


def test_good_and_hostile_members_together(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with zipfile.ZipFile("a.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for name in ("../up.txt", "/root.txt", "C:\\x.txt", "good.txt", "inner.zip", "table.parquet"):
            archive.writestr(name, TEXT)
        archive.writestr("lines.jsonl", b"{broken\n" + lines([Article("n1", TEXT)]))
        archive.writestr("huge.txt", "ا " * 20_000_000)
        link = zipfile.ZipInfo("link.txt")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/hostname")
    found = [described(item) for item in read_sources(["a.zip"])]
    assert found == [
        "a.zip/../up.txt: its path leads out of the archive: it is left out (pack it anew)",
        "a.zip//root.txt: its path leads out of the archive: it is left out (pack it anew)",
        "a.zip/C:\\x.txt: its path leads out of the archive: it is left out (pack it anew)",
        "a.zip/inner.zip: a .zip file in an archive: it is left out (unpack the archive first)",
        "a.zip/link.txt: a link in an archive: it is left out (pack the file itself)",
        "a.zip/table.parquet: a .parquet file in an archive: it is left out (unpack the archive first)",
        "good",
        f"a.zip/huge.txt: too large for one article: over 16,000,000 bytes ({ONE_EACH})",
        "a.zip/lines.jsonl:1: broken JSON at character 2: Expecting property name enclosed in double quotes",
        "n1",
    ]


def test_an_encrypted_member(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", **{"a.txt": TEXT})
    data = bytearray(path.read_bytes())
    for mark in (b"PK\x03\x04", b"PK\x01\x02"):
        data[data.index(mark) + (6 if mark.endswith(b"\x04") else 8)] |= 1
    path.write_bytes(data)
    assert described(next(read_sources([str(path)]))) == f"{path}/a.txt: encrypted (unpack the archive first)"


@pytest.mark.parametrize("ending", [".gz", ".zst", ".zip"])
def test_a_bomb_is_not_unpacked(tmp_path: Path, ending: str) -> None:
    path = tmp_path / ("a.zip" if ending == ".zip" else f"a.jsonl{ending}")
    lines = (b" " * (FREE // 64) + b"\n" for _ in range(100))
    if ending == ".zip":
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("a.jsonl", "w") as stream:
            stream.writelines(lines)
    else:
        with gzip.open(path, "wb") if ending == ".gz" else zstd.open(path, "wb") as packed:
            packed.writelines(lines)
    (found,) = read_sources([str(path)])
    assert "unpacks to more than 200 times its size, which no text does: not read on" in str(found)


@pytest.mark.parametrize("write", [gzipped, zstandard, parquet])
def test_what_is_cut_off(tmp_path: Path, write: Write) -> None:
    path = write(tmp_path, [Article(f"n{number}", f"{TEXT} {number}") for number in range(9)])
    path.write_bytes(path.read_bytes()[:-40])
    *_, last = read_sources([str(path)])
    assert str(last).startswith(f"{path}: ")
    assert "damaged" in str(last)


@pytest.mark.parametrize("name", ["a.zip", "a.jsonl.gz", "a.txt.zst", "a.parquet"])
@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", TEXT.encode(), b"\x1f\x8b\x08", b"\x28\xb5\x2f\xfd\x00", b"PAR1"])
def test_what_is_not_what_its_ending_says(tmp_path: Path, name: str, data: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    found = list(read_sources([str(path)]))
    assert len(found) <= 1
    assert all(isinstance(item, InputError) and "\n" not in str(item) for item in found)


def test_a_damaged_member_leaves_the_others(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", **{"a.txt": "ا" * 999, "b.txt": TEXT})
    data = bytearray(path.read_bytes())
    data[40] ^= 0xFF
    path.write_bytes(data)
    first, second = read_sources([str(path)])
    assert str(first).startswith(f"{path}/a.txt: damaged: ")
    assert described(second) == "b"


def test_an_archive_without_articles(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", **{"a.md": TEXT})
    (found,) = read_sources([str(path)])
    assert str(found).startswith(f"{path}: no article in this archive: none of its files ends in .txt")


def test_archives_and_tables_on_standard_input() -> None:
    for data, told in ((b"PK\x03\x04...", "a zip archive or an office file"), (b"PAR1...", "a Parquet table")):
        (found,) = read_sources(["-"], stdin=io.BytesIO(data))
        assert str(found).startswith(f"standard input: {told}")


def table(path: Path, **columns: list[object]) -> list[str]:
    pyarrow.parquet.write_table(pyarrow.table(columns), path / "a.parquet")
    return [described(item).removeprefix(f"{path}/") for item in read_sources([str(path / "a.parquet")])]


def test_rows_that_are_refused(tmp_path: Path) -> None:
    assert table(tmp_path, id=[1, 2, None], text=[TEXT, "hello world", TEXT], body=["x"] * 3) == [
        "1",
        "a.parquet:2: not Arabic: 0 of its 10 letters are",
        'a.parquet:3: no "id" (a text or a whole number)',
    ]
    assert table(tmp_path, id=["a"], text=[[TEXT]]) == ['a.parquet:1: "text" is not a text']
    assert table(tmp_path, id=["a"], body=[TEXT]) == ['a.parquet: no column "text" (its columns are id, body)']


def test_a_time_in_a_table_is_a_day(tmp_path: Path) -> None:
    moment = datetime.datetime(2018, 5, 8, 23, 30, tzinfo=datetime.UTC)
    path = tmp_path / "a.parquet"
    pyarrow.parquet.write_table(pyarrow.table({"id": ["n1"], "text": [TEXT], "date": [moment]}), path)
    assert list(read_sources([str(path)])) == [Article("n1", TEXT, date=DAY)]


def test_what_reads_tables_may_be_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing() -> None:
        raise MissingExtra("Parquet needs pyarrow: pip install pyarrow")

    monkeypatch.setattr("kg.read.sources.check_pyarrow", missing)
    with pytest.raises(MissingExtra, match="pip install pyarrow"):
        plan([str(parquet(tmp_path, [Article("n1", TEXT)]))])
    assert kg.read.parquet.check_pyarrow is not missing
