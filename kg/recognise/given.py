"""Unknown people whose family name is known: «ميلانيا» or another given name before «ترامب»."""

from collections.abc import Iterator

from kg.lexicon.entries import Role
from kg.model import EntityType, Mention
from kg.recognise.frames import Names
from kg.recognise.names import has_given_name
from kg.recognise.view import View


def find_given(view: View, names: Names) -> Iterator[Mention]:
    """A given name, by the list or by statistics, just before the short name of a known person."""
    for at, mention in names.known.items():
        if mention.type is not EntityType.PERSON or not at:
            continue
        before = at - 1
        if _is_short(view, mention) and before not in view.titles and before not in names.known:
            likely = names.likely.get(before)
            known = view.hits.get(before)
            if known is not None and any(name.type is EntityType.PERSON for name in known.names):
                continue
            if has_given_name(view, before) or (likely is not None and likely.last == at):
                skip = 0 if likely is None else likely.start - view.tokens[before].start
                yield view.mention(before, mention.last, skip, EntityType.PERSON, "given-name")


def _is_short(view: View, mention: Mention) -> bool:
    hit = view.hits.get(mention.first)
    if hit is None or hit.skip:
        return False
    return any(name.entry == mention.entry and name.role is Role.SHORT for name in hit.names)
