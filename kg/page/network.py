"""The view's graphs as pyvis networks: nodes with shape, size and place, edges with direction and curve, options.

Colours, labels in the chosen language and dashes are the page's (they change with theme, language and filters); what
is fixed when the page is made stands here. Nodes and edges are put into the network directly: ``Network.add_edge``
compares each new edge of an undirected network with all others, and drops parallel ones.
"""

from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from kg.page.layout import Box, place
from kg.page.model import Actor, Edge, Graph

if TYPE_CHECKING:
    from pyvis.network import Network

SHAPES = {"Person": "dot", "Country": "square", "Place": "triangle", "Organization": "diamond"}
"""The shape of each type of actor in vis-network's words; the legend of the page draws the same."""

_EVEN = {"dot": 1.0, "square": 0.86, "triangle": 1.0, "diamond": 1.12}  # equal sizes do not look equal
_SMALLEST, _BIGGEST = 11.0, 30.0
_LABEL_WIDTH, _CHARACTER, _LINE = 150.0, 8.2, 24.0
_MANY_EDGES = 2000  # more slow down a drawing that is moved
_LABELLED = 300  # up to here every label is drawn, so it needs room
_CURVE, _WIDEST = 0.26, 1.0  # between neighbours, and of all together


def network(actors: Sequence[Actor], graph: Graph) -> "Network":
    """One of the view's graphs for pyvis: node ids are positions in ``actors``, edges stand in the graph's order."""
    from pyvis.edge import Edge as VisEdge
    from pyvis.network import Network
    from pyvis.node import Node as VisNode

    net = Network(directed=True)
    net.toggle_physics(False)
    net.toggle_drag_nodes(len(graph.actors) <= _LABELLED)  # in a crowd a hand that moves the drawing hits an actor
    net.toggle_hide_edges_on_drag(len(graph.edges) > _MANY_EDGES)
    net.inherit_edge_colors(False)
    net.options.edges.smooth.enabled = False
    sizes = _sizes(graph)
    for number, (x, y) in zip(graph.actors, _points(actors, graph, sizes), strict=True):
        shape = SHAPES[actors[number].type]
        node = VisNode(number, shape, actors[number].ar, x=x, y=y, size=round(sizes[number] * _EVEN[shape]))
        net.nodes.append(node.options)
        net.node_ids.append(number)
    curves = _curves(graph.edges)
    for number, edge in enumerate(graph.edges):
        looks = {"smooth": curves[number]} if curves[number] else {}
        net.edges.append(VisEdge(edge.source, edge.target, not edge.symmetric, **looks).options)
    return net


def _sizes(graph: Graph) -> dict[int, float]:
    """Radius by degree centrality: the number of claims that the actor takes part in, as an area."""
    weights = dict.fromkeys(graph.actors, 0)
    for edge in graph.edges:
        weights[edge.source] += len(edge.claims)
        weights[edge.target] += len(edge.claims)
    heaviest = max(weights.values(), default=0) or 1
    return {number: _SMALLEST + (_BIGGEST - _SMALLEST) * (w / heaviest) ** 0.5 for number, w in weights.items()}


def _points(actors: Sequence[Actor], graph: Graph, sizes: dict[int, float]) -> list[tuple[int, int]]:
    order = {number: i for i, number in enumerate(graph.actors)}
    labelled = len(graph.actors) <= _LABELLED
    boxes = [_box(actors[number], sizes[number], labelled) for number in graph.actors]
    strong = [(order[e.source], order[e.target]) for e in graph.edges if len(e.claims) >= graph.least]
    weak = [(order[e.source], order[e.target]) for e in graph.edges if len(e.claims) < graph.least]
    weak += [(order[pair.source], order[pair.target]) for pair in graph.pairs]
    return place(boxes, strong or weak, weak)


def _box(actor: Actor, size: float, labelled: bool) -> Box:
    """The room that an actor takes with its label below it, which breaks into lines where it is long."""
    if not labelled:
        return 2.6 * size, 2.6 * size
    width = _CHARACTER * max(len(actor.ar), len(actor.en))
    lines = int(width // _LABEL_WIDTH) + 1
    return max(2 * size, min(width, _LABEL_WIDTH)) + 16, 2 * size + _LINE * lines + 10


def _curves(edges: Sequence[Edge]) -> list[dict[str, Any] | None]:
    """How much each edge bends: parallel ones fan out, a single one is straight (None)."""
    parallel: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
    for number, edge in enumerate(edges):
        parallel[min(edge.source, edge.target), max(edge.source, edge.target)].append(number)
    curves: list[dict[str, Any] | None] = [None] * len(edges)
    for numbers in parallel.values():
        for rank, number in enumerate(numbers):
            bend = (rank - (len(numbers) - 1) / 2) * min(_CURVE, _WIDEST / len(numbers))
            clockwise = (bend > 0) == (edges[number].source < edges[number].target)
            if bend:
                curves[number] = {
                    "enabled": True,
                    "type": "curvedCW" if clockwise else "curvedCCW",
                    "roundness": round(abs(bend), 3),
                }
    return curves
