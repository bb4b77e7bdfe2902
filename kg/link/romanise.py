"""English labels for names that no lexicon knows."""

from collections.abc import Mapping

from anyascii import anyascii

from kg.text.normalise import fold


def romanise(name: str, known: Mapping[str, str]) -> str:
    """The name in Latin letters: known given names as they are written, other words letter by letter (anyascii)."""
    words = name.replace("_", " ").replace("#", " ").split()
    return " ".join(known.get(fold(word)) or _capitalised(anyascii(word)) for word in words)


def _capitalised(word: str) -> str:
    return word[:1].upper() + word[1:]
