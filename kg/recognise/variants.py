"""Spellings of known people that no lexicon lists: «بوتن», «سيرجي لافروف»."""

from dataclasses import replace

from kg.lexicon.skeleton import name_skeleton
from kg.model import EntityType, Mention
from kg.recognise.names import has_given_name
from kg.recognise.view import View
from kg.text.normalise import fold


def with_entry(view: View, mention: Mention) -> Mention:
    """The mention with the lexicon id of the one person whose name has the same skeleton; a given name has none.

    A single word must also be one letter at most from a word of that name: «بوتن», but «مشار» is not «المشري».
    """
    if mention.type is not EntityType.PERSON or mention.entry is not None:
        return mention
    if mention.last - mention.first == 1 and has_given_name(view, mention.first):
        return mention
    first = view.tokens[mention.first]
    words = [view.keys[at] for at in range(mention.first + 1, mention.last) if view.is_word(at)]
    entry = view.lexicon.skeletons.get(name_skeleton([fold(view.text[mention.start : first.end]), *words]))
    if entry is None or (not words and not _is_nearly(view, mention, entry)):
        return mention
    return replace(mention, entry=entry)


def _is_nearly(view: View, mention: Mention, entry: str) -> bool:
    word = fold(mention.text).removeprefix("ال")
    return any(_one_letter(word, own.removeprefix("ال")) for own in fold(view.lexicon.entries[entry].ar).split())


def _one_letter(one: str, other: str) -> bool:
    """Whether two words are the same but for one letter at most, which is another, missing or too many."""
    alike = next((at for at, (mine, theirs) in enumerate(zip(one, other, strict=False)) if mine != theirs), None)
    if alike is None:
        return abs(len(one) - len(other)) <= 1
    tails = ((1, 1), (0, 1), (1, 0))
    return any(one[alike + mine :] == other[alike + theirs :] for mine, theirs in tails)
