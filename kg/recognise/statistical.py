"""Names that the statistical recogniser sees and no lexicon knows."""

from collections.abc import Sequence
from typing import NamedTuple

from kg.model import EntityType
from kg.recognise.crf import Crf, load_crf
from kg.recognise.names import is_ordinary
from kg.recognise.neural import Labeller
from kg.recognise.view import View

TYPES = {"PERS": EntityType.PERSON, "LOC": EntityType.PLACE, "ORG": EntityType.ORGANIZATION}


class Stretch(NamedTuple):
    """What may be a name at tokens ``first`` to ``last`` (exclusive) of a sentence, after ``skip`` proclitic letters.

    No mention yet: of two stretches about one is none (see ``plausible``).
    """

    sentence: int
    first: int
    last: int
    skip: int
    type: EntityType
    rule: str


def find_statistical(articles: Sequence[Sequence[View]], labeller: Labeller, rule: str) -> list[list[Stretch]]:
    """The labelled stretches of each of several articles, without the proclitic of the first word.

    They are labelled together, which costs less. No stretch is in a sentence of furniture.
    """
    read = [(number, view) for number, views in enumerate(articles) for view in views if not view.sentence.furniture]
    seen = [frozenset().union(*(view.keys for view in views)) for views in articles]
    found: list[list[Stretch]] = [[] for _ in articles]
    for (number, view), names in zip(read, labeller.names([view.tokens for _, view in read]), strict=True):
        for first, last, label in names:
            type_ = TYPES.get(label)
            if type_ is not None and view.is_word(first) and not _is_ordinary_word(view, first, last, type_):
                skip = proclitic(view.key(first), load_crf(), seen[number])
                found[number].append(Stretch(view.sentence.index, first, last, skip, type_, rule))
    return found


def _is_ordinary_word(view: View, first: int, last: int, type_: EntityType) -> bool:
    """«القبول», «الشمال»: one word of the language, which the model took for a name by its surroundings alone."""
    ordinary = view.lexicon.ordinary
    return type_ is not EntityType.ORGANIZATION and last - first == 1 and is_ordinary(view.key(first), ordinary)


def proclitic(key: str, crf: Crf, seen: frozenset[str]) -> int:
    """How many letters before an unknown name are no part of it (0 or 1).

    «وبراهم»: the rest is known or stands alone in the article and the whole does not; a whole that is known stays.
    """
    rest = key[1:]
    if key[0] not in "وفبلك" or len(rest) < 3:
        return 0
    if rest in seen:
        return 1
    whole, part = crf.words.get(key), crf.words.get(rest)
    if whole is not None and (whole.flags or part is None):
        return 0
    return int(part is not None or key[0] == "و")
