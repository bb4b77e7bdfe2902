"""Web furniture: lines of the page around an article that are no part of its text (see ``furniture.tsv``)."""

from collections.abc import Sequence
from functools import cache

from kg.model import Token, TokenKind
from kg.tables import read_data
from kg.text.normalise import fold


@cache
def _openings() -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(fold(word) for word in row["opening"].split()) for row in read_data("furniture.tsv"))


def is_furniture(tokens: Sequence[Token]) -> bool:
    """Whether a sentence is furniture: it begins like one, or has three words or more and no Arabic one."""
    words = [token.key for token in tokens if token.kind is TokenKind.WORD]
    if any(tuple(words[:length]) in _openings() for length in range(2, 7)):
        return True
    return len(words) >= 3 and all(word.isascii() for word in words)
