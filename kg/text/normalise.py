"""Folding: the one function that makes look-up keys, for the text and for every lexicon.

Keys are for looking up only; offsets always come from the raw text. The folding is camel-tools' own, character by
character (``normalize_unicode``, ``normalize_alef_ar``, ``normalize_alef_maksura_ar``, ``normalize_teh_marbuta_ar``),
so that one pass of ``str.translate`` over a word does it; to it we add hamza seats, Persian letters, digits, and the
removal of diacritics, tatweel and invisible marks.
"""

import unicodedata
from functools import lru_cache

from camel_tools.utils.normalize import (
    normalize_alef_ar,
    normalize_alef_maksura_ar,
    normalize_teh_marbuta_ar,
    normalize_unicode,
)

ARABIC_BLOCKS = ((0x0600, 0x06FF), (0x0750, 0x077F), (0x08A0, 0x08FF), (0xFB50, 0xFDFF), (0xFE70, 0xFEFF))
INVISIBLE = "\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"
TATWEEL = "\u0640"
_SEATS = {"ؤ": "و", "ئ": "ي", "ی": "ي", "ې": "ي", "ک": "ك", "گ": "غ", "ڤ": "ف", "ڨ": "ق", "پ": "ب", "چ": "ج", "ژ": "ز"}
_SEATS |= {"ہ": "ه", "ە": "ه", "ۀ": "ه", "ھ": "ه"}


def is_mark(char: str) -> bool:
    """Whether the character is a diacritic, tatweel or an invisible mark, which folding removes."""
    return char == TATWEEL or char in INVISIBLE or unicodedata.category(char) == "Mn"


def _fold_char(char: str) -> str:
    if is_mark(char):
        return ""
    digit = unicodedata.digit(char, None)
    if digit is not None and char not in "²³¹":
        return str(digit)
    folded = normalize_teh_marbuta_ar(normalize_alef_maksura_ar(normalize_alef_ar(normalize_unicode(char))))
    return "".join(_SEATS.get(c, c) for c in folded if not is_mark(c)).strip().lower()


def _fold_table() -> dict[int, str]:
    codes = [c for low, high in ARABIC_BLOCKS for c in range(low, high + 1)]
    codes += [*range(0x41, 0x5B), *range(0xC0, 0x250), *range(0x300, 0x370), *map(ord, INVISIBLE)]
    return {code: folded for code in codes if (folded := _fold_char(chr(code))) != chr(code)}


_TABLE = _fold_table()


def fold_once(word: str) -> str:
    """The same as ``fold``, for a word that will not come again."""
    return word.translate(_TABLE)


@lru_cache(maxsize=1 << 16)
def fold(word: str) -> str:
    """The look-up key of a word or phrase: hamza, alef, ya and ta marbuta levelled, marks and tatweel gone, lower case.

    Spaces are left alone. ``fold(fold(x)) == fold(x)``.
    """
    return word.translate(_TABLE)


def folded(words: str) -> frozenset[str]:
    """The keys of words that are parted by blanks."""
    return frozenset(map(fold, words.split()))


def raw_offset(text: str, letters: int) -> int:
    """How many code points of ``text`` make up the first ``letters`` letters of its key, marks after them included.

    >>> raw_offset("وَلِلجزائر", 3)
    5
    """
    at = 0
    while letters > 0 and at < len(text):
        letters -= len(fold(text[at]))
        at += 1
    while at < len(text) and is_mark(text[at]):
        at += 1
    return at
