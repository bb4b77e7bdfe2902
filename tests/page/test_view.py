"""The view: what the page shows, built from extractions."""

import dataclasses
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.graph.articles import add, read
from kg.graph.filters import Filter, kept
from kg.graph.rows import tabulate
from kg.graph.store import open_store
from kg.model import Extraction, Status
from kg.page.model import Claim, Spot, View
from kg.page.view import build, build_from_rows, utf16_length, web_address
from tests.page.sample import ENTITIES, sample, seed


@pytest.fixture(scope="module")
def view() -> View:
    return build(sample(), "عنوان")


def number(view: View, key: str) -> int:
    """The position of an entity of the sample in the view."""
    return [actor.id for actor in view.actors].index(ENTITIES[key].id)


def claims(view: View, source: str, kind: str, target: str) -> list[Claim]:
    ends = number(view, source), number(view, target)
    return [c for c in view.claims if (c.source, c.target) == ends and c.type == kind]


def marked(view: View, claim: Claim) -> str:
    """The words that the page would mark."""
    return words(view, claim.spot)


def words(view: View, spot: Spot) -> str:
    """The words of a spot, cut as JavaScript cuts: by UTF-16 units."""
    text = view.sentences[spot.sentence].text.encode("utf-16-le")
    return text[2 * spot.start : 2 * spot.end].decode("utf-16-le")


def test_every_claim_marks_its_evidence(view: View) -> None:
    articles = sorted(sample(), key=lambda extraction: extraction.article.id)
    expected = [relation.evidence.text for extraction in articles for relation in extraction.relations]
    assert [marked(view, claim) for claim in view.claims] == expected


def test_spans_count_utf16_units_after_an_emoji(view: View) -> None:
    visit = claims(view, "jordan", "visited", "cairo")[0]
    assert view.sentences[visit.spot.sentence].text.startswith("📅 زار وفد أردني")
    assert visit.spot.start == len("📅 ".encode("utf-16-le")) // 2 == 3


@given(st.text())
def test_utf16_length_is_that_of_the_encoding(text: str) -> None:
    assert utf16_length(text) == len(text.encode("utf-16-le", "surrogatepass")) // 2


def test_a_sentence_is_told_once(view: View) -> None:
    assert len(set(view.sentences)) == len(view.sentences)


def test_a_claim_keeps_what_the_text_says_of_it(view: View) -> None:
    fuel = claims(view, "belarus", "supplied-fuel", "russia")
    assert [c.quantity for c in fuel] == [None, "60 ألف طن من وقود الديزل والبنزين"]
    assert {c.said_by for c in fuel} == {number(view, "lukashenko")}
    met = claims(view, "putin", "met-with", "lukashenko")[0]
    assert met.place == number(view, "sochi")
    visit = claims(view, "lukashenko", "visited", "petersburg")[0]
    assert (visit.begin, visit.end, visit.when) == ("2023-07-01", "2023-07-31", "يوليو/تموز")
    assert claims(view, "lavrov", "holds-office", "russia")[0].role == "وزير الخارجية"


def test_an_event_without_a_date_gets_none(view: View) -> None:
    assert claims(view, "kim", "visited", "russia")[0].begin is None


def test_parallel_claims_are_one_edge(view: View) -> None:
    edge = next(e for e in view.people.edges if e.type == "supplied-fuel" and e.source == number(view, "belarus"))
    assert [view.claims[n].target for n in edge.claims] == [number(view, "russia")] * 2
    kinds = [(e.type, e.source, e.target) for e in view.people.edges]
    assert len(kinds) == len(set(kinds))
    assert sorted(n for e in view.people.edges for n in e.claims) == list(range(len(view.claims)))


def test_symmetric_relations_have_no_direction(view: View) -> None:
    assert {e.type for e in view.people.edges if e.symmetric} == {
        "met-with", "phoned", "negotiated-with", "cooperates-with"
    }  # fmt: skip
    assert all(e.source < e.target for e in view.people.edges if e.symmetric)


def test_an_actor_has_its_names_and_mentions(view: View) -> None:
    lukashenko = view.actors[number(view, "lukashenko")]
    assert (lukashenko.ar, lukashenko.en) == ("ألكسندر لوكاشينكو", "Alexander Lukashenko")
    assert lukashenko.aliases == ("لوكاشينكا", "لوكاشينكو")
    assert lukashenko.mentions == len(lukashenko.seen) == 3
    assert [words(view, spot) for spot in lukashenko.seen] == ["ألكسندر لوكاشينكو", "ألكسندر لوكاشينكو", "لوكاشينكو"]
    putin = view.actors[number(view, "putin")]
    assert putin.mentions > len(putin.seen) == 5
    assert view.actors[number(view, "surovikin")].derived_en


def test_heavy_actors_come_first(view: View) -> None:
    ends = [end for claim in view.claims for end in (claim.source, claim.target)]
    counts = [ends.count(n) for n in range(len(view.actors))]
    assert counts == sorted(counts, reverse=True)


def test_the_better_english_name_wins(meeting: Extraction) -> None:
    guess = dataclasses.replace(meeting.entities[0], en="Aymanwil Makrun", derived_en=True)
    other = dataclasses.replace(meeting.document, article=dataclasses.replace(meeting.article, id="other"))
    worse = dataclasses.replace(meeting, document=other, entities=(guess, *meeting.entities[1:]))
    for order in ([meeting, worse], [worse, meeting]):
        named = next(a for a in build(order).actors if a.id == guess.id)
        assert (named.en, named.derived_en) == (meeting.entities[0].en, False)


def test_co_mentions_fold_to_pairs_with_weights(meeting: Extraction) -> None:
    view = build([meeting])
    pairs = {frozenset((view.actors[p.source].en, view.actors[p.target].en)): p.weight for p in view.people.pairs}
    assert pairs == {
        frozenset(("Emmanuel Macron", "Abdel Fattah el-Sisi")): 1,
        frozenset(("Emmanuel Macron", "Egypt")): 2,
    }


def test_sources_tell_title_date_publisher_and_address(view: View) -> None:
    second, first, third = view.sources
    assert first.title.startswith("الجنرال الروسي سوروفيكين يظهر من جديد")
    assert first.date == "2023-09-16"
    assert (second.title, second.publisher) == ("عمّان 😀 تستضيف قمة ثنائية.", "وكالة الأنباء")
    assert (third.publisher, third.url) == (None, None)


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        ("https://example.org/a", True),
        ("http://example.org", True),
        ("HTTPS://example.org", True),
        ("javascript:alert(1)", False),
        (" javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("//example.org", False),
        ("http://[broken", False),
        ("", False),
        (None, False),
    ],
)
def test_only_web_addresses_are_links(url: str | None, kept: bool) -> None:
    assert web_address(url) == (url if kept else None)


def test_nothing_makes_an_empty_view() -> None:
    view = build([])
    assert (view.sources, view.sentences, view.actors, view.claims) == ((), (), (), ())
    assert view.people.edges == view.countries.edges == ()


def test_the_title_is_the_given_one(view: View) -> None:
    assert (view.title, build([seed()]).title) == ("عنوان", None)


def test_a_store_gives_the_same_view(tmp_path: Path) -> None:
    with open_store(str(tmp_path), write=True) as store:
        list(add(store, map(tabulate, reversed(sample()))))
        assert build_from_rows(read(store)) == build(sample())


def test_hostile_words_come_back_from_a_store(hostile: Extraction, meeting: Extraction, tmp_path: Path) -> None:
    with open_store(str(tmp_path), write=True) as store:
        list(add(store, map(tabulate, (hostile, meeting))))
        view = build_from_rows(read(store))
    assert [source.url for source in view.sources if source.url] == [meeting.article.url]
    assert {actor.id for actor in view.actors} == {e.id for x in (hostile, meeting) for e in x.entities}


def test_a_part_of_the_rows_gives_a_part_of_the_view() -> None:
    planned = Filter(statuses=frozenset({Status.PLANNED}), co_mentions=False)
    view = build_from_rows(kept(tabulate(extraction), planned) for extraction in sample()[:1])
    assert {claim.status for claim in view.claims} == {"planned"}
    assert view.people.pairs == ()
    ends = {end for claim in view.claims for end in (claim.source, claim.target, claim.said_by, claim.place)}
    assert set(range(len(view.actors))) <= ends
