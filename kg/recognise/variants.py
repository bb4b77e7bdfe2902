"""Spellings of known people that no lexicon lists: «بوتن», «سيرجي لافروف»."""

from dataclasses import replace

from kg.lexicon.skeleton import name_skeleton
from kg.model import EntityType, Mention
from kg.recognise.names import has_given_name
from kg.recognise.view import View
from kg.text.normalise import fold


def with_entry(view: View, mention: Mention) -> Mention:
    """The mention with the lexicon id of the one person whose name has the same skeleton; a given name has none."""
    if mention.type is not EntityType.PERSON or mention.entry is not None:
        return mention
    if mention.last - mention.first == 1 and has_given_name(view, mention.first):
        return mention
    first = view.tokens[mention.first]
    words = [view.keys[at] for at in range(mention.first + 1, mention.last) if view.is_word(at)]
    entry = view.lexicon.skeletons.get(name_skeleton([fold(view.text[mention.start : first.end]), *words]))
    return mention if entry is None else replace(mention, entry=entry)
