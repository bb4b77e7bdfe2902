"""What the statistical recogniser sees of a word: its letters, its distributional class, its place in the lexicons.

The same function serves training and recognition. Every feature is of one word alone; the model gives each a weight
for each of five positions around the word that is labelled, so that a word's share of the scores is worked out once.
"""

from collections.abc import Iterator
from typing import NamedTuple

from kg.model import Token, TokenKind

FLAGS = "TGPLCAOH"
"""Lexicons by bit: title, given name, person, place, country, adjective, organisation, organisation head."""
OFFSETS = (-2, -1, 0, 1, 2)
_CLITICS = ("وال", "بال", "فال", "كال", "ولل", "ال", "لل", "و", "ب", "ل", "ف", "ك")
_CLITICS_OF = {letter: tuple(clitic for clitic in _CLITICS if clitic[0] == letter) for letter in "وبفكلا"}
_NISBA_ENDINGS = (("يه", "ي"), ("يين", "ي"), ("يون", "ي"), ("يان", "ي"))
_ADJECTIVE = 1 << FLAGS.index("A")


class WordClass(NamedTuple):
    """What is known of a word: its coarse and fine distributional class (-1: unseen) and its lexicon flags."""

    coarse: int
    fine: int
    flags: int


UNSEEN = WordClass(-1, -1, 0)


def word_features(token: Token, words: dict[str, WordClass]) -> list[str]:
    """The features of a token; ``words`` maps keys to what is known of them."""
    key = token.key
    if token.kind is not TokenKind.WORD:
        return ["w=" + ("0" if token.kind is TokenKind.NUMBER else key)]
    features = [
        "w=" + key,
        "s3=" + key[-3:],
        "s2=" + key[-2:],
        "p2=" + key[:2],
        "p3=" + key[:3],
        f"l={min(len(key), 8)}",
    ]
    features += _classes(key, words)
    if key.startswith("ال"):
        features.append("al")
    if key.isascii():
        features.append("ascii")
    if key[0] in "وبلف":
        features.append("w1=" + key[1:])
    found = _flags(key, words)
    return features + ["g=" + flag for bit, flag in enumerate(FLAGS) if found >> bit & 1] if found else features


def _classes(key: str, words: dict[str, WordClass]) -> list[str]:
    known = words.get(key, UNSEEN)
    if known.fine >= 0:
        return [f"a={known.coarse}", f"b={known.fine}"]
    if key[0] in "وبلفك" and len(key) > 3:
        known = words.get(key[1:], UNSEEN)
        if known.fine >= 0:
            return [f"a{key[0]}={known.coarse}", f"b{key[0]}={known.fine}"]
    return ["a=?", "b=?"]


def _flags(key: str, words: dict[str, WordClass]) -> int:
    """The bits of ``FLAGS`` of a word with or without a proclitic; an inflected adjective has that of its base."""
    found = 0
    for form in _stripped(key):
        found |= words.get(form, UNSEEN).flags
        for ending, base in _NISBA_ENDINGS if form[-1] in "هن" else ():
            if form.endswith(ending):
                found |= words.get(form[: -len(ending)] + base, UNSEEN).flags & _ADJECTIVE
    return found


def _stripped(key: str) -> Iterator[str]:
    yield key
    for clitic in _CLITICS_OF.get(key[0], ()):
        if key.startswith(clitic) and len(key) - len(clitic) > 1:
            yield key[len(clitic) :]
