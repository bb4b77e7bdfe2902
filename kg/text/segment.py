"""An article cut into paragraphs, sentences, tokens and quotations. Offsets are code points of the raw text.

Tokens are words (Arabic or other, with their marks), numbers, and single punctuation marks. ``#``, ``_`` and a hyphen
inside a word are no tokens: «#كوريا_الشمالية» and «جاي-إن» are two words each, like «كوريا الشمالية».
"""

import re
from collections.abc import Iterator

from kg.model import Article, Document, Sentence, Token, TokenKind
from kg.text.furniture import is_furniture
from kg.text.normalise import fold
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
_ENDERS = ".؟!?۔"
MAX_TOKENS = 300
"""The longest sentence: a longer one is cut, for the rules compare what stands in one. In news the longest has 114."""
_ABBREVIATED_TITLES = frozenset(("د", "م", "أ", "ا", "ج", "ص", "ق"))


def segment(article: Article) -> Document:
    """Cut an article into sentences and tokens, and find what stands between quotation marks."""
    text = article.text
    sentences: list[Sentence] = []
    for paragraph, (start, end) in enumerate(_paragraphs(text)):
        tokens = list(tokenize(text, start, end))
        for first, last in _sentence_bounds(text, tokens):
            part = tuple(tokens[first:last])
            sentences.append(Sentence(len(sentences), paragraph, part[0].start, part[-1].end, part, is_furniture(part)))
    return Document(article, tuple(sentences), find_quotations(text, list(_paragraphs(text))))


def tokenize(text: str, start: int = 0, end: int | None = None) -> Iterator[Token]:
    """The tokens of ``text[start:end]``, with offsets into ``text``; stray marks and tatweel are none."""
    for match in _TOKEN.finditer(text, start, len(text) if end is None else end):
        word = match.group()
        key = fold(word)
        if key:
            yield Token(match.start(), match.end(), word, key, _KINDS[match.lastgroup or "punct"])


_KINDS = {"word": TokenKind.WORD, "number": TokenKind.NUMBER, "punct": TokenKind.PUNCT}


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    return ((m.start(), m.end()) for m in _LINE.finditer(text) if not m.group().isspace())


def _sentence_bounds(text: str, tokens: list[Token]) -> Iterator[tuple[int, int]]:
    """Pairs of token positions; closing quotation marks and brackets stay with the sentence that they close."""
    first = at = 0
    while at < len(tokens):
        at += 1
        if at - first >= MAX_TOKENS or _ends_sentence(text, tokens, at - 1):
            while at < len(tokens) and tokens[at].text in CLOSERS and tokens[at].start == tokens[at - 1].end:
                at += 1
            yield first, at
            first = at
    if first < len(tokens):
        yield first, len(tokens)


def _ends_sentence(text: str, tokens: list[Token], at: int) -> bool:
    mark = tokens[at].text
    if mark not in _ENDERS:
        return False
    return mark != "." or not (_is_ellipsis(text, tokens[at].start) or _is_inside_word(tokens, at))


def _is_ellipsis(text: str, at: int) -> bool:
    return text[at - 1 : at] == "." or text[at + 1 : at + 2] == "."


def _is_inside_word(tokens: list[Token], at: int) -> bool:
    """«أ.ب», «aawsat.com», «د. سامي»: a dot of an abbreviation or an address; «البلاد.وقال» ends a sentence."""
    before = tokens[at - 1] if at and tokens[at - 1].end == tokens[at].start else None
    after = tokens[at + 1] if at + 1 < len(tokens) and tokens[at + 1].start == tokens[at].end else None
    if before is None or before.kind is not TokenKind.WORD:
        return False
    if after is None or after.kind is TokenKind.PUNCT:
        return before.text in _ABBREVIATED_TITLES and not _is_initial_chain(tokens, at) and after is None
    return len(before.key) == 1 or len(after.key) == 1 or (before.text.isascii() and after.text.isascii())


def _is_initial_chain(tokens: list[Token], at: int) -> bool:
    return at >= 2 and tokens[at - 2].text == "." and tokens[at - 2].end == tokens[at - 1].start
