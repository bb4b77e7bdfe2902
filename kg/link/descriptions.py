"""Whom an office without a name means: «الرئيس الروسي», «نظيره البيلاروسي», «الزعيم الكوري», «الوزير».

In this order: the holder of that office in that country whom the article names, the latest before the words, else the
first after them; whoever held it on the article's day by ``tenures.tsv``; else a person known by the office only.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from kg.lexicon import Lexicon
from kg.lexicon.slugs import slug
from kg.link.counterparts import NEAR, RELATIVE, kinds_of_counterpart
from kg.model import EntityType, Form, Mention, Office

STATE = ("head-of-state", "monarch", "emir", "supreme-leader", "leader")
_MINISTER = "-minister"
_CLASSES = {
    "party-leader": ("party-leader", "leader"),
    "leader": (*STATE, "head-of-government", "crown-prince", "party-leader"),
    "chancellor": ("chancellor", "head-of-government"),
    "head-of-government": ("head-of-government", "chancellor"),
    "deputy": ("deputy", "deputy-head-of-state"),
}
_NO_ONE = frozenset(
    ("profession", "honorific", "military-rank", "official", "member", "kin", "candidate", "diplomat", "legislator")
)
"""Kinds of which a country has many: they mean a person only where the same words named one before."""
_UNTOLD = RELATIVE | _NO_ONE


_HEADS = frozenset(
    "organisation-head company-head party-leader leader parliament-head commander regional-head bank-governor "
    "intelligence-head high-representative un-envoy spokesperson".split()
)
"""Kinds of which an organisation has one at a time."""


@dataclass(frozen=True, slots=True)
class Holder:
    """A person known to hold an office at a place of the text; ``body`` is an entity id."""

    start: int
    text: str
    kind: str
    body: str | None
    person: str
    former: bool = False


def fits(kind: str, other: str) -> bool:
    """Whether an office told by its class («الوزير», «الزعيم») may be one that was told in full."""
    if kind == "minister" and other.endswith(_MINISTER):
        return True
    return other in _CLASSES.get(kind, (kind,))


def resolve_offices(
    offices: Sequence[Office], mentions: Sequence[Mention], lexicon: Lexicon, day: date | None
) -> dict[int, str]:
    """The entity id of the person whom each office without a holder means, by its position; the rest is left out."""
    named = [holder for at in range(len(offices)) for holder in _named(at, offices, mentions, lexicon, day)]
    at_start: defaultdict[int, list[Holder]] = defaultdict(list)
    for holder in named:
        at_start[holder.start].append(holder)
    starts = [holder.start for holder in named]
    present = frozenset(mention.entity for mention in mentions if mention.entity is not None)
    before: list[Holder] = []
    found: dict[int, str] = {}
    for at, office in enumerate(offices):
        before += at_start.get(office.start, ())
        if office.holder is None and _is_somebody(office, mentions):
            after = named[(cut := bisect_right(starts, office.start)) : cut + NEAR]
            meant = list(_meant(at, offices, mentions, lexicon, day))
            holders = _still(office, [*reversed(before[-NEAR:]), *after], lexicon, day)
            who = next((who for kind, body in meant if (who := _in_text(office, kind, body, holders))), None)
            who = who or _in_office(*meant[0], day, present, lexicon, office.former)
            who = who or _unknown(office, meant[0][0], mentions)
            if who is not None:
                found[at] = who
                before.append(Holder(office.start, office.text, *meant[0], who))
    return found


def _named(
    at: int, offices: Sequence[Office], mentions: Sequence[Mention], lexicon: Lexicon, day: date | None
) -> Iterator[Holder]:
    """The person who is named with an office; «نظيره» is named with the office of the one before."""
    office = offices[at]
    person = mentions[office.holder].entity if office.holder is not None else None
    if person is not None:
        kind, body = next(iter(_meant(at, offices, mentions, lexicon, day)))
        yield Holder(office.start, office.text, kind, body, person, office.former)


def _body(office: Office, mentions: Sequence[Mention]) -> str | None:
    return mentions[office.body].entity if office.body is not None else None


def _is_somebody(office: Office, mentions: Sequence[Mention]) -> bool:
    """Whether the words mean one definite person: «الرئيس», «رئيس تشاد», «نظيره البيلاروسي», not «وزير», «رئيس مصري».

    The words of relation («نظيره», «حليفه») mean one only with an adjective, a dual only with one for each.
    """
    body = mentions[office.body] if office.body is not None else None
    adjective = body is not None and body.form is Form.ADJECTIVE
    if office.plural > 2:
        return False
    if office.kind in RELATIVE or office.plural > 1:
        one = body is not None and not body.text.endswith(("يين", "يان", "يون"))
        return adjective and one and body is not None and body.text.startswith("ال")
    if adjective and body is not None:
        return body.text.startswith("ال")
    return body is not None or office.text.startswith("ال") or " ال" in office.text or _is_owned(office)


def _is_owned(office: Office) -> bool:
    """«وزير خارجيته»: the last word has a pronoun; ta marbuta is another letter."""
    return office.text.endswith(("ه", "ها", "هم"))


def _meant(
    at: int, offices: Sequence[Office], mentions: Sequence[Mention], lexicon: Lexicon, day: date | None
) -> Iterator[tuple[str, str | None]]:
    """The kinds and body that an office may mean, the likeliest first.

    «نظيره» has the kind of an office told before it, «وزير خارجيته» the body of the last; «حليفه الروسي» is the leader.
    """
    office, body = offices[at], _body(offices[at], mentions)
    if office.kind == "counterpart":
        yield from ((kind, body) for kind in kinds_of_counterpart(at, offices, mentions, lexicon, day))
    elif office.kind in RELATIVE:
        yield "leader", body
    else:
        yield office.kind, _owner(at, offices, mentions) if body is None and _is_owned(office) else body


def _owner(at: int, offices: Sequence[Office], mentions: Sequence[Mention]) -> str | None:
    """The body of «زعيمها»: the country named last before; of «وزير خارجيته»: that of the office told last before."""
    office = offices[at]
    if office.text.endswith("ها"):
        cut = bisect_left(mentions, office.start, key=lambda mention: mention.start)
        return next((m.entity for m in reversed(mentions[:cut]) if m.type is EntityType.COUNTRY), None)
    told = (other for other in reversed(offices[max(0, at - NEAR) : at]) if other.kind not in _UNTOLD)
    return next((_body(other, mentions) for other in told), None)


def _still(office: Office, holders: Sequence[Holder], lexicon: Lexicon, day: date | None) -> list[Holder]:
    """The holders without those who had left by the article's day, unless the office is told as a former one."""
    holders = [holder for holder in holders if not _is_foreign(holder, lexicon)]
    if office.former:
        return [holder for holder in holders if holder.former] or list(holders)
    return [h for h in holders if not h.former and not (day is not None and _has_left(h, lexicon, day.isoformat()))]


def _is_foreign(holder: Holder, lexicon: Lexicon) -> bool:
    """Whether the person is known to belong to another country than the office."""
    person, body = lexicon.entries.get(holder.person), lexicon.entries.get(holder.body or "")
    if person is None or person.country is None or body is None or body.type is not EntityType.COUNTRY:
        return False
    return person.country != body.id


def _has_left(holder: Holder, lexicon: Lexicon, day: str) -> bool:
    terms = [t for t in lexicon.tenures.get((holder.kind, holder.body or ""), ()) if t.person == holder.person]
    return bool(terms) and all(term.end and term.end < day[: len(term.end)] for term in terms)


def _in_text(office: Office, kind: str, body: str | None, holders: Sequence[Holder]) -> str | None:
    """Who is named with the same office: by kind and body, or by the same words («الزعيم الشيعي») without a body."""
    told = body is not None or " " not in office.text or kind.startswith(("crown", "head-of-government"))
    for holder in holders:
        same = fits(kind, holder.kind) and (body is None or body == holder.body)
        if same and (told or holder.text.startswith(office.text)):
            return holder.person
    return None


def _in_office(
    kind: str, body: str | None, day: date | None, present: frozenset[str], lexicon: Lexicon, former: bool
) -> str | None:
    """By the dated offices: one who is named in the article first; without a day only such a one."""
    if body is None or former or kind in _NO_ONE:
        return None
    place = lexicon.entries.get(body)
    if place is not None and place.type is EntityType.PLACE:
        body = place.country or body
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
    """The person of whom the text tells the office and its body only («رئيس غينيا الاستوائية»).

    An organisation has one head, but many advisers and deputies.
    """
    if office.body is None or kind in _NO_ONE or office.plural > 1:
        return None
    if mentions[office.body].type is EntityType.ORGANIZATION and kind not in _HEADS:
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
