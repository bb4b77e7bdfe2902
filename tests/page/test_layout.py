"""The layout: the same each time, no box on another, related actors near each other."""

import itertools
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.page.layout import Box, Point, place

CHAIN = [(0, 1), (1, 2), (2, 3), (3, 4)]


def boxes_meet(points: list[Point], boxes: list[Box]) -> list[tuple[int, int]]:
    """Pairs of boxes that cover each other by more than the rounding of their places."""
    return [
        (i, j)
        for i, j in itertools.combinations(range(len(points)), 2)
        if abs(points[i][0] - points[j][0]) < (boxes[i][0] + boxes[j][0]) / 2 - 2
        and abs(points[i][1] - points[j][1]) < (boxes[i][1] + boxes[j][1]) / 2 - 2
    ]


graphs = st.integers(1, 24).flatmap(
    lambda n: st.tuples(
        st.just(n),
        st.lists(st.tuples(st.integers(0, n - 1), st.integers(0, n - 1)), max_size=40),
        st.lists(st.tuples(st.integers(0, n - 1), st.integers(0, n - 1)), max_size=20),
    )
)


@settings(max_examples=40)
@given(graphs)
def test_no_box_covers_another(graph: tuple[int, list[tuple[int, int]], list[tuple[int, int]]]) -> None:
    count, edges, faint = graph
    boxes = [(60.0 + 7 * (i % 9), 40.0) for i in range(count)]
    points = place(boxes, edges, faint)
    assert len(points) == count
    assert boxes_meet(points, boxes) == []


def test_a_chain_keeps_its_order_and_lies_flat() -> None:
    points = place([(40, 40)] * 5, CHAIN, [])
    across = [x for x, _ in points]
    assert across in (sorted(across), sorted(across, reverse=True))
    assert max(across) - min(across) > 2 * (max(y for _, y in points) - min(y for _, y in points))


def test_parallel_edges_get_a_longer_way() -> None:
    once = place([(40, 40)] * 3, [(0, 1), (1, 2)], [])
    twice = place([(40, 40)] * 3, [(0, 1), (0, 1), (0, 1), (1, 2)], [])
    assert abs(twice[0][0] - twice[1][0]) > abs(twice[1][0] - twice[2][0])
    assert abs(abs(once[0][0] - once[1][0]) - abs(once[1][0] - once[2][0])) <= 2


def test_a_square_is_drawn_without_a_crossing() -> None:
    points = place([(30, 30)] * 4, [(0, 1), (1, 2), (2, 3), (3, 0)], [])

    def side(a: int, b: int, c: int) -> bool:
        (ax, ay), (bx, by), (cx, cy) = points[a], points[b], points[c]
        return (bx - ax) * (cy - ay) > (by - ay) * (cx - ax)

    assert side(0, 1, 2) == side(1, 2, 3) == side(2, 3, 0) == side(3, 0, 1)


def test_actors_without_an_edge_stand_outside() -> None:
    points = place([(40, 40)] * 9, CHAIN, [(5, 0), (6, 2)])
    tied, alone = points[:5], points[5:]
    left, right = min(x for x, _ in tied), max(x for x, _ in tied)
    top, bottom = min(y for _, y in tied), max(y for _, y in tied)
    assert all(not (left <= x <= right and top <= y <= bottom) for x, y in alone)


@pytest.mark.parametrize("count", [0, 1, 2])
def test_tiny_graphs(count: int) -> None:
    assert len(set(place([(30, 30)] * count, [], []))) == count


def test_a_big_graph_takes_pivots_and_still_spreads() -> None:
    edges = [(i, i // 2) for i in range(1, 400)]
    points = place([(20, 20)] * 400, edges, [])
    assert len(set(points)) == 400


def test_the_same_in_another_process() -> None:
    code = "from kg.page.layout import place; print(place([(40, 40)] * 6, [(0, 1), (1, 2), (2, 0), (3, 4)], [(5, 0)]))"
    runs = {
        subprocess.run(
            [sys.executable, "-c", code], capture_output=True, check=True, env={"PYTHONHASHSEED": seed}
        ).stdout
        for seed in ("1", "2")
    }
    assert len(runs) == 1
