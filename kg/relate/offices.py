"""holds-office: who holds a post where, from the offices that the text names with a person."""

from collections.abc import Iterator
from functools import cache

from kg.model import EntityType, Evidence, Mention, Office, Relation, RelationType, Status
from kg.relate.discourse import Reader
from kg.tables import read_data

TOLD_ONLY = frozenset(("counterpart", "military-rank"))
"""Kinds that are an office only where a country is told with them («نظيره الروسي», «الجنرال الروسي»)."""
OF_COUNTRY = frozenset(("head-of-state", "chancellor"))
"""Kinds that without a body are taken for a country's, beside those that are held in countries only."""
PRINCES = frozenset(("emir",))
"""A prince of no told country need not rule one («الأمير وليام»)."""
BODIES = (EntityType.COUNTRY, EntityType.ORGANIZATION)
UNITED_NATIONS = "Q1065"


@cache
def office_kinds() -> tuple[frozenset[str], frozenset[str]]:
    """The kinds of title that make holds-office, and those of them that without a body mean a country."""
    bodies: dict[str, set[str]] = {}
    for row in read_data("titles.tsv"):
        if row["office"] == "yes":
            bodies.setdefault(row["kind"], set()).add(row["body"])
    return frozenset(bodies) | TOLD_ONLY, frozenset(k for k, held in bodies.items() if held == {"country"}) | OF_COUNTRY


def read_office(reader: Reader, office: Office) -> Iterator[Relation]:
    """The relation of an office with a holder: to its body, else to the country that the holder is known to serve."""
    kinds, _ = office_kinds()
    if office.holder is None or office.kind not in kinds:
        return
    holder = reader.linking.mentions[office.holder]
    if holder.entity is None or reader.entities[holder.entity].type is not EntityType.PERSON:
        return
    for rule, confidence, body in _bodies(reader, office, holder):
        if body is not None and body in reader.entities and reader.entities[body].type in BODIES:
            start, end = min(office.start, holder.start), max(office.end, holder.end)
            evidence = Evidence(start, end, reader.document.article.text[start:end], office.sentence)
            yield Relation(
                RelationType.HOLDS_OFFICE,
                holder.entity,
                body,
                Status.ACTUAL,
                evidence,
                rule,
                confidence,
                role=office.text,
            )
            return


def _bodies(reader: Reader, office: Office, holder: Mention) -> Iterator[tuple[str, float, str | None]]:
    """What the office may be held in, the surest first, with the rule and its confidence."""
    if office.body is not None:
        yield "office:body", 0.93, reader.linking.mentions[office.body].entity
    yield "office:inside", 0.85, _inside(reader, office)
    yield "office:after", 0.8, _after(reader, office, holder)
    if office.kind == "un-envoy":
        yield "office:united-nations", 0.9, UNITED_NATIONS
    if office.kind in office_kinds()[1] - PRINCES:
        yield "office:known-country", 0.8, reader.countries.get(holder.entity or "")


def _inside(reader: Reader, office: Office) -> str | None:
    """«رئيس مجلس النواب»: the body is named within the words of the office; the longest one."""
    found = [
        mention
        for _, mention in reader.mentions[office.sentence]
        if office.first <= mention.first and mention.last <= office.last and mention.type in BODIES
    ]
    return max(found, key=lambda mention: mention.end - mention.start).entity if found else None


def _after(reader: Reader, office: Office, holder: Mention) -> str | None:
    """«المحلل في معهد … X»: the body between the words of the office and the name of the holder."""
    for _, mention in reader.mentions[office.sentence]:
        between = office.last <= mention.first and mention.last <= holder.first
        if between and mention.first - office.last <= 2 and mention.type is EntityType.ORGANIZATION:
            return mention.entity
    return None
