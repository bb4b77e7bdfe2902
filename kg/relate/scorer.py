"""Weighs candidates: a logistic regression over the features of ``features.py``, one model for all types.

Each feature has a weight for all types and one for the type at hand; ``scripts/scorer/train.py`` learns both and writes
``weights.tsv``. Weights are whole thousandths, so that sums come out alike everywhere.
"""

import math
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files

from kg.relate.candidates import Candidate, End
from kg.relate.features import (
    Surroundings,
    end_features,
    in_place_order,
    pair_features,
    place_of,
    rule_features,
    trigger_features,
)

THRESHOLD = 0.33
"""A candidate that no rule found is no relation below this probability."""
RULE_THRESHOLD = 0.10
"""A candidate that a rule found is no relation below this one. Both were chosen by cross-validation."""
ALL = "*"


Weights = Mapping[str, Mapping[str, int]]


@cache
def load_weights() -> Weights:
    """Type (or ``*``) → feature → weight in thousandths; a type's weights have those for all types in them."""
    shared: dict[str, int] = {}
    own: dict[str, dict[str, int]] = {}
    text = (files("kg.relate") / "weights.tsv").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            type_, feature, weight = line.split("\t")
            (shared if type_ == ALL else own.setdefault(type_, {}))[feature] = int(weight)
    summed = {
        type_: shared | {feature: weight + shared.get(feature, 0) for feature, weight in weights.items()}
        for type_, weights in own.items()
    }
    return {ALL: shared, **summed}


class Scorer:
    """Weighs the candidates of one trigger; what several share is summed once."""

    __slots__ = ("_around", "_base", "_ends", "_weights")

    def __init__(self, around: Surroundings, weights: Weights) -> None:
        self._around = around
        self._weights = weights.get(around.type.value, weights[ALL])
        self._base = self._sum(trigger_features(around))
        self._ends: dict[tuple[str, int, str], int] = {}

    def probability(self, candidate: Candidate) -> float:
        """How likely a candidate is a relation of the trigger's type."""
        first, second = in_place_order(self._around, candidate)
        total = self._base + self._end(first, "s") + self._end(second, "t")
        total += self._sum(rule_features(self._around, candidate))
        total += self._sum(pair_features(self._around, first, second))
        return 1.0 / (1.0 + math.exp(-total / 1000))

    def _end(self, end: End, role: str) -> int:
        key = (end.entity, place_of(end), role)
        total = self._ends.get(key)
        if total is None:
            total = self._ends[key] = self._sum(end_features(self._around, end, role))
        return total

    def _sum(self, features: Iterable[str]) -> int:
        return sum(self._weights.get(feature, 0) for feature in features)
