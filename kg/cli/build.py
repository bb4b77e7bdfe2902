"""``kg build``: articles in, graph files and a page out, all replaced at once at the end."""

import datetime
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import BinaryIO

from kg.cli.reading import exit_code, process
from kg.export.files import make_folder, replacing, unwritable
from kg.model import Extraction

Writer = Callable[[BinaryIO], object]


def run_build(sources: Sequence[str], folder: Path, date: datetime.date | None, title: str | None) -> int:
    """Build, print the table, and give the exit code."""
    from kg.cli.show import show_build
    from kg.corpus import totals

    started = time.monotonic()
    make_folder(folder)
    _check_writable(folder)
    results = list(process(sources, date, title))
    found = [item for item in results if isinstance(item, Extraction)]
    if found:
        paths = write_files(folder, found)
        show_build(totals(found), paths, time.monotonic() - started)
    return exit_code(len(found), len(results) - len(found))


def write_files(folder: Path, extractions: Sequence[Extraction]) -> list[Path]:
    """Write all files, then put them in their places. OutputError where one fails: then none is replaced."""
    paths: list[Path] = []
    with ExitStack() as stack:
        for name, write in _writers(extractions):
            paths.append(folder / name)
            write(stack.enter_context(replacing(paths[-1])))
    return paths


def _writers(extractions: Sequence[Extraction]) -> Iterator[tuple[str, Writer]]:
    from kg.export.graphml import write_graphml
    from kg.graph.assemble import assemble
    from kg.graph.rows import collect
    from kg.graph.serialise import GraphFormat, write
    from kg.page import render

    quads = assemble(extractions)
    yield "graph.trig", lambda stream: write(quads, GraphFormat.TRIG, stream)
    yield "graph.ttl", lambda stream: write(quads, GraphFormat.TURTLE, stream)
    yield "graph.jsonld", lambda stream: write(quads, GraphFormat.JSONLD, stream)
    yield "graph.graphml", lambda stream: write_graphml(collect(extractions), stream)
    yield "network.html", lambda stream: stream.write(render(extractions).encode("utf-8"))


def _check_writable(folder: Path) -> None:
    """Find out before the work, not after it."""
    try:
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        raise unwritable(folder, error) from error
