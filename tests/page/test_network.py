"""The pyvis networks: shapes, sizes, direction and bend."""

import pytest
from pyvis.network import Network

from kg.page.model import View
from kg.page.network import SHAPES, network
from kg.page.view import build
from tests.page.sample import ENTITIES, sample


@pytest.fixture(scope="module")
def view() -> View:
    return build(sample())


@pytest.fixture(scope="module")
def net(view: View) -> Network:
    return network(view.actors, view.people)


def test_every_actor_is_a_node_of_its_shape(view: View, net: Network) -> None:
    assert [(n["id"], n["label"], n["shape"]) for n in net.nodes] == [
        (i, actor.ar, SHAPES[actor.type]) for i, actor in enumerate(view.actors)
    ]


def test_more_claims_make_a_bigger_node(view: View, net: Network) -> None:
    sizes = {view.actors[n["id"]].id: n["size"] for n in net.nodes}
    assert sizes[ENTITIES["putin"].id] > sizes[ENTITIES["xi"].id] > sizes[ENTITIES["markov"].id]


def test_no_parallel_edge_is_lost(view: View, net: Network) -> None:
    assert [(e["from"], e["to"]) for e in net.edges] == [(edge.source, edge.target) for edge in view.people.edges]


def test_arrows_point_only_where_a_relation_has_a_direction(view: View, net: Network) -> None:
    assert [e.get("arrows") for e in net.edges] == [None if e.symmetric else "to" for e in view.people.edges]


def test_parallel_edges_bend_apart_and_single_ones_are_straight(net: Network) -> None:
    bends: dict[frozenset[int], list[float]] = {}
    for edge in net.edges:
        smooth = edge.get("smooth")
        side = 0.0
        if smooth:
            side = smooth["roundness"] if smooth["type"] == "curvedCW" else -smooth["roundness"]
            side = side if edge["from"] < edge["to"] else -side
        bends.setdefault(frozenset((edge["from"], edge["to"])), []).append(side)
    assert all(len(set(sides)) == len(sides) for sides in bends.values())
    assert all(sides == [0.0] for sides in bends.values() if len(sides) == 1)
    assert max(map(len, bends.values())) >= 3


def test_physics_is_off(net: Network) -> None:
    assert net.options.physics.enabled is False
