"""Many articles: each goes through the pipeline; what could not be read passes by in its place."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from kg.errors import InputError
from kg.graph.rows import Rows
from kg.lexicon.entries import Lexicon
from kg.model import Article, EntityType, Extraction, RelationType, Status
from kg.pipeline import DEFAULT, Options, extract


def extract_all(
    items: Iterable[Article | InputError], lexicon: Lexicon, options: Options = DEFAULT
) -> Iterator[Extraction | InputError]:
    """What is found in each article, in order. Holds one article at a time."""
    for item in items:
        yield item if isinstance(item, InputError) else extract(item, lexicon, options)


@dataclass(slots=True)
class Totals:
    """What some articles hold together: actors (each once), claims by type and status, pairs named in one sentence."""

    articles: int = 0
    actors: dict[str, EntityType] = field(default_factory=dict)
    claims: Counter[tuple[RelationType, Status]] = field(default_factory=Counter)
    pairs: set[tuple[str, str]] = field(default_factory=set)


def count(totals: Totals, article: Rows) -> None:
    """Add what the rows of an article hold."""
    totals.articles += len(article.articles)
    totals.actors.update((entity.id, entity.type) for entity in article.entities)
    totals.claims.update((claim.type, claim.status) for claim in article.claims)
    totals.pairs.update((pair.source, pair.target) for pair in article.co_mentions)
