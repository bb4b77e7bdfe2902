"""Which mentions of persons mean one person: full names by their words, short names by the latest full name."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache

from kg.lexicon.skeleton import skeleton
from kg.lexicon.slugs import slug
from kg.model import EntityType, Mention
from kg.text.normalise import fold

MOST = 100
"""Names with one last word that another is held against: no article has as many, and a hostile one gets no slower."""


def link_people(mentions: Sequence[Mention]) -> dict[int, str]:
    """The entity id of each mention of a person, by its position in ``mentions``."""
    people = [at for at, mention in enumerate(mentions) if mention.type is EntityType.PERSON]
    words = {at: name_words(mentions[at].text) for at in people}
    full = _joined_variants({at: _own_id(mentions[at]) for at in people if _is_full(mentions[at])}, words)
    holding: defaultdict[str, list[int]] = defaultdict(list)
    for at in full:
        for word in set(words[at]):
            holding[word].append(at)
    return {at: full.get(at) or _short_id(at, mentions, words, full, holding) for at in people}


def _is_full(mention: Mention) -> bool:
    return mention.entry is not None or mention.last - mention.first >= 2


def _own_id(mention: Mention) -> str:
    return mention.entry or slug(EntityType.PERSON, mention.text)


@lru_cache(maxsize=1 << 14)
def name_words(text: str) -> tuple[str, ...]:
    """The folded words of a name, hyphens and underscores between words."""
    return tuple(fold(text.replace("_", " ").replace("#", " ").replace("-", " ")).split())


def _joined_variants(full: Mapping[int, str], words: Mapping[int, tuple[str, ...]]) -> dict[int, str]:
    """Full names that are one another's spelling variants or parts get the id of the first, or of the known one."""
    chosen: dict[str, str] = {}
    order: dict[str, int] = {}
    alike: defaultdict[str, list[tuple[str, tuple[str, ...]]]] = defaultdict(list)
    for at, own in full.items():
        others = alike[skeleton(words[at][-1])]
        same = next((other for other, theirs in others if _same_name(words[at], theirs, own, other)), None)
        if own in order and (same is None or order[own] < order[same]):
            same = own
        if same is None:
            order[own] = len(order)
            if len(others) < MOST:
                others.append((own, words[at]))
        elif own not in chosen and own != same:
            chosen[own] = same
    known = {chosen[own]: own for own in chosen if not own.startswith("person:") and chosen[own].startswith("person:")}
    return {at: known.get(chosen.get(own, own), chosen.get(own, own)) for at, own in full.items()}


def _same_name(words: tuple[str, ...], theirs: tuple[str, ...], own: str, other: str) -> bool:
    """Whether names whose last words sound alike mean one person."""
    if own == other:
        return True
    if not (own.startswith("person:") or other.startswith("person:")):
        return False
    return set(words) <= set(theirs) or set(theirs) <= set(words) or skeleton(words[0]) == skeleton(theirs[0])


def _short_id(
    at: int,
    mentions: Sequence[Mention],
    words: Mapping[int, tuple[str, ...]],
    full: Mapping[int, str],
    holding: Mapping[str, Sequence[int]],
) -> str:
    """The latest person before the mention, else the first after it, whose name holds the short one; else its own.

    ``holding`` tells the full names that hold a word.
    """
    own = set(words[at])
    candidates = holding.get(words[at][0], ()) if own else list(full)
    cut = bisect_left(candidates, mentions[at].start, key=lambda other: mentions[other].start)
    nearest = (*reversed(candidates[max(0, cut - MOST) : cut]), *candidates[cut : cut + MOST])
    return next((full[other] for other in nearest if own <= set(words[other])), None) or _own_id(mentions[at])
