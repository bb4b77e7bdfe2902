"""Names that no list holds: which of them are known people in another spelling."""

import pytest

from kg.lexicon.load import load_lexicon
from kg.model import Article
from kg.recognise import recognise
from kg.text.segment import segment


def entries(text: str) -> list[str | None]:
    """The English names of the persons of a text, None for those that are unknown."""
    lexicon = load_lexicon()
    found = recognise(segment(Article("a", text)), lexicon).mentions
    return [lexicon.entries[m.entry].en if m.entry else None for m in found if m.type == "Person"]


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("وصل الرئيس الروسي بوتن إلى أنقرة.", "Vladimir Putin"),
        ("قال وزير الدفاع البريطاني وليامسون إن القوات ستبقى.", "Gavin Williamson"),
        ("وقال جانكلي إن الهدنة صامدة.", "Nurettin Canikli"),
        ("قال الوزير لامون إن القرار نهائي.", None),
        ("وقال موراغ إن الحوار مستمر.", None),
        ("قال الرئيس إيبينغ إن الهدنة صامدة.", None),
    ],
)
def test_a_single_word_is_one_letter_from_the_name_that_it_spells(text: str, person: str | None) -> None:
    assert entries(text) == [person]


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("قال الرئيس فرانسوا هولند إن الهدنة صامدة.", "François Hollande"),
        ("قال الرئيس ايمانيول ماكرون إن الهدنة صامدة.", "Emmanuel Macron"),
        ("قال الباحث حسن حسن إن الهدنة صامدة.", None),
        ("قال الناشط محمد مهنا إن الهدنة صامدة.", None),
    ],
)
def test_a_longer_name_is_two_letters_from_the_one_that_it_spells(text: str, person: str | None) -> None:
    assert entries(text) == [person]
