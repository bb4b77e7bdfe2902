"""Which mentions of organisations and places mean one: shorter names of longer ones, and other names in brackets."""

from collections.abc import Sequence

from kg.lexicon.slugs import slug
from kg.link.people import name_words
from kg.model import EntityType, Mention

_OPENERS = frozenset(' («"“[')


def link_bodies(mentions: Sequence[Mention], text: str) -> dict[int, str]:
    """The entity id of each mention of an organisation or place that no lexicon knows, by its position.

    «وزارة الخارجية» after «وزارة الخارجية الروسية» is the same; so is «البنتاغون» in brackets after «وزارة الدفاع».
    """
    bodies = [at for at, m in enumerate(mentions) if m.type in (EntityType.ORGANIZATION, EntityType.PLACE)]
    found: dict[int, str] = {}
    for at in bodies:
        if mentions[at].entry is None:
            found[at] = _bracketed(at, bodies, mentions, text) or _fuller(at, bodies, mentions)
    return found


def _bracketed(at: int, bodies: Sequence[int], mentions: Sequence[Mention], text: str) -> str | None:
    """The known name just after a mention, with brackets or quotation marks and nothing else between them."""
    for other in bodies:
        between = text[mentions[at].end : mentions[other].start]
        if mentions[other].start > mentions[at].end and len(between) < 4:
            same = mentions[other].type is mentions[at].type and mentions[other].entry is not None
            return mentions[other].entry if same and between.strip() and set(between) <= _OPENERS else None
    return None


def _fuller(at: int, bodies: Sequence[int], mentions: Sequence[Mention]) -> str:
    """The id of the first longer name that begins with the same words, else of the mention's own words."""
    words = _words(mentions[at])
    for other in bodies:
        longer = _words(mentions[other])
        if mentions[other].type is mentions[at].type and len(longer) > len(words) and longer[: len(words)] == words:
            return mentions[other].entry or slug(mentions[other].type, " ".join(longer))
    return slug(mentions[at].type, " ".join(words))


def _words(mention: Mention) -> tuple[str, ...]:
    """The words of a name without the article of the first («الجيش السوداني» after «لل»)."""
    words = name_words("".join(char for char in mention.text if char not in '"“”«»()'))
    return (words[0].removeprefix("ال"), *words[1:]) if words else ()
