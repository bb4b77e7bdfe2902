"""What some articles hold together: the sums that the commands print."""

from collections import Counter
from dataclasses import dataclass, field

from kg.graph.rows import Rows
from kg.model import EntityType, RelationType, Status


@dataclass(slots=True)
class Totals:
    """What some articles hold together: actors (each once), claims by type and status, pairs named in one sentence.

    ``copies`` are the articles that say what another has said.
    """

    articles: int = 0
    copies: int = 0
    actors: dict[str, EntityType] = field(default_factory=dict)
    claims: Counter[tuple[RelationType, Status]] = field(default_factory=Counter)
    pairs: set[tuple[str, str]] = field(default_factory=set)


def count(totals: Totals, article: Rows) -> None:
    """Add what the rows of an article hold."""
    totals.articles += len(article.articles)
    totals.copies += sum(row.copy_of is not None for row in article.articles)
    totals.actors.update((entity.id, entity.type) for entity in article.entities)
    totals.claims.update((claim.type, claim.status) for claim in article.claims)
    totals.pairs.update((pair.source, pair.target) for pair in article.co_mentions)
