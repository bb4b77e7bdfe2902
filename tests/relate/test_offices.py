"""Who holds an office where, one sentence a line in ``tests/cases/offices.tsv``, and what a claim of it holds."""

from collections.abc import Callable
from pathlib import Path

import pytest

from kg.model import Extraction, Relation, RelationType
from kg.tables import read_table

CASES = [(row["sentence"], row["holds"]) for row in read_table(Path(__file__).parents[1] / "cases" / "offices.tsv")]
Read = Callable[..., Extraction]


def held(extraction: Extraction) -> list[Relation]:
    return [relation for relation in extraction.relations if relation.type is RelationType.HOLDS_OFFICE]


@pytest.mark.parametrize(("sentence", "expected"), CASES)
def test_offices(sentence: str, expected: str, read: Read) -> None:
    found = read(sentence)
    names = {entity.id: entity.ar for entity in found.entities}
    told = {f"{names[relation.source]} > {names[relation.target]}" for relation in held(found)}
    assert told == (set() if expected == "-" else set(expected.split(" | ")))
