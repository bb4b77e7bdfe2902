import itertools

import pytest

from kg.model import EntityType, Form, Mention
from kg.recognise.entrances import readings
from kg.recognise.merge import SOURCES, merge


def mention(
    first: int,
    last: int,
    rule: str,
    type_: EntityType = EntityType.PERSON,
    form: Form = Form.NAME,
    entry: str | None = None,
) -> Mention:
    return Mention(first * 10, last * 10 - 1, "س", type_, form, 0, first, last, rule, entry)


def test_the_longest_of_overlapping_mentions_stays() -> None:
    long, short = mention(0, 3, "statistics"), mention(1, 2, "gazetteer")
    assert merge([short, long]) == (long,)


@pytest.mark.parametrize(("better", "worse"), list(itertools.pairwise(SOURCES)))
def test_of_equal_mentions_the_more_trusted_stays(better: str, worse: str) -> None:
    assert merge([mention(0, 2, worse), mention(0, 2, better)]) == (mention(0, 2, better),)


def test_an_adjective_stays_inside_a_body_and_not_inside_a_country() -> None:
    adjective = mention(2, 3, "gazetteer", EntityType.COUNTRY, Form.ADJECTIVE, "Q159")
    body = mention(0, 3, "head-noun", EntityType.ORGANIZATION)
    country = mention(1, 3, "gazetteer", EntityType.COUNTRY, entry="Q423")
    assert merge([adjective, body]) == (body, adjective)
    assert merge([adjective, country]) == (country,)


def test_two_countries_may_share_one_word() -> None:
    north = mention(0, 1, "gazetteer", EntityType.COUNTRY, entry="Q423")
    south = mention(0, 1, "gazetteer", EntityType.COUNTRY, entry="Q884")
    assert set(merge([north, south])) == {north, south}


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("روسيا", [(0, "روسيا")]),
        ("وروسيا", [(0, "وروسيا"), (1, "روسيا")]),
        ("لروسيا", [(0, "لروسيا"), (1, "روسيا")]),
        ("ولروسيا", [(0, "ولروسيا"), (1, "لروسيا"), (2, "روسيا")]),
        ("لليمن", [(0, "لليمن"), (1, "ليمن"), (2, "اليمن")]),
        ("وللجزاير", [(0, "وللجزاير"), (1, "للجزاير"), (2, "لجزاير"), (3, "الجزاير")]),
        ("في", [(0, "في")]),
    ],
)
def test_readings_of_a_word_with_proclitics(key: str, expected: list[tuple[int, str]]) -> None:
    assert list(readings(key)) == expected
