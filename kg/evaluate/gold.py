"""Annotated articles: one JSON file each. The format is told in ``docs/gold.md``; what breaks it is refused."""

import datetime
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.errors import InputError
from kg.model import SYMMETRIC, Article, EntityType, RelationType, Status

Fields = dict[str, Any]
Key = tuple[RelationType, str, str]


@dataclass(frozen=True, slots=True)
class GoldEntity:
    """An entity that the article names; ``surfaces`` are its written forms, without proclitics and titles."""

    id: str
    type: EntityType
    name: str
    surfaces: tuple[str, ...]
    wikidata: str | None


@dataclass(frozen=True, slots=True)
class GoldRelation:
    """A relation that the article states; ``quote`` is a stretch of the text that states it."""

    type: RelationType
    source: str
    target: str
    status: Status
    said_by: str | None
    quote: str


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """An article with what a careful reader finds in it."""

    article: Article
    entities: tuple[GoldEntity, ...]
    relations: tuple[GoldRelation, ...]


def relation_key(type_: RelationType, source: str, target: str) -> Key:
    """What tells a relation from others in one article: its type and ends; symmetric types have no order."""
    if type_ in SYMMETRIC and target < source:
        return type_, target, source
    return type_, source, target


def gold_files(folder: Path) -> list[Path]:
    """The JSON files of the folder, sorted. InputError where there is none."""
    if not folder.is_dir():
        raise InputError(str(folder), "no such folder")
    paths = sorted(folder.glob("*.json"))
    if not paths:
        raise InputError(str(folder), "no .json file in this folder")
    return paths


def read_gold(path: Path) -> GoldArticle | list[InputError]:
    """The annotated article of a file, or everything that is wrong with it."""
    where = str(path)
    try:
        fields = json.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        return [InputError(where, f"cannot be read: {error.strerror}")]
    except (ValueError, RecursionError) as error:
        return [InputError(where, f"not JSON in UTF-8: {error}")]
    found = [InputError(where, fault) for fault in faults(fields)]
    return found or _gold_article(fields)


def faults(fields: object) -> Iterator[str]:
    """What is wrong with the object of a gold file, one line a fault; nothing where all is right."""
    shape = _shape_fault(fields)
    if shape or not isinstance(fields, dict):
        yield shape or "not a JSON object"
        return
    yield from _entity_faults(fields)
    yield from _relation_faults(fields)


def _shape_fault(fields: object) -> str | None:
    """The first fault of types and missing fields; None where each can be looked into."""
    if not isinstance(fields, dict):
        return "not a JSON object"
    for name in ("id", "text"):
        if not isinstance(fields.get(name), str) or not fields[name]:
            return f'no "{name}"'
    try:
        datetime.date.fromisoformat(fields.get("date") or "2000-01-01")
    except (TypeError, ValueError):
        return f'"date" is not a day: {fields["date"]!r}'
    for name, needed in (("entities", ("id", "type")), ("relations", ("type", "source", "target", "status", "quote"))):
        if not isinstance(fields.get(name), list):
            return f'"{name}" is not a list'
        for number, item in enumerate(fields[name], 1):
            if not isinstance(item, dict):
                return f"{name} {number}: not an object"
            for field in needed:
                if not isinstance(item.get(field), str) or not item[field]:
                    return f'{name} {number}: no "{field}"'
    return None


def _entity_faults(fields: Fields) -> Iterator[str]:
    seen: set[str] = set()
    for entity in fields["entities"]:
        name, surfaces = entity["id"], entity.get("surfaces")
        if name in seen:
            yield f"entity {name}: its id is used twice"
        seen.add(name)
        if entity["type"] not in set(EntityType):
            yield f"entity {name}: unknown type {entity['type']!r}"
        if not isinstance(surfaces, list) or not surfaces:
            yield f'entity {name}: no "surfaces"'
            continue
        for surface in surfaces:
            if not isinstance(surface, str) or surface not in fields["text"]:
                yield f"entity {name}: surface not in the text: {surface}"


def _relation_faults(fields: Fields) -> Iterator[str]:
    types = {entity["id"]: entity["type"] for entity in fields["entities"]}
    seen: set[Key] = set()
    for relation in fields["relations"]:
        where = f"{relation['type']} {relation['source']} → {relation['target']}"
        if relation["type"] not in set(RelationType):
            yield f"{where}: unknown relation type"
            continue
        if relation["status"] not in set(Status):
            yield f"{where}: unknown status {relation['status']!r}"
        for end in ("source", "target", "said_by", "place"):
            if relation.get(end) is not None and relation[end] not in types:
                yield f"{where}: {end} is none of the entities"
        if relation["source"] == relation["target"]:
            yield f"{where}: both ends are the same"
        if relation["quote"] not in fields["text"]:
            yield f"{where}: quote not in the text: {relation['quote'][:60]}"
        key = relation_key(RelationType(relation["type"]), relation["source"], relation["target"])
        if key in seen:
            yield f"{where}: stands there twice"
        seen.add(key)
        yield from (f"{where}: {fault}" for fault in _end_type_faults(relation, types))


def _end_type_faults(relation: Fields, types: dict[str, str]) -> Iterator[str]:
    if relation["type"] == RelationType.VISITED and types.get(relation["target"]) not in {"Country", "Place"}:
        yield "its target is no Country or Place"
    if relation["type"] == RelationType.HOLDS_OFFICE and types.get(relation["source"]) != EntityType.PERSON:
        yield "its source is no Person"


def _gold_article(fields: Fields) -> GoldArticle:
    date = fields.get("date")
    return GoldArticle(
        Article(
            fields["id"],
            fields["text"],
            title=fields.get("title"),
            date=datetime.date.fromisoformat(date) if date else None,
            source=fields.get("source"),
        ),
        tuple(
            GoldEntity(
                e["id"],
                EntityType(e["type"]),
                e.get("en") or e.get("ar") or e["id"],
                tuple(e["surfaces"]),
                e.get("wikidata"),
            )
            for e in fields["entities"]
        ),
        tuple(
            GoldRelation(
                RelationType(r["type"]), r["source"], r["target"], Status(r["status"]), r.get("said_by"), r["quote"]
            )
            for r in fields["relations"]
        ),
    )
