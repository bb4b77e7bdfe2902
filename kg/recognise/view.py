"""A sentence with what the lexicons say about each of its tokens; every recogniser reads this and nothing else."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from kg.lexicon.entries import Head, Lexicon, Name, Title
from kg.lexicon.trie import longest, longest_free
from kg.model import Document, EntityType, Form, Mention, Sentence, Token, TokenKind
from kg.recognise.entrances import NOTHING, FreeOpening, Known, Opening, entrance, known_entrances
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
    tokens: tuple[Token, ...]
    keys: tuple[str, ...]
    hits: dict[int, Hit]
    titles: dict[int, TitleHit]
    heads: dict[int, HeadHit]
    lexicon: Lexicon

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


def look(document: Document, lexicon: Lexicon) -> list[View]:
    """The views of all sentences of a document."""
    known = known_entrances(lexicon)
    return [_look(document.article.text, sentence, lexicon, known) for sentence in document.sentences]


def _look(text: str, sentence: Sentence, lexicon: Lexicon, known: Known) -> View:
    entrances, first_words = known
    keys = tuple([key for _, _, _, key, _ in sentence.tokens])
    begun = list(map(entrances.get, keys))
    if None in begun:
        for token, key in zip(sentence.tokens, keys, strict=True):
            if key not in entrances:
                entrances[key] = entrance(token, lexicon, first_words)
        begun = list(map(entrances.get, keys))
    hits: dict[int, Hit] = {}
    titles: dict[int, TitleHit] = {}
    heads: dict[int, HeadHit] = {}
    for at, opened in enumerate(begun):
        if opened is None or opened is NOTHING:
            continue
        if opened.names and (hit := _name_hit(keys, at, opened.names)) is not None:
            hits[at] = hit
        if opened.titles and (title := _title_hit(keys, at, opened.titles)) is not None:
            titles[at] = title
        if opened.heads and (head := _head_hit(keys, at, opened.heads)) is not None:
            heads[at] = head
    return View(text, sentence, sentence.tokens, keys, hits, titles, heads, lexicon)


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
