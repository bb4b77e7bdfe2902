"""Sources → inputs: order, ids, what is left out and what leads nowhere."""

import os
from pathlib import Path

import pytest

from kg.read import Format, plan


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    names = ["b.txt", "a.TXT", "sub/c.html", "sub/deep/d.jsonl", "sub/b.htm", "notes.md", ".hidden.txt", ".git/e.txt"]
    for name in names:
        path = tmp_path / "news" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("نص", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_folder_is_searched_through_in_order(folder: Path) -> None:
    found = plan(["news"])
    paths = [one.path.as_posix() for one in found.inputs if one.path]
    assert paths == ["news/a.TXT", "news/b.txt", "news/sub/b.htm", "news/sub/c.html", "news/sub/deep/d.jsonl"]
    assert [one.format for one in found.inputs] == ["text", "text", "html", "html", "jsonl"]
    assert [path.as_posix() for path in found.skipped] == ["news/notes.md"]
    assert not found.errors


def test_ids_are_stems_and_paths_where_stems_are_shared(folder: Path) -> None:
    assert [one.id for one in plan(["news"]).inputs] == ["a", "b.txt", "sub/b.htm", "c", "d"]


def test_ids_of_equal_paths_in_two_folders(folder: Path) -> None:
    for name in ("x/a.txt", "y/a.txt"):
        Path(name).parent.mkdir()
        Path(name).write_text("نص", encoding="utf-8")
    assert [one.id for one in plan(["x", "y"]).inputs] == ["x/a.txt", "y/a.txt"]


def test_glob(folder: Path) -> None:
    assert [one.id for one in plan(["news/*.txt"]).inputs] == ["b"]
    assert [one.id for one in plan(["news/**/*.[hj]*"]).inputs] == ["b", "c", "d"]


def test_a_file_that_is_reached_twice_is_read_once(folder: Path) -> None:
    assert [one.id for one in plan(["news/b.txt", "news", "./news/b.txt", "-", "-"]).inputs] == [
        "news/b.txt",
        "a",
        "sub/b.htm",
        "c",
        "d",
        "stdin",
    ]


def test_a_file_named_itself_is_read_whatever_its_extension(folder: Path) -> None:
    found = plan(["news", "news/notes.md"])
    assert [(one.id, one.format) for one in found.inputs][-1] == ("notes", Format.SNIFF)
    assert not found.skipped


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("missing.txt", "missing.txt: no such file or folder"),
        ("*.none", "*.none: no file matches this pattern"),
        ("empty", "empty: no article in this folder"),
        ("", ": no such file or folder"),
    ],
)
def test_sources_that_lead_nowhere(folder: Path, source: str, message: str) -> None:
    Path("empty").mkdir()
    found = plan([source, "news/b.txt"])
    assert [one.id for one in found.inputs] == ["b"]
    assert [str(error).startswith(message) for error in found.errors] == [True]


def test_a_circle_of_links_ends(folder: Path) -> None:
    Path("news/loop").symlink_to(folder / "news", target_is_directory=True)
    assert len(plan(["news"]).inputs) == 5


@pytest.mark.skipif(os.name == "nt", reason="file names are text there")
def test_a_file_name_that_is_no_text(folder: Path) -> None:
    os.close(os.open(os.fsencode(folder) + b"/news/\xff.txt", os.O_CREAT | os.O_WRONLY))
    assert "\ufffd" in [one.id for one in plan(["news"]).inputs]
