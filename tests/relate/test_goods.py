"""What is supplied, and how much."""

from collections.abc import Callable

import pytest

from kg.model import Extraction, Quantity

Read = Callable[..., Extraction]
CASES = [
    ("زودت روسيا مصر بنحو 60 ألف طن من القمح والديزل.", 60000.0, "tonne", ("diesel",)),
    ("صدرت روسيا إلى الصين مليوني برميل من النفط الخام.", 2000000.0, "barrel", ("oil",)),
    ("باعت فرنسا مصر 24 مقاتلة من طراز رافال.", None, None, ("fighter aircraft",)),
    ("قدمت السعودية لليمن 500 مليون دولار مساعدات إنسانية.", 500000000.0, "US dollar", None),
    ("تستورد إيطاليا الغاز الطبيعي من الجزائر.", None, None, ("gas",)),
    ("استوردت ألمانيا من روسيا ثلاثة ملايين طن من الفحم.", 3000000.0, "tonne", ("coal",)),
]


def quantity(read: Read, text: str) -> Quantity:
    [found] = [relation.quantity for relation in read(text).relations if relation.quantity is not None]
    return found


@pytest.mark.parametrize(("text", "value", "unit", "goods"), CASES)
def test_amounts(read: Read, text: str, value: float | None, unit: str | None, goods: tuple[str, ...] | None) -> None:
    found = quantity(read, text)
    assert (found.value, found.unit) == (value, unit)
    assert goods is None or found.goods == goods
    assert found.text in text


def test_a_meeting_has_no_quantity(read: Read) -> None:
    found = read("التقى بوتين 60 ألف شخص ثم أجرى محادثات مع أردوغان.").relations
    assert {relation.quantity for relation in found} == {None}
