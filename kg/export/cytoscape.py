"""Cytoscape JSON through networkx, for Cytoscape and Cytoscape.js."""

import json
from typing import BinaryIO

import networkx as nx

from kg.graph.project import Times, as_shown, from_rows
from kg.graph.rows import Rows


def write_cytoscape(rows: Rows, stream: BinaryIO, times: Times = as_shown) -> None:
    """Write the networkx view as ``elements`` of nodes and edges, whose ``data`` are the flat attributes."""
    document = nx.cytoscape_data(from_rows(rows, times))
    stream.write(json.dumps(document, ensure_ascii=False, indent=1).encode("utf-8", "replace") + b"\n")
