"""Parquet tables → articles: a row each, with the columns that JSON lines have. Read in batches, whatever the size.

Needs pyarrow (the extra parquet).
"""

import datetime
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import InputError, MissingExtra, first_line
from kg.model import Article
from kg.read.check import check
from kg.read.jsonl import FIELDS, article_of

if TYPE_CHECKING:
    from pyarrow.parquet import ParquetFile

BATCH = 64
"""Rows that are held at a time."""
BUFFER = 1 << 20


def check_pyarrow() -> None:
    """MissingExtra where pyarrow is not installed."""
    try:
        import pyarrow.parquet  # noqa: F401
    except ImportError as error:
        raise MissingExtra("Parquet needs pyarrow: pip install pyarrow") from error


def read_parquet(path: Path, where: str) -> Iterator[Article | InputError]:
    """The articles of the rows, in order; ``where`` and the number of the row name each in errors."""
    import pyarrow
    import pyarrow.parquet

    try:
        with pyarrow.parquet.ParquetFile(path, buffer_size=BUFFER, pre_buffer=False) as table:
            yield from _rows(table, where)
    except (pyarrow.ArrowException, OSError, ValueError) as error:
        raise InputError(where, f"no Parquet file, or a damaged one: {first_line(error)}") from error


def _rows(table: "ParquetFile", where: str) -> Iterator[Article | InputError]:
    names = table.schema_arrow.names
    missing = [name for name in ("id", "text") if name not in names]
    if missing:
        raise InputError(where, f'no column "{missing[0]}"', f"its columns are {', '.join(names)[:200]}")
    number = 0
    for batch in table.iter_batches(BATCH, columns=[name for name in FIELDS if name in names], use_threads=False):
        for row in batch.to_pylist():
            number += 1
            place = f"{where}:{number}"
            try:
                yield check(article_of({name: _plain(value) for name, value in row.items()}, place), place)
            except InputError as error:
                yield error


def _plain(value: object) -> object:
    """A day or time as JSON lines have it."""
    return value.isoformat() if isinstance(value, datetime.date) else value
