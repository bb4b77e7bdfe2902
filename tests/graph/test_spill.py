"""Sorted lines that may outgrow memory."""

import tempfile
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import OutputError
from kg.graph.spill import SortedLines

LINES = st.lists(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\n")))


@given(st.lists(LINES), st.integers(1, 20))
def test_each_line_comes_once_and_in_order(batches: list[list[str]], held: int) -> None:
    with closing(SortedLines(held)) as lines:
        for batch in batches:
            lines.update(batch)
        assert list(lines) == sorted({line for batch in batches for line in batch})


@pytest.mark.parametrize("held", [1, 100])
def test_more_may_come_after_a_reading(held: int) -> None:
    with closing(SortedLines(held)) as lines:
        lines.update(["ب", "أ"])
        assert list(lines) == ["أ", "ب"]
        lines.update(["أ", "ت"])
        assert list(lines) == ["أ", "ب", "ت"]


def test_no_room_is_one_line(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "gone"))
    with pytest.raises(OutputError, match=r"gone: cannot be written: No such file.*TMPDIR"):
        SortedLines(1).update(["أ"])
