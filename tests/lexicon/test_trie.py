from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.lexicon.trie import Trie, build_trie, longest, longest_free

PHRASES = [("وزير", "minister"), ("وزير خارجيه", "foreign"), ("رييس وزراء", "premier"), ("رييس مجلس وزراء", "cabinet")]
TRIE = build_trie([(words.split(), value) for words, value in PHRASES])
WORDS = st.lists(st.sampled_from("ابجد"), min_size=1, max_size=4).map(tuple)


def find(words: str, free: bool) -> tuple[int, tuple[str, ...]] | None:
    keys = words.split()
    node = TRIE.first.get(keys[0])
    return None if node is None else (longest_free if free else longest)(node, keys, 1)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("وزير", (1, ("minister",))),
        ("وزير خارجيه مصر", (2, ("foreign",))),
        ("وزير الخارجيه", (1, ("minister",))),
        ("رييس مجلس", None),
        ("سفير", None),
    ],
)
def test_longest_phrase(words: str, expected: tuple[int, tuple[str, ...]] | None) -> None:
    assert find(words, free=False) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("وزير الخارجيه المصري", (2, ("foreign",))),
        ("رييس الوزراء", (2, ("premier",))),
        ("رييس وزرايها", (2, ("premier",))),
        ("وزير خارجيته", (2, ("foreign",))),
        ("رييس مجلس الوزراء", (3, ("cabinet",))),
        ("رييس مجلس النواب", None),
    ],
)
def test_words_after_the_first_may_carry_the_article_the_last_a_pronoun(
    words: str, expected: tuple[int, tuple[str, ...]] | None
) -> None:
    assert find(words, free=True) == expected


def naive(phrases: Sequence[tuple[str, ...]], keys: Sequence[str]) -> int | None:
    return max((len(phrase) for phrase in phrases if tuple(keys[: len(phrase)]) == phrase), default=None)


@given(st.lists(WORDS, min_size=1, max_size=12), WORDS)
def test_the_trie_finds_what_a_plain_search_finds(phrases: list[tuple[str, ...]], keys: tuple[str, ...]) -> None:
    trie: Trie[int] = build_trie([(phrase, number) for number, phrase in enumerate(phrases)])
    node = trie.first.get(keys[0])
    found = longest(node, keys, 1) if node is not None else None
    assert (found[0] if found is not None else None) == naive(phrases, keys)


def test_values_of_one_phrase_keep_their_order_without_repeats() -> None:
    trie = build_trie([(("ا",), 2), (("ا",), 1), (("ا",), 2)])
    assert trie.first["ا"].values == (2, 1)
