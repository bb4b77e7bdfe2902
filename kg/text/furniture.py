"""Web furniture: lines of the page around an article that are no part of its text (see ``furniture.tsv``)."""

from collections.abc import Sequence
from functools import cache

from kg.model import Token, TokenKind
from kg.tables import read_data
from kg.text.normalise import fold

LONGEST_BARE_LINK = 3
"""A link line with more words than this after its opening tells news of its own («اقرأ أيضا: …») and is read."""


@cache
def _first_words() -> frozenset[str]:
    return frozenset(words[0] for words in _openings())


@cache
def _openings() -> dict[tuple[str, ...], str]:
    return {tuple(fold(word) for word in row["opening"].split()): row["kind"] for row in read_data("furniture.tsv")}


def _first_word(tokens: Sequence[Token]) -> str:
    for token in tokens:
        if token.kind is TokenKind.WORD:
            return token.key
    return ""


def is_furniture(tokens: Sequence[Token]) -> bool:
    """Whether a sentence is furniture: it begins like one, or has three words or more and no Arabic one."""
    first = _first_word(tokens)
    if first not in _first_words() and not first.isascii():
        return False
    words = [token.key for token in tokens if token.kind is TokenKind.WORD]
    for length in range(2, 7):
        kind = _openings().get(tuple(words[:length]))
        if kind is not None:
            return kind != "link" or len(words) - length <= LONGEST_BARE_LINK
    return len(words) >= 3 and all(word.isascii() for word in words)
