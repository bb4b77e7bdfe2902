"""Processes of this machine as an executor, and the executor that is this process.

Processes are started by a fork server where there is one: it loads the lexicon once, and its children share that
memory. They do not inherit threads or locks, as children of this process would.
"""

import gc
import multiprocessing
import os
import signal
import threading
from collections.abc import Callable
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from functools import partial
from typing import ParamSpec, TypeVar

from kg.corpus.run import Start
from kg.corpus.settings import Settings, loaded

P = ParamSpec("P")
T = TypeVar("T")


class InProcess(Executor):
    """Does each task when it is handed over, in this process."""

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """A future that is done."""
        future: Future[T] = Future()
        future.set_result(fn(*args, **kwargs))
        return future


def in_process(settings: Settings) -> Start:
    """Starts what works in this process, where it has loaded what the settings tell."""
    return partial(_in_process, settings)


def _in_process(settings: Settings, _: int | None) -> Executor:
    prepare(settings)
    return InProcess()


def processes(jobs: int, settings: Settings) -> Start:
    """Starts pools of ``jobs`` processes that have loaded what the settings tell."""
    return partial(_pool, jobs, settings)


def _pool(jobs: int, settings: Settings, workers: int | None) -> Executor:
    method = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
    context = multiprocessing.get_context(method)
    context.set_forkserver_preload(["kg.corpus.preload"])
    return ProcessPoolExecutor(workers or jobs, context, initializer=_begin, initargs=(settings,))


def _begin(settings: Settings) -> None:
    """What a process does first: leave Ctrl-C to its parent, and load. It ends when its parent does."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    prepare(settings)


def prepare(settings: Settings) -> None:
    """Load what the settings tell, and let the garbage collector pass over it: a fifth of the time goes into that."""
    loaded(settings)
    gc.collect()
    gc.freeze()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    assert parent is not None, "a worker has a parent"
    parent.join()
    os._exit(1)
