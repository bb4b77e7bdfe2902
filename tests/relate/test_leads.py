"""Leaders whom no title tells."""

from collections.abc import Callable

import pytest

from kg.model import Extraction, RelationType

Read = Callable[..., Extraction]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("دخلت حركة فتح التي يتزعمها محمود عباس الحوار", "حركة فتح التي يتزعمها محمود عباس"),
        ("فاز تحالف سائرون بقيادة مقتدى الصدر", "تحالف سائرون بقيادة مقتدى الصدر"),
        ('فاز تحالف "سائرون" (54 مقعدا) الذي يقوده مقتدى الصدر', 'سائرون" (54 مقعدا) الذي يقوده مقتدى الصدر'),
        ("تولى هانت المنصب في بريطانيا خلفا لبوريس جونسون", "خلفا لبوريس جونسون"),
    ],
)
def test_the_clause_is_the_evidence(sentence: str, expected: str, read: Read) -> None:
    held = [r for r in read(sentence).relations if r.type is RelationType.HOLDS_OFFICE and r.rule.startswith("lead:")]
    assert [relation.evidence.text for relation in held] == [expected]


@pytest.mark.parametrize(
    "sentence",
    [
        "وصل وفد من حركة حماس برئاسة يحيى السنوار",
        "تعمل قوات بقيادة الولايات المتحدة",
        "اجتمعت حركة فتح في رام الله، ثم تحدث الوفد بقيادة محمود عباس",
        "حركة فتح يتزعمها محمود عباس",
        "جاء هذا خلفا للقرار",
    ],
)
def test_no_leader_of_the_body(sentence: str, read: Read) -> None:
    assert not [r for r in read(sentence).relations if r.rule.startswith("lead:")]
