"""Co-mentions: every two entities that one sentence names, with the tokens between their nearest mentions."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from kg.model import CoMention, Mention, Sentence


def co_mentions(sentence: Sentence, mentions: Sequence[Mention]) -> Iterator[CoMention]:
    """The pairs of a sentence, by their ids; ``source`` is the smaller one, the span holds both mentions."""
    nearest: dict[tuple[str, str], CoMention] = {}
    for one, other in combinations(mentions, 2):
        if one.entity is None or other.entity is None or one.entity == other.entity:
            continue
        first, second = (one, other) if one.first <= other.first else (other, one)
        source, target = sorted((one.entity, other.entity))
        distance = max(second.first - first.last, 0)
        found = nearest.get((source, target))
        if found is None or distance < found.distance:
            span = (min(one.start, other.start), max(one.end, other.end))
            nearest[source, target] = CoMention(source, target, sentence.index, *span, distance)
    for pair in sorted(nearest):
        yield nearest[pair]
