"""GraphML through networkx, for yEd, Cytoscape and Gephi."""

from typing import BinaryIO

import networkx as nx

from kg.export.lookup import legal_xml
from kg.graph.project import Attributes, from_rows
from kg.graph.rows import Rows


def write_graphml(rows: Rows, stream: BinaryIO) -> None:
    """Write the networkx view of the rows; characters that XML 1.0 forbids become U+FFFD."""
    nx.write_graphml_xml(_legal(from_rows(rows)), stream, encoding="utf-8", prettyprint=True)


def _legal(graph: "nx.MultiDiGraph[str]") -> "nx.MultiDiGraph[str]":
    copy: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for node, attributes in graph.nodes(data=True):
        copy.add_node(legal_xml(node), **_legal_attributes(attributes))
    for source, target, key, attributes in graph.edges(keys=True, data=True):
        copy.add_edge(legal_xml(source), legal_xml(target), key=key, **_legal_attributes(attributes))
    return copy


def _legal_attributes(attributes: Attributes) -> Attributes:
    return {name: legal_xml(value) if isinstance(value, str) else value for name, value in attributes.items()}
