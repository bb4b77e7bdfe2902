"""Points for the nodes of a connected graph, so that their distances come close to their numbers of hops.

The method is stress minimisation by gradient steps (Zheng, Pawar, Goodman: Graph Drawing by Stochastic Gradient
Descent, 2018), where big graphs keep only the distances to some pivots (Ortmann, Klimenta, Brandes: A Sparse Stress
Model, 2016). Only additions, products, quotients and square roots of numpy are used, which every machine rounds alike.
Lengths are hops.
"""

import math
import random

import numpy as np
from numpy.typing import NDArray

Neighbours = list[dict[int, int]]  # node → other → number of edges between them
Array = NDArray[np.float64]

SEED = 7
PARALLEL = 0.35  # of an edge's length that each further edge beside it adds
PIVOTS = 50
ROUNDS = 30
SMALL = 100  # nodes up to which TRIES drawings are compared
TRIES = 16
CLOSE = 0.3  # an edge that passes a node more closely seems to belong to it


def clearest(near: Neighbours) -> Array:
    """Of several tries at a small group, the one whose edges cross each other and cover other nodes least."""
    best = _stress(near, SEED)
    least = _clutter(best, near) if len(near) <= SMALL else 0
    for seed in range(SEED + 1, SEED + TRIES):
        if not least:
            break
        points = _stress(near, seed)
        clutter = _clutter(points, near)
        if clutter < least:
            best, least = points, clutter
    return best


def _clutter(points: Array, near: Neighbours) -> int:
    """The number of crossings of edges, and twice that of nodes that an edge passes by too closely."""
    source, target = np.array([(a, b) for a in range(len(near)) for b in near[a] if a < b]).T
    start, way = points[source], points[target] - points[source]
    side = _cross(way[:, None], points[None] - start[:, None])
    between = side[:, source] * side[:, target] < 0
    crossings = int((between & between.T).sum()) // 2
    length2 = (way * way).sum(axis=1)[:, None]
    share = ((points[None] - start[:, None]) * way[:, None]).sum(axis=2) / length2
    hits = (share > 0) & (share < 1) & (side * side < CLOSE * CLOSE * length2)
    hits[np.arange(len(source)), source] = hits[np.arange(len(source)), target] = False
    return crossings + 2 * int(hits.sum())


def _cross(a: Array, b: Array) -> Array:
    crossed: Array = a[..., 0] * b[..., 1] - a[..., 1] * b[..., 0]
    return crossed


def _stress(near: Neighbours, seed: int) -> Array:
    """Points whose distances come close to the numbers of hops."""
    count = len(near)
    dice = random.Random(seed)
    points = np.array([[dice.random(), dice.random()] for _ in range(count)]) * math.isqrt(count)
    pivots = _pivots(near)
    ends = np.array([(a, b) for a in range(count) for b in near[a]]).T
    longest = max(float(steps.max()) for _, steps in pivots)
    for round_ in range(ROUNDS):
        pace = longest**2 * (0.1 / longest**2) ** (round_ / (ROUNDS - 1))
        dice.shuffle(pivots)
        for pivot, steps in pivots:
            _pull(points, pivot, steps, pace)
        if len(pivots) < count:
            _pull_edges(points, ends, min(1.0, pace))
    return points


def _pivots(near: Neighbours) -> list[tuple[int, Array]]:
    """Nodes with their hops to all others: every node, or PIVOTS that lie far from each other."""
    if len(near) <= 6 * PIVOTS:
        return [(node, _wanted(node, near)) for node in range(len(near))]
    node = max(range(len(near)), key=lambda i: (len(near[i]), -i))
    chosen: list[tuple[int, Array]] = []
    closest = np.full(len(near), np.inf)
    for _ in range(PIVOTS):
        steps = _wanted(node, near)
        chosen.append((node, steps))
        closest = np.minimum(closest, steps)
        node = int(closest.argmax())
    return chosen


def _wanted(start: int, near: Neighbours) -> Array:
    """How far from ``start`` every node should stand, in hops; parallel edges are longer, for their labels."""
    steps = np.array(_distances(start, near), dtype=float)
    for other, count in near[start].items():
        steps[other] += PARALLEL * min(count - 1, 3)
    return steps


def _pull(points: Array, pivot: int, steps: Array, pace: float) -> None:
    """Moves all nodes towards their right distance from the pivot, near ones more than far ones."""
    away = points - points[pivot]
    lengths = np.sqrt(away[:, 0] * away[:, 0] + away[:, 1] * away[:, 1])
    lengths[pivot] = 1.0
    wanted = np.where(steps > 0, steps, 1.0)
    share = np.minimum(1.0, pace / (wanted * wanted)) * (wanted - lengths) / (2 * np.maximum(lengths, 1e-9))
    share[pivot] = 0.0
    points += away * share[:, None]


def _pull_edges(points: Array, ends: NDArray[np.int64], pace: float) -> None:
    """Moves each node by the mean of what its edges ask for."""
    source, target = ends
    away = points[source] - points[target]
    lengths = np.maximum(np.sqrt(away[:, 0] * away[:, 0] + away[:, 1] * away[:, 1]), 1e-9)
    moves = away * (pace * (1.0 - lengths) / (2 * lengths))[:, None]
    degree = np.maximum(np.bincount(source, minlength=len(points)), 1)
    for axis in (0, 1):
        points[:, axis] += np.bincount(source, moves[:, axis], len(points)) / degree


def _distances(start: int, near: Neighbours) -> list[int]:
    """Hops from ``start`` to every node; -1 where there is no way."""
    steps = [-1] * len(near)
    steps[start] = 0
    queue = [start]
    for node in queue:
        for other in near[node]:
            if steps[other] < 0:
                steps[other] = steps[node] + 1
                queue.append(other)
    return steps
