"""A store on disk: adding, replacing, removing and listing articles."""

import dataclasses
import datetime
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from pyoxigraph import Literal, Quad

import kg
from kg.errors import InputError, OutputError
from kg.graph import articles
from kg.graph.articles import Change, add, listed, read, remove
from kg.graph.assemble import assemble, sort
from kg.graph.rows import Rows, merge, tabulate
from kg.graph.store import EmbeddedStore, open_store, select
from kg.graph.vocabulary import PREF_LABEL
from kg.model import Extraction, Status


@pytest.fixture
def store(tmp_path: Path) -> Iterator[EmbeddedStore]:
    with open_store(str(tmp_path / "store"), write=True) as opened:
        assert isinstance(opened, EmbeddedStore)
        yield opened


def put(store: EmbeddedStore, *extractions: Extraction) -> list[tuple[str, Change]]:
    return list(add(store, map(tabulate, extractions)))


def content(store: EmbeddedStore) -> list[Quad]:
    return sort(store.oxigraph)


def copies(extraction: Extraction, names: Iterable[str]) -> list[Extraction]:
    document = extraction.document
    return [
        dataclasses.replace(
            extraction, document=dataclasses.replace(document, article=dataclasses.replace(document.article, id=name))
        )
        for name in names
    ]


def test_a_store_holds_what_the_files_hold(store: EmbeddedStore, meeting: Extraction, hostile: Extraction) -> None:
    assert put(store, meeting, hostile) == [(meeting.article.id, Change.ADDED), (hostile.article.id, Change.ADDED)]
    assert content(store) == assemble([meeting, hostile])


def test_one_after_the_other_is_the_same_as_together(
    store: EmbeddedStore, meeting: Extraction, echo: Extraction, hostile: Extraction
) -> None:
    for extraction in (echo, hostile, meeting):
        put(store, extraction)
    assert content(store) == assemble([meeting, echo, hostile])


def test_the_same_article_again_changes_nothing(store: EmbeddedStore, meeting: Extraction, echo: Extraction) -> None:
    put(store, meeting, echo)
    before = content(store)
    assert put(store, echo, meeting) == [(echo.article.id, Change.UNCHANGED), (meeting.article.id, Change.UNCHANGED)]
    assert content(store) == before


def test_a_changed_article_replaces_its_graph(store: EmbeddedStore, meeting: Extraction, echo: Extraction) -> None:
    put(store, meeting, echo)
    changed = dataclasses.replace(echo, relations=(dataclasses.replace(echo.relations[0], status=Status.DENIED),))
    assert put(store, changed) == [(echo.article.id, Change.REPLACED)]
    assert content(store) == assemble([meeting, changed])


def test_replacing_forgets_entities_that_are_no_longer_mentioned(store: EmbeddedStore, meeting: Extraction) -> None:
    put(store, meeting)
    short = dataclasses.replace(meeting, entities=meeting.entities[:2], relations=meeting.relations[:1], co_mentions=())
    put(store, short)
    assert content(store) == assemble([short])


def test_an_article_that_comes_twice_in_one_run(store: EmbeddedStore, echo: Extraction) -> None:
    changed = dataclasses.replace(echo, relations=())
    assert [change for _, change in put(store, echo, echo, changed)] == [
        Change.ADDED,
        Change.UNCHANGED,
        Change.REPLACED,
    ]
    assert content(store) == assemble([changed])


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 0, 1), (1, 2, 0)])
def test_add_then_remove_is_before(
    store: EmbeddedStore, meeting: Extraction, echo: Extraction, hostile: Extraction, order: tuple[int, ...]
) -> None:
    extractions = [(meeting, echo, hostile)[i] for i in order]
    states = [content(store)]
    for extraction in extractions:
        put(store, extraction)
        states.append(content(store))
    for extraction in reversed(extractions):
        assert states.pop() == content(store)
        assert list(remove(store, [extraction.article.id])) == [(extraction.article.id, True)]
    assert content(store) == []


def test_removing_what_is_not_there(store: EmbeddedStore, echo: Extraction) -> None:
    put(store, echo)
    before = content(store)
    assert list(remove(store, ["none", ""])) == [("none", False), ("", False)]
    assert content(store) == before


def test_a_new_version_leaves_no_trace_of_the_old(
    store: EmbeddedStore, meeting: Extraction, echo: Extraction, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(store, meeting, echo)
    monkeypatch.setattr(kg, "__version__", "99.0")
    put(store, meeting, echo)
    assert content(store) == assemble([meeting, echo])


def test_a_newer_list_replaces_the_names_of_listed_entities(store: EmbeddedStore, meeting: Extraction) -> None:
    put(store, *copies(meeting, ["a", "b"]))
    first, *rest = meeting.entities
    renamed = dataclasses.replace(meeting, entities=(dataclasses.replace(first, en="E. Macron"), *rest))
    put(store, *copies(renamed, ["b"]))
    labels = {
        q.object.value
        for q in content(store)
        if isinstance(q.object, Literal) and q.predicate == PREF_LABEL and "Macron" in q.object.value
    }
    assert labels == {"E. Macron"}


def test_rows_are_read_back(store: EmbeddedStore, meeting: Extraction, echo: Extraction) -> None:
    put(store, meeting, echo)
    parts = [tabulate(meeting), tabulate(echo)]
    assert list(read(store)) == parts
    assert merge(read(store)) == merge(parts)


def test_articles_are_listed(store: EmbeddedStore, meeting: Extraction, echo: Extraction) -> None:
    empty = dataclasses.replace(echo, entities=(), mentions=(), relations=())
    put(store, meeting, *copies(empty, ["a-first"]))
    first, second = listed(store)
    assert (first.id, first.title, first.claims, first.entities) == ("a-first", None, 0, 0)
    assert dataclasses.astuple(second) == (
        "daily-2024-03-05",
        "قمة في القاهرة",
        "2024-03-05",
        "صحيفة النيل",
        5,
        6,
        None,
    )


def test_batches_hold_the_same_as_one(
    store: EmbeddedStore, meeting: Extraction, echo: Extraction, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(articles, "BATCH", 2)
    many = copies(meeting, "abcde") + copies(echo, "fgh")
    put(store, *many)
    assert content(store) == assemble(many)


def test_an_article_half_loaded_is_completed(store: EmbeddedStore, meeting: Extraction, echo: Extraction) -> None:
    """What a kill between loading and provenance leaves behind."""
    half = [quad for quad in assemble([meeting]) if "claim" in str(quad.subject)]
    store.load(half)
    assert list(read(store)) == []
    assert put(store, meeting, echo) == [(meeting.article.id, Change.ADDED), (echo.article.id, Change.ADDED)]
    assert content(store) == assemble([meeting, echo])


WRITER = """
import dataclasses, runpy, sys
from kg.graph import articles
from kg.graph.rows import tabulate
from kg.graph.store import open_store
meeting = runpy.run_path(sys.argv[2])["meeting"].__wrapped__()
articles.BATCH = 40
def named(i):
    document = meeting.document
    article = dataclasses.replace(document.article, id=f"a{i:05}")
    return tabulate(dataclasses.replace(meeting, document=dataclasses.replace(document, article=article)))
with open_store(sys.argv[1], write=True) as store:
    for article, change in articles.add(store, map(named, range(int(sys.argv[3])))):
        print(article, flush=True)
"""
SAMPLES = str(Path(__file__).parent.with_name("conftest.py"))


@pytest.mark.parametrize("delay", [0.0, 0.05, 0.2])
def test_a_kill_loses_nothing_that_was_reported(tmp_path: Path, meeting: Extraction, delay: float) -> None:
    command = [sys.executable, "-c", WRITER, str(tmp_path / "store"), SAMPLES, "400"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout is not None
        reported = [writer.stdout.readline().strip()]
        time.sleep(delay)
        os.kill(writer.pid, signal.SIGKILL)
        reported += writer.stdout.read().split()
    with open_store(str(tmp_path / "store"), write=True) as store:
        assert isinstance(store, EmbeddedStore)
        there = [rows.articles[0].id for rows in read(store)]
        assert set(reported) <= set(there)
        (expected,) = (tabulate(x) for x in copies(meeting, [there[-1]]))
        assert next(rows for rows in read(store) if rows.articles[0].id == there[-1]) == expected
        everything = copies(meeting, [f"a{i:05}" for i in range(len(there) + 60)])
        put(store, *everything)
        assert content(store) == assemble(everything)


def test_a_second_writer_and_a_reader_are_told_to_wait(tmp_path: Path, store: EmbeddedStore) -> None:
    folder = str(tmp_path / "store")
    for write in (True, False):
        with pytest.raises(OutputError, match="another program is using this store"):
            open_store(folder, write=write)


def test_a_store_that_another_tool_holds(tmp_path: Path, store: EmbeddedStore) -> None:
    """The lock of Oxigraph itself, seen from a process that does not hold ours."""
    (tmp_path / "store" / "rawabit.lock").unlink()
    script = "import sys; from kg.graph.store import open_store; open_store(sys.argv[1], write=True)"
    command = [sys.executable, "-c", script, str(tmp_path / "store")]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert result.stderr.splitlines()[-1].endswith(
        "another program is using this store (wait until it has ended, then try again)"
    )


def test_readers_share_a_store(tmp_path: Path, echo: Extraction) -> None:
    folder = str(tmp_path / "store")
    with open_store(folder, write=True) as store:
        list(add(store, [tabulate(echo)]))
    with open_store(folder) as one, open_store(folder) as other:
        assert [r.articles[0].id for r in read(one)] == [r.articles[0].id for r in read(other)] == ["echo-7"]
    with open_store(folder, write=True) as store:
        assert len(listed(store)) == 1


def test_a_store_that_has_doubled_is_put_in_order(
    tmp_path: Path, meeting: Extraction, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kg.graph.store.MUCH", 0)
    monkeypatch.setattr(articles, "BATCH", 1)
    many = copies(meeting, "abcdef")

    def files() -> int:
        return len(list((tmp_path / "store").glob("*.sst")))

    with open_store(str(tmp_path / "store"), write=True) as store:
        list(add(store, map(tabulate, many)))
        before = files()
    assert files() < before
    with open_store(str(tmp_path / "store")) as store:
        assert isinstance(store, EmbeddedStore)
        assert content(store) == assemble(many)


def test_a_new_store_that_stays_empty_leaves_nothing(tmp_path: Path, echo: Extraction) -> None:
    with open_store(str(tmp_path / "store"), write=True) as store:
        assert list(add(store, [])) == []
    assert list(tmp_path.iterdir()) == []
    with open_store(str(tmp_path / "store"), write=True) as store:
        list(add(store, [tabulate(echo)]))
    with open_store(str(tmp_path / "store"), write=True) as store:
        list(remove(store, [echo.article.id]))
    with open_store(str(tmp_path / "store")) as store:
        assert listed(store) == []


def test_what_is_no_store(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="nowhere: is no store"):
        open_store(str(tmp_path / "nowhere"))
    (tmp_path / "letter.txt").write_text("x", encoding="utf-8")
    with pytest.raises(OutputError, match="holds other files and is no store"):
        open_store(str(tmp_path), write=True)
    with pytest.raises(OutputError, match="cannot be written"):
        open_store(str(tmp_path / "letter.txt" / "store"), write=True)


def test_a_query_that_is_wrong(store: EmbeddedStore) -> None:
    with pytest.raises(InputError, match=r"^query:1:12: expected "):
        list(select(store, "SELECT ?x {"))
    with pytest.raises(InputError, match="gives no rows"):
        list(select(store, "ASK {}"))


def test_dates_survive(store: EmbeddedStore, meeting: Extraction) -> None:
    put(store, meeting)
    (rows,) = read(store)
    assert isinstance(rows, Rows)
    assert rows.articles[0].date == datetime.date(2024, 3, 5)
