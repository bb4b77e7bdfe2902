"""The best path of labels through the scores of a text (Viterbi, 1967), worked out only where it is in doubt.

Most words of news are no part of a name, and their scores alone show it. A stretch of other labels raises the score
of a path by a bounded sum; where no stretch that holds a word can raise it, the word is "O" on every best path. What
is left is short stretches between words that are "O", and all of them are solved together.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int32]
Places = npt.NDArray[np.intp]
Flags = npt.NDArray[np.bool_]
_APART = 1 << 40
"""More than any path scores: no stretch reaches over the end of a sentence."""


@dataclass(frozen=True, slots=True)
class Lattice:
    """Scores of shape (labels, positions), label 0 being "O"; ``transitions`` (labels, labels) from row to column.

    ``first`` and ``last`` mark the positions where sentences begin and end, ``between`` those of no sentence.
    """

    scores: Ints
    transitions: Ints
    first: Flags
    last: Flags
    between: Flags


def best_labels(lattice: Lattice) -> Places:
    """The number of the label at each position; of equally good paths that of the smaller numbers, from the end on."""
    labels = np.zeros(lattice.scores.shape[1], dtype=np.intp)
    edges = np.flatnonzero(np.diff(doubtful(lattice), prepend=False, append=False))
    starts, ends = edges[::2], edges[1::2]
    if len(starts):
        longest_first = np.argsort(starts - ends, kind="stable")
        _solve(lattice, starts[longest_first], ends[longest_first], labels)
    return labels


def doubtful(lattice: Lattice) -> Flags:
    """Whether a position may be something else than "O" on a best path.

    What a stretch of other labels adds to a path in place of "O" is at most the sum over its words of the score of
    the best label with the best transition to it. The best such sum over a position is that of its best beginning
    before it and its best end after it, by the sums of all words so far.
    """
    transitions = lattice.transitions
    staying = transitions[0, 0]
    gain = lattice.scores[1:] - lattice.scores[0]
    inner = (gain + (transitions[1:, 1:].max(axis=0) - staying)[:, None]).max(axis=0).astype(np.int64)
    inner[lattice.between] = -_APART
    opening = (gain + (transitions[0, 1:] - staying)[:, None]).max(axis=0)
    opening[lattice.first] = gain[:, lattice.first].max(axis=0)
    closing = np.where(lattice.last, 0, transitions[1:, 0].max() - staying)
    sums = np.cumsum(inner)
    begun = np.minimum.accumulate(sums - opening)
    ended = np.maximum.accumulate((sums + closing)[::-1])[::-1]
    found: Flags = (ended >= begun) & ~lattice.between
    return found


def _solve(lattice: Lattice, starts: Places, ends: Places, labels: Places) -> None:
    """Write the best labels of stretches between words that are "O", the longest stretch first, into ``labels``.

    Step by step from the first words of all stretches to the last word of the longest. The words of a step stand
    together in ``places``, those of step ``i`` from ``bounds[i]``.
    """
    leaving, into = lattice.transitions[:, :, None], np.ascontiguousarray(lattice.transitions)
    steps = np.arange(ends[0] - starts[0])
    still = np.searchsorted(starts - ends, -steps)
    places = np.concatenate([starts[:count] + step for step, count in enumerate(still.tolist())])
    bounds = [0, *np.cumsum(still).tolist()]
    totals = lattice.scores[:, places]
    totals[:, : bounds[1]] += np.where(lattice.first[starts], 0, into[0, :, None])
    for before, here, after in zip(bounds, bounds[1:], bounds[2:], strict=False):
        ways = totals[:, None, before : before + after - here] + leaving
        totals[:, here:after] += np.maximum.reduce(ways, axis=0)
    onwards = np.where(lattice.last[ends - 1], 0, into[:, :1])
    found = np.empty(len(places), dtype=np.intp)
    for here, after in zip(bounds[-2::-1], bounds[:0:-1], strict=True):
        current = (totals[:, here:after] + onwards[:, : after - here]).argmax(axis=0)
        found[here:after] = current
        onwards[:, : after - here] = into[:, current]
    labels[places] = found
