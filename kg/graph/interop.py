"""A graph opened to be read, and as the objects that users of other libraries know."""

from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

import networkx as nx

from kg.errors import InputError, MissingExtra
from kg.graph.articles import read
from kg.graph.project import from_rows
from kg.graph.questions import Answer, ask
from kg.graph.remote import RemoteStore
from kg.graph.rows import merge
from kg.graph.store import EmbeddedStore, GraphStore, is_server, open_store
from kg.graph.validate import open_file

if TYPE_CHECKING:
    import rdflib


def open_graph(location: str) -> EmbeddedStore | RemoteStore:
    """Open a store (a folder or an http(s) address) or an RDF file to be read. InputError where there is none."""
    check_there(location)
    path = Path(location)
    return open_file(path) if path.is_file() else open_store(location)


def check_there(location: str) -> None:
    """Raise InputError where nothing is at the location; of a server it is not known."""
    if not is_server(location) and not Path(location).exists():
        raise InputError(location, "no such file or folder", "make a store with kg build --store")


class OpenGraph:
    """A graph that is open to be read, until it is closed (``with`` closes it). See ``kg.open``."""

    def __init__(self, location: str) -> None:
        self._location = location
        self._store = open_graph(location)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let others open it."""
        if isinstance(self._store, EmbeddedStore):
            self._store.close()

    def networkx(self) -> "nx.MultiDiGraph[str]":
        """A networkx graph with flat attributes: a node an actor, an edge an event or a co-mention."""
        return as_networkx(self._store)

    def rdflib(self) -> "rdflib.Dataset":
        """An rdflib Dataset over the same store, for as long as it is open."""
        if not isinstance(self._store, EmbeddedStore):
            raise InputError(self._location, "is a server", "rdflib reads servers by its own SPARQLStore")
        return as_rdflib(self._store)

    def ask(self, name: str, **arguments: str) -> Answer:
        """The answer to a named question (``kg query STORE`` lists them), as a table of text."""
        return ask(self._store, name, arguments)


def as_networkx(store: GraphStore) -> "nx.MultiDiGraph[str]":
    """The store as a networkx graph with flat attributes; see ``kg.graph.project.from_rows``."""
    return from_rows(merge(read(store)))


def as_rdflib(store: EmbeddedStore) -> "rdflib.Dataset":
    """The store as an rdflib Dataset whose default graph is the union of all graphs; Oxigraph answers its queries.

    The data set lives as long as the store is open. Raises MissingExtra where rdflib and oxrdflib are not installed.
    """
    try:
        import rdflib
        from oxrdflib import OxigraphStore
    except ImportError as error:
        raise MissingExtra("rdflib needs two packages: pip install rdflib oxrdflib") from error
    return rdflib.Dataset(store=OxigraphStore(store=store.oxigraph), default_union=True)
