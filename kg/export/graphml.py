"""GraphML through networkx, for yEd, Cytoscape and Gephi."""

from itertools import chain
from typing import BinaryIO

import networkx as nx

from kg.export.lookup import legal_xml
from kg.graph.project import Times, as_shown, from_rows
from kg.graph.rows import Rows


def write_graphml(rows: Rows, stream: BinaryIO, times: Times = as_shown) -> None:
    """Write the networkx view of the rows; characters that XML 1.0 forbids become U+FFFD."""
    nx.write_graphml_xml(_legal(from_rows(rows, times)), stream, encoding="utf-8", prettyprint=True)


def _legal(graph: "nx.MultiDiGraph[str]") -> "nx.MultiDiGraph[str]":
    """The graph, which is changed, with legal attributes and ids."""
    nodes = (attributes for _, attributes in graph.nodes(data=True))
    for attributes in chain(nodes, (attributes for *_, attributes in graph.edges(data=True))):
        attributes.update({name: legal_xml(value) for name, value in attributes.items() if isinstance(value, str)})
    renamed = {node: legal for node in graph if (legal := legal_xml(node)) != node}
    return nx.relabel_nodes(graph, renamed) if renamed else graph
