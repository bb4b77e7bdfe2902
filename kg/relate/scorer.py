"""Weighs candidates: a logistic regression over the features of ``features.py``, one model for all types.

Each feature has a weight for all types and one for the type at hand; ``scripts/scorer/train.py`` learns both and writes
``weights.tsv``. Weights are whole thousandths, so that sums come out alike everywhere and in every order.
"""

import math
import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from importlib.resources import files

from kg.relate.candidates import End
from kg.relate.features import (
    Standing,
    Surroundings,
    couple_features,
    gap_features,
    gap_of,
    in_place_order,
    look_of,
    order_of,
    own_country,
    rule_features,
    standing_features,
    standing_of,
    trigger_features,
    word_features,
)
from kg.relate.force import is_mutual, is_plain

THRESHOLD = 0.33
"""A candidate that no rule found is no relation below this probability."""
RULE_THRESHOLD = 0.10
"""A candidate that a rule found is no relation below this one. Both were chosen by cross-validation."""
PLAIN_TOTAL = 1000
"""The least sum for a rule that tells its ends plainly, a probability of .73: the scorer has seen few of them."""
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


@cache
def seen_words() -> frozenset[str]:
    """The words of triggers («v:قصف») that some weight tells of."""
    features = {feature for weights in load_weights().values() for feature in weights}
    return frozenset(part for feature in features for part in re.split("[,=]", feature) if part[1:2] == ":")


def probability(total: int) -> float:
    """How likely a candidate is whose weights sum up to ``total`` thousandths."""
    return 1.0 / (1.0 + math.exp(-total / 1000))


def least_total(threshold: float) -> int:
    """The smallest sum whose probability reaches a threshold."""
    return math.ceil(1000 * math.log(threshold / (1 - threshold)))


class Seen:
    """An end as the scorer sees it beside a trigger; the sums of its features in both roles are made when asked for."""

    __slots__ = ("end", "home", "look", "source", "standing", "target")

    def __init__(self, around: Surroundings, end: End) -> None:
        self.end = end
        self.home = around.reader.countries.get(end.entity)
        self.look = look_of(around, end)
        self.standing = standing_of(around, end)
        self.source: int | None = None
        self.target: int | None = None


class Scorer:
    """Weighs the candidates of one trigger; what several share is summed once."""

    __slots__ = ("_around", "_base", "_type", "_unruled", "_weights")

    def __init__(self, around: Surroundings) -> None:
        self._around = around
        self._type = around.type.value
        self._weights = _weights_of(self._type)
        self._base: int | None = None
        self._unruled = 0

    def see(self, end: End) -> Seen:
        """An end as the trigger's candidates have it."""
        return Seen(self._around, end)

    @property
    def knows(self) -> bool:
        """Whether the trigger's word was seen where the weights were learnt: of others nothing is guessed."""
        return self._around.lemma in seen_words()

    def total(self, source: Seen, target: Seen, rule: str, least: int | None = None) -> int:
        """The sum of the weights of a candidate for the trigger's type; ``rule`` found it, or none (empty).

        Where it cannot reach ``least``, something smaller than that.
        """
        around, type_ = self._around, self._type
        first, second = in_place_order(around.type, source.end, target.end)
        one, other = (source, target) if first is source.end else (target, source)
        order, own = order_of(around.hit, first, second), own_country(first, one.home, second, other.home)
        total = self._of_trigger() + self._as_source(one) + self._as_target(other)
        total += _rule_sum(type_, around.lemma, rule) if rule else self._unruled
        total += _couple_sum(type_, order, around.lemma, own, one.look, other.look)
        if first.phrase is None or second.phrase is None:
            return total
        if least is None or total + _most_of_gap(type_, order) >= least:
            total += _gap_sum(type_, order, *gap_of(around.scene, first.phrase, second.phrase))
        return total

    def total_of_rule(self, source: Seen, target: Seen, rule: str) -> int:
        """The sum for a candidate that a rule found, in both directions where it says that each did it to the other."""
        total = self.total(source, target, rule)
        if is_mutual(rule):
            total = max(total, self.total(target, source, rule))
        return max(total, PLAIN_TOTAL) if is_plain(rule) else total

    def _of_trigger(self) -> int:
        if self._base is None:
            self._base = _sum(self._weights, trigger_features(self._around))
            self._unruled = _rule_sum(self._type, self._around.lemma, "")
        return self._base

    def _as_source(self, seen: Seen) -> int:
        if seen.source is None:
            seen.source = self._sum_of_end(seen, "s")
        return seen.source

    def _as_target(self, seen: Seen) -> int:
        if seen.target is None:
            seen.target = self._sum_of_end(seen, "t")
        return seen.target

    def _sum_of_end(self, seen: Seen, role: str) -> int:
        words = word_features(self._around, seen.end, role, seen.standing)
        return _standing_sum(self._type, role, seen.standing) + _sum(self._weights, words)


def _weights_of(type_: str) -> Weights:
    weights = load_weights()
    return weights.get(type_, weights[ALL])


def _sum(weights: Weights, features: Iterable[str]) -> int:
    return sum([weights.get(feature, 0) for feature in features])


@lru_cache(maxsize=REMEMBERED)
def _rule_sum(type_: str, lemma: str, rule: str) -> int:
    return _sum(_weights_of(type_), rule_features(lemma, rule))


@lru_cache(maxsize=REMEMBERED)
def _standing_sum(type_: str, role: str, standing: Standing) -> int:
    return _sum(_weights_of(type_), standing_features(role, standing))


@lru_cache(maxsize=REMEMBERED)
def _couple_sum(type_: str, order: str, lemma: str, own: str, first: str, second: str) -> int:
    return _sum(_weights_of(type_), couple_features(order, lemma, own, first, second))


@lru_cache(maxsize=REMEMBERED)
def _gap_sum(type_: str, order: str, phrases: int, apart: str, between: str) -> int:
    return _sum(_weights_of(type_), gap_features(order, phrases, apart, between))


@cache
def _most_of_gap(type_: str, order: str) -> int:
    """The most that a gap between two ends in that order can add: its longest feature and its other one."""
    weights, (apart, between) = _weights_of(type_), _gap_names().get(order, ([], []))
    return max([0, *(weights.get(name, 0) for name in apart)]) + max([0, *(weights.get(name, 0) for name in between)])


@cache
def _gap_names() -> Mapping[str, tuple[list[str], list[str]]]:
    """Order of two ends → the features of a gap that tell how long it is, and those that tell what stands in it."""
    names = {name for weights in load_weights().values() for name in weights if name.startswith("gap=")}
    found: dict[str, tuple[list[str], list[str]]] = {}
    for name in sorted(names):
        order, rest = name.removeprefix("gap=").split(",", 1)
        found.setdefault(order, ([], []))["," not in rest].append(name)
    return found
