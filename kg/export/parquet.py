"""Parquet tables (entities, articles, claims, co-mentions, sentences), for pandas, Polars, DuckDB and Spark."""

from collections.abc import Sequence
from dataclasses import fields
from typing import TYPE_CHECKING, BinaryIO

from kg.errors import MissingExtra
from kg.graph.rows import ArticleRow, ClaimRow, CoMentionRow, EntityRow, Rows, SentenceRow

if TYPE_CHECKING:
    import pyarrow

TABLES: dict[str, type] = {
    "articles": ArticleRow,
    "claims": ClaimRow,
    "co_mentions": CoMentionRow,
    "entities": EntityRow,
    "sentences": SentenceRow,
}
"""Names of the tables; each makes a file ``NAME.parquet`` whose columns are the fields of its row."""


def load_pyarrow() -> None:
    """Import pyarrow. Raises MissingExtra where it is not installed."""
    try:
        import pyarrow.parquet  # noqa: F401
    except ImportError as error:
        raise MissingExtra("Parquet needs pyarrow: pip install pyarrow") from error


def write_table(rows: Rows, name: str, stream: BinaryIO) -> None:
    """Write one of TABLES. Raises MissingExtra where pyarrow is not installed."""
    load_pyarrow()
    import pyarrow
    import pyarrow.parquet

    found = _rows(rows, name)
    types = _types()
    columns = {
        field.name: pyarrow.array([_valid(getattr(row, field.name)) for row in found], types[field.name])
        for field in fields(TABLES[name])
    }
    pyarrow.parquet.write_table(pyarrow.table(columns), stream, compression="zstd")


def _rows(rows: Rows, name: str) -> Sequence[object]:
    return {
        "articles": rows.articles,
        "claims": rows.claims,
        "co_mentions": rows.co_mentions,
        "entities": rows.entities,
        "sentences": rows.sentences,
    }[name]


def _types() -> "dict[str, pyarrow.DataType]":
    import pyarrow

    names = {
        pyarrow.date32(): ("date", "earliest", "latest"),
        pyarrow.float64(): ("confidence", "value"),
        pyarrow.int32(): ("start", "end", "sentence", "index", "weight", "distance", "articles"),
        pyarrow.list_(pyarrow.string()): ("goods", "forms"),
        pyarrow.list_(pyarrow.int32()): ("sentences",),
        pyarrow.bool_(): ("derived_en",),
    }
    typed = {name: type_ for type_, of_type in names.items() for name in of_type}
    text = {field.name: pyarrow.string() for row in TABLES.values() for field in fields(row)}
    return text | typed


def _valid(value: object) -> object:
    """Text that UTF-8 can hold; anything else unchanged."""
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode("utf-8")
    return [_valid(item) for item in value] if isinstance(value, tuple) else value
