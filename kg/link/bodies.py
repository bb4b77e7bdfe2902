"""Which mentions of organisations and places mean one: shorter names of longer ones, and other names in brackets."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from functools import lru_cache

from kg.lexicon.slugs import slug
from kg.link.people import name_words
from kg.model import EntityType, Mention

_WITHOUT_MARKS = str.maketrans("", "", '"“”«»()')
_OPENERS = frozenset(' («"“[')


def link_bodies(mentions: Sequence[Mention], text: str) -> dict[int, str]:
    """The entity id of each mention of an organisation or place that no lexicon knows, by its position.

    «وزارة الخارجية» after «وزارة الخارجية الروسية» is the same; so is «البنتاغون» in brackets after «وزارة الدفاع».
    """
    bodies = [at for at, m in enumerate(mentions) if m.type in (EntityType.ORGANIZATION, EntityType.PLACE)]
    words = {at: _words(mentions[at].text) for at in bodies}
    longer = _longer(bodies, words, mentions)
    found: dict[int, str] = {}
    for at in bodies:
        if mentions[at].entry is None:
            fuller = longer.get((mentions[at].type, words[at]), at)
            own = mentions[fuller].entry if fuller != at else None
            own = own or slug(mentions[at].type, " ".join(words[fuller]))
            found[at] = _bracketed(at, bodies, mentions, text) or own
    return found


def _longer(
    bodies: Sequence[int], words: Mapping[int, tuple[str, ...]], mentions: Sequence[Mention]
) -> dict[tuple[EntityType, tuple[str, ...]], int]:
    """For the words that names begin with, the first name that goes on after them."""
    found: dict[tuple[EntityType, tuple[str, ...]], int] = {}
    for at in bodies:
        for count in range(len(words[at])):
            found.setdefault((mentions[at].type, words[at][:count]), at)
    return found


def _bracketed(at: int, bodies: Sequence[int], mentions: Sequence[Mention], text: str) -> str | None:
    """The known name just after a mention, with brackets or quotation marks and nothing else between them."""
    after = bisect_right(bodies, mentions[at].end, key=lambda other: mentions[other].start)
    if after == len(bodies):
        return None
    other = mentions[bodies[after]]
    between = text[mentions[at].end : other.start]
    if len(between) < 4 and between.strip() and set(between) <= _OPENERS and other.type is mentions[at].type:
        return other.entry
    return None


@lru_cache(maxsize=1 << 14)
def _words(name: str) -> tuple[str, ...]:
    """The words of a name without the article of the first («الجيش السوداني» after «لل»)."""
    words = name_words(name.translate(_WITHOUT_MARKS))
    return (words[0].removeprefix("ال"), *words[1:]) if words else ()
