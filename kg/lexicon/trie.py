"""A dictionary of phrases over token keys: one node a word, so that the longest phrase is found word by word."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Generic, NamedTuple, TypeVar

T = TypeVar("T")
SUFFIXES = ("هما", "هم", "ها", "نا", "ه")
"""Pronouns that a noun may end in."""


class Node(NamedTuple, Generic[T]):
    """What the words so far stand for (nothing where no phrase ends here), and the nodes of the next words."""

    values: tuple[T, ...]
    next: dict[str, "Node[T]"]


class Trie(NamedTuple, Generic[T]):
    """Phrases of folded words with the values that they stand for, by their first word."""

    first: dict[str, Node[T]]


def longest(node: Node[T], keys: Sequence[str], at: int) -> tuple[int, tuple[T, ...]] | None:
    """The longest phrase that goes on from ``node`` with ``keys[at:]``: its end in ``keys``, and its values."""
    best = (at, node.values) if node.values else None
    while at < len(keys) and node.next:
        step = node.next.get(keys[at])
        if step is None:
            break
        node, at = step, at + 1
        if node.values:
            best = at, node.values
    return best


def longest_free(node: Node[T], keys: Sequence[str], at: int) -> tuple[int, tuple[T, ...]] | None:
    """The same, where each word may carry the article («الوزراء»), and the last one a pronoun («وزرائها»)."""
    best = (at, node.values) if node.values else None
    while at < len(keys) and node.next:
        step = next((node.next[word] for word in _bare(keys[at]) if word in node.next), None)
        if step is None:
            owned = next((node.next[w] for w in _without_pronoun(keys[at]) if w in node.next), None)
            return (at + 1, owned.values) if owned is not None and owned.values else best
        node, at = step, at + 1
        if node.values:
            best = at, node.values
    return best


def _bare(key: str) -> Iterator[str]:
    """A word as it is and without its article: «الوزراء», «وزراء»; «والتعاون», «وتعاون»."""
    yield key
    if key.startswith("ال"):
        yield key[2:]
    elif key.startswith("وال"):
        yield "و" + key[3:]


def _without_pronoun(key: str) -> Iterator[str]:
    """A word without its pronoun; ta marbuta and hamza stand again at its end: «خارجيته», «وزرائها»."""
    for suffix in SUFFIXES:
        stem = key.removesuffix(suffix)
        if stem != key and len(stem) > 2:
            yield stem
            if stem.endswith("ت"):
                yield stem[:-1] + "ه"
            if stem.endswith("اي"):
                yield stem[:-1] + "ء"


def build_trie(phrases: Iterable[tuple[Sequence[str], T]]) -> Trie[T]:
    """A trie of (words, value) pairs; values of one phrase keep the order in which they came, without repeats."""
    first: dict[str, Node[T]] = {}
    for words, value in phrases:
        nodes = first
        for word in words[:-1]:
            if word not in nodes:
                nodes[word] = Node((), {})
            nodes = nodes[word].next
        for word in words[-1:]:
            node = nodes.get(word)
            if node is None:
                nodes[word] = Node((value,), {})
            elif value not in node.values:
                nodes[word] = Node((*node.values, value), node.next)
    return Trie(first)
