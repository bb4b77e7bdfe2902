"""What every article must be: not empty, not endless, Arabic. It guards the rules, which are linear but not free."""

import re

from kg.errors import InputError
from kg.model import Article
from kg.read.decode import SAVE_AS_UTF8, count, is_mojibake

MAX_CHARACTERS = 1_000_000
"""The longest article that is read: some two hundred times an ordinary one."""
MAX_BYTES = 16_000_000
"""The most bytes of one article (a file, or a JSON line with all its letters escaped)."""
ONE_EACH = "give each article its own file or JSON line"

_ARABIC_SCRIPT = re.compile(r"[\u0620-\u064a\u066e-\u06d3\u06fa-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc]+")
_LETTERS = re.compile(r"[^\W\d_]+")
_ARABIC_SHARE = 0.2
_WITH_ARTICLE = re.compile(r"\b[وفبك]?(?:ال|لل)[^\W\d_]")
_NEIGHBOURS = re.compile("[پچژگٹڈڑےںیک]")
_NEIGHBOUR_SHARE = 0.01
_ARTICLE_SHARE = 0.03


def check(article: Article, where: str) -> Article:
    """The article itself; InputError where it holds no text, is too long, or is damaged or not in Arabic."""
    text = article.text
    if not text.strip():
        raise InputError(where, "empty: it holds no text")
    if len(text) > MAX_CHARACTERS:
        raise InputError(where, f"too long for one article: over {MAX_CHARACTERS:,} characters", ONE_EACH)
    if is_mojibake(text):
        raise InputError(where, "wrong encoding: its letters were once read by the wrong table", SAVE_AS_UTF8)
    language = not_arabic(text)
    if language:
        raise InputError(where, f"not Arabic: {language}")
    return article


def too_large(where: str) -> InputError:
    """The refusal of a file or line that is too large to be one article."""
    return InputError(where, f"too large for one article: over {MAX_BYTES:,} bytes", ONE_EACH)


def not_arabic(text: str) -> str | None:
    """Why the text is not taken for Arabic; None where it is.

    Persian and Urdu share the script, but have letters of their own and no article; in Arabic news at least one word
    in eight has the article.
    """
    words = _LETTERS.findall(text)
    arabic, letters = count(_ARABIC_SCRIPT, text), sum(map(len, words))
    if arabic <= _ARABIC_SHARE * letters:
        return f"{arabic:,} of its {letters:,} letters are"
    neighbours = len(_NEIGHBOURS.findall(text)) > _NEIGHBOUR_SHARE * letters
    if neighbours and len(_WITH_ARTICLE.findall(text)) < _ARTICLE_SHARE * len(words):
        return "it looks like another language in Arabic letters"
    return None
