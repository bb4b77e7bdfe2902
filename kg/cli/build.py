"""``kg build``: articles in; graph files and a page out, all replaced at once at the end, or a store that grows."""

import tempfile
import time
from collections import Counter
from collections.abc import Generator, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, Self

from kg.cli.graphs import filter_of
from kg.cli.parameters import BUILT, PAGE, Limits, Reading, Words
from kg.cli.reading import exit_code, process
from kg.corpus import Totals, count
from kg.errors import InputError
from kg.export.files import make_folder, unwritable
from kg.export.formats import (
    FILE_NAMES,
    FOLDERS,
    ExportFormat,
    Writer,
    check_installed,
    files_of,
    selected,
    write_files,
)
from kg.graph.articles import Change, add
from kg.graph.rows import Rows, tabulate
from kg.graph.store import open_store

FOLDER = Path("outputs")
PAGE_NAME = "network.html"


@dataclass(frozen=True, slots=True)
class Target:
    """Where a build goes: files of some formats in a folder (no formats: no files), a store (None: none), or both."""

    folder: Path
    formats: tuple[str, ...]
    store: str | None
    limits: Limits

    @classmethod
    def of(cls, folder: Path | None, formats: tuple[str, ...] | None, store: str | None, limits: Limits) -> Self:
        """The target that the options tell: files where they are asked for, and where no store is."""
        wanted = store is None or folder is not None or formats is not None
        return cls(folder or FOLDER, (formats or BUILT) if wanted else (), store, limits)


@dataclass(slots=True)
class Intake:
    """What has come in so far. ``rows`` are kept for files alone: a store takes each article as it comes."""

    keep: bool
    totals: Totals = field(default_factory=Totals)
    failures: int = 0
    rows: list[Rows] = field(default_factory=list)


def run_build(reading: Reading, words: Words, target: Target) -> int:
    """Build, print the tables, and give the exit code."""
    from kg.cli.show import show_build

    started = time.monotonic()
    intake, changes = Intake(bool(target.formats)), Counter[Change]()
    with ExitStack() as stack:
        _prepare(target)
        store = open_store(target.store, write=True) if target.store else None
        articles = stack.enter_context(closing(_articles(reading, words, intake)))
        if store is not None:
            stack.enter_context(store)
            changes.update(change for _, change in add(store, articles))
        for _ in articles:
            pass  # where there is no store, that they come is all
        paths = write_files(_files(target), selected(intake.rows, filter_of(target.limits))) if intake.rows else []
    if intake.totals.articles:
        show_build(intake.totals, paths, time.monotonic() - started, target.store, changes)
    return exit_code(intake.totals.articles, intake.failures)


def _articles(reading: Reading, words: Words, intake: Intake) -> Generator[Rows]:
    for item in process(reading, words):
        if isinstance(item, InputError):
            intake.failures += 1
            continue
        rows = tabulate(item)
        count(intake.totals, rows)
        if intake.keep:
            intake.rows.append(rows)
        yield rows


def _prepare(target: Target) -> None:
    """Make the folders, and find out before the work, not after it, what cannot be written."""
    formats = [ExportFormat(name) for name in target.formats if name != PAGE]
    check_installed(formats)
    if not target.formats:
        return
    for folder in (target.folder, *(target.folder / FILE_NAMES[one] for one in formats if one in FOLDERS)):
        make_folder(folder)
        try:
            with tempfile.TemporaryFile(dir=folder):
                pass
        except OSError as error:
            raise unwritable(folder, error) from error


def _files(target: Target) -> list[tuple[Path, Writer]]:
    """The files of all formats, each with what writes it."""
    files: list[tuple[Path, Writer]] = []
    for name in target.formats:
        if name == PAGE:
            files.append((target.folder / PAGE_NAME, _write_page))
        else:
            files += files_of(ExportFormat(name), target.folder / FILE_NAMES[ExportFormat(name)])
    return files


def _write_page(articles: Sequence[Rows], stream: BinaryIO) -> None:
    from kg.page import render_rows

    stream.write(render_rows(articles).encode("utf-8"))
