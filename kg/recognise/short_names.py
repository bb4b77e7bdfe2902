"""Short forms of the people of an article: a person once named in full is found by the last name alone."""

from collections.abc import Iterator, Sequence

from kg.lexicon.entries import Role
from kg.model import EntityType, Mention, TokenKind
from kg.recognise.names import is_ordinary
from kg.recognise.view import View, readings


def last_names(views: Sequence[View], mentions: Sequence[Mention]) -> frozenset[str]:
    """The keys of the last words of the full names (two words or more) among the mentions."""
    found = set()
    for mention in mentions:
        if mention.type is EntityType.PERSON and mention.last - mention.first >= 2:
            view = views[mention.sentence]
            key = view.key(mention.last - 1)
            if len(key) > 2 and not is_ordinary(key, view.lexicon.ordinary):
                found.add(key)
    return frozenset(found)


def find_short(view: View, names: frozenset[str], present: frozenset[str], taken: frozenset[int]) -> Iterator[Mention]:
    """The last names of people named in full in the article, and the ambiguous short names of those ``present``.

    ``names`` are keys (see ``last_names``), ``present`` lexicon ids; ``taken`` tokens are left out.
    """
    for at, token in enumerate(view.tokens):
        if token.kind is TokenKind.WORD and at not in taken:
            hit = view.hits.get(at)
            entry = None if hit is None else _short_of(view, at, present)
            if hit is not None and entry is not None:
                yield view.mention(at, hit.last, hit.skip, EntityType.PERSON, "short-name", entry=entry)
                continue
            for skip, rest in readings(token.key) if token.key[0] in "وفبلك" else ((0, token.key),):
                if rest in names:
                    yield view.mention(at, at + 1, skip, EntityType.PERSON, "short-name")
                    break


def _short_of(view: View, at: int, present: frozenset[str]) -> str | None:
    hit = view.hits[at]
    for name in hit.names:
        if name.type is EntityType.PERSON and name.role is Role.SHORT and name.entry in present:
            return name.entry
    return None
