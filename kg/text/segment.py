"""An article cut into paragraphs, sentences, tokens and quotations. Offsets are code points of the raw text.

Tokens are words (Arabic or other, with their marks), numbers, and single punctuation marks. ``#``, ``_`` and a hyphen
inside a word are no tokens: «#كوريا_الشمالية» and «جاي-إن» are two words each, like «كوريا الشمالية».
"""

import re
from collections.abc import Callable, Iterator
from functools import cache
from itertools import repeat
from sys import intern
from typing import cast

from kg.model import Article, Document, Sentence, Token, TokenKind
from kg.text.furniture import is_furniture
from kg.text.normalise import fold_once
from kg.text.quotations import CLOSERS, find_quotations

_COMBINING = r"\u0300-\u036f"
_MARKS = (
    _COMBINING + r"\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed"  # diacritics, tatweel, Quranic signs
    r"\u200c-\u200f\u202a-\u202e\u2066-\u2069\ufeff\u00ad"  # joiners, directions, byte order mark, soft hyphen
)
_LETTER = r"[^\W\d_]"
_TOKEN = re.compile(
    rf"(?P<word>{_LETTER}+(?:[{_MARKS}]+{_LETTER}*)*)"
    r"|(?P<number>\d+(?:[.,٫٬:/]\d+)*[%٪]?)"
    rf"|(?P<punct>[^\s\w#-]|(?<!{_LETTER})-|-(?!{_LETTER}))"
)
_LINE = re.compile(r"[^\r\n\u2028\u2029]+")
_ENDERS = frozenset(".؟!?۔")
MAX_TOKENS = 300
"""The longest sentence: a longer one is cut, for the rules compare what stands in one. In news the longest has 114."""
_ABBREVIATED_TITLES = frozenset(("د", "م", "أ", "ا", "ج", "ص", "ق"))


def segment(article: Article) -> Document:
    """Cut an article into sentences and tokens, and find what stands between quotation marks."""
    text = article.text
    paragraphs: list[tuple[int, int]] = []
    sentences: list[Sentence] = []
    for line in _LINE.finditer(text):
        words = line.group()
        if words.isspace():
            continue
        tokens = tuple(tokenize(words, line.start()))
        for begin, stop in _sentence_bounds(text, tokens):
            part = tokens[begin:stop]
            start, after = part[0].start, part[-1].end
            sentences.append(Sentence(len(sentences), len(paragraphs), start, after, part, is_furniture(part)))
        paragraphs.append(line.span())
    return Document(article, tuple(sentences), find_quotations(text, paragraphs))


Tokens = tuple[Token, ...]
Piece = tuple[int, int, str, str, TokenKind]
"""The fields of a Token."""


def tokenize(text: str, offset: int = 0) -> Iterator[Token]:
    """The tokens of a text that stands at ``offset`` in its article; stray marks and tatweel are none."""
    known = _known_pieces()
    if len(known) > MOST_KNOWN:
        known.clear()
    found: list[Piece] = []
    at = offset
    for chunk in text.split(" "):
        if chunk:
            pieces = known.get(chunk)
            if pieces is None:
                pieces = _cut(chunk)
                if len(chunk) <= LONGEST_KEPT:
                    known[chunk] = pieces
            for start, end, word, key, kind in pieces:
                found.append((at + start, at + end, word, key, kind))
        at += len(chunk) + 1
    # What Token(...) does, without a call in Python for each of hundreds of thousands.
    return map(cast(Callable[[type[Token], Piece], Token], tuple.__new__), repeat(Token), found)


def _cut(chunk: str) -> tuple[Piece, ...]:
    """The tokens of a text between blanks, with offsets into it: no token holds white space, nor looks past it."""
    if chunk.isalpha():
        key = intern(fold_once(chunk))
        return ((0, len(chunk), chunk, key, TokenKind.WORD),) if key else ()
    found: list[Piece] = []
    for match in _TOKEN.finditer(chunk):
        start, end = match.span()
        word = chunk[start:end]
        key = intern(fold_once(word))
        if key:
            found.append((start, end, word, key, _KINDS[match.lastgroup or "punct"]))
    return tuple(found)


@cache
def _known_pieces() -> dict[str, tuple[Piece, ...]]:
    """What ``_cut`` made of the chunks that were met: the words of news repeat."""
    return {}


MOST_KNOWN = 1 << 16
LONGEST_KEPT = 40
"""Longer chunks (addresses, lines of code) do not come again."""
_KINDS = {"word": TokenKind.WORD, "number": TokenKind.NUMBER, "punct": TokenKind.PUNCT}


def _sentence_bounds(text: str, tokens: Tokens) -> Iterator[tuple[int, int]]:
    """Where the sentences of a paragraph begin and end in its tokens.

    Closing quotation marks and brackets stay with the sentence that they close.
    """
    first, last = 0, len(tokens)
    for end in [at + 1 for at, (_, _, word, _, _) in enumerate(tokens) if word in _ENDERS] + [last]:
        while end - first > MAX_TOKENS:
            cut = _with_closers(tokens, first + MAX_TOKENS)
            yield first, cut
            first = cut
        if end > first and (end == last or _ends_sentence(text, tokens, end - 1)):
            stop = _with_closers(tokens, end)
            yield first, stop
            first = stop


def _with_closers(tokens: Tokens, at: int) -> int:
    """The position after the closing marks that hang on the token before ``at``."""
    while at < len(tokens) and tokens[at].text in CLOSERS and tokens[at].start == tokens[at - 1].end:
        at += 1
    return at


def _ends_sentence(text: str, tokens: Tokens, at: int) -> bool:
    """Whether a mark that may end a sentence does: a dot may also be of an ellipsis, a word or an address."""
    return tokens[at].text != "." or not (_is_ellipsis(text, tokens[at].start) or _is_inside_word(tokens, at))


def _is_ellipsis(text: str, at: int) -> bool:
    return text[at - 1 : at] == "." or text[at + 1 : at + 2] == "."


def _is_inside_word(tokens: Tokens, at: int) -> bool:
    """«أ.ب», «aawsat.com», «د. سامي»: a dot of an abbreviation or an address; «البلاد.وقال» ends a sentence."""
    before = tokens[at - 1] if at and tokens[at - 1].end == tokens[at].start else None
    after = tokens[at + 1] if at + 1 < len(tokens) and tokens[at + 1].start == tokens[at].end else None
    if before is None or before.kind is not TokenKind.WORD:
        return False
    if after is None or after.kind is TokenKind.PUNCT:
        return before.text in _ABBREVIATED_TITLES and not _is_initial_chain(tokens, at) and after is None
    return len(before.key) == 1 or len(after.key) == 1 or (before.text.isascii() and after.text.isascii())


def _is_initial_chain(tokens: Tokens, at: int) -> bool:
    return at >= 2 and tokens[at - 2].text == "." and tokens[at - 2].end == tokens[at - 1].start
