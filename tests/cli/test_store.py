"""Stores: ``kg build --store``, ``kg articles``, ``kg remove``; what stays, what goes, and who may write."""

import fcntl
import json
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg.cli import main
from kg.graph.store import LOCK_FILE

MOVED = "وصل الرئيس الفرنسي إيمانويل ماكرون إلى بيروت."


def kg(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, list(map(str, arguments)))


def last_line(result: Result) -> str:
    return result.stdout.splitlines()[-1]


def listed(store: Path) -> dict[str, dict[str, str]]:
    return {row["id"]: row for row in json.loads(kg("articles", store, "--format", "json").stdout)}


@pytest.fixture
def store(tmp_path: Path, corpus: Path) -> Path:
    """A store with the four articles of the corpus."""
    result = kg("build", corpus, "--store", tmp_path / "graph")
    assert (result.exit_code, result.stderr) == (0, "")
    assert last_line(result) == f"In the store {tmp_path}/graph: 4 added, 0 replaced, 0 unchanged."
    return tmp_path / "graph"


def test_a_store_takes_the_place_of_files(
    store: Path, corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    kg("build", corpus, "--store", store)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["graph", "news"]


def test_a_store_and_files(corpus: Path, tmp_path: Path) -> None:
    result = kg("build", corpus, "--store", tmp_path / "graph", "-o", tmp_path / "out", "--formats", "html,gexf")
    assert "4 added" in result.stdout
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["graph.gexf", "network.html"]


def test_the_same_articles_again_change_nothing(store: Path, corpus: Path) -> None:
    before = kg("export", store, "--format", "nquads").stdout
    assert last_line(kg("build", corpus, "--store", store)).endswith(": 0 added, 0 replaced, 4 unchanged.")
    assert kg("export", store, "--format", "nquads").stdout == before


def test_a_changed_article_takes_the_place_of_its_older_self(store: Path, article: Path) -> None:
    article.write_text(MOVED, encoding="utf-8")
    assert last_line(kg("build", article, "--store", store)).endswith(": 0 added, 1 replaced, 0 unchanged.")
    text = kg("export", store, "--format", "nquads").stdout
    assert "بيروت" in text
    assert "عبد الفتاح السيسي" not in text


def test_articles_are_listed(store: Path) -> None:
    rows = listed(store)
    assert list(rows) == ["meeting", "n1", "n2", "page"]
    assert (rows["n1"]["date"], rows["n2"]["title"], rows["meeting"]["source"]) == (
        "2024-03-05",
        "زيارة مرتقبة",
        "news.example.org",
    )
    assert int(rows["meeting"]["claims"]) > 0
    table = kg("articles", store)
    assert (table.exit_code, last_line(table)) == (0, "4 rows")
    assert kg("articles", store, "--format", "csv").stdout.startswith(
        "id,date,source,title,claims,entities,copy_of\nmeeting,"
    )


def test_removing_leaves_no_residue(store: Path, corpus: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    kg("build", corpus / "lines.jsonl", corpus / "page.html", "--store", other)
    removed = kg("remove", store, "meeting")
    assert (removed.exit_code, removed.output) == (0, "removed meeting\n")
    assert kg("export", store, "--format", "nquads").stdout == kg("export", other, "--format", "nquads").stdout
    assert kg("remove", store, "n1", "n2", "page").exit_code == 0
    assert listed(store) == {}


def test_an_article_that_is_not_there(store: Path) -> None:
    result = kg("remove", store, "none", "n1")
    assert (result.exit_code, result.stdout) == (3, "removed n1\n")
    assert result.stderr == f"kg: none: no such article in {store} (kg articles {store} lists them)\n"


@pytest.mark.parametrize(
    "arguments",
    [
        ["articles", "none"],
        ["remove", "none", "n1"],
        ["query", "none", "met"],
        ["export", "none", "--format", "trig"],
        ["page", "none"],
        ["report", "none"],
        ["validate", "none"],
    ],
    ids=lambda arguments: arguments[0],
)
def test_a_missing_store_is_one_line_and_makes_nothing(
    arguments: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = kg(*arguments)
    assert (result.exit_code, result.stdout) == (3, "")
    assert result.stderr == "kg: none: no such file or folder (make a store with kg build --store)\n"
    Path("none").mkdir()
    result = kg(*arguments)
    assert result.exit_code == 3
    assert result.stderr.startswith("kg: none: is no store")
    assert list(tmp_path.rglob("*")) == [tmp_path / "none"]


def test_a_folder_of_other_files_is_not_made_a_store(corpus: Path) -> None:
    result = kg("build", corpus, "--store", corpus)
    assert (result.exit_code, result.stdout) == (4, "")
    assert result.stderr == f"kg: {corpus}: holds other files and is no store (name a new or empty folder)\n"


@pytest.mark.parametrize("command", ["build", "remove", "articles", "query"])
def test_a_store_that_is_being_written_is_told(command: str, store: Path, article: Path) -> None:
    arguments: dict[str, list[str | Path]] = {
        "build": [article, "--store", store],
        "remove": [store, "n1"],
        "articles": [store],
        "query": [store, "central"],
    }
    with (store / LOCK_FILE).open("ab") as writer:
        fcntl.flock(writer, fcntl.LOCK_EX)
        result = kg(command, *arguments[command])
    assert (result.exit_code, result.stdout) == (4, "")
    assert result.stderr == (
        f"kg: {store}: another program is using this store (wait until it has ended, then try again)\n"
    )


def test_a_second_writer_is_told_and_a_kill_keeps_what_was_stored(store: Path, article: Path) -> None:
    command = [sys.executable, "-m", "kg", "build", "missing.txt", "-", "--store", str(store)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as writer:
        assert writer.stderr is not None
        assert writer.stderr.readline() == "kg: missing.txt: no such file or folder\n"  # the store is open by now
        second = kg("build", article, "--store", store)
        assert (second.exit_code, second.stderr.count("\n")) == (4, 1)
        assert "another program is using this store" in second.stderr
        writer.send_signal(signal.SIGKILL)
        writer.wait(timeout=20)
    assert list(listed(store)) == ["meeting", "n1", "n2", "page"]
    assert last_line(kg("build", article, "--store", store)).endswith("1 unchanged.")


def test_some_articles_fail_the_others_are_stored(corpus: Path, tmp_path: Path) -> None:
    (corpus / "empty.txt").write_bytes(b"")
    result = kg("build", corpus, "--store", tmp_path / "graph")
    assert result.exit_code == 3
    named = f"(named in {tmp_path}/graph.failed.jsonl)"
    assert result.stderr.splitlines()[-1] == f"kg: 1 could not be read; the other 4 were {named}"
    assert len(listed(tmp_path / "graph")) == 4


def test_hostile_ids_are_stored_listed_and_removed(tmp_path: Path) -> None:
    ids = ["a'; DROP ALL --", 'b"> } CLEAR ALL', "=1+1", "../x y", "ج\u202e", "<script>", "-x"]
    lines = "".join(json.dumps({"id": one, "text": MOVED, "title": one}) + "\n" for one in ids)
    (tmp_path / "a.jsonl").write_text(lines, encoding="utf-8")
    kg("build", tmp_path / "a.jsonl", "--store", tmp_path / "graph")
    assert set(listed(tmp_path / "graph")) == set(ids)
    assert "\n'=1+1," in kg("articles", tmp_path / "graph", "--format", "csv").stdout
    assert "\u202e" not in kg("articles", tmp_path / "graph").stdout
    assert kg("remove", tmp_path / "graph", "--", *ids[1:]).exit_code == 0
    assert list(listed(tmp_path / "graph")) == ids[:1]
