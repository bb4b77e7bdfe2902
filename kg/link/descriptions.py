"""Whom an office without a name means: «الرئيس الروسي», «نظيره البيلاروسي», «الزعيم الكوري», «الوزير».

In this order: the holder of that office in that country whom the article names, the latest before the words, else the
first after them; whoever held it on the article's day by ``tenures.tsv``; else a person known by the office only.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from kg.lexicon import Lexicon
from kg.lexicon.slugs import slug
from kg.model import EntityType, Form, Mention, Office

STATE = ("head-of-state", "monarch", "emir", "supreme-leader", "leader")
_MINISTER = "-minister"
_CLASSES = {
    "leader": (*STATE, "head-of-government", "crown-prince", "party-leader"),
    "monarch": ("monarch", "emir"),
    "chancellor": ("chancellor", "head-of-government"),
    "head-of-government": ("head-of-government", "chancellor"),
    "deputy": ("deputy", "deputy-head-of-state"),
}
RELATIVE = frozenset(("counterpart", "ally", "host", "guest", "rival"))
_NO_ONE = frozenset(
    ("profession", "honorific", "military-rank", "official", "member", "kin", "candidate", "diplomat", "legislator")
)
"""Kinds of which a country has many: they mean a person only where the same words named one before."""


@dataclass(frozen=True, slots=True)
class Holder:
    """A person known to hold an office at a place of the text; ``body`` is an entity id."""

    start: int
    kind: str
    body: str | None
    person: str


def fits(kind: str, other: str) -> bool:
    """Whether an office told by its class («الوزير», «الزعيم») may be one that was told in full."""
    if kind == "minister" and other.endswith(_MINISTER):
        return True
    return other in _CLASSES.get(kind, (kind,))


def resolve_offices(
    offices: Sequence[Office], mentions: Sequence[Mention], lexicon: Lexicon, day: date | None
) -> dict[int, str]:
    """The entity id of the person whom each office without a holder means, by its position; the rest is left out."""
    named = [holder for office in offices for holder in _named(office, mentions)]
    present = frozenset(mention.entity for mention in mentions if mention.entity is not None)
    before: list[Holder] = []
    found: dict[int, str] = {}
    for at, office in enumerate(offices):
        before += [holder for holder in named if holder.start == office.start]
        if office.holder is None and (office.plural == 1 or _has_adjective(office, mentions)):
            kind, body = _meant(at, offices, mentions)
            after = [holder for holder in named if holder.start > office.start]
            who = (
                _in_text(kind, body, before, after)
                or _in_office(kind, body, day, present, lexicon, office.former)
                or _unknown(office, kind, mentions)
            )
            if who is not None:
                found[at] = who
                before.append(Holder(office.start, kind, body, who))
    return found


def _named(office: Office, mentions: Sequence[Mention]) -> Iterator[Holder]:
    if office.holder is not None:
        person = mentions[office.holder].entity
        if person is not None:
            yield Holder(office.start, office.kind, _body(office, mentions), person)


def _body(office: Office, mentions: Sequence[Mention]) -> str | None:
    return mentions[office.body].entity if office.body is not None else None


def _has_adjective(office: Office, mentions: Sequence[Mention]) -> bool:
    return office.body is not None and mentions[office.body].form is Form.ADJECTIVE


def _meant(at: int, offices: Sequence[Office], mentions: Sequence[Mention]) -> tuple[str, str | None]:
    """The kind and body that an office means: «نظيره» has the kind, «وزير خارجيته» the body of the one before it."""
    office = offices[at]
    last = next((other for other in reversed(offices[:at]) if other.kind not in RELATIVE | _NO_ONE), None)
    kind = office.kind
    if kind == "counterpart":
        kind = last.kind if last is not None else "leader"
    elif kind in RELATIVE:
        kind = "leader"
    body = _body(office, mentions)
    if body is None and last is not None and office.kind not in RELATIVE and office.text.endswith(("ه", "ها", "هم")):
        body = _body(last, mentions)
    return kind, body


def _in_text(kind: str, body: str | None, before: Sequence[Holder], after: Sequence[Holder]) -> str | None:
    for holder in (*reversed(before), *after):
        if fits(kind, holder.kind) and (body is None or body == holder.body):
            return holder.person
    return None


def _in_office(
    kind: str, body: str | None, day: date | None, present: frozenset[str], lexicon: Lexicon, former: bool
) -> str | None:
    """By the dated offices: one who is named in the article first; without a day only such a one."""
    if body is None or former or kind in _NO_ONE:
        return None
    kinds = [one for one in (*_CLASSES.get(kind, ()), kind) if (one, body) in lexicon.tenures]
    tenures = [tenure for one in dict.fromkeys(kinds) for tenure in lexicon.tenures[one, body]]
    if day is not None:
        text = day.isoformat()
        tenures = [t for t in tenures if t.start <= text and (not t.end or text[: len(t.end)] <= t.end)]
    people = list(dict.fromkeys(tenure.person for tenure in tenures))
    here = [person for person in people if person in present]
    if len(here) == 1:
        return here[0]
    return people[0] if day is not None and len(people) == 1 else None


def _unknown(office: Office, kind: str, mentions: Sequence[Mention]) -> str | None:
    """The person of whom the text tells the office and its body only («رئيس غينيا الاستوائية»)."""
    if office.body is None or kind in _NO_ONE or office.plural > 1:
        return None
    body = mentions[office.body]
    if body.form is Form.ADJECTIVE and not body.text.startswith("ال"):
        return None
    return slug(EntityType.PERSON, office.text)


def described(offices: Sequence[Office], resolved: Mapping[int, str]) -> dict[int, Mention]:
    """The mention that each resolved office makes, by the office's position."""
    return {
        at: Mention(
            office.start,
            office.end,
            office.text,
            EntityType.PERSON,
            Form.DESCRIPTION,
            office.sentence,
            office.first,
            office.last,
            "office",
            entity=resolved[at],
        )
        for at, office in enumerate(offices)
        if at in resolved
    }
