"""Shards in, their results out, in order: those that are done are read, the others worked on by an executor.

An executor is whatever has ``submit`` and gives futures (``concurrent.futures.Executor``): processes of this machine
(``kg.corpus.pool``), or those of a cluster. A bounded number of shards is under way, so that memory does not grow.
A future that ends in BrokenExecutor tells that its worker was lost: the shard is handed over again, ``TRIES`` times in
all, and then article by article, and the article that kills its worker becomes a failure. Where it was lost because the
shard took too long, that is done at once.
"""

from collections import deque
from collections.abc import Generator, Iterable
from concurrent.futures import BrokenExecutor, Executor, Future
from dataclasses import dataclass
from pathlib import Path

from kg.corpus.plan import Shard
from kg.corpus.pool import Late
from kg.corpus.result import Failure, Result, decode, joined
from kg.corpus.settings import Settings
from kg.corpus.shards import WorkFolder
from kg.corpus.work import work
from kg.model import Article

TRIES = 2


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


class Run:
    """One run over some shards. ``ahead`` is how many shards are under way while one is waited for."""

    def __init__(self, settings: Settings, executor: Executor, folder: WorkFolder | None, ahead: int) -> None:
        self._settings = settings
        self._executor = executor
        self._folder = folder
        self._ahead = ahead

    def finish(self, shards: Iterable[Shard]) -> Generator[Finished]:
        """The shards with their results, in order."""
        waiting: deque[_Pending] = deque()
        for shard in shards:
            waiting.append(self._begun(shard))
            while waiting and (len(waiting) > self._ahead or _is_done(waiting[0])):
                yield self._ended(waiting.popleft())
        while waiting:
            yield self._ended(waiting.popleft())

    def _begun(self, shard: Shard) -> _Pending:
        file = self._folder.file(self._settings.kind, shard.content) if self._folder else None
        pending = _Pending(shard, file)
        if self._folder and file:
            pending.result = self._folder.read(file)
        if pending.result is None:
            pending.future = self._executor.submit(work, shard.articles, self._settings)
        return pending

    def _ended(self, pending: _Pending) -> Finished:
        if pending.result is not None:
            return Finished(pending.shard, pending.result, pending.file, resumed=True)
        data = self._data(pending)
        if self._folder and pending.file:
            self._folder.write(pending.file, data)
        return Finished(pending.shard, decode(data), pending.file, resumed=False)

    def _data(self, pending: _Pending) -> bytes:
        assert pending.future is not None, "what has no result is under way"
        future = pending.future
        for last in (False,) * (TRIES - 1) + (True,):
            try:
                return future.result()
            except Late:
                break
            except BrokenExecutor:
                if not last:
                    future = self._executor.submit(work, pending.shard.articles, self._settings)
        return joined(map(self._alone, pending.shard.articles)).encode()

    def _alone(self, article: Article) -> Result:
        """The result of one article, which is a failure where the worker is lost over it."""
        try:
            return decode(self._executor.submit(work, (article,), self._settings).result())
        except BrokenExecutor as lost:
            failure = Failure.of_delay(article) if isinstance(lost, Late) else Failure.of_death(article)
            return Result((), 0, len(article.text.encode("utf-8", "surrogatepass")), (failure,))


def _is_done(pending: _Pending) -> bool:
    return pending.future is None or pending.future.done()
