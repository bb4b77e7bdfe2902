"""An agency story in several papers: kept once, and not lost with the paper that was read first."""

import dataclasses
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.graph.articles import Change, add, read, remove
from kg.graph.assemble import article_quads, own_quads
from kg.graph.copies import Print, copy_rows, heir, prints
from kg.graph.restore import article_rows
from kg.graph.rows import Rows, merge, tabulate
from kg.graph.store import EmbeddedStore, open_store
from kg.graph.validate import validate
from kg.model import Article, Extraction

COPY = Article("copy-1", "نص", title="عنوان آخر", source="الجريدة", url="https://copy.example/1")
OTHER = Article("copy-2", "نص", source="الصحيفة")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[EmbeddedStore]:
    with open_store(str(tmp_path / "store"), write=True) as opened:
        assert isinstance(opened, EmbeddedStore)
        yield opened


@pytest.fixture
def three(store: EmbeddedStore, meeting: Extraction) -> EmbeddedStore:
    original = meeting.article.id
    list(add(store, [tabulate(meeting), printed(COPY, original), printed(OTHER, original)]))
    return store


def printed(article: Article, original: str) -> Rows:
    return copy_rows(dataclasses.replace(article, copy_of=original, fingerprint=f"f {article.id}"))


def rows(store: EmbeddedStore) -> Rows:
    return merge(read(store))


def told(found: Rows) -> set[tuple[object, ...]]:
    """What the claims say, whatever article they count for."""
    return {(c.event, c.type, c.source, c.target, c.status, c.quote, c.said_by, c.role) for c in found.claims}


def sources(found: Rows) -> dict[str, str | None]:
    return {row.id: row.copy_of for row in found.articles}


def test_a_copy_comes_back_from_its_quads() -> None:
    copy = printed(COPY, "a/b c")
    assert article_rows(article_quads(copy)) == copy


def test_the_story_is_kept_once_and_has_three_sources(three: EmbeddedStore, meeting: Extraction) -> None:
    found = rows(three)
    assert sources(found) == {"copy-1": meeting.article.id, "copy-2": meeting.article.id, meeting.article.id: None}
    assert found.claims == tabulate(meeting).claims
    assert validate(three) == []


def test_without_its_original_a_story_goes_on_in_a_copy(three: EmbeddedStore, meeting: Extraction) -> None:
    before = told(rows(three))
    assert list(remove(three, [meeting.article.id])) == [(meeting.article.id, True)]
    found = rows(three)
    assert sources(found) == {"copy-1": None, "copy-2": "copy-1"}
    assert told(found) == before
    assert {claim.article for claim in found.claims} == {"copy-1"}
    assert validate(three) == []


def test_with_its_last_source_a_story_goes(three: EmbeddedStore, meeting: Extraction) -> None:
    list(remove(three, ["copy-1", meeting.article.id, "copy-2"]))
    assert len(three.oxigraph) == 0


def test_a_copy_goes_alone(three: EmbeddedStore, store: EmbeddedStore, meeting: Extraction) -> None:
    list(remove(three, ["copy-1"]))
    assert sources(rows(store)) == {"copy-2": meeting.article.id, meeting.article.id: None}


def test_an_original_with_a_new_text_leaves_the_old_one_to_a_copy(three: EmbeddedStore, meeting: Extraction) -> None:
    before = told(rows(three))
    text = meeting.article.text + "\nملحق"
    document = dataclasses.replace(meeting.document, article=dataclasses.replace(meeting.article, text=text))
    changed = tabulate(dataclasses.replace(meeting, document=document, relations=()))
    assert list(add(three, [changed])) == [(meeting.article.id, Change.REPLACED)]
    found = rows(three)
    assert sources(found) == {"copy-1": None, "copy-2": "copy-1", meeting.article.id: None}
    assert told(found) == before
    assert validate(three) == []


def test_new_rules_for_the_same_text_leave_the_copies(three: EmbeddedStore, meeting: Extraction) -> None:
    fewer = dataclasses.replace(meeting, relations=meeting.relations[:1])
    assert list(add(three, [tabulate(fewer)])) == [(meeting.article.id, Change.REPLACED)]
    assert set(sources(rows(three)).values()) == {None, meeting.article.id}


def test_what_an_heir_tells_has_the_ids_of_its_own(meeting: Extraction) -> None:
    document = dataclasses.replace(meeting.document, article=dataclasses.replace(meeting.article, id="copy-1"))
    own = tabulate(dataclasses.replace(meeting, document=document))
    assert heir(tabulate(meeting), own.articles[0]) == own


def test_a_store_tells_the_fingerprints(three: EmbeddedStore, meeting: Extraction) -> None:
    original = meeting.article.id
    three.load(own_quads(copy_rows(dataclasses.replace(COPY, id="half", fingerprint="f half"))))
    assert prints(three) == [Print("copy-1", "f copy-1", original), Print("copy-2", "f copy-2", original)]
