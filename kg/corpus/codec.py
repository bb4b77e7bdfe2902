"""The rows of an article as a line of JSON and back: the six kinds of rows in order, a row being a list of its fields.

Dates are ISO 8601 days, enumerations their values. It is read back by the version that wrote it alone (``stamp``).
"""

import datetime
import json
from collections.abc import Callable, Sequence
from dataclasses import fields
from enum import StrEnum
from typing import Any, TypeVar, get_type_hints

from kg.graph.rows import ArticleRow, ClaimRow, CoMentionRow, EntityRow, EventRow, Rows, SentenceRow

Row = TypeVar("Row", ArticleRow, EntityRow, SentenceRow, EventRow, ClaimRow, CoMentionRow)
Restore = Callable[[Any], Any]


def encode(rows: Rows) -> bytes:
    """The line, without its end."""
    kinds = (rows.articles, rows.entities, rows.sentences, rows.events, rows.claims, rows.co_mentions)
    values = [[[getattr(row, name) for name in row.__slots__] for row in kind] for kind in kinds]
    return json.dumps(values, ensure_ascii=False, separators=(",", ":"), default=_day).encode("utf-8")


def decode(line: bytes) -> Rows:
    """The rows that the line was made from."""
    articles, entities, sentences, events, claims, co_mentions = json.loads(line)
    return Rows(
        _rows(ArticleRow, articles),
        _rows(EntityRow, entities),
        _rows(SentenceRow, sentences),
        _rows(EventRow, events),
        _rows(ClaimRow, claims),
        _rows(CoMentionRow, co_mentions),
    )


def _day(value: object) -> str:
    assert isinstance(value, datetime.date), "rows hold nothing else that JSON does not know"
    return value.isoformat()


def _rows(kind: type[Row], values: Sequence[list[Any]]) -> tuple[Row, ...]:
    restored = _RESTORED[kind]
    for row in values:
        for place, restore in restored:
            row[place] = restore(row[place])
    return tuple(kind(*row) for row in values)


def _restored(kind: type) -> tuple[tuple[int, Restore], ...]:
    """The places of the fields that JSON holds in another form, each with what brings it back."""
    hints = get_type_hints(kind)
    found = ((place, _restore(hints[field.name])) for place, field in enumerate(fields(kind)))
    return tuple((place, restore) for place, restore in found if restore is not None)


def _restore(hint: Any) -> Restore | None:  # noqa: ANN401  a type is told by any value
    if hint == datetime.date | None:
        return lambda value: value and datetime.date.fromisoformat(value)
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return {member.value: member for member in hint}.__getitem__
    return tuple if getattr(hint, "__origin__", None) is tuple else None


_RESTORED = {kind: _restored(kind) for kind in (ArticleRow, EntityRow, SentenceRow, EventRow, ClaimRow, CoMentionRow)}
