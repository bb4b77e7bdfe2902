"""Shards in, their results out, in order: those that are done are read, the others worked on by an executor.

An executor is whatever has ``submit`` and gives futures (``concurrent.futures.Executor``): processes of this machine
(``kg.corpus.pool``), or those of a cluster. A bounded number of shards is under way, so that memory does not grow.
When a worker is lost, its executor breaks: another is started, and the shards go on. A shard that breaks ``TRIES``
executors is worked on article by article, and the article that kills its worker becomes a failure.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, Executor, Future
from dataclasses import dataclass
from pathlib import Path

from kg.corpus.plan import Shard
from kg.corpus.result import Failure, Result, decode, joined
from kg.corpus.settings import Settings
from kg.corpus.shards import WorkFolder
from kg.corpus.work import work
from kg.model import Article

TRIES = 2

Start = Callable[[int | None], Executor]
"""Starts an executor with so many workers; None: as many as are wanted."""


@dataclass(frozen=True, slots=True)
class Finished:
    """A shard with its result. ``file`` is where it stands (None: nowhere), ``resumed``: an earlier run made it."""

    shard: Shard
    result: Result
    file: Path | None
    resumed: bool


@dataclass(slots=True)
class _Pending:
    """A shard that is done (``result``) or under way (``future``)."""

    shard: Shard
    file: Path | None
    result: Result | None = None
    future: Future[bytes] | None = None
    tries: int = 0


class Run:
    """One run over some shards. ``ahead`` is how many shards are under way while one is waited for."""

    def __init__(self, settings: Settings, start: Start, folder: WorkFolder | None, ahead: int) -> None:
        self._settings = settings
        self._start = start
        self._folder = folder
        self._ahead = ahead
        self._executor: Executor | None = None
        self._waiting: deque[_Pending] = deque()

    def finish(self, shards: Iterable[Shard]) -> Iterator[Finished]:
        """The shards with their results, in order. Ends the executor, also where the caller stops early."""
        try:
            for shard in shards:
                self._waiting.append(self._begun(shard))
                while self._waiting and (len(self._waiting) > self._ahead or self._is_done(self._waiting[0])):
                    yield self._ended(self._waiting.popleft())
            while self._waiting:
                yield self._ended(self._waiting.popleft())
        finally:
            self._end_executor()

    def _begun(self, shard: Shard) -> _Pending:
        file = self._folder.file(self._settings.kind, shard.content) if self._folder else None
        pending = _Pending(shard, file)
        if self._folder and file:
            pending.result = self._folder.read(file)
        if pending.result is None:
            self._submit(pending)
        return pending

    def _submit(self, pending: _Pending) -> None:
        pending.tries += 1
        if self._executor is None:
            self._executor = self._start(None)
        try:
            pending.future = self._executor.submit(work, pending.shard.articles, self._settings)
        except BrokenExecutor as error:  # it broke since the last look at it
            pending.future = Future()
            pending.future.set_exception(error)

    def _is_done(self, pending: _Pending) -> bool:
        return pending.future is None or pending.future.done()

    def _ended(self, pending: _Pending) -> Finished:
        if pending.result is not None:
            return Finished(pending.shard, pending.result, pending.file, resumed=True)
        data = self._data(pending)
        if self._folder and pending.file:
            self._folder.write(pending.file, data)
        return Finished(pending.shard, decode(data), pending.file, resumed=False)

    def _data(self, pending: _Pending) -> bytes:
        while True:
            assert pending.future is not None, "what has no result is under way"
            try:
                return pending.future.result()
            except BrokenExecutor:
                self._end_executor()
                if pending.tries >= TRIES:
                    return _one_by_one(pending.shard.articles, self._settings, self._start)
                for lost in (pending, *(other for other in self._waiting if _is_lost(other))):
                    self._submit(lost)

    def _end_executor(self) -> None:
        if self._executor is not None:
            self._executor.shutdown(cancel_futures=True)
            self._executor = None


def _is_lost(pending: _Pending) -> bool:
    """Whether its executor broke under it. Waits for what is still under way in it, which then broke too."""
    return pending.future is not None and isinstance(pending.future.exception(), BrokenExecutor)


def _one_by_one(articles: Sequence[Article], settings: Settings, start: Start) -> bytes:
    """The shard, each article by itself in one worker: who kills it is left out and told."""
    parts: list[Result] = []
    executor = start(1)
    try:
        for article in articles:
            try:
                parts.append(decode(executor.submit(work, (article,), settings).result()))
            except BrokenExecutor:
                size = len(article.text.encode("utf-8", "surrogatepass"))
                parts.append(Result((), 0, size, (Failure.of_death(article),)))
                executor.shutdown()
                executor = start(1)
    finally:
        executor.shutdown()
    return joined(parts).encode()
