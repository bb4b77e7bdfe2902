"""Mentions of several recognisers joined by one rule."""

from collections.abc import Iterable, Iterator, Sequence

from kg.model import EntityType, Form, Mention

SOURCES = ("gazetteer", "head-noun", "title-name", "name-title", "given-name", "short-name", "neural", "statistics")
"""The recognisers, the most trusted first: the lexicon, then the rules, then statistics."""
_TRUST = {rule: rank for rank, rule in enumerate(SOURCES)}


def merge(mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    """Of overlapping mentions the longest stays; of equal ones that of the most trusted source. Sorted by start.

    A country's adjective inside the name of an organisation or place stays beside it: «وزارة الخارجية الروسية» names
    Russia too.
    """
    kept: list[Mention] = []
    for overlapping in _clusters(mentions):
        kept += overlapping if len(overlapping) == 1 else _chosen(overlapping)
    return tuple(kept)


def _clusters(mentions: Iterable[Mention]) -> Iterator[list[Mention]]:
    """The mentions in the order of the text, in lists of those that overlap; most overlap with none."""
    cluster: list[Mention] = []
    sentence = end = -1
    for mention in sorted(mentions, key=_place):
        if mention.first < end and mention.sentence == sentence:
            cluster.append(mention)
            if mention.last > end:
                end = mention.last
        else:
            if cluster:
                yield cluster
            cluster, sentence, end = [mention], mention.sentence, mention.last
    if cluster:
        yield cluster


def _chosen(mentions: Sequence[Mention]) -> list[Mention]:
    kept: list[Mention] = []
    taken: dict[int, Mention] = {}
    for mention in sorted(mentions, key=_order):
        places = range(mention.first, mention.last)
        over = {id(taken[place]): taken[place] for place in places if place in taken}
        if not over or _may_share(over.values(), mention):
            kept.append(mention)
            for place in places:
                taken.setdefault(place, mention)
    kept.sort(key=_place)
    return kept


def _place(mention: Mention) -> tuple[int, int, str]:
    return (mention.start, -mention.end, mention.type)


def _order(mention: Mention) -> tuple[int, int, int, str]:
    return (mention.first - mention.last, _TRUST[mention.rule], mention.start, mention.type)


def _may_share(over: Iterable[Mention], mention: Mention) -> bool:
    """An adjective inside the name of a body or place, not of a person («السوداني»); «الكوريتان» is two countries."""
    if mention.form is Form.ADJECTIVE:
        return all(
            other.type not in (mention.type, EntityType.PERSON)
            and other.first <= mention.first
            and other.last >= mention.last
            for other in over
        )
    return mention.type is EntityType.COUNTRY and all(
        other.type is EntityType.COUNTRY
        and (other.start, other.end) == (mention.start, mention.end)
        and other.entry != mention.entry
        for other in over
    )
