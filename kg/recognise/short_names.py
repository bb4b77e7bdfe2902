"""Short forms of the people of an article: a person once named in full is found by the last name alone."""

from collections.abc import Iterator, Mapping, Sequence, Set
from itertools import chain

from kg.lexicon.entries import Role
from kg.model import EntityType, Mention
from kg.recognise.entrances import readings
from kg.recognise.names import is_ordinary
from kg.recognise.view import Hit, View


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


def short_forms(names: frozenset[str], views: Sequence[View]) -> dict[str, int]:
    """The words of the article that are one of the names (see ``last_names``), with how many letters stand before it.

    As ``readings`` takes them: «وبوتين», «لبوتين», «للاسد».
    """
    written = {proclitics + name for name in names for proclitics in _PROCLITICS}
    written |= {letters + name[2:] for name in names if name.startswith("ال") for letters in ("لل", "ولل", "فلل")}
    found = written.intersection(*[chain.from_iterable(view.keys for view in views)])
    return {key: skip for key in found for skip, rest in reversed(readings(key)) if rest in names}


_PROCLITICS = ("", "و", "ف", "ب", "ل", "ك", "وب", "ول", "وك", "فب", "فل", "فك")


def find_short(view: View, forms: Mapping[str, int], present: frozenset[str], taken: Set[int]) -> Iterator[Mention]:
    """The last names of people named in full in the article, and the ambiguous short names of those ``present``.

    ``forms`` are words (see ``short_forms``), ``present`` lexicon ids; ``taken`` tokens are left out.
    """
    known = {at: entry for at, hit in view.hits.items() if (entry := _short_of(hit, present)) is not None}
    if not known and forms.keys().isdisjoint(view.keys):
        return
    for at, key in enumerate(view.keys):
        if at in taken:
            continue
        if at in known:
            hit = view.hits[at]
            yield view.mention(at, hit.last, hit.skip, EntityType.PERSON, "short-name", entry=known[at])
        elif key in forms:
            yield view.mention(at, at + 1, forms[key], EntityType.PERSON, "short-name")


def _short_of(hit: Hit, present: frozenset[str]) -> str | None:
    for name in hit.names:
        if name.type is EntityType.PERSON and name.role is Role.SHORT and name.entry in present:
            return name.entry
    return None
