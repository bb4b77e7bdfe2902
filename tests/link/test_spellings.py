"""Misspelt people and rulers told by their first name, known by the office that is told with them."""

import datetime

import pytest

from kg.lexicon import load_lexicon
from kg.link import link
from kg.model import Article, EntityType, Form
from kg.recognise import recognise
from kg.text.segment import segment

DAY = datetime.date(2018, 7, 16)


def people(text: str, day: datetime.date | None = DAY) -> list[str]:
    document, lexicon = segment(Article("case", text, date=day)), load_lexicon()
    linking = link(document, recognise(document, lexicon), lexicon)
    names = {entity.id: entity.ar for entity in linking.entities}
    return [names[m.entity or ""] for m in linking.mentions if m.type is EntityType.PERSON and m.form is Form.NAME]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قال وزير الخارجية الأميركي مايك بوميو", ["مايك بومبيو"]),
        ("وصل زعيم كوريا الشمالية، كيم حونغ أون", ["كيم جونغ أون"]),
        ("قال الرئيس المصري عبد الفتاح السياسي", ["عبد الفتاح السيسي"]),
        ("قال وزير الخارجية العماني يوسف علوي", ["يوسف بن علوي"]),
        # another office, another person
        ("قال وزير الزراعة الأميركي مايك بوميو", ["مايك بوميو"]),
        ("قال وزير الخارجية الفرنسي مايك بوميو", ["مايك بوميو"]),
        # another name
        ("قال وزير الخارجية الأميركي مايك هوكينز", ["مايك هوكينز"]),
    ],
)
def test_a_like_name_with_the_same_office(text: str, expected: list[str]) -> None:
    assert people(text) == expected


def test_all_places_of_a_misspelt_name_are_the_known_person() -> None:
    text = "قال وزير الخارجية الأميركي مايك بوميو كلمة. وغادر مايك بوميو. وشكر بوميو الجميع"
    assert people(text) == ["مايك بومبيو"] * 3


@pytest.mark.parametrize(
    ("day", "expected"),
    [(datetime.date(2018, 7, 16), "محمد السادس"), (datetime.date(1990, 7, 16), "محمد")],
)
def test_a_ruler_is_called_by_the_first_name(day: datetime.date, expected: str) -> None:
    assert people("استقبل الملك محمد في المغرب الوفد", day) == [expected]
