"""Meetings of one with several countries: «قمة لتركيا مع روسيا وألمانيا وفرنسا» brings all of them together."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from kg.model import EntityType, RelationType
from kg.relate.discourse import Reader
from kg.relate.drafts import Draft

WITH = "+مع"
"""How the name of a rule ends that took what follows «مع» for the other side."""


def all_round(reader: Reader, drafts: Sequence[Draft]) -> list[Draft]:
    """The meetings between the countries that one meeting has on its other side."""
    groups: dict[tuple[int, str], list[Draft]] = {}
    for draft in drafts:
        told = draft.relation
        if told.type is RelationType.MET_WITH and ":noun:" in told.rule and told.rule.endswith(WITH):
            groups.setdefault((told.evidence.sentence, told.rule), []).append(draft)
    return [made for group in groups.values() if len(group) > 1 for made in _pairs(reader, group)]


def _pairs(reader: Reader, group: Sequence[Draft]) -> Iterator[Draft]:
    common = set.intersection(*({one.relation.source, one.relation.target} for one in group))
    for one, other in combinations(group, 2) if len(common) == 1 else ():
        ends = sorted({*_ends(one), *_ends(other)} - common)
        if len(ends) == 2 and all(reader.entities[end].type is EntityType.COUNTRY for end in ends):
            last = max(one.relation, other.relation, key=lambda relation: relation.evidence.end)
            sureness = min(one.relation.confidence, other.relation.confidence)
            relation = replace(last, source=ends[0], target=ends[1], confidence=sureness)
            yield Draft(relation, one.mark)


def _ends(draft: Draft) -> tuple[str, str]:
    return draft.relation.source, draft.relation.target
