import dataclasses
import datetime

import pytest

from kg.graph.filters import EVERYTHING, Filter, kept
from kg.graph.rows import Rows, collect
from kg.model import Extraction, RelationType, Status


@pytest.fixture
def rows(meeting: Extraction, echo: Extraction) -> Rows:
    return collect([meeting, echo])


def types(rows: Rows) -> list[str]:
    return sorted(claim.type.value for claim in rows.claims)


ALL = ["accused", "accused", "holds-office", "met-with", "met-with", "supplied-fuel", "visited"]


@pytest.mark.parametrize(
    ("limits", "expected"),
    [
        (EVERYTHING, ALL),
        (Filter(types=frozenset({RelationType.MET_WITH})), ["met-with", "met-with"]),
        (Filter(statuses=frozenset({Status.PLANNED})), ["supplied-fuel", "visited"]),
        (Filter(statuses=frozenset({Status.DENIED})), ["accused"]),
        (Filter(sources=frozenset({"صدى"})), ["accused", "met-with"]),
        (Filter(confidence=0.9), ["accused", "holds-office", "met-with", "visited"]),
        (Filter(since=datetime.date(2024, 4, 30)), ["visited"]),
        (Filter(until=datetime.date(2024, 3, 4)), ["met-with", "met-with"]),
        (
            Filter(since=datetime.date(2024, 3, 5), until=datetime.date(2024, 3, 31)),
            ["accused", "accused", "holds-office", "supplied-fuel"],
        ),
        (Filter(since=datetime.date(2025, 1, 1)), []),
    ],
)
def test_claims_are_kept(rows: Rows, limits: Filter, expected: list[str]) -> None:
    assert types(kept(rows, limits)) == expected


def test_what_is_kept_is_whole(rows: Rows) -> None:
    part = kept(rows, Filter(types=frozenset({RelationType.MET_WITH}), co_mentions=False))
    assert {entity.id for entity in part.entities} == {"Q3052772", "Q307871", "Q85"}
    assert [(s.article, s.index) for s in part.sentences] == [("daily-2024-03-05", 0), ("echo-7", 0)]
    assert len(part.events) == 1
    assert part.co_mentions == ()


def test_co_mentions_follow_the_limits_of_articles(rows: Rows) -> None:
    assert len(kept(rows, Filter(types=frozenset({RelationType.PHONED}))).co_mentions) == 2
    assert kept(rows, Filter(sources=frozenset({"صدى"}))).co_mentions == ()
    assert kept(rows, Filter(since=datetime.date(2025, 1, 1))).co_mentions == ()


def test_an_event_shows_the_status_of_the_claims_that_are_kept(meeting: Extraction) -> None:
    first = meeting.relations[0]
    both = (first, dataclasses.replace(first, status=Status.DENIED))
    rows = collect([dataclasses.replace(meeting, relations=both)])
    assert [e.status for e in rows.events] == [Status.ACTUAL]
    assert [e.status for e in kept(rows, Filter(statuses=frozenset({Status.DENIED}))).events] == [Status.DENIED]


def test_undated_claims_of_undated_articles_have_no_time(hostile: Extraction) -> None:
    rows = collect([hostile])
    assert len(kept(rows, Filter(confidence=0.5)).claims) == 1
    assert kept(rows, Filter(since=datetime.date(1, 1, 1))).claims == ()
