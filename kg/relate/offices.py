"""holds-office: who holds a post where, from the offices that the text names with a person."""

from collections.abc import Iterator
from functools import cache

from kg.model import EntityType, Evidence, Form, Mention, Office, Relation, RelationType, Status
from kg.relate.bodies import bodies
from kg.relate.discourse import Reader
from kg.tables import read_data

TOLD_ONLY = frozenset(("counterpart", "military-rank", "profession"))
"""Kinds that are an office only where a body is told with them («نظيره الروسي», «الجنرال الروسي», «مراسل بي بي سي»)."""
OF_MANY = frozenset(("official", "member", "diplomat", "legislator", "military-rank", "profession", "religious"))
"""Kinds of which a body has many: they are told only of persons with a name."""
FULL_NAME = 0.02
"""What a claim with the full name of the holder is surer by."""


@cache
def office_kinds() -> frozenset[str]:
    """The kinds of title that make holds-office."""
    return frozenset(row["kind"] for row in read_data("titles.tsv") if row["office"] == "yes") | TOLD_ONLY


def read_office(reader: Reader, office: Office) -> Iterator[Relation]:
    """The relation of an office with a holder to the body that it is held in, where one is found."""
    holder = reader.linking.mentions[office.holder] if office.holder is not None else None
    if holder is None or holder.entity is None or not _may_hold(reader, office, holder):
        return
    found = next(bodies(reader, office, holder), None)
    if found is not None:
        rule, confidence, body = found
        yield Relation(
            RelationType.HOLDS_OFFICE,
            holder.entity,
            body,
            Status.ACTUAL,
            _evidence(reader, office, holder),
            rule,
            _confidence(confidence, office, holder),
            role=office.text,
        )


def _may_hold(reader: Reader, office: Office, holder: Mention) -> bool:
    named = holder.form is not Form.DESCRIPTION or office.kind not in OF_MANY
    person = reader.entities[holder.entity or ""].type is EntityType.PERSON
    return named and person and office.kind in office_kinds()


def _evidence(reader: Reader, office: Office, holder: Mention) -> Evidence:
    start, end = min(office.start, holder.start), max(office.end, holder.end)
    return Evidence(start, end, reader.document.article.text[start:end], office.sentence)


def _confidence(confidence: float, office: Office, holder: Mention) -> float:
    """Surest with title and full name, less with one word of it or «نظيره», least where the office stands alone."""
    if holder.form is Form.DESCRIPTION:
        return round(confidence - 5 * FULL_NAME, 2)
    shared = office.counterpart or office.plural > 1
    return round(confidence + FULL_NAME * ((holder.last - holder.first > 1) - 2 * shared), 2)
