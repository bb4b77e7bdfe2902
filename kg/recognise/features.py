"""What the statistical recogniser sees of a word: its letters, its distributional class, its place in the lexicons.

The same function serves training and recognition. Every feature is of one word alone; the model gives each a weight
for each of five positions around the word that is labelled, so that a word's share of the scores is worked out once.
"""

from typing import NamedTuple

from kg.model import Token, TokenKind

FLAGS = "TGPLCAOH"
"""Lexicons by bit: title, given name, person, place, country, adjective, organisation, organisation head."""
OFFSETS = (-2, -1, 0, 1, 2)
_CLITICS = ("وال", "بال", "فال", "كال", "ولل", "ال", "لل", "و", "ب", "ل", "ف", "ك")
_CLITICS_OF = {letter: tuple(clitic for clitic in _CLITICS if clitic[0] == letter) for letter in "وبفكلا"}
_NISBA_ENDINGS = (("يه", "ي"), ("يين", "ي"), ("يون", "ي"), ("يان", "ي"))
_LAST_OF_NISBA = tuple(sorted({ending[-1] for ending, _ in _NISBA_ENDINGS}))
_ADJECTIVE = 1 << FLAGS.index("A")


class WordClass(NamedTuple):
    """What is known of a word: its coarse and fine distributional class (-1: unseen) and its lexicon flags."""

    coarse: int
    fine: int
    flags: int


UNSEEN = WordClass(-1, -1, 0)

TEMPLATES = ("w=", "s3=", "s2=", "p2=", "p3=", "l=", "a", "b", "al", "ascii", "w1=")
"""What stands before the value in the name of a feature."""
Values = tuple[str | None, ...]
"""The value of a word for each of ``TEMPLATES``, None where it has none."""
_ABSENT: Values = (None,) * (len(TEMPLATES) - 1)
_LENGTHS = tuple(map(str, range(9)))


def word_values(token: Token, words: dict[str, WordClass]) -> tuple[Values, int]:
    """What is seen of a token: its values, and the bits of ``FLAGS``. ``words`` maps keys to what is known of them."""
    key = token.key
    if token.kind is not TokenKind.WORD:
        return ("0" if token.kind is TokenKind.NUMBER else key, *_ABSENT), 0
    first = key[0]
    known = words.get(key, UNSEEN)
    coarse, fine = _classes(key, first, known, words)
    return (
        key,
        key[-3:],
        key[-2:],
        key[:2],
        key[:3],
        _LENGTHS[min(len(key), 8)],
        coarse,
        fine,
        "" if key.startswith("ال") else None,
        "" if key.isascii() else None,
        key[1:] if first in "وبلف" else None,
    ), _flags(key, first, known, words)


def word_features(token: Token, words: dict[str, WordClass]) -> list[str]:
    """The names of the features of a token."""
    values, flags = word_values(token, words)
    named = [template + value for template, value in zip(TEMPLATES, values, strict=True) if value is not None]
    return named + ["g=" + flag for bit, flag in enumerate(FLAGS) if flags >> bit & 1]


def split_feature(name: str) -> tuple[str, str]:
    """The template and the value in the name of a feature; the template of a flag is "g="."""
    head, equals, value = name.partition("=")
    if equals and head[0] in "ab":
        return head[0], head[1:] + equals + value
    return head + equals, value


def _classes(key: str, first: str, known: WordClass, words: dict[str, WordClass]) -> tuple[str, str]:
    """The coarse and fine class of a word, or of what follows its first letter, which stands before the class then."""
    coarse, fine, _ = known
    if fine >= 0:
        return f"={coarse}", f"={fine}"
    if first in "وبلفك" and len(key) > 3:
        coarse, fine, _ = words.get(key[1:], UNSEEN)
        if fine >= 0:
            return f"{first}={coarse}", f"{first}={fine}"
    return "=?", "=?"


def _flags(key: str, first: str, known: WordClass, words: dict[str, WordClass]) -> int:
    """The bits of ``FLAGS`` of a word with or without a proclitic; an inflected adjective has that of its base."""
    found = known.flags | _of_adjective(key, words)
    for clitic in _CLITICS_OF.get(first, ()):
        if key.startswith(clitic) and len(key) - len(clitic) > 1:
            form = key[len(clitic) :]
            found |= words.get(form, UNSEEN).flags | _of_adjective(form, words)
    return found


def _of_adjective(form: str, words: dict[str, WordClass]) -> int:
    """«روسيه», «روسيين»: the flag of the base of an adjective."""
    found = 0
    if form.endswith(_LAST_OF_NISBA):
        for ending, base in _NISBA_ENDINGS:
            if form.endswith(ending):
                found |= words.get(form[: -len(ending)] + base, UNSEEN).flags & _ADJECTIVE
    return found
