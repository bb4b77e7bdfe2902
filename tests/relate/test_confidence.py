"""What the sureness of a rule is worth as a confidence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model import Evidence, Relation, RelationType, Status
from kg.relate.confidence import calibrated

RULES = ["التقى:verb:vso+object", "لقاء:noun:between", "لقاء:scored", "utterance", "ally", "office:body"]


def claim(rule: str, sureness: float) -> Relation:
    type_ = RelationType.HOLDS_OFFICE if rule.startswith("office") else RelationType.MET_WITH
    return Relation(type_, "Q7747", "Q39259", Status.ACTUAL, Evidence(0, 4, "لقاء", 0), rule, sureness)


@pytest.mark.parametrize(
    ("rule", "sureness", "confidence"),
    [
        ("لقاء:noun:between", 0.9, 0.907),
        ("لقاء:noun:between", 0.2, 0.326),
        ("التقى:verb:vso+object", 1.0, 0.99),
        ("لقاء:scored", 0.5, 0.68),
        ("utterance", 0.6, 0.4),
        ("ally", 0.75, 0.925),
        ("office:body", 0.95, 0.997),
    ],
)
def test_confidence_of_a_family(rule: str, sureness: float, confidence: float) -> None:
    assert calibrated(claim(rule, sureness)).confidence == confidence


@given(st.sampled_from(RULES), st.floats(0, 0.8), st.floats(0, 0.8))
def test_the_surer_of_two_stays_the_surer(rule: str, one: float, other: float) -> None:
    first, second = (calibrated(claim(rule, sureness)).confidence for sureness in sorted((one, other)))
    assert 0 <= first <= second <= 1
