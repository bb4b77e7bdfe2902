"""GraphML through networkx, for yEd, Cytoscape and Gephi."""

import re
from typing import BinaryIO

import networkx as nx

from kg.graph.project import Attributes, from_rows
from kg.graph.rows import Rows

_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write_graphml(rows: Rows, stream: BinaryIO) -> None:
    """Write the networkx view of the rows; characters that XML 1.0 forbids become U+FFFD."""
    nx.write_graphml_xml(_legal(from_rows(rows)), stream, encoding="utf-8", prettyprint=True)


def legal(text: str) -> str:
    """The text with characters that XML 1.0 forbids replaced by U+FFFD."""
    return _FORBIDDEN.sub("\ufffd", text)


def _legal(graph: "nx.MultiDiGraph[str]") -> "nx.MultiDiGraph[str]":
    copy: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for node, attributes in graph.nodes(data=True):
        copy.add_node(legal(node), **_legal_attributes(attributes))
    for source, target, key, attributes in graph.edges(keys=True, data=True):
        copy.add_edge(legal(source), legal(target), key=key, **_legal_attributes(attributes))
    return copy


def _legal_attributes(attributes: Attributes) -> Attributes:
    return {name: legal(value) if isinstance(value, str) else value for name, value in attributes.items()}
