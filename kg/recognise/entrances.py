"""What the lexicons begin with a word: its readings with and without proclitics, and the phrases that open so."""

from functools import lru_cache
from typing import NamedTuple

from kg.lexicon.entries import Head, Lexicon, Name, Title
from kg.lexicon.trie import SUFFIXES, Node, T, Trie
from kg.model import Token, TokenKind

Reading = tuple[int, str]


@lru_cache(maxsize=1 << 16)
def readings(key: str) -> tuple[Reading, ...]:
    """How a word may be read as proclitics and the rest, fewest letters first: (letters skipped, rest).

    «لل» gives the rest with its article again, though the letters skipped are those before the noun.

    >>> readings("وللجزاير")
    ((0, 'وللجزاير'), (1, 'للجزاير'), (2, 'لجزاير'), (3, 'الجزاير'))
    """
    return tuple(_read(key))


def _read(key: str) -> list[Reading]:
    found = [(0, key)]
    skip, length = 0, len(key)
    if length > 3 and key[0] in "وف":
        skip = 1
        found.append((1, key[1:]))
    if length > skip + 2 and key[skip] in "بلك":
        found.append((skip + 1, key[skip + 1 :]))
        if length > skip + 3 and key.startswith("لل", skip):
            found.append((skip + 2, "ال" + key[skip + 2 :]))
    return found


Opening = tuple[int, Node[T]]
FreeOpening = tuple[int, Node[T], bool, bool]


class Entrance(NamedTuple):
    """The phrases of the lexicons that begin with a word."""

    names: tuple[Opening[Name], ...]
    titles: tuple[FreeOpening[Title], ...]
    heads: tuple[FreeOpening[Head], ...]


NOTHING = Entrance((), (), ())
MOST_KNOWN = 1 << 16


class Known(NamedTuple):
    """The entrances of the words that were met, by their keys: words, numbers and marks have no key in common.

    They are functions of the word alone. ``first_words`` begin the phrases of the lexicons.
    """

    entrances: dict[str, Entrance]
    first_words: frozenset[str]


@lru_cache(maxsize=4)
def _memory(lexicon: Lexicon) -> Known:
    return Known({}, frozenset().union(lexicon.names.first, lexicon.titles.first, lexicon.heads.first))


def known_entrances(lexicon: Lexicon) -> Known:
    """Where the entrances of the words that were met are remembered."""
    known = _memory(lexicon)
    if len(known.entrances) > MOST_KNOWN:
        known.entrances.clear()
    return known


def entrance(token: Token, lexicon: Lexicon, first_words: frozenset[str]) -> Entrance:
    """What begins with a word; numbers and marks begin nothing."""
    if token.kind is not TokenKind.WORD:
        return NOTHING
    forms = [
        (skip, word, article, own)
        for skip, rest in _read(token.key)
        for word, article, own in _without_affixes(rest)
        if word in first_words
    ]
    if not forms:
        return NOTHING
    names = _openings(forms, lexicon.names)
    found = Entrance(names, _free_openings(forms, lexicon.titles), _free_openings(forms, lexicon.heads))
    return found if any(found) else NOTHING


Form = tuple[int, str, bool, bool]
"""Letters skipped, what is left of a word, and whether its article or its pronoun was taken off."""


def _openings(forms: list[Form], trie: Trie[T]) -> tuple[Opening[T], ...]:
    """The forms with which a phrase begins: (letters skipped, its node)."""
    first = trie.first
    return tuple([(skip, first[word]) for skip, word, article, own in forms if not (article or own) and word in first])


def _free_openings(forms: list[Form], trie: Trie[T]) -> tuple[FreeOpening[T], ...]:
    """The same, where the word may carry the article or a pronoun: (letters skipped, node, article, pronoun)."""
    first = trie.first
    return tuple([(skip, first[word], article, own) for skip, word, article, own in forms if word in first])


def _without_affixes(word: str) -> list[tuple[str, bool, bool]]:
    """A word as it is, without its article or its pronoun («نظيرته» gives «نظيرة»): (word, article, pronoun)."""
    found = [(word, False, False)]
    if word.startswith("ال"):
        found.append((word[2:], True, False))
    if word.endswith(_LAST_OF_PRONOUNS):
        for suffix in SUFFIXES:
            if word.endswith(suffix) and len(word) > len(suffix) + 2:
                stem = word[: -len(suffix)]
                found.append((stem, False, True))
                if stem.endswith("ت"):
                    found.append((stem[:-1] + "ه", False, True))
    return found


_LAST_OF_PRONOUNS = tuple(sorted({suffix[-1] for suffix in SUFFIXES}))
