"""A linear-chain conditional random field (Lafferty, McCallum & Pereira, 2001) over word features: labelling only.

Training is done by CRFsuite in ``scripts/recogniser``; the weights are whole thousandths, so that sums are the same
on every machine.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from io import BytesIO
from itertools import islice

import numpy as np
import numpy.typing as npt

from kg.model import Token
from kg.recognise.features import OFFSETS, WordClass, word_features

Ints = npt.NDArray[np.int32]
Array = npt.NDArray[np.generic]


@dataclass(frozen=True, slots=True)
class Crf:
    """Weights and what they are of.

    ``weights`` has the shape (features, offsets, labels), ``transitions`` (labels, labels) from row to column,
    ``edges`` (offsets, labels): the weights of what stands before and after the sentence. ``memo`` keeps the share of
    each word that was met (a pure function of the word).
    """

    labels: tuple[str, ...]
    words: dict[str, WordClass]
    index: dict[str, int]
    weights: Ints
    edges: Ints
    transitions: Ints
    memo: dict[str, Ints] = field(default_factory=dict, compare=False, repr=False)

    def label(self, sentences: Sequence[Sequence[Token]]) -> list[list[str]]:
        """The most likely labels of the tokens of each sentence (Viterbi, 1967).

        Sentences go through in batches; one of more than ``WINDOW`` tokens is labelled in windows.
        """
        windows = [
            sentence[at : at + WINDOW] for sentence in sentences for at in range(0, max(len(sentence), 1), WINDOW)
        ]
        labels: list[list[str]] = []
        for at in range(0, len(windows), BATCH):
            batch = windows[at : at + BATCH]
            paths = self._best_paths(self._scores(batch), [len(window) for window in batch])
            labels += [[self.labels[i] for i in path[: len(window)]] for path, window in zip(paths, batch, strict=True)]
        return _join_windows(labels, [len(sentence) for sentence in sentences])

    def _scores(self, batch: Sequence[Sequence[Token]]) -> Ints:
        """Emission scores of shape (sentences, longest, labels)."""
        longest = max(len(tokens) for tokens in batch)
        padded = np.empty((len(batch), longest + 2 * REACH, *self.edges.shape), dtype=np.int32)
        padded[:] = self.edges
        for row, tokens in enumerate(batch):
            if tokens:
                padded[row, REACH : REACH + len(tokens)] = [self._share(token) for token in tokens]
        shifted = (padded[:, REACH + o : REACH + o + longest, place] for place, o in enumerate(OFFSETS))
        scores: Ints = np.sum(list(shifted), axis=0, dtype=np.int32)
        return scores

    def _share(self, token: Token) -> Ints:
        """What a word adds to the scores of the five positions around it, shape (offsets, labels)."""
        memo_key = token.kind[0] + token.key
        share = self.memo.get(memo_key)
        if share is None:
            rows = [self.index[f] for f in word_features(token, self.words) if f in self.index]
            share = self.weights[rows].sum(axis=0, dtype=np.int32)
            if len(self.memo) < MEMO_SIZE:
                self.memo[memo_key] = share
        return share

    def _best_paths(self, scores: Ints, lengths: Sequence[int]) -> list[list[int]]:
        """Label numbers of shape (sentences, longest); what stands after the end of a sentence means nothing."""
        rows, longest = np.arange(len(scores)), scores.shape[1]
        best, back, ends = scores[:, 0], np.zeros(scores.shape, dtype=np.intp), np.array(lengths) - 1
        finals = best.copy()
        for at in range(1, longest):
            candidates = best[:, :, None] + self.transitions[None]
            back[:, at] = candidates.argmax(axis=1)
            best = candidates.max(axis=1) + scores[:, at]
            finals[ends == at] = best[ends == at]
        paths = np.zeros((len(scores), longest), dtype=np.intp)
        current = finals.argmax(axis=1)
        for at in range(longest - 1, -1, -1):
            inside = ends >= at
            paths[inside, at] = current[inside]
            current = np.where(inside, back[rows, at, current], current)
        return [list(map(int, path)) for path in paths]


def _join_windows(labels: list[list[str]], lengths: Sequence[int]) -> list[list[str]]:
    flat = iter(label for window in labels for label in window)
    return [list(islice(flat, length)) for length in lengths]


REACH = max(OFFSETS)
BATCH, WINDOW = 64, 400
MEMO_SIZE = 200_000


@cache
def load_crf() -> Crf:
    """The weights that ship with the project (``kg/recognise/weights.npz``)."""
    data = np.load(BytesIO((files("kg.recognise") / "weights.npz").read_bytes()))
    return unpack(data)


def unpack(data: Mapping[str, Array]) -> Crf:
    """A Crf from the arrays of a weights file (see ``scripts/recogniser/train.py``)."""
    keys = _lines(data["words"])
    classes = zip(data["coarse"].tolist(), data["fine"].tolist(), data["flags"].tolist(), strict=True)
    return Crf(
        labels=tuple(_lines(data["labels"])),
        words={key: WordClass(*known) for key, known in zip(keys, classes, strict=True)},
        index={feature: number for number, feature in enumerate(_lines(data["features"]))},
        weights=data["weights"].astype(np.int32),
        edges=data["edges"].astype(np.int32),
        transitions=data["transitions"].astype(np.int32),
    )


def _lines(packed: Array) -> list[str]:
    return packed.tobytes().decode("utf-8").split("\n")
