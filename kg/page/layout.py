"""Where the actors stand: computed here, with a seed, so that the page never moves by itself and is always the same.

Each connected group is drawn by ``kg.page.stress`` and scaled until its boxes (an actor with its label) find room;
boxes that overlap are pushed apart; then the groups are packed beside each other. Lengths are pixels at zoom 1.
"""

import math
from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from kg.page.stress import Array, Neighbours, clearest

Point = tuple[int, int]
Box = tuple[float, float]

ASPECT = 1.5  # width by height that a group should come to: screens are wider than high
ROOM = 4.5  # area of the drawing by the area of its boxes
HOP = 150.0  # shortest length of an edge
GAP = 36.0  # between components
PUSHES = 120


def place(boxes: Sequence[Box], edges: Iterable[tuple[int, int]], faint: Iterable[tuple[int, int]]) -> list[Point]:
    """A point for each box (width, height). ``edges`` draw their ends together.

    Boxes without an edge stand in rings around the others, near what the ``faint`` links tie them to.
    """
    near = _neighbours(len(boxes), edges)
    groups = sorted(_components(near), key=lambda group: (-len(group), group))
    tied = [group for group in groups if len(group) > 1]
    points = np.zeros((len(boxes), 2))
    sizes = np.array(boxes, dtype=float).reshape(-1, 2)
    placed = [_place_group(group, near, boxes) for group in tied]
    for group, where in zip(tied, _pack(placed, [sizes[group] for group in tied]), strict=True):
        points[group] = where
    alone = [group[0] for group in groups if len(group) == 1]
    _ring(points, alone, [i for group in tied for i in group], _neighbours(len(boxes), faint), boxes)
    _push_apart(points, sizes)
    return [(round(x), round(y)) for x, y in points.tolist()]


def _neighbours(count: int, edges: Iterable[tuple[int, int]]) -> Neighbours:
    near: Neighbours = [{} for _ in range(count)]
    for source, target in edges:
        if source != target:
            near[source][target] = near[target][source] = near[source].get(target, 0) + 1
    return near


def _components(near: Neighbours) -> list[list[int]]:
    """Groups of nodes that edges tie together, each in ascending order."""
    groups = []
    seen = [False] * len(near)
    for start in range(len(near)):
        if seen[start]:
            continue
        group = [start]
        seen[start] = True
        for node in group:
            for other in near[node]:
                if not seen[other]:
                    seen[other] = True
                    group.append(other)
        groups.append(sorted(group))
    return groups


def _place_group(group: list[int], near: Neighbours, boxes: Sequence[Box]) -> Array:
    """Points of a connected group of nodes, around (0, 0)."""
    number = {node: i for i, node in enumerate(group)}
    inside = [{number[other]: count for other, count in near[node].items()} for node in group]
    sizes = np.array([boxes[node] for node in group])
    points = _lie_down(clearest(inside))
    points *= _scale(points, sizes)
    points *= _shape(points)
    _push_apart(points, sizes)
    middle: Array = (points.min(axis=0) + points.max(axis=0)) / 2
    return points - middle


def _lie_down(points: Array) -> Array:
    """Turns the points so that their longest direction (the first principal axis) lies flat."""
    x, y = (points - points.mean(axis=0)).T
    across, up, both = float((x * x).sum()), float((y * y).sum()), float((x * y).sum())
    spread = (across + up) / 2 + math.sqrt(((across - up) / 2) ** 2 + both**2)
    axis = (both, spread - across) if both else (1.0, 0.0) if across >= up else (0.0, 1.0)
    length = math.sqrt(axis[0] ** 2 + axis[1] ** 2)
    cosine, sine = axis[0] / length, axis[1] / length
    return np.column_stack([x * cosine + y * sine, y * cosine - x * sine])


def _scale(points: Array, sizes: Array) -> float:
    """Pixels a hop: long enough for labels on edges, and for all boxes to find room."""
    width, height = points.max(axis=0) - points.min(axis=0) + 1
    needed = float(np.sqrt(ROOM * (sizes[:, 0] * sizes[:, 1]).sum() / (width * height)))
    return max(HOP, needed)


def _shape(points: Array) -> Array:
    """Factors for width and height that bring the drawing nearer to the wanted shape."""
    width, height = points.max(axis=0) - points.min(axis=0) + HOP
    pull = min(1.4, max(0.7, ASPECT * float(height) / float(width)))
    return np.array([math.sqrt(pull), 1 / math.sqrt(pull)])


def _push_apart(points: Array, sizes: Array) -> None:
    """Pushes overlapping boxes apart along the shorter way, until none overlap or the rounds are over."""
    for _ in range(min(PUSHES, 50_000 // max(1, len(points))) if len(points) > 1 else 0):
        first, second = _close_pairs(points, sizes)
        gap = points[second] - points[first]
        overlap = (sizes[first] + sizes[second]) / 2 - np.abs(gap)
        hit = (overlap > 0.5).all(axis=1)
        if not hit.any():
            return
        first, second, gap, overlap = first[hit], second[hit], gap[hit], overlap[hit]
        axis = (overlap[:, 1] < overlap[:, 0]).astype(int)
        rows = np.arange(len(axis))
        move = np.where(gap[rows, axis] < 0, -0.5, 0.5) * overlap[rows, axis]
        for side in (0, 1):
            along = np.where(axis == side, move, 0.0)
            points[:, side] += np.bincount(second, along, len(points)) - np.bincount(first, along, len(points))


def _close_pairs(points: Array, sizes: Array) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Pairs of nodes in the same or in neighbouring cells of a grid whose cells hold the biggest box."""
    cells = np.floor_divide(points - points.min(axis=0), sizes.max(axis=0)).astype(np.int64)
    columns = int(cells[:, 0].max()) + 3
    keys = cells[:, 1] * columns + cells[:, 0]
    order = np.argsort(keys, kind="stable")
    ranked = keys[order]
    pairs = []
    for step in (0, 1, columns - 1, columns, columns + 1):
        low = np.searchsorted(ranked, keys + step, "left") if step else np.argsort(order, kind="stable") + 1
        counts = np.maximum(np.searchsorted(ranked, keys + step, "right") - low, 0)
        first = np.repeat(np.arange(len(keys)), counts)
        inner = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
        pairs.append((first, order[np.repeat(low, counts) + inner]))
    return np.concatenate([a for a, _ in pairs]), np.concatenate([b for _, b in pairs])


def _pack(groups: Sequence[Array], sizes: Sequence[Array]) -> list[Array]:
    """Groups of points moved so that they and their boxes stand beside each other in shelves, the biggest first."""
    if not groups:
        return []
    lows = [(points - boxes / 2).min(axis=0) for points, boxes in zip(groups, sizes, strict=True)]
    highs = [(points + boxes / 2).max(axis=0) for points, boxes in zip(groups, sizes, strict=True)]
    spans = [high - low + GAP for low, high in zip(lows, highs, strict=True)]
    shelf = max(float(spans[0][0]), math.sqrt(ASPECT * sum(float(w * h) for w, h in spans)))
    moved, left, top, height = [], 0.0, 0.0, 0.0
    for points, low, (width, tall) in zip(groups, lows, spans, strict=True):
        if left and left + width > shelf:
            left, top, height = 0.0, top + height, 0.0
        moved.append(points - low + np.array([left, top]))
        left, height = left + width, max(height, tall)
    return moved


def _ring(points: Array, alone: list[int], tied: list[int], faint: Neighbours, boxes: Sequence[Box]) -> None:
    """Puts the nodes ``alone`` in rings around the ``tied`` ones, in the order of where their faint links point."""
    middle, radius = np.zeros(2), np.zeros(2)
    if tied:
        low, high = points[tied].min(axis=0), points[tied].max(axis=0)
        middle, radius = (low + high) / 2, (high - low) / 2 + HOP
    waiting = sorted(alone, key=lambda node: (_direction(points[list(faint[node])] - middle), node))
    width = max((boxes[node][0] for node in alone), default=HOP)
    for node, (angle, rx, ry) in zip(waiting, _slots(len(alone), radius, width), strict=True):
        points[node] = middle + np.array([rx * math.cos(angle), ry * math.sin(angle)])


def _direction(ties: Array) -> float:
    x, y = ties.sum(axis=0).tolist()
    return round(math.atan2(y, x), 6)


def _slots(count: int, radius: Array, width: float) -> list[tuple[float, float, float]]:
    """Places on ellipses (angle and the two radii), by angle; on each ellipse neighbours do not touch."""
    rx, ry = (max(float(side), HOP) for side in radius)
    slots: list[tuple[float, float, float]] = []
    while len(slots) < count:
        here = min(count - len(slots), int(math.pi * (rx + ry) / width))
        slots += [(2 * math.pi * (i + 0.5) / here - math.pi, rx, ry) for i in range(here)]
        rx, ry = rx + HOP, ry + HOP
    return sorted(slots)
