"""Palaces that an article names as buildings only: «لقاء في البيت الأبيض», where «أعلن البيت الأبيض» is a body."""

from collections.abc import Sequence
from dataclasses import replace

from kg.lexicon.entries import Lexicon
from kg.model import EntityType, Mention
from kg.recognise.view import View
from kg.recognise.words import words_of


def palaces_as_places(views: Sequence[View], mentions: Sequence[Mention], lexicon: Lexicon) -> tuple[Mention, ...]:
    """The mentions, where a palace is a place if each mention of it stands after a word of place."""
    palaces = [m for m in mentions if m.entry is not None and lexicon.entries[m.entry].kind == "palace"]
    bodies = {mention.entry for mention in palaces if not _is_building(views[mention.sentence], mention)}
    return tuple(
        replace(mention, type=EntityType.PLACE, entry=None)
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
