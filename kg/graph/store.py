"""Where a graph is kept: a folder on disk (Oxigraph, embedded) or a SPARQL 1.1 server. Both do the same few things.

Articles are added and removed by ``kg.graph.articles``; questions are asked by ``kg.graph.questions``.
"""

import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import IO, Protocol, Self

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, RdfFormat, Store, serialize

from kg.errors import InputError, OutputError, RawabitError
from kg.graph.remote import RemoteStore
from kg.graph.sparql import Table, as_table, update_text, wrong_query
from kg.locks import lock

Graph = NamedNode | DefaultGraph

LOCK_FILE = "rawabit.lock"
"""Held exclusively by who writes and shared by who reads; the lock of Oxigraph itself keeps out writers only."""


MUCH = 1 << 24
"""Bytes on disk from which on it pays to put a store in order."""

SLICE = 100_000
"""Quads that are handed to Oxigraph together: it holds about 1 kB of each meanwhile."""
NICE = 10
"""How far the threads that merge files stand back: they get a tenth of what a worker gets, and what nobody wants."""


class GraphStore(Protocol):
    """What articles and questions need of a store."""

    def quads(self, graph: Graph) -> list[Quad]:
        """The quads of a graph, in no particular order."""

    def table(self, query: str) -> Table:
        """The answer to a SELECT query over the union of all graphs. InputError where it is wrong or no SELECT."""

    def change(self, removed: Iterable[Quad], added: Iterable[Quad]) -> None:
        """Remove quads, then add quads: all of it or, on an error, nothing."""

    def load(self, quads: Iterable[Quad]) -> None:
        """Add many quads, fast; an error may leave a part of them."""

    def flush(self) -> None:
        """Return when what was written is on disk."""


class EmbeddedStore:
    """An Oxigraph store in a folder, held by this process until it is closed (``with`` closes it)."""

    def __init__(self, folder: Path, store: Store, lock: IO[bytes] | None, *, made: bool = False) -> None:
        """``made``: the folder was made for this store, and goes with it where nothing comes in."""
        self._size = _size(folder)
        self._folder = folder
        self._store = store
        self._lock = lock
        self._made = made

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None:
            self._settle()
        self.close()

    def _settle(self) -> None:
        """Merge the files of a store that has more than doubled: questions then take half the time.

        As the store has to double, this costs no more than a constant share of all that is ever written.
        """
        if (size := _size(self._folder)) > MUCH and size > 2 * self._size:
            with self._told():
                self._store.optimize()

    def close(self) -> None:
        """Let others open the folder. A new one that is still empty is taken away."""
        unused = self._made and not any(self._store)
        del self._store
        if unused:
            shutil.rmtree(self._folder)
        if self._lock is not None:
            self._lock.close()

    @property
    def oxigraph(self) -> Store:
        """The pyoxigraph store."""
        return self._store

    def quads(self, graph: Graph) -> list[Quad]:
        """See GraphStore."""
        return list(self._store.quads_for_pattern(None, None, None, graph))

    def table(self, query: str) -> Table:
        """See GraphStore."""
        try:
            result = self._store.query(query, use_default_graph_as_union=True)
        except SyntaxError as error:
            raise wrong_query(str(error)) from error
        return as_table(result)

    def change(self, removed: Iterable[Quad], added: Iterable[Quad]) -> None:
        """See GraphStore."""
        with self._told():
            self._store.update(update_text(removed, added))

    def load(self, quads: Iterable[Quad]) -> None:
        """See GraphStore."""
        remaining = iter(quads)
        with self._told():
            # Bytes, not quads: while Oxigraph reads bytes, other threads may go on and hand out work.
            while part := serialize(islice(remaining, SLICE), format=RdfFormat.N_QUADS):
                self._store.bulk_load(part, RdfFormat.N_QUADS, lenient=True)

    def flush(self) -> None:
        """See GraphStore."""
        with self._told():
            self._store.flush()

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise OutputError(f"{self._folder}: the store cannot be written: {error}") from error


def select(store: GraphStore, query: str) -> Iterator[dict[str, NamedNode | Literal]]:
    """The rows of a SELECT query by name; only IRIs and literals, which is all that the graph has."""
    columns, rows = store.table(query)
    for row in rows:
        yield {name: value for name, value in zip(columns, row, strict=True) if isinstance(value, NamedNode | Literal)}


def is_server(location: str) -> bool:
    """Whether a location is the address of a server, not a path."""
    return location.startswith(("http://", "https://"))


def open_store(location: str, *, write: bool = False) -> EmbeddedStore | RemoteStore:
    """Open the store at a folder or at an http(s) address.

    With ``write`` a missing folder is made, and taken away again where it is closed with nothing in it. Raises
    InputError where there is no store to read, OutputError where the store cannot be written or is in use by another
    program.
    """
    if is_server(location):
        return RemoteStore(location)
    folder = Path(location)
    if write:
        return _open_to_write(folder)
    if not (folder / "CURRENT").is_file():
        raise InputError(location, "is no store", "make one with kg build --store")
    lock = _lock(folder, exclusive=False)
    try:
        return EmbeddedStore(folder, Store.read_only(str(folder)), lock)
    except OSError as error:
        raise InputError(location, f"the store cannot be read: {error}") from error


def _open_to_write(folder: Path) -> EmbeddedStore:
    if folder.is_dir() and not (folder / "CURRENT").exists() and any(p.name != LOCK_FILE for p in folder.iterdir()):
        raise OutputError(f"{folder}: holds other files and is no store (name a new or empty folder)")
    made = not folder.exists()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = _lock(folder, exclusive=True)
        store = EmbeddedStore(folder, Store(str(folder)), lock, made=made)
    except OSError as error:
        busy = "lock" in str(error).lower()
        raise _busy(folder) if busy else OutputError(f"{folder}: the store cannot be written: {error}") from error
    _merge_last()
    return store


def _merge_last() -> None:
    """Let the threads that merge files of a store stand back (Linux).

    RocksDB merges a file with all others as soon as it comes. Later it takes several at once: half of the work.
    """
    for name in Path("/proc/self/task").glob("*/comm"):
        with suppress(OSError):  # another thread of this process has ended meanwhile
            if name.read_text(encoding="utf-8").startswith("rocksdb:low"):
                os.setpriority(os.PRIO_PROCESS, int(name.parent.name), NICE)


def _size(folder: Path) -> int:
    size = 0
    for file in folder.glob("*.sst"):
        with suppress(FileNotFoundError):  # Oxigraph merges files meanwhile
            size += file.stat().st_size
    return size


def _lock(folder: Path, *, exclusive: bool) -> IO[bytes] | None:
    """The open lock file; None on a system without file locks or for a reader in a folder that it may not write."""
    try:
        return lock(folder / LOCK_FILE, exclusive=exclusive)
    except PermissionError:
        if exclusive:
            raise
        return None
    except BlockingIOError as error:
        raise _busy(folder) from error


def _busy(folder: Path) -> RawabitError:
    return OutputError(f"{folder}: another program is using this store (wait until it has ended, then try again)")
