"""A sentence with what the lexicons say about each of its tokens; every recogniser reads this and nothing else."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from kg.lexicon.entries import Head, Lexicon, Name, Title
from kg.lexicon.trie import SUFFIXES, Node, T, Trie, longest, longest_free
from kg.model import EntityType, Form, Mention, Sentence, Token, TokenKind
from kg.text.normalise import raw_offset


class Hit(NamedTuple):
    """A name of the lexicon at tokens ``first`` to ``last`` (exclusive), after ``skip`` proclitic letters."""

    first: int
    last: int
    skip: int
    names: tuple[Name, ...]


class TitleHit(NamedTuple):
    """The words of a title. ``definite``: one of them has the article or the first a pronoun (``own``: «نائبه»)."""

    first: int
    last: int
    skip: int
    title: Title
    definite: bool
    own: bool


class HeadHit(NamedTuple):
    """The head noun of an organisation or place."""

    first: int
    last: int
    skip: int
    head: Head
    definite: bool


@dataclass(frozen=True, slots=True)
class View:
    """A sentence and its hits by the position of their first token: the longest one each."""

    text: str
    sentence: Sentence
    keys: tuple[str, ...]
    hits: Mapping[int, Hit]
    titles: Mapping[int, TitleHit]
    heads: Mapping[int, HeadHit]
    lexicon: Lexicon

    @property
    def tokens(self) -> tuple[Token, ...]:
        """The tokens of the sentence."""
        return self.sentence.tokens

    def key(self, at: int) -> str:
        """The key at a position, empty outside the sentence."""
        return self.keys[at] if 0 <= at < len(self.keys) else ""

    def is_word(self, at: int) -> bool:
        """Whether a word stands there."""
        return 0 <= at < len(self.keys) and self.tokens[at].kind is TokenKind.WORD

    def has_article(self, at: int) -> bool:
        """Whether the word begins with «ال» as it is written: «الهلال», not «إلهام», which folding makes alike."""
        return self.is_word(at) and self.tokens[at].text.startswith("ال")

    def start(self, at: int, skip: int) -> int:
        """The offset in the article where the token goes on after ``skip`` proclitic letters."""
        token = self.tokens[at]
        return token.start + (raw_offset(token.text, skip) if skip else 0)

    def mention(
        self,
        first: int,
        last: int,
        skip: int,
        type_: EntityType,
        rule: str,
        form: Form = Form.NAME,
        entry: str | None = None,
    ) -> Mention:
        """A mention over tokens ``first`` to ``last`` (exclusive) without the proclitic letters."""
        start, end = self.start(first, skip), self.tokens[last - 1].end
        return Mention(start, end, self.text[start:end], type_, form, self.sentence.index, first, last, rule, entry)


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


def look(text: str, sentence: Sentence, lexicon: Lexicon) -> View:
    """The view of a sentence of the article ``text``."""
    keys = tuple(token.key for token in sentence.tokens)
    hits: dict[int, Hit] = {}
    titles: dict[int, TitleHit] = {}
    heads: dict[int, HeadHit] = {}
    for at, token in enumerate(sentence.tokens):
        if token.kind is TokenKind.WORD:
            entrance = entrances(token.key, lexicon)
            if entrance is not None:
                if (hit := _name_hit(keys, at, entrance.names)) is not None:
                    hits[at] = hit
                if (title := _title_hit(keys, at, entrance.titles)) is not None:
                    titles[at] = title
                if (head := _head_hit(keys, at, entrance.heads)) is not None:
                    heads[at] = head
    return View(text, sentence, keys, hits, titles, heads, lexicon)


Opening = tuple[int, Node[T]]
FreeOpening = tuple[int, Node[T], bool, bool]


class Entrance(NamedTuple):
    """The phrases of the lexicons that begin with a word."""

    names: tuple[Opening[Name], ...]
    titles: tuple[FreeOpening[Title], ...]
    heads: tuple[FreeOpening[Head], ...]


@lru_cache(maxsize=1 << 16)
def entrances(key: str, lexicon: Lexicon) -> Entrance | None:
    """What begins with a word, None where nothing does."""
    found = Entrance(
        _openings(key, lexicon.names), _free_openings(key, lexicon.titles), _free_openings(key, lexicon.heads)
    )
    return found if any(found) else None


def _openings(key: str, trie: Trie[T]) -> tuple[Opening[T], ...]:
    """The readings of a word (see ``readings``) with which a phrase begins: (letters skipped, its node)."""
    return tuple((skip, trie.first[rest]) for skip, rest in readings(key) if rest in trie.first)


def _free_openings(key: str, trie: Trie[T]) -> tuple[FreeOpening[T], ...]:
    """The same, where the word may carry the article or a pronoun: (letters skipped, node, article, pronoun)."""
    return tuple(
        (skip, trie.first[word], article, own)
        for skip, rest in readings(key)
        for word, article, own in _title_words(rest)
        if word in trie.first
    )


def _title_words(word: str) -> Iterator[tuple[str, bool, bool]]:
    """A word as it is, without its article or its pronoun («نظيرته» gives «نظيرة»): (word, article, pronoun)."""
    yield word, False, False
    if word.startswith("ال"):
        yield word[2:], True, False
    for suffix in SUFFIXES:
        if word.endswith(suffix) and len(word) > len(suffix) + 2:
            stem = word[: -len(suffix)]
            yield stem, False, True
            if stem.endswith("ت"):
                yield stem[:-1] + "ه", False, True


def _name_hit(keys: Sequence[str], at: int, opened: Sequence[Opening[Name]]) -> Hit | None:
    """The longest name that begins at a token; of equal ones that on the whole word."""
    best: Hit | None = None
    for skip, node in opened:
        found = longest(node, keys, at + 1)
        if found is not None and (best is None or found[0] > best.last):
            best = Hit(at, found[0], skip, found[1])
    return best


def _title_hit(keys: Sequence[str], at: int, opened: Sequence[FreeOpening[Title]]) -> TitleHit | None:
    for skip, node, article, own in opened:
        found = longest_free(node, keys, at + 1)
        if found is not None and not (own and found[0] > at + 1):
            definite = article or own or any(key.startswith(("ال", "وال")) for key in keys[at + 1 : found[0]])
            return TitleHit(at, found[0], skip, found[1][0], definite, own)
    return None


def _head_hit(keys: Sequence[str], at: int, opened: Sequence[FreeOpening[Head]]) -> HeadHit | None:
    for skip, node, article, own in opened:
        found = longest_free(node, keys, at + 1)
        if found is not None and not own:
            return HeadHit(at, found[0], skip, found[1][0], article)
    return None
