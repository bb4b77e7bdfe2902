"""The strongest part of a large graph, for what is drawn or held whole: the page, GraphML, GEXF, Cytoscape.

Relations (a type and two ends) are ranked by the number of their claims; the first are kept, each with its surest
claims, so that every status it is told with is seen. Pairs that are only named together are left out. The articles are
read twice; what is held meanwhile is 25 bytes a claim.
"""

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.graph.filters import told_by
from kg.graph.rows import ClaimRow, Rows
from kg.graph.terms import short_digest
from kg.model import SYMMETRIC, Status

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.uint64]

EACH = 10
"""Claims of one relation in the strongest part, at most."""
PAIRS = 2
"""A graph is large as well with so many times as many pairs."""

_RANK = {status: rank for rank, status in enumerate(Status)}


@dataclass(frozen=True, slots=True)
class Part:
    """Some claims of a graph, or all; iterating gives what is kept of each article, in the order of the articles.

    ``claims`` are kept of ``whole``; nobody counted where there is no limit. ``times`` tells by how many claims of the
    whole graph an event is told.
    """

    articles: Iterable[Rows]
    claims: int = 0
    whole: int = 0
    _kept: Sequence[bool] | None = None
    _times: Mapping[int, int] | None = None

    @property
    def is_whole(self) -> bool:
        """Whether nothing is left out."""
        return self._kept is None

    def __iter__(self) -> Iterator[Rows]:
        """What is kept of each article of which something is."""
        if self._kept is None:
            yield from self.articles
            return
        number = 0
        for rows in self.articles:
            kept = self._kept[number : number + len(rows.claims)]
            number += len(rows.claims)
            if any(kept):
                yield told_by(rows, tuple(claim for claim, stays in zip(rows.claims, kept, strict=True) if stays), ())

    def times(self, event: str, shown: int) -> int:
        """The claims of an event of which ``shown`` are kept."""
        return shown if self._times is None else self._times.get(short_digest(event), shown)


def strongest(articles: Iterable[Rows], most: int) -> Part:
    """The part of a graph with at most so many claims; 0 is no limit. ``articles`` are read again when it is."""
    if not most:
        return Part(articles)
    relations, events, statuses, doubts = array("Q"), array("Q"), array("B"), array("d")
    pairs = 0
    for rows in articles:
        pairs += len(rows.co_mentions)
        for claim in rows.claims:
            relations.append(short_digest(_relation(claim)))
            events.append(short_digest(claim.event))
            statuses.append(_RANK[claim.status])
            doubts.append(1 - claim.confidence)
    whole = len(relations)
    if whole <= most and pairs <= PAIRS * most:
        return Part(articles, whole, whole)
    import numpy as np

    chosen = _chosen(np.frombuffer(relations, np.uint64), np.asarray(statuses), np.asarray(doubts), most)
    kept = np.zeros(whole, bool)
    kept[chosen] = True
    found, counts = np.unique(np.frombuffer(events, np.uint64), return_counts=True)
    shown = np.isin(found, np.frombuffer(events, np.uint64)[chosen])
    times = dict(zip(found[shown].tolist(), counts[shown].tolist(), strict=True))
    return Part(articles, len(chosen), whole, kept.tolist(), times)


def _chosen(
    relations: "Numbers", statuses: "NDArray[np.uint8]", doubts: "NDArray[np.float64]", most: int
) -> "NDArray[np.intp]":
    """The positions of the claims that stay: relations told most often first, of each its surest claims.

    The surest claim of each status comes before the second of any; of equals the first in the articles.
    """
    import numpy as np

    _, group, counts = np.unique(relations, return_inverse=True, return_counts=True)
    order = np.lexsort((doubts, statuses, group))
    turn = np.empty_like(order)
    turn[order] = _place_in_run(group[order] * len(_RANK) + statuses[order])
    order = np.lexsort((doubts, statuses, turn, group, -counts[group]))
    return order[_place_in_run(group[order]) < EACH][:most]


def _place_in_run(values: "NDArray[np.int64]") -> "NDArray[np.int64]":
    """For each value how many equal ones stand directly before it."""
    import numpy as np

    places = np.arange(len(values))
    begins = np.ones(len(values), bool)
    begins[1:] = values[1:] != values[:-1]
    return places - np.maximum.accumulate(np.where(begins, places, 0))


def _relation(claim: ClaimRow) -> str:
    ends = sorted((claim.source, claim.target)) if claim.type in SYMMETRIC else (claim.source, claim.target)
    return f"{claim.type.value} {ends[0]} {ends[1]}"
