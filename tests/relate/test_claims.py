"""Which claim of one relation comes first, and how claims agree on a status."""

from hypothesis import given
from hypothesis import strategies as st

from kg.model import Evidence, Relation, RelationType, Status
from kg.relate.claims import agree, best_first, in_order
from kg.relate.drafts import Draft


def claim(start: int, status: Status = Status.ACTUAL, sentence: int = 1, **more: object) -> Relation:
    details = {"rule": "التقى:verb", "confidence": 0.8, **more}
    evidence = Evidence(start, start + 20, "التقى بوتين أردوغان", sentence)
    return Relation(RelationType.MET_WITH, "Q39259", "Q7747", status, evidence, **details)  # type: ignore[arg-type]


def first(*claims: Relation) -> int:
    """Where the claim stands that comes first, whatever the order in which they are given."""
    starts = {best_first(order)[0].evidence.start for order in (claims, claims[::-1])}
    assert len(starts) == 1
    return starts.pop()


def test_the_strongest_status_comes_first() -> None:
    assert first(claim(0, Status.PLANNED), claim(50)) == 50
    assert first(claim(0, Status.DENIED), claim(50, Status.ALLEGED)) == 50
    assert first(claim(0, Status.ALLEGED), claim(50, Status.PLANNED, confidence=0.3)) == 50


def test_of_one_status_the_clearest_comes_first() -> None:
    assert first(claim(0, confidence=0.4), claim(50, confidence=0.9)) == 50
    assert first(claim(0, said_by="Q58217"), claim(50)) == 50
    assert first(claim(0), claim(50, place="Q167646")) == 50
    assert first(claim(0, sentence=0), claim(50)) == 50


def test_of_equal_claims_the_first_in_the_text_comes_first() -> None:
    assert first(claim(50), claim(0)) == 0


def test_claims_are_sorted_by_place_and_none_is_told_twice() -> None:
    claims = [claim(50), claim(0), claim(50, confidence=0.6)]
    assert [(one.evidence.start, one.confidence) for one in in_order(claims)] == [(0, 0.8), (50, 0.8)]


def test_an_open_status_is_taken_from_the_other_claims() -> None:
    open_, planned, past = Draft(claim(0), 0), Draft(claim(50, Status.PLANNED), 2), Draft(claim(90), 2)
    assert [one.status for one in agree([open_, planned])] == [Status.PLANNED, Status.PLANNED]
    assert [one.status for one in agree([open_, planned, past])] == [Status.ACTUAL, Status.PLANNED, Status.ACTUAL]
    assert [one.status for one in agree([open_])] == [Status.ACTUAL]


@given(st.lists(st.tuples(st.integers(0, 9), st.sampled_from(Status), st.sampled_from([0.4, 0.8])), max_size=9))
def test_the_order_does_not_hang_on_the_order_of_finding(told: list[tuple[int, Status, float]]) -> None:
    claims = [claim(start * 30, status, confidence=sureness) for start, status, sureness in told]
    assert in_order(claims) == in_order(claims[::-1])
    assert best_first(in_order(claims)) == best_first(in_order(claims[::-1]))
    ranks = [list(Status).index(one.status) for one in best_first(claims)]
    assert ranks == sorted(ranks)
