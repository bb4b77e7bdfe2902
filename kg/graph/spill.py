"""Sorted lines, each once, of which there may be more than fit in memory: runs of them wait in temporary files."""

import heapq
import tempfile
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import IO

from kg.errors import OutputError

HELD = 100_000
"""Lines that are held in memory at most, before they become a run."""


class SortedLines:
    """Takes lines without line feeds in any order; iterating gives each once, in the order of its code points.

    Close it when it is read: then the files are gone.
    """

    def __init__(self, held: int = HELD) -> None:
        self._held = held
        self._lines: set[str] = set()
        self._runs: list[IO[bytes]] = []

    def close(self) -> None:
        """Take the temporary files away."""
        for run in self._runs:
            run.close()

    def update(self, lines: Iterable[str]) -> None:
        """Take lines in. OutputError where there is no room for a temporary file."""
        self._lines.update(lines)
        if len(self._lines) >= self._held:
            self._spill()

    def __iter__(self) -> Iterator[str]:
        """All lines so far."""
        if not self._runs:
            yield from sorted(self._lines)
            return
        self._spill()
        for run in self._runs:
            run.seek(0)
        # The order of UTF-8 is that of the code points.
        for line, _ in groupby(heapq.merge(*((line[:-1] for line in run) for run in self._runs))):
            yield line.decode("utf-8")

    def _spill(self) -> None:
        try:
            run = tempfile.TemporaryFile()  # noqa: SIM115  it is open until ``close``
            run.writelines(f"{line}\n".encode() for line in sorted(self._lines))
            run.flush()
        except OSError as error:
            mend = "make room there, or name another folder in the variable TMPDIR"
            raise OutputError(f"{tempfile.gettempdir()}: cannot be written: {error.strerror} ({mend})") from error
        self._runs.append(run)
        self._lines.clear()
