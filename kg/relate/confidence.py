"""How sure a claim is: the share of claims like it that are right.

A rule, or the scorer, gives a claim a sureness in [0, 1] of its own. What that is worth depends on what found it: each
family has a line, confidence = base + slope × sureness. The lines were fitted to the claims of articles that the scorer
had not been trained on (three-fold over the training gold); the reliability table of ``docs/evaluation.md`` tells how
they hold elsewhere.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import NamedTuple

from kg.model import UNANNOTATED, Relation, RelationType


class Line(NamedTuple):
    """confidence = base + slope × sureness."""

    base: float
    slope: float


OFFICE = Line(0.93, 0.07)
"""Titles beside names: right in 98 of 100, the barest in 97."""
RULE = Line(0.16, 0.83)
"""Verbs and nouns with a rule for their ends: what the scorer gives is drawn in from both sides."""
SCORED = Line(0.36, 0.64)
"""Ends that the scorer alone joined: those that stay after all checks are better than it thinks."""
OTHER = Line(0.25, 0.9)
"""Rules without a trigger: allies, accords, companions, presence."""
BY_NAME: Mapping[str, Line] = {"utterance": Line(0.1, 0.5), "scored": SCORED}
"""Families that the last part of a rule's name tells."""


def calibrated(relation: Relation) -> Relation:
    """The claim with its confidence in place of its sureness, in whole thousandths.

    Types that annotations leave out keep their sureness: there is nothing to fit a line to.
    """
    if relation.type in UNANNOTATED:
        return relation
    line = _line_of(relation)
    return replace(relation, confidence=round(line.base + line.slope * relation.confidence, 3))


def _line_of(relation: Relation) -> Line:
    if relation.type is RelationType.HOLDS_OFFICE:
        return OFFICE
    parts = relation.rule.split(":")
    named = BY_NAME.get(parts[-1])
    if named is not None:
        return named
    return RULE if len(parts) > 2 and parts[1] in ("noun", "verb") else OTHER
