"""Many articles: each goes through the pipeline; what could not be read passes by in its place."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kg.errors import InputError
from kg.lexicon.entries import Lexicon
from kg.model import Article, EntityType, Extraction, RelationType, Status
from kg.pipeline import DEFAULT, Options, extract


def extract_all(
    items: Iterable[Article | InputError], lexicon: Lexicon, options: Options = DEFAULT
) -> Iterator[Extraction | InputError]:
    """What is found in each article, in order. Holds one article at a time."""
    for item in items:
        yield item if isinstance(item, InputError) else extract(item, lexicon, options)


@dataclass(frozen=True, slots=True)
class Totals:
    """What some articles hold together: actors (each once), claims by type and status, pairs named in one sentence."""

    articles: int
    actors: dict[EntityType, int]
    claims: dict[tuple[RelationType, Status], int]
    co_mentions: int


def totals(extractions: Sequence[Extraction]) -> Totals:
    """Count what was found."""
    types = {entity.id: entity.type for extraction in extractions for entity in extraction.entities}
    pairs = {(pair.source, pair.target) for extraction in extractions for pair in extraction.co_mentions}
    return Totals(
        articles=len(extractions),
        actors=Counter(types.values()),
        claims=Counter((r.type, r.status) for extraction in extractions for r in extraction.relations),
        co_mentions=len(pairs),
    )
