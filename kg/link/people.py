"""Which mentions of persons mean one person: full names by their words, short names by the latest full name."""

from collections.abc import Mapping, Sequence

from kg.lexicon.skeleton import skeleton
from kg.lexicon.slugs import slug
from kg.model import EntityType, Mention
from kg.text.normalise import fold


def link_people(mentions: Sequence[Mention]) -> dict[int, str]:
    """The entity id of each mention of a person, by its position in ``mentions``."""
    people = [at for at, mention in enumerate(mentions) if mention.type is EntityType.PERSON]
    full = {at: _own_id(mentions[at]) for at in people if _is_full(mentions[at])}
    full = _joined_variants(full, mentions)
    return {at: full.get(at) or _short_id(at, mentions, full) for at in people}


def _is_full(mention: Mention) -> bool:
    return mention.entry is not None or mention.last - mention.first >= 2


def _own_id(mention: Mention) -> str:
    return mention.entry or slug(EntityType.PERSON, mention.text)


def name_words(text: str) -> tuple[str, ...]:
    """The folded words of a name, hyphens and underscores between words."""
    return tuple(fold(text.replace("_", " ").replace("#", " ").replace("-", " ")).split())


def _joined_variants(full: Mapping[int, str], mentions: Sequence[Mention]) -> dict[int, str]:
    """Full names that are one another's spelling variants or parts get the id of the first, or of the known one."""
    chosen: dict[str, str] = {}
    names: dict[str, tuple[str, ...]] = {}
    for at, own in full.items():
        words = name_words(mentions[at].text)
        same = next((other for other, theirs in names.items() if _same_name(words, theirs, own, other)), None)
        if same is None:
            names[own] = words
        elif own not in chosen and own != same:
            chosen[own] = same
    known = {chosen[own]: own for own in chosen if not own.startswith("person:") and chosen[own].startswith("person:")}
    return {at: known.get(chosen.get(own, own), chosen.get(own, own)) for at, own in full.items()}


def _same_name(words: tuple[str, ...], theirs: tuple[str, ...], own: str, other: str) -> bool:
    if own == other:
        return True
    if not (own.startswith("person:") or other.startswith("person:")):
        return False
    return skeleton(words[-1]) == skeleton(theirs[-1]) and (
        set(words) <= set(theirs) or set(theirs) <= set(words) or skeleton(words[0]) == skeleton(theirs[0])
    )


def _short_id(at: int, mentions: Sequence[Mention], full: Mapping[int, str]) -> str:
    """The latest person before the mention, else the first after it, whose name holds the short one; else its own."""
    words = set(name_words(mentions[at].text))
    holds = [other for other in full if words <= set(name_words(mentions[other].text))]
    before = [other for other in holds if mentions[other].start < mentions[at].start]
    if before:
        return full[before[-1]]
    return full[holds[0]] if holds else _own_id(mentions[at])
