"""Reads the tab-separated data files: comment lines (``#``), one header row, one row an entry."""

from collections.abc import Iterator, Sequence
from importlib.resources import files
from itertools import zip_longest
from pathlib import Path

from kg.errors import LexiconError

Row = dict[str, str]


def read_data(name: str) -> list[Row]:
    """The rows of a file in ``kg/lexicon/data``."""
    resource = files("kg.lexicon") / "data" / name
    return list(parse_table(resource.read_text(encoding="utf-8"), name))


def read_table(path: Path) -> list[Row]:
    """The rows of a user's file; LexiconError names file, line and column of what is wrong with it."""
    return [row for _, row in read_numbered(path)]


def read_numbered(path: Path, columns: Sequence[str] = ()) -> list[tuple[int, Row]]:
    """The same with the number of each row's line, for whoever finds more wrong with it.

    ``columns`` must be in the header row; LexiconError where the file has none, or lacks one of them.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise LexiconError(f"{path}: cannot be read as UTF-8 text ({error})") from error
    _check_header(text, str(path), columns)
    return list(parse_numbered(text, str(path)))


def _check_header(text: str, where: str, columns: Sequence[str]) -> None:
    numbered = enumerate(text.splitlines(), 1)
    number, header = next(((n, line) for n, line in numbered if line.strip() and not line.startswith("#")), (1, ""))
    missing = [column for column in columns if column not in (cell.strip() for cell in header.split("\t"))]
    if missing:
        raise LexiconError(
            f"{where}:{number}: the header row has no column {missing[0]}; it needs {', '.join(columns)}"
        )


def parse_table(text: str, where: str) -> Iterator[Row]:
    """Rows of a table's text as column → cell. Empty lines and lines that begin with ``#`` are skipped."""
    return (row for _, row in parse_numbered(text, where))


def parse_numbered(text: str, where: str) -> Iterator[tuple[int, Row]]:
    """The same with the number of each row's line, from 1."""
    header: list[str] | None = None
    for number, line in enumerate(text.split("\n"), 1):
        if line.startswith("#") or not line.strip():
            continue
        cells = list(map(str.strip, line.split("\t")))
        if header is None:
            header = cells
        elif len(cells) > len(header):
            raise LexiconError(f"{where}:{number}: {len(cells)} cells, but the header names {len(header)} columns")
        else:
            yield number, dict(zip_longest(header, cells, fillvalue=""))


def cell_list(cell: str) -> list[str]:
    """The parts of a cell that holds a list (separated by ``|``)."""
    return [part for part in map(str.strip, cell.split("|")) if part] if cell else []
