"""Whom an office without a name means: «الرئيس الروسي», «نظيره البيلاروسي», «ضيفه», «الزعيم الكوري», «الوزير»."""

from collections.abc import Sequence
from datetime import date

from kg.lexicon.entries import Lexicon
from kg.model import Mention, Office

HEADS = ("head-of-state", "monarch", "emir", "supreme-leader", "leader", "crown-prince")
MINISTERS = (
    "foreign-minister",
    "defence-minister",
    "interior-minister",
    "finance-minister",
    "economy-minister",
    "trade-minister",
    "energy-minister",
    "justice-minister",
    "information-minister",
    "health-minister",
    "minister",
)
_CLASSES = {
    "leader": HEADS,
    "minister": MINISTERS,
    "head-of-state": ("head-of-state",),
    "monarch": ("monarch",),
    "chancellor": ("chancellor", "head-of-government"),
    "head-of-government": ("head-of-government", "chancellor"),
}
RELATIVE = frozenset(("counterpart", "guest", "host", "ally", "rival"))


def same_office(kind: str, other: str) -> bool:
    """Whether an office told by its class («الوزير», «الزعيم») may be one that was told in full."""
    return other in _CLASSES.get(kind, (kind,))


def resolve_offices(
    offices: Sequence[Office], mentions: Sequence[Mention], lexicon: Lexicon, day: date | None
) -> dict[int, str]:
    """The entity id of the person that each office without a holder means, by its position; unknown ones are left out."""
    found: dict[int, str] = {}
    held = [(at, office) for at, office in enumerate(offices) if office.holder is not None]
    for at, office in enumerate(offices):
        if office.holder is None and office.plural == 1:
            who = _resolve(at, office, held, offices, mentions, lexicon, day)
            if who is not None:
                found[at] = who
    return found


def _resolve(
    at: int,
    office: Office,
    held: Sequence[tuple[int, Office]],
    offices: Sequence[Office],
    mentions: Sequence[Mention],
    lexicon: Lexicon,
    day: date | None,
) -> str | None:
    body = mentions[office.body].entity if office.body is not None else None
    kind = office.kind
    if office.kind in RELATIVE:
        last = next((other for other in reversed(offices[:at]) if other.kind not in RELATIVE), None)
        kind = last.kind if last is not None else "leader"
        if body is None:
            return None
    holders = [
        (other_at, mentions[other.holder].entity)
        for other_at, other in held
        if other.holder is not None
        and same_office(kind, other.kind)
        and (body is None or (other.body is not None and mentions[other.body].entity == body))
    ]
    before = [who for other_at, who in holders if other_at < at]
    if before:
        return before[-1]
    if holders:
        return holders[0][1]
    return in_office(kind, body, day, lexicon) if body is not None else None


def in_office(kind: str, body: str, day: date | None, lexicon: Lexicon) -> str | None:
    """Who held an office on a day by ``tenures.tsv``; None without a day, or where nobody or several did."""
    if day is None:
        return None
    text = day.isoformat()
    people = {
        tenure.person: None
        for one in _CLASSES.get(kind, (kind,))
        for tenure in lexicon.tenures.get((one, body), ())
        if tenure.start <= text and (not tenure.end or text[: len(tenure.end)] <= tenure.end)
    }
    return next(iter(people)) if len(people) == 1 else None
