"""The rule that joins claims to events: a case is a list of claims (status, date) and how they fall into events."""

import datetime
from itertools import permutations

import pytest

from kg.graph.events import Event, contradicted, join, strongest
from kg.model import Evidence, Relation, RelationType, Status, When

PUBLISHED = datetime.date(2024, 3, 5)
DAYS = {
    "4 March": (datetime.date(2024, 3, 4), datetime.date(2024, 3, 4)),
    "5 March": (datetime.date(2024, 3, 5), datetime.date(2024, 3, 5)),
    "March": (datetime.date(2024, 3, 1), datetime.date(2024, 3, 31)),
    "April": (datetime.date(2024, 4, 1), datetime.date(2024, 4, 30)),
}


def claim(
    name: str, type_: RelationType = RelationType.MET_WITH, ends: tuple[str, str] = ("Q1", "Q2"), start: int = 0
) -> Relation:
    """``name`` is a status and, where dated, ``@`` and one of DAYS; ``actual@4 March``."""
    status, _, date = name.partition("@")
    when = When(*DAYS[date], "day" if "4" in date or "5" in date else "month", date) if date else None
    return Relation(type_, *ends, Status(status), Evidence(start, start + 1, "x", 0), "rule", 0.5, when=when)


def grouped(names: list[str], type_: RelationType = RelationType.MET_WITH) -> list[list[str]]:
    """The claims of each event, by name, sorted."""
    claims = {claim(name, type_, start=place): name for place, name in enumerate(names)}
    return sorted(sorted(claims[c] for c in event.claims) for event in join(claims, PUBLISHED))


def only(*relations: Relation, published: datetime.date | None = PUBLISHED) -> Event:
    (event,) = join(relations, published)
    return event


@pytest.mark.parametrize(
    ("claims", "events"),
    [
        (["actual", "actual"], [["actual", "actual"]]),
        (["actual@4 March", "actual@4 March"], [["actual@4 March", "actual@4 March"]]),
        (["actual@4 March", "actual@5 March"], [["actual@4 March"], ["actual@5 March"]]),
        (["actual@4 March", "actual@March"], [["actual@4 March", "actual@March"]]),
        (["actual@4 March", "planned@April"], [["actual@4 March"], ["planned@April"]]),
        (["planned@4 March", "actual@4 March"], [["actual@4 March", "planned@4 March"]]),
        (["actual@4 March", "actual"], [["actual", "actual@4 March"]]),
        (["actual@4 March", "planned"], [["actual@4 March"], ["planned"]]),
        (["planned@April", "actual"], [["actual"], ["planned@April"]]),
        (["planned@April", "planned", "actual"], [["actual"], ["planned", "planned@April"]]),
        (["actual", "denied"], [["actual", "denied"]]),
        (["alleged", "denied@4 March"], [["alleged", "denied@4 March"]]),
        (["hypothetical", "planned@April"], [["hypothetical", "planned@April"]]),
    ],
)
def test_claims_of_one_article(claims: list[str], events: list[list[str]]) -> None:
    assert grouped(claims) == events


@pytest.mark.parametrize("type_", [RelationType.HOLDS_OFFICE, RelationType.COOPERATES_WITH])
def test_a_state_is_one_whatever_its_dates(type_: RelationType) -> None:
    names = ["actual@4 March", "actual@April", "planned"]
    assert grouped(names, type_) == [sorted(names)]
    assert only(claim("actual@4 March", type_)).id == only(claim("actual@April", type_), published=None).id
    assert only(claim("actual@4 March", type_)).earliest is None


def test_other_participants_or_another_type_are_another_event() -> None:
    ends = [("Q1", "Q2"), ("Q1", "Q3"), ("Q2", "Q1")]
    claims = [claim("actual@4 March", RelationType.ATTACKED, pair) for pair in ends] + [claim("actual@4 March")]
    assert len({event.id for event in join(claims, PUBLISHED)}) == 4


@pytest.mark.parametrize(
    ("one", "published", "other", "published_too", "same"),
    [
        ("actual@4 March", "2024-03-05", "actual@4 March", "2024-05-01", True),
        ("actual@4 March", "2024-03-05", "denied@4 March", None, True),
        ("actual@4 March", "2024-03-05", "actual@5 March", "2024-03-05", False),
        ("actual", "2024-03-05", "actual", "2024-03-30", True),
        ("actual", "2024-03-05", "denied", "2024-03-30", True),
        ("actual", "2024-03-05", "planned", "2024-03-30", False),
        ("planned", "2024-03-05", "planned", "2024-03-30", True),
        ("actual", "2024-03-05", "actual", "2024-04-05", False),
        ("actual", "2024-03-05", "actual", None, False),
        ("actual", None, "actual", None, True),
        ("actual@March", "2024-03-05", "actual", "2024-03-05", False),
    ],
)
def test_claims_of_two_articles(
    one: str, published: str | None, other: str, published_too: str | None, same: bool
) -> None:
    days = [datetime.date.fromisoformat(day) if day else None for day in (published, published_too)]
    first, second = only(claim(one), published=days[0]), only(claim(other), published=days[1])
    assert (first.id == second.id) is same


def test_the_event_shows_its_strongest_status_and_most_exact_date() -> None:
    event = only(claim("denied"), claim("alleged@March"), claim("planned@5 March"))
    assert event.status is Status.PLANNED
    assert (event.earliest, event.latest) == DAYS["5 March"]


def test_the_order_of_claims_plays_no_part() -> None:
    claims = [claim(name, start=i) for i, name in enumerate(["actual", "planned", "denied", "actual@4 March"])]
    results = {tuple(join(order, PUBLISHED)) for order in permutations(claims)}
    assert len(results) == 1


@pytest.mark.parametrize(
    ("statuses", "answer"),
    [
        ("actual denied", True),
        ("planned denied", True),
        ("denied", False),
        ("actual planned", False),
        ("hypothetical denied", False),
    ],
)
def test_contradiction(statuses: str, answer: bool) -> None:
    assert contradicted(Status(status) for status in statuses.split()) is answer


def test_strength_follows_the_order_of_the_statuses() -> None:
    assert [strongest([s, Status.DENIED]) for s in Status] == list(Status)
