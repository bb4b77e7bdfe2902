"""Names of the user's own."""

from pathlib import Path

import pytest

from kg.errors import LexiconError
from kg.lexicon import build_lexicon, load_lexicon, read_names
from kg.model import Article, EntityType
from kg.pipeline import extract

HEADER = "type\tar\ten\tid\tshort\tadjectives\tcountry\n"


def names(folder: Path, *rows: str, header: str = HEADER) -> Path:
    path = folder / "own.tsv"
    path.write_text("# ours\n" + header + "".join(row + "\n" for row in rows), encoding="utf-8")
    return path


def entities(text: str, path: Path) -> dict[str, str]:
    """The ids of the entities of a text, with their English names."""
    found = extract(Article("a", text), build_lexicon(read_names(path))).entities
    return {entity.id: entity.en for entity in found}


def test_people_bodies_and_places_are_found(tmp_path: Path) -> None:
    path = names(
        tmp_path,
        "Person\tسالم زرياب\tSalem Ziryab\t\tزرياب\t\tQ79",
        "Organization\tملتقى الأفق\tHorizon Forum",
        "Place\tوادي السراب\tMirage Valley",
    )
    found = entities("قال سالم زرياب أمام ملتقى الأفق في وادي السراب. وكتب زرياب بعد ذلك.", path)
    assert set(found.values()) == {"Salem Ziryab", "Horizon Forum", "Mirage Valley"}


def test_a_country_has_adjectives(tmp_path: Path) -> None:
    path = names(tmp_path, "Country\tزمردستان\tEmeraldia\tQ999999\t\tزمردي\t")
    assert entities("وصل الوفد الزمردي.", path) == {"Q999999": "Emeraldia"}


def test_a_known_id_gets_more_names_and_another_label(tmp_path: Path) -> None:
    path = names(tmp_path, "Person\tفلادي زرياب\tVladi\tQ7747")
    assert entities("قال فلادي زرياب ذلك. وقال فلاديمير بوتين أيضا.", path) == {"Q7747": "Vladi"}


def test_the_user_s_name_wins_over_the_project_s(tmp_path: Path) -> None:
    path = names(tmp_path, "Person\tفلاديمير بوتين\tAnother Putin\tQ1")
    assert entities("وصل فلاديمير بوتين.", path) == {"Q1": "Another Putin"}


def test_the_project_s_own_lexicon_stays_as_it_is(tmp_path: Path) -> None:
    before = dict(load_lexicon().entries)
    build_lexicon(read_names(names(tmp_path, "Person\tفلادي زرياب\tVladi\tQ7747")))
    assert dict(load_lexicon().entries) == before


def test_lists_are_by_type(tmp_path: Path) -> None:
    path = names(tmp_path, "Place\tالسراب\tMirage", "Person\tزرياب\tZiryab", "Place\tالسدرة\tSidra")
    assert {type_: [row["en"] for row in rows] for type_, rows in read_names(path).items()} == {
        EntityType.PLACE: ["Mirage", "Sidra"],
        EntityType.PERSON: ["Ziryab"],
    }


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("Planet\tالمريخ\tMars", "column type: «Planet» is none of Person, Country, Place, Organization"),
        ("Person\t\tZiryab", "column ar is empty"),
        ("Person\tزرياب", "column en is empty"),
        ("Person\tZiryab\tZiryab", "column ar: «Ziryab» has no Arabic letter"),
        ("Person\tزرياب\tZiryab\tZ1", "column id: «Z1» is no Wikidata id such as Q159"),
        ("Person\tزرياب\tZiryab\t\t\t\tEgypt", "column country: «Egypt» is no Wikidata id such as Q159"),
        ("Country\tزمردستان\tEmeraldia", "column id: a country needs its Wikidata id"),
    ],
)
def test_a_wrong_row_is_told_with_file_line_and_column(tmp_path: Path, row: str, message: str) -> None:
    path = names(tmp_path, "Person\tسالم\tSalem", row)
    with pytest.raises(LexiconError) as told:
        read_names(path)
    assert str(told.value) == f"{path}:4: {message}"


def test_an_unknown_column(tmp_path: Path) -> None:
    path = names(tmp_path, "Person\tسالم\tSalem\tx", header="type\tar\ten\tphone\n")
    with pytest.raises(LexiconError, match=r"own.tsv:3: column phone is unknown; known are type, ar, en, id"):
        read_names(path)
