"""The forms of verbs and nouns."""

import pytest

from kg.relate.inflect import Shape, noun_forms, verb_forms
from kg.text.normalise import fold

VERBS = {
    (
        "التقى",
        "يلتقي",
    ): "التقي والتقي التقت التقيا التقوا يلتقي تلتقي سيلتقي وستلتقي يلتقيان سيلتقيان التقاه التقته يلتقيه "
    "ليلتقي التقيت نلتقي",
    ("زار", "يزور"): "زار زارت زاروا يزور سيزور يزوران زارها زاره ليزور وسيزورها",
    ("دعا", "يدعو"): "دعا دعت دعوا يدعو تدعو سيدعو دعاه دعته",
    ("اتهم", "يتهم"): "اتهم اتهمت اتهموا اتهمتا يتهمون واتهمتها ستتهم اتهمهم",
}
NOUNS = {
    "زيارة": "زياره الزياره بزياره للزياره زيارته زيارتها وزيارته بزيارته",
    "لقاء": "لقاء اللقاء للقاء لقائه لقاؤه لقاءه بلقائها",
    "اتفاق": "اتفاق اتفاقا الاتفاق والاتفاق باتفاق اتفاقهما لاتفاق",
}


@pytest.mark.parametrize(("verb", "forms"), VERBS.items())
def test_forms_of_a_verb(verb: tuple[str, str], forms: str) -> None:
    assert set(forms.split()) <= {form for form, _ in verb_forms(*verb)}


@pytest.mark.parametrize(("noun", "forms"), NOUNS.items())
def test_forms_of_a_noun(noun: str, forms: str) -> None:
    assert {fold(form) for form in forms.split()} <= {form for form, _ in noun_forms(noun)}


@pytest.mark.parametrize(
    ("verb", "form", "shape"),
    [
        (("التقى", "يلتقي"), "وسيلتقي", Shape("و", "", "future")),
        (("التقى", "يلتقي"), "التقته", Shape("", "ه", "past", feminine=True)),
        (("زار", "يزور"), "ليزور", Shape("ل", "", "present")),
        (("زار", "يزور"), "زارها", Shape("", "ها", "past")),
        (("بحث", "يبحث"), "يبحثان", Shape("", "", "present", number=2)),
        (("اتفق", "يتفق"), "اتفقنا", Shape("", "", "past", 1, 3)),
    ],
)
def test_what_a_form_of_a_verb_tells(verb: tuple[str, str], form: str, shape: Shape) -> None:
    assert shape in [told for key, told in verb_forms(*verb) if key == form]


@pytest.mark.parametrize(
    ("noun", "form", "shape"),
    [
        ("زيارة", "وبزيارته", Shape("وب", "ه", feminine=True, definite=True)),
        ("زيارة", "للزياره", Shape("ل", feminine=True, definite=True)),
        ("لقاء", "لقاء", Shape()),
        ("اتفاق", "اتفاقا", Shape()),
    ],
)
def test_what_a_form_of_a_noun_tells(noun: str, form: str, shape: Shape) -> None:
    assert shape in [told for key, told in noun_forms(noun) if key == form]


def test_no_form_has_a_hamza_that_folding_takes_away() -> None:
    forms = [form for form, _ in (*verb_forms("أعلن", "يعلن"), *noun_forms("إجراء"))]
    assert not [form for form in forms if set(form) & set("أإآىة")]
