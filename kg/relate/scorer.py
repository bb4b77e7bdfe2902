"""Weighs candidates: a logistic regression over the features of ``features.py``, one model for all types.

Each feature has a weight for all types and one for the type at hand; ``scripts/scorer/train.py`` learns both and writes
``weights.tsv``. Weights are whole thousandths, so that sums come out alike everywhere.
"""

import math
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files

from kg.model import RelationType

THRESHOLD = 0.33
"""A candidate that no rule found is no relation below this probability."""
RULE_THRESHOLD = 0.10
"""A candidate that a rule found is no relation below this one. Both were chosen by cross-validation."""
ALL = "*"


@cache
def load_weights() -> Mapping[str, Mapping[str, int]]:
    """Type (or ``*``) → feature → weight in thousandths; a type's weights have those for all types in them."""
    found: dict[str, dict[str, int]] = {ALL: {}}
    text = (files("kg.relate") / "weights.tsv").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            type_, feature, weight = line.split("\t")
            found.setdefault(type_, {})[feature] = int(weight)
    shared = found[ALL]
    for type_, own in found.items():
        if type_ != ALL:
            found[type_] = {feature: weight + shared.get(feature, 0) for feature, weight in own.items()}
    return found


def probability(type_: RelationType, features: Iterable[str], weights: Mapping[str, Mapping[str, int]]) -> float:
    """How likely a candidate with these features is a relation of the type."""
    shared = weights[ALL]
    own = weights.get(type_.value, shared)
    total = 0
    for feature in features:
        weight = own.get(feature)
        total += shared.get(feature, 0) if weight is None else weight
    return 1.0 / (1.0 + math.exp(-total / 1000))
