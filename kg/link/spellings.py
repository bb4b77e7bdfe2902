"""Spellings of known people that no lexicon lists, known by the office: «وزير الخارجية الأميركي مايك بوميو»."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from difflib import SequenceMatcher

from kg.lexicon import Lexicon
from kg.lexicon.entries import Tenure
from kg.link.descriptions import STATE
from kg.link.people import name_words
from kg.model import EntityType, Mention, Office

ALIKE = 0.85
"""How much of two names must agree (``difflib``'s ratio over folded letters)."""
RULERS = frozenset(("monarch", "emir"))
_COUNTERPARTS = (*STATE, "head-of-government", "foreign-minister", "defence-minister")
_PARTICLES = frozenset(("بن", "ابن", "ال", "بنت"))


def with_known_holders(
    mentions: Sequence[Mention], offices: Iterable[Office], lexicon: Lexicon, day: date | None
) -> tuple[Mention, ...]:
    """The mentions, where an unknown person gets the entry of a known holder of the same office with a like name.

    Rulers are called by their first name («الملك عبد الله»): it is enough for one who rules on the article's ``day``.
    """
    found: dict[tuple[str, ...], str] = {}
    for office in offices:
        holder = mentions[office.holder] if office.holder is not None else None
        if holder is not None and holder.entry is None:
            words = name_words(holder.text)
            terms = _terms(office, mentions, lexicon)
            known = next((t.person for t in terms if _is_meant(words, office, t, lexicon, day)), None)
            if known is not None:
                found.setdefault(words, known)
    if not found:
        return tuple(mentions)
    return tuple(_with_entry(mention, found) for mention in mentions)


def _is_meant(words: tuple[str, ...], office: Office, term: Tenure, lexicon: Lexicon, day: date | None) -> bool:
    if _is_like(words, term, lexicon):
        return True
    return office.kind in RULERS and _is_first_name(words, term, lexicon) and _is_in_office(term, day)


def _with_entry(mention: Mention, found: dict[tuple[str, ...], str]) -> Mention:
    if mention.type is not EntityType.PERSON or mention.entry is not None:
        return mention
    entry = found.get(name_words(mention.text))
    return mention if entry is None else mention._replace(entry=entry)


def _terms(office: Office, mentions: Sequence[Mention], lexicon: Lexicon) -> Iterator[Tenure]:
    """The holders of the office in the body that is told with it, else in any country that the article names."""
    kinds = _COUNTERPARTS if office.kind == "counterpart" else STATE if office.kind in STATE else (office.kind,)
    if office.body is not None:
        bodies = [mentions[office.body].entry]
    else:
        bodies = list(dict.fromkeys(m.entry for m in mentions if m.type is EntityType.COUNTRY))
    for kind in kinds:
        for body in bodies:
            yield from lexicon.tenures.get((kind, body or ""), ())


def _is_first_name(words: tuple[str, ...], term: Tenure, lexicon: Lexicon) -> bool:
    return _parts(words) == _parts(name_words(lexicon.entries[term.person].ar))[:1]


def _is_in_office(term: Tenure, day: date | None) -> bool:
    text = day.isoformat() if day is not None else ""
    return not text or (term.start <= text and (not term.end or text[: len(term.end)] <= term.end))


def _parts(words: tuple[str, ...]) -> list[str]:
    """The words of a name without «بن» and «آل»; «عبد العزيز» and «عبدالعزيز» are one word."""
    return [word for word in " ".join(words).replace("عبد ", "عبد").split() if word not in _PARTICLES]


def _is_like(words: tuple[str, ...], term: Tenure, lexicon: Lexicon) -> bool:
    """Two words or more that are all in the known name, or names that differ by a letter or two."""
    theirs, own = _parts(name_words(lexicon.entries[term.person].ar)), _parts(words)
    if len(words) < 2:
        return False
    if set(own) <= set(theirs):
        return True
    return abs(len(own) - len(theirs)) < 2 and SequenceMatcher(None, " ".join(own), " ".join(theirs)).ratio() >= ALIKE
