"""The small closed classes of words that the recognisers ask for (``name_words.tsv``), folded."""

from collections.abc import Mapping
from functools import cache

from kg.tables import read_data
from kg.text.normalise import fold

OPENING_MARKS = frozenset("\"“”«„'(")
CLOSING_MARKS = frozenset("\"“”»')")


@cache
def _classes() -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for row in read_data("name_words.tsv"):
        found.setdefault(row["class"], set()).add(fold(row["word"]))
    return {name: frozenset(words) for name, words in found.items()}


@cache
def words_of(name: str) -> frozenset[str]:
    """The folded words of a class; KeyError for a class that the file does not have."""
    return _classes()[name]
