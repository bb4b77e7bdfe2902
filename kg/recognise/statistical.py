"""Names that the statistical recogniser sees and no lexicon knows."""

from collections.abc import Iterator, Sequence
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


def find_statistical(views: Sequence[View], labeller: Labeller, rule: str) -> Iterator[Stretch]:
    """The labelled stretches of each sentence that is no furniture, without the proclitic of the first word."""
    seen = frozenset().union(*(view.keys for view in views))
    views = [view for view in views if not view.sentence.furniture]
    for view, labels in zip(views, labeller.label([view.tokens for view in views]), strict=True):
        for first, last, label in stretches(labels):
            type_ = TYPES.get(label)
            if type_ is not None and view.is_word(first) and not _is_ordinary_word(view, first, last, type_):
                skip = proclitic(view.key(first), load_crf(), seen)
                yield Stretch(view.sentence.index, first, last, skip, type_, rule)


def _is_ordinary_word(view: View, first: int, last: int, type_: EntityType) -> bool:
    """«القبول», «الشمال»: one word of the language, which the model took for a name by its surroundings alone."""
    ordinary = view.lexicon.ordinary
    return type_ is not EntityType.ORGANIZATION and last - first == 1 and is_ordinary(view.key(first), ordinary)


def stretches(labels: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """(first, last exclusive, type) of every labelled stretch of BIO labels; a stray "I-" begins one."""
    first = last = 0
    type_ = ""
    for at, label in enumerate(labels):
        if label == "O":
            continue
        if label[:2] != "I-" or at > last or label[2:] != type_:
            if type_:
                yield first, last, type_
            first, type_ = at, label[2:]
        last = at + 1
    if type_:
        yield first, last, type_


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
