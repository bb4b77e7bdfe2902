"""Co-mentions: every two entities that one sentence names, with the tokens between their nearest mentions."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from kg.model import CoMention, Mention, Sentence


def co_mentions(sentence: Sentence, mentions: Sequence[Mention]) -> Iterator[CoMention]:
    """The pairs of a sentence, by their ids; ``source`` is the smaller one, the span holds both mentions."""
    named = [(m.entity, m.first, m.last, m.start, m.end) for m in mentions if m.entity is not None]
    nearest: dict[tuple[str, str], tuple[int, int, int]] = {}
    for (one, first, last, start, end), (other, first_other, last_other, start_other, end_other) in combinations(
        named, 2
    ):
        if one != other:
            distance = max(first_other - last if first <= first_other else first - last_other, 0)
            pair = (one, other) if one < other else (other, one)
            found = nearest.get(pair)
            if found is None or distance < found[0]:
                nearest[pair] = (distance, min(start, start_other), max(end, end_other))
    for source, target in sorted(nearest):
        distance, start, end = nearest[source, target]
        yield CoMention(source, target, sentence.index, start, end, distance)
