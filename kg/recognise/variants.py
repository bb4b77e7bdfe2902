"""Spellings of known people that no lexicon lists: «بوتن», «سيرجي لافروف»."""

from collections.abc import Sequence
from difflib import SequenceMatcher

from kg.lexicon.skeleton import name_skeleton
from kg.model import EntityType, Mention
from kg.recognise.names import has_given_name
from kg.recognise.view import View
from kg.text.normalise import fold


def with_entry(view: View, mention: Mention) -> Mention:
    """The mention with the lexicon id of the one person whose name has the same skeleton and nearly the same letters.

    A single word may differ in one letter, a longer name in two: «بوتن», but «مشار» is not «المشري». A given name alone
    is nobody's.
    """
    if mention.type is not EntityType.PERSON or mention.entry is not None:
        return mention
    if mention.last - mention.first == 1 and has_given_name(view, mention.first):
        return mention
    first = fold(view.text[mention.start : view.tokens[mention.first].end])
    words = (first, *(view.keys[at] for at in range(mention.first + 1, mention.last) if view.is_word(at)))
    spelt = view.lexicon.skeletons.get(name_skeleton(words))
    if spelt is None or all(_letters_between(words, own) > min(len(words), 2) for own in spelt.spellings):
        return mention
    return mention._replace(entry=spelt.entry)


def _letters_between(words: Sequence[str], others: Sequence[str]) -> int:
    """How many letters differ between two names of as many words, articles aside."""
    return sum(_letters(_bare(one), _bare(other)) for one, other in zip(words, others, strict=True))


def _letters(one: str, other: str) -> int:
    steps = SequenceMatcher(None, one, other, autojunk=False).get_opcodes()
    return sum(max(i2 - i1, j2 - j1) for tag, i1, i2, j1, j2 in steps if tag != "equal")


def _bare(word: str) -> str:
    return word.removeprefix("ال") if len(word) > 4 else word
