"""Ids for entities that have no Wikidata id: the type and the folded name, the same in every run."""

from functools import lru_cache

from kg.model import EntityType
from kg.text.normalise import fold


@lru_cache(maxsize=1 << 14)
def slug(type_: EntityType, name: str) -> str:
    """The id of an entity that is known by name only.

    >>> slug(EntityType.PERSON, "سيرغي  ماركوف")
    'person:سيرغي-ماركوف'
    """
    words = filter(None, map(fold, name.replace("_", " ").replace("#", " ").replace("-", " ").split()))
    return f"{type_.value.lower()}:{'-'.join(words)}"
