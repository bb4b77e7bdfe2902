"""A linear-chain conditional random field (Lafferty, McCallum & Pereira, 2001) over word features: labelling only.

Training is done by CRFsuite in ``scripts/recogniser``; the weights are whole thousandths, so that sums are the same
on every machine.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from io import BytesIO
from itertools import repeat
from operator import itemgetter
from threading import Lock
from typing import cast

import numpy as np
import numpy.typing as npt

from kg.model import Token, TokenKind
from kg.recognise.bio import Labelled, stretches
from kg.recognise.features import FLAGS, OFFSETS, TEMPLATES, WordClass, split_feature, word_values
from kg.recognise.viterbi import Ints, Lattice, Places, best_labels

Array = npt.NDArray[np.generic]
Window = tuple[int, int, Sequence[Token]]
"""The number of a sentence, the position of the first of some of its tokens, and these tokens."""


class Shares:
    """What each word that was met adds to the scores of the five positions around it (a pure function of the word).

    ``rows`` has the shape (offsets, words and more to come, labels); its first row is what stands before and after
    a sentence. ``row_of`` is the row of each key: words, numbers and marks have no key in common.
    """

    def __init__(self, edges: Ints) -> None:
        self.row_of: dict[str, int] = {_EDGE.key: 0}
        self.rows = np.zeros((len(edges), 1024, edges.shape[1]), dtype=np.int32)
        self.rows[:, 0] = edges
        self._used = 1
        self._lock = Lock()

    def __reduce__(self) -> tuple[type["Shares"], tuple[Ints]]:
        """A copy in another process begins anew."""
        return Shares, (self.rows[:, 0],)

    def add(self, keys: Sequence[str], shares: Ints) -> None:
        """Take new words in. Whoever reads at the same time finds a word with its share, or not yet."""
        with self._lock:
            first, self._used = self._used, self._used + len(keys)
            while self._used > self.rows.shape[1]:
                self.rows = np.concatenate([self.rows, np.zeros_like(self.rows)], axis=1)
            self.rows[:, first : self._used] = shares
            self.row_of.update(zip(keys, range(first, self._used), strict=True))


class Sums:
    """The weights of a word by what is seen of it: ``tables`` give the row of a value in ``rows`` for each template.

    The first rows are those of all sets of flags, the very first of none.
    """

    def __init__(self, index: Mapping[str, int], weights: Ints) -> None:
        by_template: dict[str, dict[str, int]] = {}
        sets = 1 << len(FLAGS)
        for name, number in index.items():
            template, value = split_feature(name)
            by_template.setdefault(template, {})[value] = number + sets
        flags = np.zeros((sets, *weights.shape[1:]), dtype=np.int32)
        for flag, number in by_template.get("g=", {}).items():
            flags[(np.arange(sets) >> FLAGS.index(flag)) & 1 == 1] += weights[number - sets]
        self.tables = tuple([by_template.get(template, {}) for template in TEMPLATES])
        self.rows = np.concatenate([flags, weights])

    def of(self, tokens: Sequence[Token], words: dict[str, WordClass]) -> Ints:
        """The sums of the weights of tokens, of the shape (offsets, tokens, labels)."""
        places: list[int] = []
        for token in tokens:
            values, flags = word_values(token, words)
            places.append(flags)
            for table, value in zip(self.tables, values, strict=True):
                places.append(0 if value is None else table.get(value, 0))
        features = np.fromiter(places, dtype=np.intp, count=len(places)).reshape(len(tokens), 1 + len(TEMPLATES))
        sums: Ints = np.add.reduce(self.rows[features], axis=1, dtype=np.int32)
        return sums.transpose(1, 0, 2)


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
    sums: Sums = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "shares", Shares(self.edges))
        object.__setattr__(self, "sums", Sums(self.index, self.weights))

    def label(self, sentences: Sequence[Sequence[Token]]) -> list[list[str]]:
        """The most likely labels of the tokens of each sentence."""
        labels = [["O"] * len(sentence) for sentence in sentences]
        for number, at, label in self._named(sentences):
            labels[number][at] = label
        return labels

    def names(self, sentences: Sequence[Sequence[Token]]) -> list[list[Labelled]]:
        """The same as the stretches that the labels mark."""
        labels: list[list[tuple[int, str]]] = [[] for _ in sentences]
        for number, at, label in self._named(sentences):
            labels[number].append((at, label))
        return [list(stretches(marked)) if marked else [] for marked in labels]

    def _named(self, sentences: Sequence[Sequence[Token]]) -> Iterator[tuple[int, int, str]]:
        """The labels that are not "O": (number of the sentence, position, label), in order.

        Sentences go through in batches; one of more than ``WINDOW`` tokens is labelled in windows.
        """
        windows = [
            (number, at, sentence[at : at + WINDOW])
            for number, sentence in enumerate(sentences)
            for at in range(0, len(sentence), WINDOW)
        ]
        for at in range(0, len(windows), BATCH):
            yield from self._label_batch(windows[at : at + BATCH])

    def _label_batch(self, windows: Sequence[Window]) -> Iterator[tuple[int, int, str]]:
        lattice = self._lattice([tokens for _, _, tokens in windows])
        labels = best_labels(lattice)
        places = np.flatnonzero(labels)
        starts = np.flatnonzero(lattice.first)
        held = np.searchsorted(starts, places, side="right") - 1
        for window, at, label in zip(
            held.tolist(), (places - starts[held]).tolist(), labels[places].tolist(), strict=True
        ):
            number, first, _ = windows[window]
            yield number, first + at, self.labels[label]

    def _lattice(self, windows: Sequence[Sequence[Token]]) -> Lattice:
        """The scores of windows one after the other, with as many empty places before each as features reach."""
        tokens = [_EDGE] * REACH
        for window in windows:
            tokens += window
            tokens += (_EDGE,) * REACH
        places, rows = self._rows(tokens)
        length = len(tokens) - 2 * REACH
        scores = rows[0].take(places[:length], axis=0)
        for place in range(1, len(OFFSETS)):
            scores += rows[place].take(places[place : place + length], axis=0)
        between = places[REACH : REACH + length] == 0
        apart = np.concatenate(([True], between, [True]))
        by_label = np.ascontiguousarray(scores.T)
        return Lattice(by_label, self.transitions, apart[:-2] & ~between, apart[2:] & ~between, between)

    def _rows(self, tokens: Sequence[Token]) -> tuple[Places, Ints]:
        """The row of each token in the shares, and the shares; new words are worked out."""
        if len(self.shares.row_of) > MEMO_SIZE:
            object.__setattr__(self, "shares", Shares(self.edges))
        shares = self.shares
        keys = list(map(_KEY, tokens))
        rows = list(map(shares.row_of.get, keys))
        new = {token.key: token for token, row in zip(tokens, rows, strict=True) if row is None}
        if new:
            shares.add(list(new), self.sums.of(list(new.values()), self.words))
        places = np.fromiter(map(shares.row_of.__getitem__, keys), dtype=np.intp, count=len(keys))
        return places, shares.rows


_EDGE = Token(0, 0, "", "", TokenKind.PUNCT)
"""What stands before and after a sentence; no token has its key."""
_KEY = cast(Callable[[Token], str], itemgetter(Token._fields.index("key")))
REACH = max(OFFSETS)
BATCH, WINDOW = 1024, 400
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
