"""How sure a relation is, from the rule that found it."""

from collections.abc import Mapping

from kg.model import RelationType

BY_WAY: Mapping[str, float] = {
    "topic": 0.4,
    "carried": 0.5,
    "nominal": 0.6,
    "suffix": 0.7,
    "genitive": 0.75,
    "relative": 0.85,
    "between": 0.85,
}


def confidence_of(type_: RelationType, rule: str) -> float:
    """The confidence of a rule such as «verb:vso+مع»: that of its least sure way."""
    ways = rule.split(":")[-1].split("+")
    return min(BY_WAY.get(way, 0.8) for way in ways)
