"""GEXF 1.3 with dates, for Gephi and its timeline.

networkx writes GEXF too, but with the day of writing in it and no intervals, so this is written here.
"""

from collections.abc import Iterable, Mapping
from typing import BinaryIO
from xml.etree import ElementTree as ET

import networkx as nx

from kg.export.lookup import legal_xml
from kg.graph.project import Times, as_shown, from_rows
from kg.graph.rows import Rows

_TYPES = {str: "string", int: "long", float: "double"}


def write_gexf(rows: Rows, stream: BinaryIO, times: Times = as_shown) -> None:
    """Write the networkx view. The date of an edge is its interval; an edge with none is there at all times.

    All edges are directed, since readers refuse a mixture; ``directed`` is 0 where the direction means nothing.
    """
    graph = from_rows(rows, times)
    root = ET.Element("gexf", {"xmlns": "http://gexf.net/1.3", "version": "1.3"})
    body = ET.SubElement(root, "graph", {"defaultedgetype": "directed", "mode": "dynamic", "timeformat": "date"})
    nodes = _declare(body, "node", (attributes for _, attributes in graph.nodes(data=True)))
    edges = _declare(body, "edge", (attributes for *_, attributes in graph.edges(data=True)))
    _add_nodes(ET.SubElement(body, "nodes"), graph, nodes)
    _add_edges(ET.SubElement(body, "edges"), graph, edges)
    ET.indent(root)
    stream.write(ET.tostring(root, encoding="utf-8", xml_declaration=True) + b"\n")


def _declare(body: ET.Element, kind: str, found: Iterable[Mapping[str, object]]) -> dict[str, str]:
    """Declare the attributes of nodes or edges; gives the id of each by name."""
    types = {name: _TYPES[type(value)] for attributes in found for name, value in attributes.items()}
    ids = {name: str(number) for number, name in enumerate(sorted(types))}
    declarations = ET.SubElement(body, "attributes", {"class": kind, "mode": "static"})
    for name, number in ids.items():
        ET.SubElement(declarations, "attribute", {"id": number, "title": name, "type": types[name]})
    return ids


def _add_nodes(parent: ET.Element, graph: "nx.MultiDiGraph[str]", ids: Mapping[str, str]) -> None:
    for node, attributes in graph.nodes(data=True):
        element = ET.SubElement(parent, "node", {"id": legal_xml(node), "label": legal_xml(attributes["label"])})
        _add_values(element, attributes, ids)


def _add_edges(parent: ET.Element, graph: "nx.MultiDiGraph[str]", ids: Mapping[str, str]) -> None:
    for source, target, key, attributes in graph.edges(keys=True, data=True):
        own = {
            "id": key,
            "source": legal_xml(source),
            "target": legal_xml(target),
            "label": attributes["type"],
            "weight": str(attributes["weight"]),
        }
        dates = {
            end: attributes[name] for end, name in (("start", "earliest"), ("end", "latest")) if name in attributes
        }
        _add_values(ET.SubElement(parent, "edge", own | dates), attributes, ids)


def _add_values(element: ET.Element, attributes: Mapping[str, object], ids: Mapping[str, str]) -> None:
    values = ET.SubElement(element, "attvalues")
    for name, value in attributes.items():
        ET.SubElement(values, "attvalue", {"for": ids[name], "value": legal_xml(str(value))})
