"""Processes of this machine as an executor, and the executor that is this process.

Each worker has a pipe of its own, and a thread here that waits for it. Workers share no lock and no pipe, so that one
that is killed at any moment, half way through a message too, takes nothing along but the task that it had
(``concurrent.futures.ProcessPoolExecutor`` gives up all its workers then, or waits for ever).

Workers are started by a fork server where there is one: it loads the lexicon once, and its children share that memory.
They do not inherit threads or locks, as children of this process would.
"""

import gc
import multiprocessing
import queue
import signal
import threading
import time
from collections.abc import Callable
from concurrent.futures import BrokenExecutor, Executor, Future
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Any, ParamSpec, TypeVar

from kg.corpus.settings import Settings, loaded
from kg.errors import RawabitError

P = ParamSpec("P")
T = TypeVar("T")

DEATHS = 20
"""Workers that die one after the other, with nothing done between, before it is no use to start another."""

PAUSES = 0.05, 0.1, 0.2, 0.5, 1.0, 2.0
"""Seconds to wait after each worker that could not be started. A fork server that was killed is there for some moments
yet, and nobody can start another meanwhile."""
PATIENCE = 300.0, 10.0
"""Seconds that a task may take, and seconds more for each article: an article takes 20 ms, with the neural recogniser a
second or two."""


class Late(BrokenExecutor):
    """A process was ended because its task took too long."""


class InProcess(Executor):
    """Does each task in this process when it is handed over."""

    def __init__(self, settings: Settings) -> None:
        prepare(settings)

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """A future that is done."""
        future: Future[T] = Future()
        future.set_result(fn(*args, **kwargs))
        return future


def prepare(settings: Settings) -> None:
    """Load what the settings tell, and let the garbage collector pass over it: a fifth of the time goes into that."""
    loaded(settings)
    gc.collect()
    gc.freeze()


@dataclass(frozen=True, slots=True)
class _Task:
    future: Future[Any]
    call: tuple[Callable[..., Any], tuple[Any, ...], dict[str, Any]]


class Processes(Executor):
    """So many processes, each started when there is a task for it. A task whose process dies ends in BrokenExecutor.

    A process that takes too long over a task (``PATIENCE``) is ended, and the task ends in Late. The next task gets a
    new process. Tasks and results must be picklable; the first argument of a task is a sequence of articles.
    """

    def __init__(self, jobs: int, settings: Settings) -> None:
        self._jobs = jobs
        self._settings = settings
        self._tasks: queue.SimpleQueue[_Task | None] = queue.SimpleQueue()
        self._threads: list[threading.Thread] = []
        self._running: dict[threading.Thread, BaseProcess] = {}
        self._deaths = 0
        self._ended = False
        # A fork server where there is one: Linux and macOS. Windows spawns.
        method = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
        self._context: Any = multiprocessing.get_context(method)
        if method == "forkserver":
            self._context.set_forkserver_preload(["kg.corpus.preload"])

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """See ``Executor.submit``."""
        future: Future[T] = Future()
        self._tasks.put(_Task(future, (fn, args, kwargs)))
        if len(self._threads) < self._jobs:
            thread = threading.Thread(target=self._serve, daemon=True)
            self._threads.append(thread)
            thread.start()
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """End the processes: after the tasks that were handed over, or with ``cancel_futures`` at once."""
        if cancel_futures:
            self._ended = True
            with suppress(queue.Empty):
                while (task := self._tasks.get_nowait()) is not None:
                    task.future.cancel()
            for process in list(self._running.values()):
                process.terminate()
        for _ in self._threads:
            self._tasks.put(None)
        for thread in self._threads if wait else ():
            thread.join()

    def _serve(self) -> None:
        """One worker after the other, each until it dies; ends when there is nothing more to do."""
        if hasattr(signal, "pthread_sigmask"):
            signal.pthread_sigmask(
                signal.SIG_BLOCK, {signal.SIGINT}
            )  # what is started here leaves Ctrl-C to its parent
        worker: tuple[BaseProcess, Connection] | None = None
        while (task := self._tasks.get()) is not None:
            if task.future.set_running_or_notify_cancel():
                worker = self._done(task, worker)
        if worker is not None:
            worker[1].close()
            worker[0].join()

    def _done(
        self, task: _Task, worker: tuple[BaseProcess, Connection] | None
    ) -> tuple[BaseProcess, Connection] | None:
        """Do the task; gives the worker for the next one, None where it died."""
        try:
            worker = worker or self._worker()
            worker[1].send(task.call)
            most, each = PATIENCE
            if not worker[1].poll(most + each * len(task.call[1][0])):
                raise TimeoutError
            result, error = worker[1].recv()
        except (OSError, EOFError) as lost:
            self._lost(task, worker, lost)
            return None
        self._deaths = 0
        if error is None:
            task.future.set_result(result)
        else:
            task.future.set_exception(error)
        return worker

    def _lost(self, task: _Task, worker: tuple[BaseProcess, Connection] | None, cause: Exception) -> None:
        if worker is not None:
            worker[1].close()
            worker[0].kill()
            worker[0].join()
        self._deaths += 1
        if self._deaths >= DEATHS and not self._ended:
            told = "worker processes end as soon as they begin: is there too little memory? (try --jobs 1)"
            task.future.set_exception(RawabitError(told))
        elif isinstance(cause, TimeoutError):
            task.future.set_exception(Late())
        else:
            task.future.set_exception(BrokenExecutor(f"the process was lost: {cause!r}"))

    def _worker(self) -> tuple[BaseProcess, Connection]:
        """A new worker; where none can be started, it is tried again before the task is given up."""
        for pause in PAUSES:
            try:
                return self._started()
            except (OSError, EOFError):
                if self._ended:
                    raise
                time.sleep(pause)
        return self._started()

    def _started(self) -> tuple[BaseProcess, Connection]:
        if self._ended:
            raise EOFError("the executor has ended")
        here, there = self._context.Pipe()
        process = self._context.Process(target=_work, args=(there, self._settings), daemon=True)
        try:
            process.start()
        except (OSError, EOFError):
            here.close()
            raise
        finally:
            there.close()
        self._running[threading.current_thread()] = process
        return process, here


def _work(connection: Connection, settings: Settings) -> None:
    """What a worker does: tasks, until the other end of its pipe is closed or gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    prepare(settings)
    with suppress(EOFError, OSError):
        while True:
            call, arguments, named = connection.recv()
            connection.send(_outcome(call, arguments, named))


def _outcome(
    call: Callable[..., Any], arguments: tuple[Any, ...], named: dict[str, Any]
) -> tuple[Any, Exception | None]:
    try:
        return call(*arguments, **named), None
    except Exception as error:  # noqa: BLE001  it is raised again in the process that asked
        return None, error
