"""What the plan of one event tells about another: a journey still to come has its meetings still to come."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from kg.model import EntityType, RelationType, Status
from kg.relate.discourse import Reader
from kg.relate.drafts import Draft

SENTENCES_BACK = 2
JOURNEYS = (RelationType.MET_WITH, RelationType.VISITED, RelationType.NEGOTIATED_WITH, RelationType.AGREED_WITH)
"""Types that a present tense tells as the next station of a plan."""


def spread_plans(reader: Reader, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, where those that their own words leave open are planned if the event around them is.

    «يزور ماكرون الصين الشهر المقبل … محادثات ماكرون وشي»: the talks are planned, as the visit to Xi's country is.
    """
    visits = _marked(drafts, lambda draft: _visit(reader, draft))
    meetings = _marked(drafts, lambda draft: _meeting(reader, draft))
    leaders = _marked(drafts, lambda draft: _countries(reader, draft))
    spread: list[Draft] = []
    for at, draft in enumerate(drafts):
        planned = (
            any(visits.get(visit) == {Status.PLANNED} for visit in _meeting(reader, draft))
            or any(meetings.get(visit) == {Status.PLANNED} for visit in _visit(reader, draft))
            or any(visits.get(visit) == {Status.PLANNED} for visit in _visit(reader, draft))
            or (
                leaders.get((draft.relation.source, draft.relation.target)) == {Status.PLANNED}
                and draft.relation.type is RelationType.MET_WITH
            )
            or _goes_on(draft, drafts[:at])
        )
        open_ = draft.mark < 2 and draft.relation.status is Status.ACTUAL
        spread.append(_planned(draft) if open_ and planned else draft)
    return spread


def _marked(
    drafts: Sequence[Draft], ends_of: Callable[[Draft], Iterator[tuple[str, str]]]
) -> Mapping[tuple[str, str], set[Status]]:
    found: dict[tuple[str, str], set[Status]] = {}
    for draft in drafts:
        if draft.mark == 2:
            for ends in ends_of(draft):
                found.setdefault(ends, set()).add(draft.relation.status)
    return found


def _visit(reader: Reader, draft: Draft) -> Iterator[tuple[str, str]]:
    """Who visits, and the country where."""
    relation = draft.relation
    if relation.type is RelationType.VISITED:
        place = reader.entities[relation.target]
        country = place.id if place.type is EntityType.COUNTRY else place.country
        if country is not None:
            yield relation.source, country


def _meeting(reader: Reader, draft: Draft) -> Iterator[tuple[str, str]]:
    """Each of two who meet, with the country of the other."""
    relation = draft.relation
    if relation.type is RelationType.MET_WITH:
        for one, other in ((relation.source, relation.target), (relation.target, relation.source)):
            country = reader.countries.get(other)
            if country is not None:
                yield one, country


def _countries(reader: Reader, draft: Draft) -> Iterator[tuple[str, str]]:
    """The two countries that meet, or whose persons do."""
    relation = draft.relation
    if relation.type is RelationType.MET_WITH:
        ends = [reader.countries.get(end, end) for end in (relation.source, relation.target)]
        if ends[0] != ends[1] and all(
            reader.entities[end].type is EntityType.COUNTRY for end in ends if end in reader.entities
        ):
            yield min(ends), max(ends)


def _goes_on(draft: Draft, before: Sequence[Draft]) -> bool:
    """«يبدأ جونسون الأحد زيارة لواشنطن. ويلتقي …»: a present tense after a plan of the same doer."""
    relation = draft.relation
    if draft.mark != 1 or ":verb" not in relation.rule or relation.type not in JOURNEYS:
        return False
    for earlier in reversed(before):
        told = earlier.relation
        if relation.evidence.sentence - told.evidence.sentence > SENTENCES_BACK:
            return False
        if earlier.mark and {told.source, told.target} & {relation.source, relation.target}:
            return told.status is Status.PLANNED
    return False


def _planned(draft: Draft) -> Draft:
    return Draft(replace(draft.relation, status=Status.PLANNED), 1)
