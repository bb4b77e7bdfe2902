import io

import networkx as nx

from kg.export.graphml import write_graphml
from kg.graph.project import to_networkx
from kg.graph.rows import collect
from kg.model import Extraction


def read(extractions: list[Extraction]) -> "nx.MultiDiGraph[str]":
    stream = io.BytesIO()
    write_graphml(collect(extractions), stream)
    graph = nx.read_graphml(io.BytesIO(stream.getvalue()), force_multigraph=True)
    assert isinstance(graph, nx.MultiDiGraph)
    return graph


def test_networkx_reads_the_same_graph(meeting: Extraction, echo: Extraction) -> None:
    written, again = to_networkx([meeting, echo]), read([meeting, echo])
    assert list(again.nodes(data=True)) == list(written.nodes(data=True))
    assert sorted(again.edges(keys=True)) == sorted(written.edges(keys=True))
    assert {k: d for _, _, k, d in again.edges(keys=True, data=True)} == {
        k: d for _, _, k, d in written.edges(keys=True, data=True)
    }


def test_hostile_text_is_data(hostile: Extraction) -> None:
    graph = read([hostile])
    (label,) = (d["label"] for _, d in graph.nodes(data=True) if d["type"] == "Person")
    assert label == hostile.entities[0].ar.replace("\x00", "\ufffd").replace("\x0b", "\ufffd").replace(
        "\ud800", "\ufffd"
    )
