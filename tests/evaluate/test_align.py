"""Which found entity stands for which gold one."""

import pytest

from kg.evaluate.align import align, fold, forms
from kg.evaluate.gold import GoldEntity
from kg.model import Entity, EntityType

PERSON, COUNTRY, PLACE = EntityType.PERSON, EntityType.COUNTRY, EntityType.PLACE


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("أميركا", "اميركا"),
        ("مصطفى", "مصطفي"),
        ("القاهِرَة", "القاهره"),
        ("كوريـا_الشمالية", "كوريا الشماليه"),
        ("جاي-إن", "جاي ان"),
        ("«داعش»", "داعش"),
        ("ڤلاديمير", "فلاديمير"),
        ("BBC", "bbc"),
    ],
)
def test_fold(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("بروسيا", "روسيا"),
        ("للجزائر", "الجزائر"),
        ("والصين", "صين"),
        ("التركية", "تركي"),
        ("الفلسطينيين", "فلسطيني"),
        ("الكورية الشمالية", "كوري شمالي"),
    ],
)
def test_forms_meet(one: str, other: str) -> None:
    assert forms(one) & forms(other)


@pytest.mark.parametrize(
    ("one", "other"), [("بوتين", "لوكاشينكو"), ("كوريا", "كوريا الشمالية"), ("وفد", "فد"), ("علي", "عل")]
)
def test_forms_part(one: str, other: str) -> None:
    assert not forms(one) & forms(other)


def gold(name: str, type_: EntityType, *surfaces: str, wikidata: str | None = None) -> GoldEntity:
    return GoldEntity(name, type_, name, surfaces, wikidata)


def entity(name: str, type_: EntityType, wikidata: str | None = None) -> Entity:
    return Entity(name, type_, name, name, wikidata)


def test_a_wikidata_id_goes_before_written_forms() -> None:
    golds = [gold("putin", PERSON, "بوتين", wikidata="Q7747"), gold("kim", PERSON, "كيم")]
    found = [entity("x", PERSON, "Q7747"), entity("y", PERSON)]
    assert align(golds, found, {"x": ["كيم"], "y": ["بوتين"]}) == {"x": "putin"}


def test_the_same_type_goes_before_more_mentions() -> None:
    golds = [gold("russia", COUNTRY, "موسكو", "روسيا"), gold("moscow", PLACE, "موسكو")]
    found = [entity("place", PLACE), entity("country", COUNTRY)]
    texts = {"place": ["موسكو", "موسكو"], "country": ["موسكو", "روسيا"]}
    assert align(golds, found, texts) == {"place": "moscow", "country": "russia"}


def test_each_stands_for_one_at_most() -> None:
    golds = [gold("kim", PERSON, "كيم جونغ أون", "كيم")]
    found = [entity("a", PERSON), entity("b", PERSON)]
    assert align(golds, found, {"a": ["كيم"], "b": ["كيم", "كيم جونغ أون"]}) == {"b": "kim"}


def test_no_shared_form_no_pair() -> None:
    assert align([gold("kim", PERSON, "كيم")], [entity("a", PERSON)], {"a": ["شي"]}) == {}
