import pytest

from kg.lexicon.adjectives import adjective_forms, with_articles
from kg.lexicon.skeleton import name_skeleton, skeleton
from kg.lexicon.slugs import slug
from kg.model import EntityType
from kg.text.normalise import fold


@pytest.mark.parametrize(
    ("adjective", "form"),
    [
        ("روسي", "الروسيتين"),
        ("روسي", "روسيون"),
        ("روسي", "الروسيات"),
        ("كوري شمالي", "الكورية الشمالية"),
        ("كوري شمالي", "كوريين شماليين"),
        ("كوري شمالي", "الكوريتان الشمالية"),
        ("جنوب أفريقي", "الجنوب أفريقية"),
    ],
)
def test_every_form_of_an_adjective(adjective: str, form: str) -> None:
    assert tuple(fold(form).split()) in set(adjective_forms(fold(adjective)))


def test_no_form_mixes_the_ending_of_one_word_with_none_of_the_other() -> None:
    assert tuple(fold("كورية شمالي").split()) not in set(adjective_forms(fold("كوري شمالي")))


def test_the_article_stands_on_no_word_on_all_or_on_the_first() -> None:
    assert list(with_articles(("ا", "ب"))) == [("ا", "ب"), ("الا", "الب"), ("الا", "ب")]


@pytest.mark.parametrize(
    ("one", "other"),
    [("سيرجي", "سيرغي"), ("بوتن", "بوتين"), ("ترمب", "ترامب"), ("لوكاشينكا", "لوكاشينكو"), ("قذافي", "القذافي")],
)
def test_spellings_of_one_name_have_one_skeleton(one: str, other: str) -> None:
    assert skeleton(fold(one)) == skeleton(fold(other))


@pytest.mark.parametrize(("one", "other"), [("بوتين", "بومبيو"), ("كيم", "كير"), ("ماكرون", "ماكين")])
def test_different_names_have_different_skeletons(one: str, other: str) -> None:
    assert name_skeleton((fold(one),)) != name_skeleton((fold(other),))


def test_a_slug_is_the_same_for_every_spelling_of_hamza_and_space() -> None:
    assert slug(EntityType.PERSON, "أحمد_إبراهيم") == slug(EntityType.PERSON, "احمد  ابراهيم") == "person:احمد-ابراهيم"
