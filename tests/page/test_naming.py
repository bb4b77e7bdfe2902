"""Where a sentence names an entity."""

import pytest

from kg.graph.rows import EntityRow, tabulate
from kg.model import EntityType, Extraction
from kg.page.naming import concerned, first_name, written_forms


@pytest.mark.parametrize(
    ("text", "forms", "found"),
    [
        ("التقى بوتين شي", ["بوتين"], "بوتين"),
        ("وقال لبوتين", ["بوتين"], "بوتين"),
        ("نزار قباني زار زار", ["زار"], "زار"),
        ("نزار وحده", ["زار"], None),
        ("قال الماليون", ["مالي"], None),
        ("في مالي.", ["مالي"], "مالي"),
        ("بالقاهرة", ["القاهرة"], "القاهرة"),
        ("فلاديمير بوتين ثم بوتين", ["فلاديمير بوتين", "بوتين"], "فلاديمير بوتين"),
        ("لا أحد", ["بوتين"], None),
        ("بوتين", [], None),
    ],
)
def test_a_name_is_a_whole_word_but_for_what_is_written_onto_it(text: str, forms: list[str], found: str | None) -> None:
    place = first_name(text, forms)
    assert (text[place[0] : place[1]] if place else None) == found


def test_the_place_is_that_of_the_word_and_not_of_its_letters_elsewhere() -> None:
    assert first_name("نزار قباني زار زار", ["زار"]) == (11, 14)


def test_forms_are_the_longest_first_and_never_empty() -> None:
    row = EntityRow("e", EntityType.PERSON, "بوتين", "", None, None, False, ("فلاديمير بوتين", ""))
    assert written_forms(row) == ["فلاديمير بوتين", "بوتين"]


def test_a_sentence_concerns_ends_speakers_places_and_who_is_named_together(meeting: Extraction) -> None:
    assert concerned(tabulate(meeting)) == {
        0: ["Q142", "Q3052772", "Q307871", "Q85"],
        1: ["Q142", "Q3052772", "Q79"],
        2: ["Q142", "Q79", "person:كريم-الهادي"],
        3: ["Q3052772", "Q79"],
    }
