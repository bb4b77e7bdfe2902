"""A linear-chain conditional random field (Lafferty, McCallum & Pereira, 2001) over word features: labelling only.

Training is done by CRFsuite in ``scripts/recogniser``; the weights are whole thousandths, so that sums are the same
on every machine.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from io import BytesIO
from itertools import chain, islice, repeat
from threading import Lock
from typing import cast

import numpy as np
import numpy.typing as npt

from kg.model import Token
from kg.recognise.features import OFFSETS, WordClass, word_features
from kg.recognise.viterbi import Ints, Lattice, best_labels

Array = npt.NDArray[np.generic]


class Shares:
    """What each word that was met adds to the scores of the five positions around it (a pure function of the word).

    ``rows`` has the shape (words and more to come, offsets, labels); its first row is what stands before and after
    a sentence. ``row_of`` is the row of each key: words, numbers and marks have no key in common.
    """

    def __init__(self, edges: Ints) -> None:
        self.row_of: dict[str, int] = {}
        self.rows = np.zeros((1024, *edges.shape), dtype=np.int32)
        self.rows[0] = edges
        self._used = 1
        self._lock = Lock()

    def __reduce__(self) -> tuple[type["Shares"], tuple[Ints]]:
        """A copy in another process begins anew."""
        return Shares, (self.rows[0],)

    def add(self, keys: Sequence[str], shares: Ints) -> None:
        """Take new words in. Whoever reads at the same time finds a word with its share, or not yet."""
        with self._lock:
            first, self._used = self._used, self._used + len(keys)
            while self._used > len(self.rows):
                self.rows = np.concatenate([self.rows, np.zeros_like(self.rows)])
            self.rows[first : self._used] = shares
            self.row_of.update(zip(keys, range(first, self._used), strict=True))


@dataclass(frozen=True, slots=True)
class Crf:
    """Weights and what they are of.

    ``labels`` begin with "O". ``weights`` has the shape (features, offsets, labels), ``transitions`` (labels, labels)
    from row to column, ``edges`` (offsets, labels): the weights of what stands before and after the sentence.
    """

    labels: tuple[str, ...]
    words: dict[str, WordClass]
    index: dict[str, int]
    weights: Ints
    edges: Ints
    transitions: Ints
    shares: Shares = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "shares", Shares(self.edges))

    def label(self, sentences: Sequence[Sequence[Token]]) -> list[list[str]]:
        """The most likely labels of the tokens of each sentence.

        Sentences go through in batches; one of more than ``WINDOW`` tokens is labelled in windows.
        """
        windows = [
            sentence[at : at + WINDOW] for sentence in sentences for at in range(0, max(len(sentence), 1), WINDOW)
        ]
        labels = chain.from_iterable(
            self._label_batch(windows[at : at + BATCH]) for at in range(0, len(windows), BATCH)
        )
        return [list(islice(labels, len(sentence))) for sentence in sentences]

    def _label_batch(self, windows: Sequence[Sequence[Token]]) -> list[str]:
        """The labels of all tokens of all windows."""
        lattice = self._lattice(windows)
        return [self.labels[number] for number in best_labels(lattice)[~lattice.between].tolist()]

    def _lattice(self, windows: Sequence[Sequence[Token]]) -> Lattice:
        """The scores of windows one after the other, with as many empty places before each as features reach."""
        if len(self.shares.row_of) > MEMO_SIZE:
            object.__setattr__(self, "shares", Shares(self.edges))
        shares, rows = self.shares, [0] * REACH
        row_of = shares.row_of
        new = {token.key: token for window in windows for token in window if token.key not in row_of}
        if new:
            self._meet(new, shares)
        for window in windows:
            rows += [row_of[token.key] for token in window]
            rows += [0] * REACH
        places = np.array(rows)
        added = shares.rows[places]
        length = len(rows) - 2 * REACH
        scores = added[:length, 0].copy()
        for place in range(1, len(OFFSETS)):
            scores += added[place : place + length, place]
        between = places[REACH : REACH + length] == 0
        apart = np.concatenate(([True], between, [True]))
        return Lattice(scores, self.transitions, apart[:-2] & ~between, apart[2:] & ~between, between)

    def _meet(self, new: Mapping[str, Token], shares: Shares) -> None:
        """Work out the shares of new words, given by their keys."""
        index = self.index
        features = [
            [row for f in word_features(token, self.words) if (row := index.get(f)) is not None]
            for token in new.values()
        ]
        sums = np.zeros((len(new), *self.edges.shape), dtype=np.int32)
        known = [at for at, rows in enumerate(features) if rows]
        if known:
            starts = np.cumsum([0, *(len(features[at]) for at in known[:-1])])
            sums[known] = np.add.reduceat(self.weights[list(chain.from_iterable(features))], starts, axis=0)
        shares.add(list(new), sums)


REACH = max(OFFSETS)
BATCH, WINDOW = 64, 400
MEMO_SIZE = 1 << 16
"""Words at most that are remembered from one batch to the next: about 12 MB."""


@cache
def load_crf() -> Crf:
    """The weights that ship with the project (``kg/recognise/weights.npz``)."""
    data = np.load(BytesIO((files("kg.recognise") / "weights.npz").read_bytes()))
    return unpack(data)


def unpack(data: Mapping[str, Array]) -> Crf:
    """A Crf from the arrays of a weights file (see ``scripts/recogniser/train.py``)."""
    keys = _lines(data["words"])
    classes = zip(data["coarse"].tolist(), data["fine"].tolist(), data["flags"].tolist(), strict=True)
    # What WordClass(...) does, without a call in Python for each of tens of thousands.
    make = cast(Callable[[type[WordClass], tuple[int, int, int]], WordClass], tuple.__new__)
    return Crf(
        labels=tuple(_lines(data["labels"])),
        words=dict(zip(keys, map(make, repeat(WordClass), classes), strict=True)),
        index={feature: number for number, feature in enumerate(_lines(data["features"]))},
        weights=data["weights"].astype(np.int32),
        edges=data["edges"].astype(np.int32),
        transitions=data["transitions"].astype(np.int32),
    )


def _lines(packed: Array) -> list[str]:
    return packed.tobytes().decode("utf-8").split("\n")
