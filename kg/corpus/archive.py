"""The rows of many articles as one sequence, read from the finished shards when they are asked for."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import overload

from kg.corpus.codec import decode
from kg.corpus.run import Finished
from kg.graph.assemble import graph_key
from kg.graph.filters import EVERYTHING, Filter, kept
from kg.graph.rows import Rows


@dataclass(frozen=True, slots=True)
class _Place:
    """Where the line of an article stands: in ``file``, or itself in ``line``."""

    key: str
    file: Path | None
    start: int
    length: int
    line: bytes


class Archive(Sequence[Rows]):
    """What the filter keeps of each article, sorted by article. Holds a place an article, not its rows.

    Articles of shards without a file are held themselves.
    """

    def __init__(self, limits: Filter = EVERYTHING) -> None:
        self._limits = limits
        self._places: list[_Place] = []
        self._sorted = True

    def add(self, finished: Finished, articles: Sequence[Rows]) -> None:
        """Take in the articles of a shard, which are ``articles``; those of which nothing is kept are left out."""
        lines = finished.result.lines
        end = 0 if finished.file is None else finished.file.stat().st_size
        start = end - sum(len(line) + 1 for line in lines)
        for line, rows in zip(lines, articles, strict=True):
            if self._kept(rows).articles:
                held = line if finished.file is None else b""
                self._places.append(_Place(graph_key(rows.articles[0].id), finished.file, start, len(line), held))
                self._sorted = False
            start += len(line) + 1

    def __len__(self) -> int:
        return len(self._places)

    @overload
    def __getitem__(self, at: int) -> Rows: ...

    @overload
    def __getitem__(self, at: slice) -> Sequence[Rows]: ...

    def __getitem__(self, at: int | slice) -> Rows | Sequence[Rows]:
        if isinstance(at, slice):
            return [self._rows(place) for place in self._ordered()[at]]
        return self._rows(self._ordered()[at])

    def __iter__(self) -> Iterator[Rows]:
        return map(self._rows, self._ordered())

    def _ordered(self) -> list[_Place]:
        if not self._sorted:
            self._places.sort(key=lambda place: place.key)
            self._sorted = True
        return self._places

    def _rows(self, place: _Place) -> Rows:
        line = place.line
        if place.file is not None:
            with place.file.open("rb") as stream:
                stream.seek(place.start)
                line = stream.read(place.length)
        return self._kept(decode(line))

    def _kept(self, rows: Rows) -> Rows:
        return rows if self._limits == EVERYTHING else kept(rows, self._limits)
