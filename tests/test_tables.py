from pathlib import Path

import pytest

from kg.errors import LexiconError
from kg.tables import cell_list, parse_table, read_table


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
