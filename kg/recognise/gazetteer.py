"""Names of the lexicon in a sentence."""

from collections.abc import Iterator

from kg.lexicon.entries import Name, Role
from kg.model import EntityType, Form, Mention
from kg.recognise.capitals import is_place
from kg.recognise.view import Hit, View

_FORMS = {Role.ADJECTIVE: Form.ADJECTIVE, Role.PEOPLE: Form.ADJECTIVE}


def find_names(view: View) -> Iterator[Mention]:
    """Every name of the lexicon that needs no cue or has one."""
    previous: tuple[int, bool] | None = None
    for hit in view.hits.values():
        name = choose(view, hit)
        government = _of_role(hit, Role.GOVERNMENT)
        if government is not None and (name is None or name.type is not EntityType.PERSON):
            place = is_place(view, hit, previous[1] if previous is not None and previous[0] == hit.first else None)
            previous = (hit.last, place)
            name = (_of_type(hit, EntityType.PLACE) if place else None) or government
        if name is not None:
            form = _FORMS.get(name.role, Form.NAME)
            yield view.mention(hit.first, hit.last, hit.skip, name.type, "gazetteer", form, name.entry)


def _of_role(hit: Hit, role: Role) -> Name | None:
    return next((name for name in hit.names if name.role is role), None)


def _of_type(hit: Hit, type_: EntityType) -> Name | None:
    return next((name for name in hit.names if name.type is type_), None)


def choose(view: View, hit: Hit) -> Name | None:
    """The name that a hit stands for; None where it is an ordinary word or its context must still show it."""
    plain = [name for name in hit.names if not name.ambiguous]
    if plain:
        return plain[0]
    return next((name for name in hit.names if has_cue(view, hit, name)), None)


def has_cue(view: View, hit: Hit, name: Name) -> bool:
    """Whether the words around an ambiguous name show that it is meant; the name of a country needs no cue."""
    if name.type is EntityType.COUNTRY:
        return name.role is Role.FULL or (name.role is not Role.GOVERNMENT and _after_title(view, hit))
    if name.type is EntityType.PLACE:
        head = view.heads.get(hit.first - 1)
        return head is not None and head.head.type is EntityType.PLACE
    return False


def _after_title(view: View, hit: Hit) -> bool:
    """«الرئيس المالي»: an adjective that is also another word is a country's right after a title with the article."""
    return any(title.last == hit.first and title.definite for title in view.titles.values())
