"""Many articles worked on for a command: by processes, from where an earlier run stopped, with failures kept."""

import os
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Executor
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

from kg.cli.parameters import Effort, Reading
from kg.cli.progress import Progress, Tell, progress
from kg.cli.reading import count_articles, exit_code, planned, skipped
from kg.corpus.plan import Shard, cut
from kg.corpus.pool import InProcess, Processes
from kg.corpus.result import Failure
from kg.corpus.run import Finished, Run
from kg.corpus.settings import Kind, Settings, Words, loaded
from kg.corpus.shards import WorkFolder
from kg.corpus.stamp import stamp
from kg.errors import InputError, Stopped
from kg.export.files import replacing
from kg.model import Article
from kg.read import read

SMALL = 250_000
"""Bytes of text that one process does in the time that others take to start."""
Mark = Callable[[Iterator[Article | InputError]], Iterator[Article | InputError]]

AHEAD = 3
"""Shards under way for each process: one is worked on, the others wait so that none is idle."""


@dataclass(slots=True)
class Session:
    """What a command has read so far. ``finished`` are the shards, in the order of the articles."""

    finished: Iterator[Finished] = field(default_factory=lambda: iter(()))
    articles: int = 0
    failures: list[Failure] = field(default_factory=list)

    def end(self, failed: Path | None) -> int:
        """Write what failed into a file (None: nowhere), one JSON object a line, and give the exit code."""
        if failed is not None and self.articles:
            _write_failures(failed, self.failures)
        return exit_code(self.articles, len(self.failures), failed)


@contextmanager
def working(
    reading: Reading,
    words: Words,
    effort: Effort,
    kind: Kind,
    beside: Path | None,
    *,
    bar: bool = True,
    mark: Mark = iter,
) -> Iterator[Session]:
    """A session over the sources. Tells on standard error what fails and how far it is.

    ``beside`` is the work folder where the user names none (None: there is none). It is taken away when the block ends
    without an error. ``bar`` False: results are printed meanwhile. ``mark`` may set what it knows of the articles.
    """
    settings = Settings(kind, words, stamp(words))
    if words != Words():
        loaded(settings)  # what is wrong with them is told now, and once
    found = planned(reading)
    session = Session()
    with ExitStack() as stack:
        total = None if effort.tell is Tell.QUIET else count_articles(found.inputs)
        telling = stack.enter_context(progress(total, effort.tell, bar=bar))
        if note := skipped(found):
            telling.note(note)
        for error in found.errors:
            _fail(error, session, telling)
        shards, small = _begun(cut(mark(read(found.inputs, reading.date, reading.title))))
        folder = _folder(None if small else beside, effort, settings, telling)
        if folder is not None:
            stack.enter_context(folder)
        executor, ahead = _executor(effort, settings, stack, small=small)
        stack.callback(executor.shutdown, cancel_futures=True)
        run = Run(settings, executor, folder, ahead)
        session.finished = stack.enter_context(closing(_told(run.finish(shards), session, telling)))
        try:
            yield session
        except KeyboardInterrupt as error:
            kept = "" if folder is None else "; the same command goes on from here"
            raise Stopped(f"stopped; files that stood there before are unchanged{kept}") from error
        telling.end()
        if folder is not None and effort.work is None:
            folder.remove()


def _begun(shards: Iterator[Shard]) -> tuple[Iterator[Shard], bool]:
    """The same shards, and whether there are few: then one process does them, and nothing is kept for another run."""
    first: list[Shard] = []
    size = 0
    for shard in shards:
        first.append(shard)
        size += shard.size
        if size >= SMALL:
            return chain(first, shards), False
    return iter(first), True


def _folder(beside: Path | None, effort: Effort, settings: Settings, telling: Progress) -> WorkFolder | None:
    place = effort.work or beside
    if place is None:
        return None
    folder = WorkFolder(place, settings.stamp)
    if folder.outdated:
        telling.note(f"the rules, lists or options have changed since the work in {place} was done: all is done anew")
    if folder.done:
        telling.note(f"going on from {folder.done:,} finished shards in {place}")
    telling.detail(f"work folder {place}, stamp {settings.stamp}")
    return folder


def _cores(words: Words) -> int:
    """The cores that this process may use; the neural recogniser uses them all by itself."""
    if words.ner is not None:
        return 1
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _executor(effort: Effort, settings: Settings, stack: ExitStack, *, small: bool) -> tuple[Executor, int]:
    """Who does the work, and how many shards may be under way there."""
    if effort.cluster is not None:
        from kg.corpus.cluster import Cluster, cluster

        executor = Cluster(stack.enter_context(cluster(effort.cluster)))
        return executor, AHEAD * executor.workers
    jobs = 1 if small else effort.jobs or _cores(settings.words)
    return (Processes(jobs, settings), AHEAD * jobs) if jobs > 1 else (InProcess(settings), 0)


def _told(finished: Iterable[Finished], session: Session, telling: Progress) -> Generator[Finished]:
    """The same shards, each counted and told."""
    for one in finished:
        for error in one.shard.errors:
            _fail(error, session, telling)
        for failure in one.result.failures:
            _fail(failure, session, telling)
        done = len(one.result.lines)
        session.articles += done
        telling.advance(done, one.result.relations, one.result.size, resumed=one.resumed)
        telling.detail(f"shard {one.shard.content}: {done} articles, {'done before' if one.resumed else 'done'}")
        yield one


def _fail(what: InputError | Failure, session: Session, telling: Progress) -> None:
    failure = Failure.of_input(what) if isinstance(what, InputError) else what
    session.failures.append(failure)
    text = str(what) if isinstance(what, InputError) else f"article {what.id}: {what.cause} (at {what.where})"
    telling.failed(text, id=failure.id, where=failure.where, cause=failure.cause)


def _write_failures(path: Path, failures: list[Failure]) -> None:
    """Write the file; where nothing failed, take the file of an earlier run away."""
    if failures:
        with replacing(path) as stream:
            stream.writelines(failure.line().encode("utf-8", "replace") + b"\n" for failure in failures)
    else:
        path.unlink(missing_ok=True)
