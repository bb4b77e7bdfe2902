"""Which office «نظيره» means: that of the person whom the sentence names before it, else of the office told last."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import takewhile

from kg.lexicon import Lexicon
from kg.model import EntityType, Form, Mention, Office

RELATIVE = frozenset(("counterpart", "ally", "host", "guest", "rival"))
"""Kinds that tell a person by somebody else."""
UNTOLD = frozenset(
    "profession honorific military-rank official member kin candidate diplomat legislator religious spokesperson "
    "adviser deputy".split()
)
"""Kinds that nobody's counterpart is told by."""
BACK = 6
"""Offices before «نظيره» whose kind it may have."""
NEAR = 100
"""Offices before and after one that are looked through: no article has more, and a hostile one gets no slower."""


def kinds_of_counterpart(
    at: int, offices: Sequence[Office], mentions: Sequence[Mention], lexicon: Lexicon, day: date | None
) -> list[str]:
    """The kinds of office that the counterpart at a position may hold, the likeliest first, «leader» last."""
    office = offices[at]
    told = [other for other in reversed(offices[max(0, at - NEAR) : at]) if other.kind not in RELATIVE | UNTOLD]
    near = offices[max(0, at - NEAR) : at + NEAR]
    kinds = [*_of_person_before(office, told, near, mentions, lexicon, day), *(other.kind for other in told[:BACK])]
    person = mentions[office.holder].entity if office.holder is not None else None
    held = lexicon.offices_of.get(person or "", frozenset())
    known = [kind for kind in kinds if kind in held] or sorted(held)
    return list(dict.fromkeys([*known, *kinds, "leader"]))


def _of_person_before(
    office: Office,
    told: Sequence[Office],
    offices: Sequence[Office],
    mentions: Sequence[Mention],
    lexicon: Lexicon,
    day: date | None,
) -> Iterator[str]:
    """«أبلغ بومبيو نظيره …»: the kinds that the last person before has in the text or held on the article's day."""
    cut = bisect_left(mentions, office.start, key=lambda mention: mention.start)
    same_sentence = takewhile(lambda mention: mention.sentence == office.sentence, reversed(mentions[:cut]))
    last = next((m for m in same_sentence if m.type is EntityType.PERSON and m.form is Form.NAME), None)
    if last is None or (told and told[0].start > last.start):
        return
    for other in offices:
        holder = mentions[other.holder].entity if other.holder is not None else None
        if holder == last.entity and other.kind not in RELATIVE | UNTOLD:
            yield other.kind
    for term in lexicon.terms_of.get(last.entity or "", ()):
        text = day.isoformat() if day is not None else ""
        if term.start <= text and (not term.end or text[: len(term.end)] <= term.end) and term.kind not in UNTOLD:
            yield term.kind
