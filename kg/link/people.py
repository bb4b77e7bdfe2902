"""Which mentions of persons mean one person: full names by their words, short names by the latest full name."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Container, Mapping, Sequence, Set
from functools import lru_cache

from kg.lexicon.skeleton import skeleton
from kg.lexicon.slugs import slug
from kg.model import EntityType, Mention
from kg.text.normalise import fold

MOST = 100
"""Names with one last word that another is held against: no article has as many, and a hostile one gets no slower."""


def link_people(mentions: Sequence[Mention], held: Container[str]) -> dict[int, str]:
    """The entity id of each mention of a person, by its position in ``mentions``; ``held`` has who held an office."""
    people = [at for at, mention in enumerate(mentions) if mention.type is EntityType.PERSON]
    words = {at: name_words(mentions[at].text) for at in people}
    lent = _lent(mentions, people, words, held)
    own = {at: _own_id(mentions[at]) for at in people if at not in lent and _is_full(mentions[at])}
    listed = frozenset(entry for at in own if (entry := _listed(mentions[at])) is not None)
    full = _joined_variants(own, words, listed)
    holding: defaultdict[str, list[int]] = defaultdict(list)
    for at in full:
        for word in set(words[at]):
            holding[word].append(at)
    return {at: full.get(at) or _short_id(at, mentions, words, full, holding) for at in people}


def _lent(
    mentions: Sequence[Mention], people: Sequence[int], words: Mapping[int, tuple[str, ...]], held: Container[str]
) -> frozenset[int]:
    """Known single names whose own bearer is not told in full, while another known person of that name is.

    «محمد السنوار … السنوار»: the name alone means him. Who ``held`` an office keeps it beside one who did not:
    «ميلانيا ترامب … ترامب».
    """
    bearers: defaultdict[str, set[str]] = defaultdict(set)
    for at in people:
        entry = _listed(mentions[at])
        if entry is not None and len(words[at]) > 1 and words[at][-2] != "بن":
            bearers[words[at][-1]].add(entry)
    single = [at for at in people if len(words[at]) == 1 and mentions[at].entry is not None]
    return frozenset(at for at in single if _is_lent(mentions[at].entry or "", bearers.get(words[at][0], ()), held))


def _is_lent(entry: str, bearers: Collection[str], held: Container[str]) -> bool:
    return bool(bearers) and entry not in bearers and (entry not in held or any(other in held for other in bearers))


def _listed(mention: Mention) -> str | None:
    """The id of a name that the lexicon lists as it is written; none of a spelling that only seems to be known."""
    return mention.entry if mention.rule in ("gazetteer", "short-name") else None


def _is_full(mention: Mention) -> bool:
    return mention.entry is not None or mention.last - mention.first >= 2


def _own_id(mention: Mention) -> str:
    return mention.entry or slug(EntityType.PERSON, mention.text)


@lru_cache(maxsize=1 << 14)
def name_words(text: str) -> tuple[str, ...]:
    """The folded words of a name, hyphens and underscores between words."""
    return tuple(fold(text.replace("_", " ").replace("#", " ").replace("-", " ")).split())


def _joined_variants(full: Mapping[int, str], words: Mapping[int, tuple[str, ...]], listed: Set[str]) -> dict[int, str]:
    """Full names that are one another's spelling variants or parts get the id of the first, or of the known one.

    Two that are ``listed`` are never one: «سارة نتنياهو», «نتنياهو».
    """
    chosen: dict[str, str] = {}
    order: dict[str, int] = {}
    alike: defaultdict[str, list[tuple[str, tuple[str, ...]]]] = defaultdict(list)
    for at, own in full.items():
        others = alike[skeleton(words[at][-1])]
        same = next((other for other, theirs in others if _same_name(words[at], theirs, own, other, listed)), None)
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


def _same_name(words: tuple[str, ...], theirs: tuple[str, ...], own: str, other: str, listed: Set[str]) -> bool:
    """Whether names whose last words sound alike mean one person."""
    if own == other:
        return True
    if (own in listed and other in listed) or not (own.startswith("person:") or other.startswith("person:")):
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
