"""The gold format: what is read, and every way to break it."""

import datetime
import json
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from kg.errors import InputError
from kg.evaluate.gold import GoldArticle, GoldEntity, GoldRelation, faults, gold_files, read_gold, relation_key
from kg.model import Article, EntityType, RelationType, Status

GOOD: dict[str, Any] = {
    "id": "g1",
    "source": "صحيفة",
    "date": "2024-03-05",
    "title": "قمة",
    "text": "قمة\n\nالتقى ماكرون السيسي في القاهرة.",
    "entities": [
        {
            "id": "macron",
            "type": "Person",
            "en": "Macron",
            "ar": "ماكرون",
            "wikidata": "Q3052772",
            "surfaces": ["ماكرون"],
        },
        {"id": "sisi", "type": "Person", "ar": "السيسي", "surfaces": ["السيسي"]},
        {"id": "cairo", "type": "Place", "surfaces": ["القاهرة"]},
    ],
    "relations": [
        {
            "type": "met-with",
            "source": "macron",
            "target": "sisi",
            "status": "actual",
            "said_by": None,
            "place": "cairo",
            "quote": "التقى ماكرون السيسي",
        }
    ],
}


def changed(path: str, value: object) -> dict[str, Any]:
    """GOOD with one value replaced; ``path`` is like «relations.0.status», value ... takes the key out."""
    fields = deepcopy(GOOD)
    *parents, last = path.split(".")
    place: Any = fields
    for step in parents:
        place = place[int(step) if step.isdigit() else step]
    if value is ...:
        del place[last]
    else:
        place[int(last) if last.isdigit() else last] = value
    return fields


def test_a_good_file(tmp_path: Path) -> None:
    path = tmp_path / "g1.json"
    path.write_text(json.dumps(GOOD, ensure_ascii=False), encoding="utf-8")
    assert read_gold(path) == GoldArticle(
        Article("g1", GOOD["text"], "قمة", datetime.date(2024, 3, 5), "صحيفة"),
        (
            GoldEntity("macron", EntityType.PERSON, "Macron", ("ماكرون",), "Q3052772"),
            GoldEntity("sisi", EntityType.PERSON, "السيسي", ("السيسي",), None),
            GoldEntity("cairo", EntityType.PLACE, "cairo", ("القاهرة",), None),
        ),
        (GoldRelation(RelationType.MET_WITH, "macron", "sisi", Status.ACTUAL, None, "التقى ماكرون السيسي"),),
    )


@pytest.mark.parametrize(
    ("path", "value", "fault"),
    [
        ("text", ..., 'no "text"'),
        ("id", 5, 'no "id"'),
        ("date", "5 March", "\"date\" is not a day: '5 March'"),
        ("date", 20240305, '"date" is not a day: 20240305'),
        ("entities", ..., '"entities" is not a list'),
        ("relations", {}, '"relations" is not a list'),
        ("entities.0", "macron", "entities 1: not an object"),
        ("entities.1.type", ..., 'entities 2: no "type"'),
        ("relations.0.quote", ..., 'relations 1: no "quote"'),
        ("entities.0.type", "Persona", "entity macron: unknown type 'Persona'"),
        ("entities.1.id", "macron", "entity macron: its id is used twice"),
        ("entities.2.surfaces", [], 'entity cairo: no "surfaces"'),
        ("entities.2.surfaces", ["باريس"], "entity cairo: surface not in the text: باريس"),
        ("relations.0.type", "met", "met macron → sisi: unknown relation type"),
        ("relations.0.status", "true", "met-with macron → sisi: unknown status 'true'"),
        ("relations.0.target", "xi", "met-with macron → xi: target is none of the entities"),
        ("relations.0.said_by", "xi", "met-with macron → sisi: said_by is none of the entities"),
        ("relations.0.place", "xi", "met-with macron → sisi: place is none of the entities"),
        ("relations.0.target", "macron", "met-with macron → macron: both ends are the same"),
        ("relations.0.quote", "زار", "met-with macron → sisi: quote not in the text: زار"),
        ("relations.0.type", "visited", "visited macron → sisi: its target is no Country or Place"),
        ("relations.0.source", "cairo", None),
    ],
)
def test_a_broken_file(path: str, value: object, fault: str | None) -> None:
    found = list(faults(changed(path, value)))
    assert (found[0] if found else None) == fault


def test_office_holders_are_persons() -> None:
    fields = changed("relations.0.type", "holds-office")
    fields["relations"][0]["source"] = "cairo"
    assert list(faults(fields)) == ["holds-office cairo → sisi: its source is no Person"]


def test_a_symmetric_relation_turned_round_is_the_same() -> None:
    fields = deepcopy(GOOD)
    fields["relations"].append({**GOOD["relations"][0], "source": "sisi", "target": "macron"})
    assert list(faults(fields)) == ["met-with sisi → macron: stands there twice"]
    assert relation_key(RelationType.ACCUSED, "b", "a") == (RelationType.ACCUSED, "b", "a")


@pytest.mark.parametrize("content", [b"", b"{broken", b"[1]", b"\xff\xfe", b"[" * 100_000])
def test_a_file_that_is_no_json_object(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "g1.json"
    path.write_bytes(content)
    found = read_gold(path)
    assert isinstance(found, list)
    assert [str(error).split(": ")[0] for error in found] == [str(path)]


def test_the_files_of_a_folder(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such folder"):
        gold_files(tmp_path / "none")
    with pytest.raises(InputError, match=r"no \.json file"):
        gold_files(tmp_path)
    for name in ("b.json", "a.json", "notes.md"):
        (tmp_path / name).write_text("{}", encoding="utf-8")
    assert [path.name for path in gold_files(tmp_path)] == ["a.json", "b.json"]


def test_the_example_of_the_manual_is_right() -> None:
    manual = (Path(__file__).resolve().parents[2] / "docs" / "gold.md").read_text(encoding="utf-8")
    example = json.loads(manual.split("```json\n")[1].split("```")[0])
    assert list(faults(example)) == []
    assert len(example["relations"]) == 2
