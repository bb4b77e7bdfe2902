"""``kg build``: articles in; graph files and a page out, all replaced at once at the end, or a store that grows."""

import tempfile
import time
from collections import Counter
from collections.abc import Generator, Iterable
from contextlib import ExitStack, closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, Self

from kg.cli.graphs import filter_of, tell_part
from kg.cli.parameters import BUILT, PAGE, Effort, Limits, Reading
from kg.cli.progress import Tell
from kg.cli.session import working
from kg.corpus.archive import Archive
from kg.corpus.codec import decode
from kg.corpus.duplicates import Duplicates
from kg.corpus.run import Finished
from kg.corpus.settings import Kind, Words
from kg.corpus.totals import Totals, count
from kg.export.files import make_folder, unwritable
from kg.export.formats import (
    FILE_NAMES,
    FOLDERS,
    Drawn,
    ExportFormat,
    Writer,
    check_installed,
    files_of,
    write_files,
)
from kg.graph.articles import Change, add
from kg.graph.copies import prints
from kg.graph.rows import Rows
from kg.graph.store import GraphStore, is_server, open_store
from kg.graph.strongest import Part

FOLDER = Path("outputs")
PAGE_NAME = "network.html"


@dataclass(frozen=True, slots=True)
class Target:
    """Where a build goes: files of some formats in a folder (no formats: no files), a store (None: none), or both.

    Of a graph with more than ``most`` claims what is drawn has a part.
    """

    folder: Path
    formats: tuple[str, ...]
    store: str | None
    limits: Limits
    most: int

    @classmethod
    def of(
        cls, folder: Path | None, formats: tuple[str, ...] | None, store: str | None, limits: Limits, most: int
    ) -> Self:
        """The target that the options tell: files where they are asked for, and where no store is."""
        wanted = store is None or folder is not None or formats is not None
        return cls(folder or FOLDER, (formats or BUILT) if wanted else (), store, limits, most)

    @property
    def work(self) -> Path | None:
        """The work folder where the user names none: in the folder of the files, or beside the store's."""
        if self.formats:
            return self.folder / ".work"
        return None if self._local_store is None else self._local_store.with_name(f".{self._local_store.name}.work")

    @property
    def failed(self) -> Path | None:
        """The file of what failed, in the folder of the files, or beside the store's."""
        if self.formats:
            return self.folder / "failed.jsonl"
        return (
            None if self._local_store is None else self._local_store.with_name(f"{self._local_store.name}.failed.jsonl")
        )

    @property
    def _local_store(self) -> Path | None:
        return None if self.store is None or is_server(self.store) else Path(self.store).absolute()


@dataclass(slots=True)
class Intake:
    """What has come in so far. ``archive`` is for files alone: a store takes each article as it comes."""

    totals: Totals = field(default_factory=Totals)
    archive: Archive | None = None


def run_build(reading: Reading, words: Words, target: Target, effort: Effort, *, keep_duplicates: bool) -> int:
    """Build, print the tables, and give the exit code."""
    from kg.cli.show import show_build

    started = time.monotonic()
    intake, changes = Intake(), Counter[Change]()
    paths: list[Path] = []
    part: Part | None = None
    with ExitStack() as stack:
        _prepare(target)
        store = open_store(target.store, write=True) if target.store else None
        mark = iter if keep_duplicates else _duplicates(store).noted
        session = stack.enter_context(working(reading, words, effort, Kind.ROWS, target.work, mark=mark))
        if target.formats:
            intake.archive = Archive(filter_of(target.limits))
        articles = stack.enter_context(closing(_articles(session.finished, intake)))
        if store is not None:
            stack.enter_context(store)
            changes.update(change for _, change in add(store, articles))
        for _ in articles:
            pass  # where there is no store, that they come is all
        if intake.archive and session.articles:
            paths, part = write_files(_files(target), intake.archive, target.most)
    if session.articles and effort.tell is not Tell.QUIET:
        show_build(intake.totals, paths, time.monotonic() - started, target.store, changes)
        tell_part(part)
    return session.end(target.failed)


def _duplicates(store: GraphStore | None) -> Duplicates:
    return Duplicates() if store is None else Duplicates(prints(store), fingerprints=True)


def _articles(finished: Iterable[Finished], intake: Intake) -> Generator[Rows]:
    for one in finished:
        rows = [decode(line) for line in one.result.lines]
        if intake.archive is not None:
            intake.archive.add(one, rows)
        for article in rows:
            count(intake.totals, article)
        yield from rows


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
            files.append((target.folder / PAGE_NAME, Drawn(_write_page)))
        else:
            files += files_of(ExportFormat(name), target.folder / FILE_NAMES[ExportFormat(name)])
    return files


def _write_page(part: Part, stream: BinaryIO) -> None:
    from kg.page import render_part

    stream.write(render_part(part).encode("utf-8"))
