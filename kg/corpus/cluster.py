"""A Dask cluster as an executor: the same shards as on one machine, worked on by many (the extra dask).

Dask hands a shard to another worker where one is lost. Each worker compares its rules and lists with those of the
caller before it works, so that no shard is made by others.
"""

import contextlib
import logging
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future
from functools import lru_cache
from typing import Any, ParamSpec, TypeVar

from kg.corpus.settings import Settings
from kg.corpus.stamp import stamp
from kg.errors import MissingExtra, RawabitError, first_line

P = ParamSpec("P")
T = TypeVar("T")

WAIT = "10s"
"""How long a scheduler and a first worker may take to answer."""
LOST = 1
"""Workers that may be lost over one shard before it is taken for the cause."""
LOCAL = "local"


@contextlib.contextmanager
def cluster(address: str) -> Iterator[Any]:
    """A client of the scheduler at an address («tcp://host:8786»), or of workers that are started here («local:4»).

    MissingExtra where Dask is not installed, RawabitError where no scheduler or no worker answers.
    """
    try:
        import dask.config
        import distributed
    except ImportError as error:
        raise MissingExtra("--cluster needs Dask: pip install distributed") from error
    quiet = {"distributed.scheduler.allowed-failures": LOST, "distributed.comm.timeouts.connect": WAIT}
    with contextlib.ExitStack() as stack:
        stack.enter_context(dask.config.set({**quiet, "distributed.logging": {"distributed": "critical"}}))
        try:
            client = stack.enter_context(_client(address, distributed, stack))
            client.wait_for_workers(1, timeout=WAIT)
        except (OSError, RuntimeError, TimeoutError, ValueError) as error:
            told = f"{address}: no Dask scheduler with a worker answers there within {WAIT}: {first_line(error)}"
            raise RawabitError(f"{told} (start dask-scheduler and dask-worker, or give --cluster local)") from error
        yield client


def _client(address: str, distributed: Any, stack: contextlib.ExitStack) -> Any:  # noqa: ANN401  an untyped library
    if address.partition(":")[0] != LOCAL:
        return distributed.Client(address, timeout=WAIT, set_as_default=False)
    count = address.partition(":")[2]
    local = distributed.LocalCluster(
        n_workers=int(count) if count else None,
        threads_per_worker=1,
        dashboard_address="127.0.0.1:0",
        silence_logs=logging.CRITICAL,
    )
    return distributed.Client(stack.enter_context(local), set_as_default=False)


class Cluster(Executor):
    """Hands tasks to a client's workers. A task over which workers are lost ends in BrokenExecutor."""

    def __init__(self, client: Any) -> None:  # noqa: ANN401  an untyped library
        self._client = client
        self._tasks: set[Any] = set()
        self._lock = threading.Lock()

    @property
    def workers(self) -> int:
        """How many threads of workers there are now."""
        threads: int = sum(self._client.nthreads().values())
        return max(1, threads)

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """See ``Executor.submit``. The last argument is the settings."""
        future: Future[T] = Future()
        task: Any = self._client.submit(checked, fn, *args, pure=False, retries=0, **kwargs)
        with self._lock:
            self._tasks.add(task)  # Dask forgets a task that nobody holds
        task.add_done_callback(lambda done: self._end(done, future))
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:  # noqa: ARG002
        """Let the tasks go; the client is its owner's to close."""
        with self._lock:
            tasks, self._tasks = list(self._tasks), set()
        if cancel_futures and tasks:
            with contextlib.suppress(OSError, TimeoutError):  # a scheduler that is gone has let them go
                self._client.cancel(tasks, force=True)

    def _end(self, task: Any, future: Future[Any]) -> None:  # noqa: ANN401  an untyped library
        with self._lock:
            self._tasks.discard(task)
        if not future.set_running_or_notify_cancel():
            return
        if task.status == "finished":
            future.set_result(task.result())
            return
        error = task.exception() if task.status == "error" else None
        if error is None:
            future.set_exception(RawabitError("the Dask cluster is gone; the same command goes on from here"))
        elif type(error).__name__ == "KilledWorker":
            future.set_exception(BrokenExecutor(first_line(error)))
        else:
            future.set_exception(error)


def checked(fn: Callable[..., T], *args: Any) -> T:  # noqa: ANN401  whatever the task takes
    """Do a task whose last argument is the settings, where this process has the same rules and lists.

    RawabitError where it has others.
    """
    settings = args[-1]
    assert isinstance(settings, Settings)
    if _stamp_here(settings) != settings.stamp:
        raise RawabitError("a worker of the cluster has other rules or lists (install the same version everywhere)")
    return fn(*args)


@lru_cache(maxsize=4)
def _stamp_here(settings: Settings) -> str:
    return stamp(settings.words)
