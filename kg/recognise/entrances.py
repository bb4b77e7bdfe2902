"""What the lexicons begin with a word: its readings with and without proclitics, and the phrases that open so."""

from functools import lru_cache
from typing import NamedTuple

from kg.lexicon.entries import Head, Lexicon, Name, Title
from kg.lexicon.trie import SUFFIXES, Node, T, Trie
from kg.model import Token, TokenKind


@lru_cache(maxsize=1 << 16)
def readings(key: str) -> tuple[tuple[int, str], ...]:
    """How a word may be read as proclitics and the rest, fewest letters first: (letters skipped, rest).

    «لل» gives the rest with its article again, though the letters skipped are those before the noun.

    >>> readings("وللجزاير")
    ((0, 'وللجزاير'), (1, 'للجزاير'), (2, 'لجزاير'), (3, 'الجزاير'))
    """
    found = [(0, key)]
    skip = 0
    if key[0] in "وف" and len(key) > 3:
        skip = 1
        found.append((1, key[1:]))
    if len(key) > skip + 2 and key[skip] in "بلك":
        found.append((skip + 1, key[skip + 1 :]))
    if key.startswith("لل", skip) and len(key) > skip + 3:
        found.append((skip + 2, "ال" + key[skip + 2 :]))
    return tuple(found)


Opening = tuple[int, Node[T]]
FreeOpening = tuple[int, Node[T], bool, bool]


class Entrance(NamedTuple):
    """The phrases of the lexicons that begin with a word."""

    names: tuple[Opening[Name], ...]
    titles: tuple[FreeOpening[Title], ...]
    heads: tuple[FreeOpening[Head], ...]


Entrances = dict[str, Entrance]
"""What begins with each word that was met, by its key; words, numbers and marks have no key in common."""
NOTHING = Entrance((), (), ())
MOST_KNOWN = 1 << 16


@lru_cache(maxsize=4)
def _memory(lexicon: Lexicon) -> Entrances:
    return {}


def known_entrances(lexicon: Lexicon) -> Entrances:
    """Where the entrances of the words that were met are remembered; they are functions of the word alone."""
    known = _memory(lexicon)
    if len(known) > MOST_KNOWN:
        _memory.cache_clear()
    return _memory(lexicon)


def entrance(token: Token, lexicon: Lexicon) -> Entrance:
    """What begins with a word; numbers and marks begin nothing."""
    if token.kind is not TokenKind.WORD:
        return NOTHING
    key = token.key
    free = [(skip, word, article, own) for skip, rest in readings(key) for word, article, own in _without_affixes(rest)]
    found = Entrance(
        _openings(key, lexicon.names), _free_openings(free, lexicon.titles), _free_openings(free, lexicon.heads)
    )
    return found if any(found) else NOTHING


def _openings(key: str, trie: Trie[T]) -> tuple[Opening[T], ...]:
    """The readings of a word (see ``readings``) with which a phrase begins: (letters skipped, its node)."""
    return tuple([(skip, trie.first[rest]) for skip, rest in readings(key) if rest in trie.first])


def _free_openings(words: list[tuple[int, str, bool, bool]], trie: Trie[T]) -> tuple[FreeOpening[T], ...]:
    """The same, where the word may carry the article or a pronoun: (letters skipped, node, article, pronoun)."""
    return tuple([(skip, trie.first[word], article, own) for skip, word, article, own in words if word in trie.first])


def _without_affixes(word: str) -> list[tuple[str, bool, bool]]:
    """A word as it is, without its article or its pronoun («نظيرته» gives «نظيرة»): (word, article, pronoun)."""
    found = [(word, False, False)]
    if word.startswith("ال"):
        found.append((word[2:], True, False))
    for suffix in SUFFIXES if word.endswith(_LAST_OF_PRONOUNS) else ():
        if word.endswith(suffix) and len(word) > len(suffix) + 2:
            stem = word[: -len(suffix)]
            found.append((stem, False, True))
            if stem.endswith("ت"):
                found.append((stem[:-1] + "ه", False, True))
    return found


_LAST_OF_PRONOUNS = tuple(sorted({suffix[-1] for suffix in SUFFIXES}))
