"""How real a sentence makes its relation, one a line in ``tests/cases/statuses.tsv``."""

from collections.abc import Callable
from pathlib import Path

import pytest

from kg.model import Extraction, RelationType
from kg.tables import read_table

CASES = [(row["sentence"], row["status"]) for row in read_table(Path(__file__).parents[1] / "cases" / "statuses.tsv")]
Read = Callable[..., Extraction]


@pytest.mark.parametrize(("sentence", "status"), CASES)
def test_status(sentence: str, status: str, read: Read) -> None:
    told = {one.status.value for one in read(sentence).relations if one.type is not RelationType.HOLDS_OFFICE}
    assert told == ({status} - {"-"})
