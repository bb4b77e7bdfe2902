"""Every form of a country's adjective: gender, number, case and article («روسي» to «الروسيتين»).

The endings are the sound inflection of the nisba in any grammar of Modern Standard Arabic.
"""

from collections.abc import Iterator, Sequence

_ENDINGS = ("", "ا", "ان", "ين", "ون", "ه", "تان", "تين", "ات")
_LOOSE = (("ين", "ان"), ("تين", "ه"), ("تان", "ه"))
"""Endings of first and later words beside the equal ones: «الكوريتان الشمالية (والجنوبية)»."""


def adjective_forms(adjective: str) -> Iterator[tuple[str, ...]]:
    """The folded forms, each a tuple of words, of a masculine singular without article (folded, one to three words).

    Words in «ي» agree in their ending; others stay («جنوب أفريقية»). The article stands on no word, all or the first.
    """
    words = adjective.split()
    pairs = [(ending, ending) for ending in _ENDINGS] + (list(_LOOSE) if len(words) > 1 else [])
    for first, later in pairs:
        inflected = (_inflect(words[0], first), *(_inflect(word, later) for word in words[1:]))
        yield from with_articles(inflected)


def _inflect(word: str, ending: str) -> str:
    return word + ending if word.endswith("ي") else word


def with_articles(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """A phrase with the article on no word, on every word, and on the first alone."""
    yield tuple(words)
    yield tuple("ال" + word for word in words)
    if len(words) > 1:
        yield ("ال" + words[0], *words[1:])
