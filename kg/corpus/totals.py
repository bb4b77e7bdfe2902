"""What some articles hold together: the sums that the commands print."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np

from kg.graph.rows import Rows
from kg.graph.terms import short_digest
from kg.model import EntityType, RelationType, Status

AT_ONCE = 100_000
"""Texts that are counted in together."""


@dataclass(slots=True)
class Totals:
    """What some articles hold together: actors (each once), claims by type and status, pairs named in one sentence.

    ``copies`` are the articles that say what another has said.
    """

    articles: int = 0
    copies: int = 0
    actors: dict[str, EntityType] = field(default_factory=dict)
    claims: Counter[tuple[RelationType, Status]] = field(default_factory=Counter)
    pairs: "Distinct" = field(default_factory=lambda: Distinct())


def count(totals: Totals, article: Rows) -> None:
    """Add what the rows of an article hold."""
    totals.articles += len(article.articles)
    totals.copies += sum(row.copy_of is not None for row in article.articles)
    totals.actors.update((entity.id, entity.type) for entity in article.entities)
    totals.claims.update((claim.type, claim.status) for claim in article.claims)
    totals.pairs.add(f"{pair.source}\t{pair.target}" for pair in article.co_mentions)


class Distinct:
    """Counts different texts (``len``). Holds eight bytes of each: there may be millions."""

    def __init__(self) -> None:
        self._new: set[int] = set()
        self._known = np.empty(0, np.uint64)

    def add(self, texts: Iterable[str]) -> None:
        """Take note of the texts."""
        self._new.update(map(short_digest, texts))
        if len(self._new) >= AT_ONCE:
            self._settle()

    def __len__(self) -> int:
        self._settle()
        return len(self._known)

    def _settle(self) -> None:
        self._known = np.union1d(self._known, np.fromiter(self._new, np.uint64, len(self._new)))
        self._new.clear()
