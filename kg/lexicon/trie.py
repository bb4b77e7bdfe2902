"""A dictionary of phrases over token keys: the first key leads to the possible tails, longest first."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")
Tail = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Trie(Generic[T]):
    """Phrases of folded words with the values that they stand for.

    ``by_first`` maps the first word of a phrase to (other words, values), the longest phrases first.
    """

    by_first: Mapping[str, tuple[tuple[Tail, tuple[T, ...]], ...]]

    def longest(self, first: str, keys: Sequence[str], at: int) -> tuple[int, tuple[T, ...]] | None:
        """The longest phrase that begins with ``first`` and goes on with ``keys[at:]``: its end in ``keys``, its values."""
        for tail, values in self.by_first.get(first, ()):
            end = at + len(tail)
            if not tail or tuple(keys[at:end]) == tail:
                return end, values
        return None

    def longest_free(self, first: str, keys: Sequence[str], at: int) -> tuple[int, tuple[T, ...]] | None:
        """The same, where each word after the first may carry the article (see ``has_word``)."""
        for tail, values in self.by_first.get(first, ()):
            end = at + len(tail)
            if end <= len(keys) and self._fits(tail, keys, at):
                return end, values
            if tail and end <= len(keys) and _is_suffixed(keys[end - 1], tail[-1]) and self._fits(tail[:-1], keys, at):
                return end, values
        return None

    @staticmethod
    def _fits(tail: Tail, keys: Sequence[str], at: int) -> bool:
        return all(has_word(keys[at + number], word) for number, word in enumerate(tail))


SUFFIXES = ("هما", "هم", "ها", "نا", "ه")


def _is_suffixed(key: str, word: str) -> bool:
    """«خارجيته», «وزرائها»: a word with a pronoun; ta marbuta opens and the hamza's seat is levelled already."""
    stem = word[:-1] + "ت" if word.endswith("ه") else word
    return any(key == stem + suffix or (word.endswith("اء") and key == word[:-1] + "ي" + suffix) for suffix in SUFFIXES)


def has_word(key: str, word: str) -> bool:
    """Whether a token's key is the word, with or without the article: «وزراء», «الوزراء»; «وتعاون», «والتعاون»."""
    if key == word or (key.startswith("ال") and key[2:] == word):
        return True
    return word.startswith("و") and key.startswith("وال") and key[3:] == word[1:]


def build_trie(phrases: Iterable[tuple[Sequence[str], T]]) -> Trie[T]:
    """A trie of (words, value) pairs; values of one phrase keep the order in which they came, without repeats."""
    found: dict[str, dict[Tail, dict[T, None]]] = {}
    for words, value in phrases:
        found.setdefault(words[0], {}).setdefault(tuple(words[1:]), {})[value] = None
    return Trie(
        {
            first: tuple(
                (tail, tuple(values))
                for tail, values in sorted(tails.items(), key=lambda item: (-len(item[0]), item[0]))
            )
            for first, tails in found.items()
        }
    )
