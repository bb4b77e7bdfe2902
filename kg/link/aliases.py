"""Merges and splits of entities that the user decides in a file; they win over everything that linking finds.

The file is tab-separated with a header, like the lexicons:

    action  entity              into                    articles
    merge   سيرغي ماركوف         سيرجي ماركوف
    merge   person:ابو-خالد      Q123
    split   محمد علي             محمد علي (اللاعب)        sport-1|sport-2

``entity`` and ``into`` are an entity id or a name in Arabic or English. A merge makes one entity of two, in every
article; a split gives the entity another identity in the articles that are listed (their ids).
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from kg.errors import LexiconError
from kg.lexicon import Lexicon
from kg.lexicon.slugs import slug
from kg.model import Entity, Linking
from kg.tables import Row, cell_list, read_numbered
from kg.text.normalise import fold

ACTIONS = ("merge", "split")


@dataclass(frozen=True, slots=True)
class Aliases:
    """What becomes of an entity: ``merged`` by its folded id or name, ``split`` by that and the article's id."""

    merged: Mapping[str, str]
    split: Mapping[tuple[str, str], str]


NO_ALIASES = Aliases({}, {})


def read_aliases(path: Path) -> Aliases:
    """The decisions of a file. LexiconError names file, line and column of a wrong one."""
    merged: dict[str, str] = {}
    split: dict[tuple[str, str], str] = {}
    for number, row in read_numbered(path, ("action", "entity", "into")):
        _check(row, f"{path}:{number}")
        key = fold(row["entity"])
        if row["action"] == "merge":
            merged[key] = row["into"]
        for article in cell_list(row.get("articles", "")) if row["action"] == "split" else ():
            split[key, article] = row["into"]
        if _is_circle(key, merged):
            raise LexiconError(f"{path}:{number}: column into: «{row['into']}» is merged back into «{row['entity']}»")
    return Aliases(merged, split)


def _check(row: Row, where: str) -> None:
    for column in ("action", "entity", "into"):
        if not row.get(column):
            raise LexiconError(f"{where}: column {column} is empty")
    if row["action"] not in ACTIONS:
        raise LexiconError(f"{where}: column action: «{row['action']}» is none of {', '.join(ACTIONS)}")
    if row["action"] == "split" and not row.get("articles"):
        raise LexiconError(f"{where}: column articles is empty; a split names the articles that it is for")


def _is_circle(key: str, merged: Mapping[str, str]) -> bool:
    seen = {key}
    while key in merged:
        key = fold(merged[key])
        if key in seen:
            return True
        seen.add(key)
    return False


def apply_aliases(linking: Linking, aliases: Aliases, article: str, lexicon: Lexicon) -> Linking:
    """The linking with the user's decisions carried out; entities that become one are one."""
    if aliases == NO_ALIASES:
        return linking
    known = {fold(name): entry.id for entry in lexicon.entries.values() for name in (entry.id, entry.ar, entry.en)}
    known |= {fold(name): entity.id for entity in linking.entities for name in (entity.id, entity.ar)}
    new = {entity.id: _decided(entity, aliases, article, known) for entity in linking.entities}
    made = {entity.id: entity for entity in linking.entities}
    kept = {}
    for old in linking.entities:
        target = new[old.id]
        kept[target] = made.get(target) or _entity(target, old, aliases, article, lexicon)
    return Linking(
        tuple(kept[key] for key in sorted(kept)),
        tuple(m._replace(entity=new.get(m.entity or "", m.entity)) for m in linking.mentions),
        linking.offices,
    )


def _into(entity: Entity, aliases: Aliases, article: str) -> str | None:
    """The words of the last decision about an entity, None where there is none."""
    names = [fold(name) for name in (entity.id, entity.ar, entity.en)]
    into = next((aliases.split[name, article] for name in names if (name, article) in aliases.split), None)
    into = into or next((aliases.merged[name] for name in names if name in aliases.merged), None)
    while into is not None and fold(into) in aliases.merged:
        into = aliases.merged[fold(into)]
    return into


def _decided(entity: Entity, aliases: Aliases, article: str, known: Mapping[str, str]) -> str:
    into = _into(entity, aliases, article)
    return entity.id if into is None else known.get(fold(into)) or slug(entity.type, into)


def _entity(key: str, old: Entity, aliases: Aliases, article: str, lexicon: Lexicon) -> Entity:
    """The entity that a decision names and the article does not: from the lexicon, or new with the user's words."""
    entry = lexicon.entries.get(key)
    if entry is not None:
        return Entity(entry.id, entry.type, entry.ar, entry.en, entry.wikidata, entry.country)
    into = _into(old, aliases, article) or old.ar
    return replace(old, id=key, ar=into, wikidata=None)
