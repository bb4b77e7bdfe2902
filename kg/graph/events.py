"""Which claims tell of one event.

The rule has two steps, both functions of one article alone, so that graphs of articles can be added and taken away:

1. Inside an article, claims of the same type with the same participants join where their dates are compatible: two
   dates where their intervals share a day; an undated claim with the most exactly dated event that is not of another
   phase (what is only planned is not what has already happened).
2. Across articles, events are one where type, participants and date interval are the same. Undated events are one
   where the articles appeared in the same month and the phase is the same, or where neither article has a date.

A state (an office, an alliance, a membership) has no date: its claims always join.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from kg.graph.terms import digest
from kg.model import Relation, RelationType, Status, When

STATES = frozenset({RelationType.HOLDS_OFFICE, RelationType.COOPERATES_WITH, RelationType.MEMBER_OF})
"""Relation types that last; the others happen."""

STRENGTH = {status: rank for rank, status in enumerate(Status)}
"""Rank of each status, 0 for the strongest."""


@dataclass(frozen=True, slots=True)
class Event:
    """What one article tells of one event: its strongest status, its date interval, the claims that tell it."""

    id: str
    type: RelationType
    source: str
    target: str
    status: Status
    earliest: date | None
    latest: date | None
    claims: tuple[Relation, ...]


def join(relations: Iterable[Relation], published: date | None) -> Iterator[Event]:
    """The events of one article, sorted by type, participants and date; ``published`` is the article's date."""
    ordered = sorted(relations, key=_most_exact_first)
    for _, group in groupby(ordered, key=_participants):
        for claims in _clusters(group):
            yield _event(claims, published)


def contradicted(statuses: Iterable[Status]) -> bool:
    """Whether one claim denies what another gives as done, planned or alleged."""
    found = frozenset(statuses)
    return Status.DENIED in found and bool(found & {Status.ACTUAL, Status.PLANNED, Status.ALLEGED})


def strongest(statuses: Iterable[Status]) -> Status:
    """The strongest of the statuses (actual before planned, alleged, hypothetical, denied)."""
    return min(statuses, key=STRENGTH.__getitem__)


def _participants(relation: Relation) -> tuple[str, str, str]:
    return relation.type, relation.source, relation.target


def _most_exact_first(relation: Relation) -> tuple[object, ...]:
    when = None if relation.type in STATES else relation.when
    dated = (1, 0, "") if when is None else (0, (when.end - when.start).days, when.start.isoformat())
    place = relation.evidence.start, relation.evidence.end
    rest = relation.rule, relation.said_by or "", relation.place or "", relation.role or "", relation.confidence
    return (*_participants(relation), *dated, STRENGTH[relation.status], *place, *rest)


def _clusters(group: Iterable[Relation]) -> list[list[Relation]]:
    clusters: list[list[Relation]] = []
    for claim in group:
        home = next((cluster for cluster in clusters if _compatible(claim, cluster)), None)
        if home is None:
            clusters.append([claim])
        else:
            home.append(claim)
    return clusters


def _compatible(claim: Relation, cluster: list[Relation]) -> bool:
    if claim.type in STATES:
        return True
    known = cluster[0].when
    if claim.when is not None and known is not None:
        return _overlap(claim.when, known)
    phases = {_phase(claim.status), _phase(strongest(c.status for c in cluster))}
    return len(phases - {""}) < 2


def _overlap(a: When, b: When) -> bool:
    return a.start <= b.end and b.start <= a.end


def _phase(status: Status) -> str:
    return {Status.ACTUAL: "past", Status.PLANNED: "ahead"}.get(status, "")


def _event(claims: list[Relation], published: date | None) -> Event:
    first = claims[0]
    when = None if first.type in STATES else first.when
    status = strongest(claim.status for claim in claims)
    return Event(
        id=digest(*_participants(first), _time_key(first.type, when, status, published)),
        type=first.type,
        source=first.source,
        target=first.target,
        status=status,
        earliest=when.start if when else None,
        latest=when.end if when else None,
        claims=tuple(claims),
    )


def _time_key(type_: RelationType, when: When | None, status: Status, published: date | None) -> str:
    if type_ in STATES:
        return "state"
    if when is not None:
        return f"{when.start.isoformat()}/{when.end.isoformat()}"
    month = published.isoformat()[:7] if published else "undated"
    return f"{month} ahead" if status is Status.PLANNED else month
