"""Names of the lexicon in a sentence."""

from collections.abc import Iterator

from kg.lexicon.entries import Name, Role
from kg.model import EntityType, Form, Mention
from kg.recognise.view import Hit, View

_FORMS = {Role.ADJECTIVE: Form.ADJECTIVE, Role.PEOPLE: Form.ADJECTIVE}


def find_names(view: View) -> Iterator[Mention]:
    """Every name of the lexicon that needs no cue or has one."""
    for hit in view.hits.values():
        name = choose(view, hit)
        if name is not None:
            yield view.mention(
                hit.first, hit.last, hit.skip, name.type, "gazetteer", _FORMS.get(name.role, Form.NAME), name.entry
            )


def choose(view: View, hit: Hit) -> Name | None:
    """The name that a hit stands for; None where it is an ordinary word or its context must still show it."""
    plain = [name for name in hit.names if not name.ambiguous]
    if plain:
        return plain[0]
    return next((name for name in hit.names if has_cue(view, hit, name)), None)


def has_cue(view: View, hit: Hit, name: Name) -> bool:
    """Whether the words around an ambiguous name show that it is meant."""
    if name.type is EntityType.PLACE:
        return hit.first - 1 in view.heads and view.heads[hit.first - 1].head.type is EntityType.PLACE
    return False
