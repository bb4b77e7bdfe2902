"""Dates against an article of Monday 2018-07-16."""

import calendar
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model import Article
from kg.relate.scene import Scene, make_scene
from kg.relate.when import when_near
from kg.text.segment import segment

MONDAY = date(2018, 7, 16)
PAST = [
    ("التقيا يوم الجمعة", "2018-07-13", "day"),
    ("التقيا الجمعة الماضي", "2018-07-13", "day"),
    ("التقيا أمس الأحد", "2018-07-15", "day"),
    ("التقيا اليوم", "2018-07-16", "day"),
    ("التقيا الاثنين الماضي", "2018-07-09", "day"),
    ("التقيا أول من أمس", "2018-07-14", "day"),
    ("التقيا في 13 يوليو", "2018-07-13", "day"),
    ("التقيا في 13 تموز/يوليو الجاري", "2018-07-13", "day"),
    ("التقيا في 13 تموز", "2018-07-13", "day"),
    ("التقيا في 12 حزيران/يونيو 2017", "2017-06-12", "day"),
    ("التقيا في 25 ديسمبر", "2017-12-25", "day"),
    ("التقيا في 5 من كانون الثاني", "2018-01-05", "day"),
    ("التقيا في أيار الماضي", "2018-05-01 2018-05-31", "month"),
    ("التقيا الأسبوع الماضي", "2018-07-09 2018-07-15", "week"),
    ("التقيا هذا الأسبوع", "2018-07-16 2018-07-22", "week"),
    ("التقيا الشهر الماضي", "2018-06-01 2018-06-30", "month"),
    ("التقيا العام الماضي", "2017-01-01 2017-12-31", "year"),
    ("التقيا قبل يومين", "2018-07-14", "day"),
    ("التقيا عام 1972", "1972-01-01 1972-12-31", "year"),
    ("التقيا في جويلية", "2018-07-01 2018-07-31", "month"),
]
FUTURE = [
    ("سيلتقيان يوم الجمعة", "2018-07-20", "day"),
    ("سيلتقيان الاثنين", "2018-07-16", "day"),
    ("سيلتقيان الاثنين المقبل", "2018-07-23", "day"),
    ("سيلتقيان غدا", "2018-07-17", "day"),
    ("سيلتقيان بعد غد", "2018-07-18", "day"),
    ("سيلتقيان الأسبوع المقبل", "2018-07-23 2018-07-29", "week"),
    ("سيلتقيان الشهر المقبل", "2018-08-01 2018-08-31", "month"),
    ("سيلتقيان في 3 فبراير", "2019-02-03", "day"),
    ("سيلتقيان العام القادم", "2019-01-01 2019-12-31", "year"),
]
NONE = [
    "التقيا قبل وقت طويل",
    "التقيا 40 مرة",
    "التقيا في 31 يونيو",
    "مضى شهر",
    "تحدثا عن العام الدراسي",
    "بقي 2018 شخصا",
]


def scene_of(text: str) -> Scene:
    sentence = segment(Article("case", text)).sentences[0]
    keys = tuple(token.key for token in sentence.tokens)
    return make_scene(sentence, text[sentence.start : sentence.end], keys, ())


@pytest.mark.parametrize(("text", "expected", "precision"), PAST + FUTURE)
def test_dates(text: str, expected: str, precision: str) -> None:
    found = when_near(scene_of(text), 0, 1, MONDAY, text.startswith("س"))
    assert found is not None
    first, *last = expected.split()
    assert (found.start.isoformat(), found.end.isoformat()) == (first, last[0] if last else first)
    assert found.precision == precision
    assert found.text in text


@pytest.mark.parametrize("text", NONE)
def test_no_date(text: str) -> None:
    assert when_near(scene_of(text), 0, 1, MONDAY, False) is None


def test_without_the_date_of_the_article_only_full_dates_tell() -> None:
    assert when_near(scene_of("التقيا في 12 حزيران/يونيو"), 0, 1, None, False) is None
    assert when_near(scene_of("التقيا أمس"), 0, 1, None, False) is None
    found = when_near(scene_of("التقيا في 12 حزيران/يونيو 2017"), 0, 1, None, False)
    assert found is not None
    assert found.start == found.end == date(2017, 6, 12)


@given(
    st.dates(date(1990, 1, 1), date(2090, 1, 1)),
    st.sampled_from([text for text, *_ in PAST + FUTURE] + NONE),
    st.booleans(),
)
def test_any_date_is_a_whole_interval(day: date, text: str, future: bool) -> None:
    found = when_near(scene_of(text), 0, 1, day, future)
    if found is None:
        return
    days = (found.end - found.start).days + 1
    month = calendar.monthrange(found.start.year, found.start.month)[1]
    assert (
        days
        == {"day": 1, "week": 7, "month": month, "year": 366 if calendar.isleap(found.start.year) else 365}[
            found.precision
        ]
    )
