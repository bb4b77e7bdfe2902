"""holds-office: who holds a post where, from the offices that the text names with a person."""

from collections.abc import Iterator
from functools import cache

from kg.model import EntityType, Evidence, Office, Relation, RelationType, Status
from kg.relate.discourse import Reader
from kg.tables import read_data

RELATIVE_KINDS = frozenset(("counterpart", "military-rank"))
"""Kinds that are no office by their words, but mean one where a country is told («نظيره الروسي», «الجنرال الروسي»)."""


@cache
def office_kinds() -> tuple[frozenset[str], frozenset[str]]:
    """The kinds of title that make holds-office, and those of them that are always held in a country."""
    rows = [row for row in read_data("titles.tsv") if row["office"] == "yes"]
    bodies: dict[str, set[str]] = {}
    for row in rows:
        bodies.setdefault(row["kind"], set()).add(row["body"])
    return frozenset(bodies) | RELATIVE_KINDS, frozenset(kind for kind, held in bodies.items() if held == {"country"})


def read_office(reader: Reader, office: Office) -> Iterator[Relation]:
    """The relation of an office with a holder: to its body, else to the country that the holder is known to serve."""
    kinds, of_country = office_kinds()
    if office.holder is None or office.kind not in kinds:
        return
    mentions = reader.linking.mentions
    holder = mentions[office.holder]
    if holder.entity is None or reader.entities[holder.entity].type is not EntityType.PERSON:
        return
    if office.body is not None:
        body, rule, confidence = mentions[office.body].entity, "office:body", 0.93
    elif office.kind in of_country or office.kind in ("head-of-state", "minister", "foreign-minister"):
        body, rule, confidence = reader.countries.get(holder.entity), "office:known-country", 0.8
    else:
        return
    if (
        body is None
        or body not in reader.entities
        or reader.entities[body].type in (EntityType.PLACE, EntityType.PERSON)
    ):
        return
    start, end = min(office.start, holder.start), max(office.end, holder.end)
    text = reader.document.article.text
    evidence = Evidence(start, end, text[start:end], office.sentence)
    yield Relation(
        RelationType.HOLDS_OFFICE, holder.entity, body, Status.ACTUAL, evidence, rule, confidence, role=office.text
    )
