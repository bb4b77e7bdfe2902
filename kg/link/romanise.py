"""English labels for names that no lexicon knows.

A word of a known name is written as it is there; of any other word the long vowels are read by their place and the
consonants by anyascii.
"""

import re
from collections.abc import Mapping
from functools import lru_cache

from anyascii import anyascii

from kg.text.normalise import fold

_CONSONANT = "ء-ؤئبت-غف-هپچژڤگ"
_VOWELS = (
    (re.compile("^وال(?=..)"), "wal-"),
    (re.compile("^ال(?=..)"), "al-"),
    (re.compile("ع(?=[^اوي])"), "a"),
    (re.compile("[أآاىة]"), "a"),
    (re.compile("إ"), "i"),
    (re.compile(f"(?<=[{_CONSONANT}])و(?![aiuو])"), "u"),
    (re.compile(f"(?<=[{_CONSONANT}])ي(?![aiuي])"), "i"),
    (re.compile("(?<=a)و(?=[^a-z]|$)"), "u"),
    (re.compile("[ءئؤ]"), ""),
)
_CLUSTER = re.compile("([bcdfgjklmnpqrstvwxz]h?)(?=[bcdfgjklmnpqrstvwxz]h?[bcdfgjklmnpqrstvwxz])")


def romanise(name: str, known: Mapping[str, str]) -> str:
    """The name in Latin letters. ``known`` maps folded words to their English form.

    >>> romanise("سيرغي ماركوف", {"سيرغي": "Sergei"})
    'Sergei Markuf'
    """
    words = name.replace("_", " ").replace("#", " ").replace("-", " ").split()
    return " ".join(known.get(fold(word)) or romanise_word(word) for word in words)


@lru_cache(maxsize=1 << 14)
def romanise_word(word: str) -> str:
    """One word by its letters, the first one a capital; clusters of three consonants get a vowel."""
    for pattern, vowel in _VOWELS:
        word = pattern.sub(vowel, word)
    latin = _CLUSTER.sub(r"\1a", anyascii(word).lower().replace("`", "").replace("'", ""))
    article = next((start for start in ("al-", "wal-") if latin.startswith(start)), "")
    return article + latin[len(article) : len(article) + 1].upper() + latin[len(article) + 1 :]
