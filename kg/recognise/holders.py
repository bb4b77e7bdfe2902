"""Who holds an office: the person who is named after or before it, against what the lexicon knows of the person."""

from kg.model import EntityType, Mention
from kg.recognise.frames import Frame, Names
from kg.recognise.names import has_given_name, is_name_word, is_ordinary, name_end
from kg.recognise.view import View
from kg.recognise.words import words_of

COMMAS = ("،", ",")
BREAKS = (*COMMAS, "-")
PAUSES = frozenset((*COMMAS, "(", '"', "«", "“", "-"))
FORMS_OF_ADDRESS = frozenset(("honorific", "military-rank", "religious", "profession", "emir", "ambassador"))
"""Kinds that stand before a name after a pause: «وزير التربية المصري، الدكتور …»."""
ASIDE = 6
"""Words at most in an aside between an office and the name, the first comma counted."""
SOLE = frozenset(
    "head-of-state monarch emir supreme-leader head-of-government crown-prince "
    "foreign-minister defence-minister".split()
)
"""Kinds of which a country has one at a time, and whose holders the lexicon knows."""
_ALIKE = (
    frozenset(("head-of-state", "supreme-leader", "leader")),
    frozenset(("monarch", "emir")),
    frozenset(("head-of-government", "chancellor")),
)
"""Kinds by which one and the same office may be told."""
_LEADING = frozenset("head-of-state monarch emir supreme-leader head-of-government leader chancellor".split())


def may_hold(view: View, frame: Frame, person: Mention) -> bool:
    """Whether nothing known speaks against it: «رئيس كوريا الجنوبية: ترامب» tells of two people.

    A person whose country is known holds no office of another one.
    """
    entry = view.lexicon.entries.get(person.entry or "")
    if entry is None or entry.country is None or frame.body is None or frame.body.type is not EntityType.COUNTRY:
        return True
    return frame.body.entry is None or entry.country == frame.body.entry


def holds(view: View, kind: str, person: Mention) -> bool:
    """Whether the lexicon knows the person to hold or have held an office of this kind."""
    kinds = view.lexicon.offices_of.get(person.entry or "", frozenset())
    alike = _LEADING if kind == "leader" else next((group for group in _ALIKE if kind in group), frozenset())
    return kind in kinds or bool(kinds & alike)


def held_by_others(view: View, frame: Frame, person: Mention) -> bool:
    """«انتقد شومر الرئيس الأميركي»: the holders of the office are known and the person is none of them."""
    kind, body = frame.title.kind, frame.body
    if kind not in SOLE or body is None or body.entry is None:
        return False
    terms = [term for one in _alike(kind) for term in view.lexicon.tenures.get((one, body.entry), ())]
    return bool(terms) and person.entry not in {term.person for term in terms}


def _alike(kind: str) -> frozenset[str]:
    return _LEADING if kind in _LEADING else frozenset((kind,))


def name_before(view: View, frame: Frame, persons: dict[int, Mention]) -> Mention | None:
    """«سامح شكري، وزير الخارجية المصري»: the person just before an office, known, or two or three name words."""
    at = frame.first
    while view.key(at - 1) in words_of("partitive"):
        at -= 1
    if at < frame.first and view.key(at - 1) not in COMMAS:
        return None
    if view.key(at - 1) in BREAKS:
        return _with_family_name(view, at - 1, persons)
    person = persons.get(at)
    if person is not None:
        definite = view.key(at).startswith("ال")
        short = person.last - person.first == 1 and (definite or not holds(view, frame.title.kind, person))
        return None if short or held_by_others(view, frame, person) else person
    first = at
    while first > 0 and at - first < 4 and view.is_word(first - 1) and is_name_word(view, first - 1, 1):
        first -= 1
    if at - first < 2 or view.key(first).startswith("ال") or (frame.body is None and not has_given_name(view, first)):
        return None
    return view.mention(first, at, 0, EntityType.PERSON, "name-title")


def _with_family_name(view: View, end: int, persons: dict[int, Mention]) -> Mention | None:
    """The person before a comma; «عبد الله المطلق، عضو …»: with a family name that is an ordinary word."""
    given = persons.get(end - 1)
    compound = given is not None and view.key(given.first) == "عبد"
    if end in persons or given is None or given.entry is not None or given.last - given.first > 1 + compound:
        return persons.get(end)
    key, named = view.key(end - 1), compound or has_given_name(view, given.first)
    family = named and key.startswith("ال") and is_ordinary(key, view.lexicon.ordinary)
    return view.mention(given.first, end, 0, EntityType.PERSON, "name-title") if family else None


def name_after(view: View, frame: Frame, at: int, names: Names) -> Mention | None:
    """The person named at a position or after a pause there, if nothing speaks against it."""
    key = view.key(at)
    paused = key in PAUSES
    if paused and key in COMMAS and is_apposition(view, frame, names):
        return None
    start = at + paused + (paused and view.key(at + 1) in ("هو", "هي"))
    holder = _name_at(view, frame, names, _after_address(view, start), paused) or _after_aside(view, at, names)
    if holder is not None and key == "(" and view.key(holder.last) == ")":
        whole = names.known.get(holder.last + 1) or names.likely.get(holder.last + 1)
        holder = whole if whole is not None and is_person_at(view, whole, holder.last + 1) else holder
    return holder if holder is not None and may_hold(view, frame, holder) else None


def _after_aside(view: View, at: int, names: Names) -> Mention | None:
    """«زعيم الحزب …، المؤيد لقطاع الأعمال، كريستيان ليندنر»: a full name after an adjective between two commas."""
    if view.key(at) not in COMMAS or not view.key(at + 1).startswith("ال"):
        return None
    end = next((here for here in range(at + 2, at + ASIDE) if not view.is_word(here)), at)
    person = names.known.get(end + 1) or names.likely.get(end + 1)
    full = person is not None and is_person_at(view, person, end + 1) and person.last - person.first > 1
    return person if full and view.key(end) in COMMAS else None


def _after_address(view: View, at: int) -> int:
    """«وزير الدولة لشؤون أفريقيا الأستاذ …»: the position after words of address with the article."""
    hit = view.titles.get(at)
    while hit is not None and hit.title.kind in FORMS_OF_ADDRESS and hit.definite and not hit.skip and not hit.own:
        at = hit.last
        hit = view.titles.get(at)
    return at


def is_apposition(view: View, frame: Frame, names: Names) -> bool:
    """«… بومبيو، وزير الخارجية الأميركي، …»: the office between two commas belongs to the name before it."""
    if frame.skip or view.key(frame.first - 1) not in COMMAS:
        return False
    before = [m for m in (*names.known.values(), *names.likely.values()) if m.last == frame.first - 1]
    return any(m.type is EntityType.PERSON and may_hold(view, frame, m) for m in before)


def _name_at(view: View, frame: Frame, names: Names, at: int, paused: bool) -> Mention | None:
    """A person known at a position, a likely one where that is longer, or name words that nothing else explains."""
    here = [m for m in (names.known.get(at), names.likely.get(at)) if m is not None and _may_be_name(view, m, at)]
    end = name_end(view, at)
    if here:
        best = max(here, key=lambda mention: mention.last)
        if best.entry is not None:
            return best
        last = best.last if paused else max(end, best.last, _family_end(view, best, names))
        last = _first_of_several(view, frame, at, last)
        return view.mention(at, last, 0, EntityType.PERSON, "title-name") if last != best.last else best
    if end == at or (paused and not (has_given_name(view, at) or _is_set_off(view, at, end))):
        return None
    sure = has_given_name(view, at) or (
        _introduces_unknown(frame) and not view.key(at).startswith("ال") and end - at > 1
    )
    return view.mention(at, end, 0, EntityType.PERSON, "title-name") if sure else None


def _is_set_off(view: View, at: int, end: int) -> bool:
    """«السفير القطري، سالم بن مبارك …», «…، كوامي أوفوري، …»: a lineage, or two words or more between commas."""
    return view.key(at + 1) in ("بن", "ابن", "ال") or (end - at > 1 and view.key(end) in COMMAS)


def _may_be_name(view: View, mention: Mention, at: int) -> bool:
    """«متهمان», «فإن»: one word that is a title, or none of a name, is no person after an office."""
    title = mention.last - mention.first == 1 and mention.entry is None and at in view.titles
    return is_person_at(view, mention, at) and not title and not view.tokens[at].text.startswith("فإن")


def _family_end(view: View, given: Mention, names: Names) -> int:
    """«محفوظ زبيد»: after one given name a place with no preposition before it is the family name."""
    place = names.known.get(given.last)
    alone = given.last - given.first == 1 and place is not None and place.type is EntityType.PLACE
    return place.last if alone and place is not None and place.start == view.tokens[given.last].start else given.last


def _first_of_several(view: View, frame: Frame, at: int, last: int) -> int:
    """«الرئيسين … كيم داي جونغ ورو مو هيون»: after a dual or plural «و» joins two names."""
    if frame.title.number == 1:
        return last
    return next((here for here in range(at + 1, last) if view.key(here)[0] == "و" and len(view.key(here)) > 2), last)


def is_person_at(view: View, mention: Mention, at: int) -> bool:
    """Whether a mention is a person's and begins with the token, not after a proclitic."""
    return mention.type is EntityType.PERSON and mention.start == view.tokens[at].start


def _introduces_unknown(frame: Frame) -> bool:
    """A pronoun or a dual shows less: «زعيمها سيلقى مصيرا»."""
    return introduces(frame) and not frame.own and frame.title.number == 1


def introduces(frame: Frame) -> bool:
    """Whether an unknown word after an office must be a name: after «الوزير», «وزير خارجية روسيا», not after «وزير»."""
    return frame.definite or frame.own or frame.body is not None
