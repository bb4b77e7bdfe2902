"""Weighs candidates: a logistic regression over the features of ``features.py``, one model for all types.

Each feature has a weight for all types and one for the type at hand; ``scripts/scorer/train.py`` learns both and writes
``weights.tsv``. Weights are whole thousandths, so that sums come out alike everywhere and in every order.
"""

import math
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from importlib.resources import files

from kg.relate.candidates import End
from kg.relate.features import (
    Couple,
    Gap,
    Standing,
    Surroundings,
    couple_features,
    couple_of,
    gap_features,
    gap_of,
    in_place_order,
    place_of,
    rule_features,
    standing_features,
    standing_of,
    trigger_features,
    word_features,
)

THRESHOLD = 0.33
"""A candidate that no rule found is no relation below this probability."""
RULE_THRESHOLD = 0.10
"""A candidate that a rule found is no relation below this one. Both were chosen by cross-validation."""
ALL = "*"
REMEMBERED = 1 << 15
"""Sums of each group of features that are kept; a day's news has fewer that recur."""

Weights = Mapping[str, int]


@cache
def load_weights() -> Mapping[str, Weights]:
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


def probability(total: int) -> float:
    """How likely a candidate is whose weights sum up to ``total`` thousandths."""
    return 1.0 / (1.0 + math.exp(-total / 1000))


def least_total(threshold: float) -> int:
    """The smallest sum whose probability reaches a threshold."""
    return math.ceil(1000 * math.log(threshold / (1 - threshold)))


class Scorer:
    """Weighs the candidates of one trigger; what several share is summed once."""

    __slots__ = ("_around", "_base", "_ends", "_rules", "_type", "_weights")

    def __init__(self, around: Surroundings) -> None:
        self._around = around
        self._type = around.type.value
        self._weights = _weights_of(self._type)
        self._base = _sum(self._weights, trigger_features(around))
        self._rules: dict[str, int] = {}
        self._ends: dict[tuple[str, int, str], int] = {}

    def total(self, source: End, target: End, rule: str) -> int:
        """The sum of the weights of a candidate for the trigger's type; ``rule`` found it, or none (empty)."""
        first, second = in_place_order(self._around, source, target)
        couple = couple_of(self._around, first, second)
        total = self._base + self._rule(rule) + self._end(first, "s") + self._end(second, "t")
        total += _couple_sum(self._type, couple)
        if first.phrase is not None and second.phrase is not None:
            total += _gap_sum(self._type, gap_of(self._around, couple.order, first.phrase, second.phrase))
        return total

    def _rule(self, rule: str) -> int:
        total = self._rules.get(rule)
        if total is None:
            total = self._rules[rule] = _sum(self._weights, rule_features(self._around, rule))
        return total

    def _end(self, end: End, role: str) -> int:
        key = (end.entity, place_of(end), role)
        total = self._ends.get(key)
        if total is None:
            standing = standing_of(self._around, end, role)
            words = word_features(self._around, end, standing)
            total = self._ends[key] = _standing_sum(self._type, standing) + _sum(self._weights, words)
        return total


def _weights_of(type_: str) -> Weights:
    weights = load_weights()
    return weights.get(type_, weights[ALL])


def _sum(weights: Weights, features: Iterable[str]) -> int:
    return sum([weights.get(feature, 0) for feature in features])


@lru_cache(maxsize=REMEMBERED)
def _standing_sum(type_: str, standing: Standing) -> int:
    return _sum(_weights_of(type_), standing_features(standing))


@lru_cache(maxsize=REMEMBERED)
def _couple_sum(type_: str, couple: Couple) -> int:
    return _sum(_weights_of(type_), couple_features(couple))


@lru_cache(maxsize=REMEMBERED)
def _gap_sum(type_: str, gap: Gap) -> int:
    return _sum(_weights_of(type_), gap_features(gap))
