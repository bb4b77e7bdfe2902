"""Who goes along: delegations, companions and attendants."""

from collections.abc import Callable

import pytest

from kg.model import Extraction, RelationType

Read = Callable[..., Extraction]
VISITORS = [
    (
        (
            "يزور ولي العهد السعودي الأمير محمد بن سلمان مصر على رأس وفد كبير يضم كلا من وزير "
            "الخارجية الأستاذ عادل الجبير، ومعالي وزير التجارة الدكتور ماجد القصبي."
        ),
        "عادل الجبير > مصر | ماجد القصبي > مصر | محمد بن سلمان > مصر",
    ),
    (
        (
            "سيصل ترامب إلى سنغافورة غدا. وأغلقت الشرطة الشوارع. ونشرت الصحف صورا كثيرة. وخلت الأسواق. "
            "ويضم الوفد المرافق لترامب وزير الخارجية، مايك بومبيو، ومستشار الأمن القومي، جون بولتون."
        ),
        "جون بولتون > سنغافورة | دونالد ترامب > سنغافورة | مايك بومبيو > سنغافورة",
    ),
    (
        "زار ماكرون بيروت يرافقه وزير الخارجية جان إيف لودريان.",
        "إيمانويل ماكرون > بيروت | جان إيف لودريان > بيروت",
    ),
    (
        "وصل لافروف إلى دمشق برفقة وزير الدفاع سيرغي شويغو.",
        "سيرغي شويغو > دمشق | سيرغي لافروف > دمشق",
    ),
    ("زار ماكرون بيروت. ويضم المتحف لوحات رسمها مايك بومبيو.", "إيمانويل ماكرون > بيروت"),
    ("وصل لافروف إلى دمشق برفقة صحفيين.", "سيرغي لافروف > دمشق"),
]


@pytest.mark.parametrize(("text", "expected"), VISITORS)
def test_who_visits(text: str, expected: str, read: Read) -> None:
    found = read(text)
    names = {entity.id: entity.ar for entity in found.entities}
    visits = {f"{names[r.source]} > {names[r.target]}" for r in found.relations if r.type is RelationType.VISITED}
    assert visits == set(expected.split(" | "))


def test_an_attendant_meets_the_head_of_the_other_side(read: Read) -> None:
    found = read(
        "استقبل الملك سلمان بن عبد العزيز الرئيس المصري عبد الفتاح السيسي في الرياض. "
        "وحضر اللقاء من الجانب السعودي وزير الخارجية عادل الجبير."
    )
    names = {entity.id: entity.ar for entity in found.entities}
    met = {frozenset((names[r.source], names[r.target])) for r in found.relations if r.type is RelationType.MET_WITH}
    assert frozenset(("عادل الجبير", "عبد الفتاح السيسي")) in met
    assert frozenset(("عادل الجبير", "سلمان بن عبد العزيز")) not in met
