"""Palaces that an article names as buildings only: «لقاء في البيت الأبيض», where «أعلن البيت الأبيض» is a body."""

from collections.abc import Sequence

from kg.lexicon.entries import Lexicon
from kg.model import EntityType, Mention
from kg.recognise.view import View
from kg.recognise.words import words_of


def palaces_as_places(
    views: Sequence[View], mentions: Sequence[Mention], lexicon: Lexicon, seats: frozenset[int] = frozenset()
) -> tuple[Mention, ...]:
    """The mentions, where a palace is a place if each mention of it stands after a word of place.

    ``seats`` are the offsets where palaces are named with an office («المستشار في البيت الأبيض»): those are bodies.
    """
    palaces = [m for m in mentions if m.entry is not None and lexicon.entries[m.entry].kind == "palace"]
    bodies = {m.entry for m in palaces if m.start in seats or not _is_building(views[m.sentence], m)}
    return tuple(
        mention._replace(type=EntityType.PLACE, entry=None)
        if mention in palaces and mention.entry not in bodies
        else mention
        for mention in mentions
    )


def _is_building(view: View, mention: Mention) -> bool:
    prefix = view.text[view.tokens[mention.first].start : mention.start]
    before = view.key(mention.first - 1)
    if before in ('"', "“", "«"):
        before = view.key(mention.first - 2)
    return prefix.endswith("ب") or before in words_of("venue")
