from pathlib import Path

import pytest

from kg.errors import LexiconError
from kg.tables import cell_list, parse_table, read_numbered, read_table


def test_comments_and_empty_lines_are_skipped_and_short_rows_filled() -> None:
    rows = list(parse_table("# why\na\tb\n\nس\n# more\nص\tع\n", "x"))
    assert rows == [{"a": "س", "b": ""}, {"a": "ص", "b": "ع"}]


def test_a_row_with_too_many_cells_names_file_and_line() -> None:
    with pytest.raises(LexiconError, match=r"^words\.tsv:3: 3 cells, but the header names 2 columns$"):
        list(parse_table("a\tb\n1\t2\n1\t2\t3\n", "words.tsv"))


def test_a_file_that_is_no_text_is_one_clear_line(tmp_path: Path) -> None:
    path = tmp_path / "words.tsv"
    path.write_bytes(b"\xff\xfe\x00\xd8")
    with pytest.raises(LexiconError, match=r"words\.tsv: cannot be read as UTF-8 text"):
        read_table(path)


def test_lists_in_a_cell() -> None:
    assert cell_list(" موسكو | بكين |") == ["موسكو", "بكين"]


def test_a_file_without_the_columns_it_needs_is_one_clear_line(tmp_path: Path) -> None:
    path = tmp_path / "own.tsv"
    path.write_text("# mine\nfrom\tinto\nس\tص\n", encoding="utf-8")
    with pytest.raises(LexiconError, match=r"own\.tsv:2: the header row has no column action; it needs action, into$"):
        read_numbered(path, ("action", "into"))
    path.write_text("", encoding="utf-8")
    with pytest.raises(LexiconError, match=r"own\.tsv:1: the header row has no column action"):
        read_numbered(path, ("action", "into"))
