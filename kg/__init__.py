"""Rawabit (روابط, "ties"): Arabic news in, a graph of who did what to whom out."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.graph.interop import OpenGraph

__version__ = "0.1.0"


def open(location: str) -> "OpenGraph":  # noqa: A001
    """Open a graph to be read: the folder of ``kg build --store``, the address of a SPARQL server, or an RDF file.

        with kg.open("graph") as graph:
            graph.networkx()                       # a networkx MultiDiGraph with flat attributes
            graph.rdflib()                         # an rdflib Dataset; needs the extra rdflib
            graph.ask("met", actor="بوتين").rows   # the answer to a named question

    Raises InputError where there is no graph, OutputError where another program is writing to it.
    """
    from kg.graph.interop import OpenGraph

    return OpenGraph(location)
