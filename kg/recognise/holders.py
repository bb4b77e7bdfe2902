"""Who may hold an office: what the lexicon knows about a person against what the text seems to say."""

from collections.abc import Mapping

from kg.model import EntityType, Mention
from kg.recognise.frames import Frame
from kg.recognise.names import has_given_name, is_name_word, is_ordinary
from kg.recognise.view import View
from kg.recognise.words import words_of

COMMAS = ("،", ",")
SOLE = frozenset(
    "head-of-state monarch emir supreme-leader head-of-government crown-prince "
    "foreign-minister defence-minister".split()
)
"""Kinds of which a country has one at a time, and whose holders the lexicon knows."""
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
    return kind in kinds or (kind in _LEADING and bool(kinds & _LEADING))


def held_by_others(view: View, frame: Frame, person: Mention) -> bool:
    """«انتقد شومر الرئيس الأميركي»: the holders of the office are known and the person is none of them."""
    kind, body = frame.title.kind, frame.body
    if kind not in SOLE or body is None or body.entry is None:
        return False
    terms = [term for one in _alike(kind) for term in view.lexicon.tenures.get((one, body.entry), ())]
    return bool(terms) and person.entry not in {term.person for term in terms}


def _alike(kind: str) -> frozenset[str]:
    return _LEADING if kind in _LEADING else frozenset((kind,))


def name_before(view: View, frame: Frame, persons: Mapping[int, Mention]) -> Mention | None:
    """«سامح شكري، وزير الخارجية المصري»: the person just before an office, known, or two or three name words."""
    at = frame.first
    while view.key(at - 1) in words_of("partitive"):
        at -= 1
    if at < frame.first and view.key(at - 1) not in COMMAS:
        return None
    if view.key(at - 1) in (*COMMAS, "-"):
        return _with_family_name(view, at - 1, persons)
    person = persons.get(at)
    if person is not None:
        short = person.last - person.first == 1 and not (person.entry and holds(view, frame.title.kind, person))
        return None if short or held_by_others(view, frame, person) else person
    first = at
    while first > 0 and at - first < 4 and view.is_word(first - 1) and is_name_word(view, first - 1, 1):
        first -= 1
    if at - first < 2 or view.key(first).startswith("ال") or (frame.body is None and not has_given_name(view, first)):
        return None
    return view.mention(first, at, 0, EntityType.PERSON, "name-title")


def _with_family_name(view: View, end: int, persons: Mapping[int, Mention]) -> Mention | None:
    """The person before a comma; «عبد الله المطلق، عضو …»: with a family name that is an ordinary word."""
    given = persons.get(end - 1)
    if end in persons or given is None or given.entry is not None or given.last - given.first > 1:
        return persons.get(end)
    key = view.key(end - 1)
    family = key.startswith("ال") and is_ordinary(key, view.lexicon.ordinary) and has_given_name(view, given.first)
    return view.mention(given.first, end, 0, EntityType.PERSON, "name-title") if family else None
