"""Short forms of the people of an article: a person once named in full is found by the last name alone."""

from collections.abc import Iterator, Sequence

from kg.model import EntityType, Mention, TokenKind
from kg.recognise.view import View, readings


def last_names(views: Sequence[View], mentions: Sequence[Mention]) -> frozenset[str]:
    """The keys of the last words of the full names (two words or more) among the mentions."""
    found = set()
    for mention in mentions:
        if mention.type is EntityType.PERSON and mention.last - mention.first >= 2:
            view = views[mention.sentence]
            key = view.key(mention.last - 1)
            if len(key) > 2 and key not in view.lexicon.ordinary:
                found.add(key)
    return frozenset(found)


def find_short(view: View, names: frozenset[str], taken: frozenset[int]) -> Iterator[Mention]:
    """The tokens that are the last name of somebody named in full in the article; ``taken`` tokens are left out."""
    for at, token in enumerate(view.tokens):
        if token.kind is TokenKind.WORD and at not in taken:
            for skip, rest in readings(token.key):
                if rest in names:
                    yield view.mention(at, at + 1, skip, EntityType.PERSON, "short-name")
                    break
