"""A store as the objects that users of other libraries know."""

from typing import TYPE_CHECKING

import networkx as nx

from kg.errors import MissingExtra
from kg.graph.articles import read
from kg.graph.project import from_rows
from kg.graph.rows import merge
from kg.graph.store import EmbeddedStore, GraphStore

if TYPE_CHECKING:
    import rdflib


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
        raise MissingExtra("rdflib needs two packages: pip install 'rawabit[rdflib]'") from error
    return rdflib.Dataset(store=OxigraphStore(store=store.oxigraph), default_union=True)
