"""Mentions of several recognisers joined by one rule."""

from collections.abc import Iterable

from kg.model import Form, Mention

SOURCES = ("gazetteer", "head-noun", "title-name", "name-title", "given-name", "short-name", "statistics")
"""The recognisers, the most trusted first: the lexicon, then the rules, then statistics."""
_TRUST = {rule: rank for rank, rule in enumerate(SOURCES)}


def merge(mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    """Of overlapping mentions the longest stays; of equal ones that of the most trusted source. Sorted by start.

    A country's adjective inside the name of an organisation or place stays beside it: «وزارة الخارجية الروسية» names
    Russia too.
    """
    kept: list[Mention] = []
    taken: dict[tuple[int, int], Mention] = {}
    for mention in sorted(mentions, key=_order):
        places = [(mention.sentence, at) for at in range(mention.first, mention.last)]
        over = {id(taken[place]): taken[place] for place in places if place in taken}
        if not over or (mention.form is Form.ADJECTIVE and _all_hold(over.values(), mention)):
            kept.append(mention)
            for place in places:
                taken.setdefault(place, mention)
    return tuple(sorted(kept, key=lambda mention: (mention.start, -mention.end, mention.type)))


def _order(mention: Mention) -> tuple[int, int, int, str]:
    return (mention.first - mention.last, _TRUST[mention.rule], mention.start, mention.type)


def _all_hold(outer: Iterable[Mention], inner: Mention) -> bool:
    return all(
        mention.type != inner.type and mention.first <= inner.first and mention.last >= inner.last for mention in outer
    )
