"""The files of people, offices, titles and given names: sound in themselves and with one another."""

import re
from collections import defaultdict
from itertools import combinations

import pytest

from kg.lexicon.load import load_lexicon, split_name
from kg.lexicon.slugs import slug
from kg.model import EntityType
from kg.tables import Row, cell_list, read_data
from kg.text.normalise import fold

PEOPLE = read_data("people.tsv")
TENURES = read_data("tenures.tsv")
TITLES = read_data("titles.tsv")
GIVEN = read_data("given_names.tsv")
COLUMNS = {
    "people.tsv": ["id", "en", "ar", "variants", "short", "country", "ambiguous", "witness"],
    "tenures.tsv": ["person", "office", "body", "start", "end"],
    "titles.tsv": ["form", "feminine", "plural", "dual", "kind", "office", "body", "en"],
    "given_names.tsv": ["form", "en", "gender", "word"],
}
DAY = re.compile(r"(19|20)\d\d(-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01]))?")
WORD = re.compile(r"[^\W\d_]+")
PROCLITICS = ("", "و", "ف", "ب", "ل", "ك")
# Offices that one person holds at a time.
SINGLE = (
    "head-of-state monarch emir supreme-leader crown-prince head-of-government chancellor "
    "foreign-minister defence-minister organisation-head high-representative"
).split()
# Two presidents claimed the office.
CONTESTED = {("head-of-state", "Q1005"), ("head-of-state", "Q1008")}


def shorts(row: Row) -> list[str]:
    return cell_list(row["short"])


def full_names(row: Row) -> list[str]:
    return [row["ar"], *cell_list(row["variants"])]


def first_day(date: str) -> str:
    return f"{date}-01-01"[:10]


def last_day(date: str) -> str:
    return "9999" if not date else f"{date}-12-31"[:10]


def holders(office: str, body: str, day: str) -> list[str]:
    """English names of those who held an office on a day, by whole years where no day is known."""
    return [
        row["person"]
        for row in TENURES
        if (row["office"], row["body"]) == (office, body) and first_day(row["start"]) <= day <= last_day(row["end"])
    ]


@pytest.mark.parametrize("name", COLUMNS)
def test_columns(name: str) -> None:
    assert {tuple(row) for row in read_data(name)} == {tuple(COLUMNS[name])}


def test_every_person_has_both_names() -> None:
    assert [row for row in PEOPLE if not row["en"] or not row["ar"]] == []


def test_wikidata_ids_are_well_formed() -> None:
    cells = [row[column] for row in PEOPLE for column in ("id", "country")]
    assert [cell for cell in cells if cell and not re.fullmatch(r"Q\d+", cell)] == []


def test_nobody_stands_twice() -> None:
    ids = [row["id"] or slug(EntityType.PERSON, row["ar"]) for row in PEOPLE]
    english = [row["en"] for row in PEOPLE]
    assert len(set(ids)) == len(ids)
    assert len(set(english)) == len(english)


def test_no_full_name_belongs_to_two_people() -> None:
    owners: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for row in PEOPLE:
        for name in full_names(row):
            owners[split_name(name)].add(row["en"])
    assert {name: people for name, people in owners.items() if len(people) > 1} == {}


def test_people_belong_to_known_countries() -> None:
    countries = {row["id"] for row in read_data("countries.tsv")}
    assert {row["country"] for row in PEOPLE} - countries == set()


def test_a_short_name_of_two_people_is_marked() -> None:
    owners: dict[str, list[Row]] = defaultdict(list)
    for row in PEOPLE:
        for name in {fold(short) for short in shorts(row)}:
            owners[name].append(row)
    unmarked = {
        name: [row["en"] for row in rows if row["ambiguous"] != "yes"] for name, rows in owners.items() if len(rows) > 1
    }
    assert {name: people for name, people in unmarked.items() if people} == {}


def test_a_short_name_that_is_another_word_is_marked() -> None:
    words = {fold(row["form"]) for row in read_data("ordinary_words.tsv")}
    for file in ("countries.tsv", "places.tsv"):
        words |= {fold(name) for row in read_data(file) for name in full_names(row)}
    unmarked = [(row["en"], name) for row in PEOPLE if not row["ambiguous"] for name in shorts(row)]
    assert [(person, name) for person, name in unmarked if fold(name) in words] == []


def test_ambiguous_rows_and_no_others_have_a_witness() -> None:
    assert {row["ambiguous"] for row in PEOPLE} == {"", "yes"}
    assert [row["en"] for row in PEOPLE if bool(row["ambiguous"]) != bool(row["witness"])] == []
    assert [row["en"] for row in PEOPLE if row["ambiguous"] and not shorts(row)] == []


def test_a_witness_holds_the_ambiguous_word() -> None:
    wrong = []
    for row in PEOPLE:
        words = " ".join(["", *WORD.findall(fold(row["witness"])), ""])
        forms = {" ".join(split_name(name)) for name in shorts(row)}
        inflected = {
            f" {clitic}{form}{ending} " for form in forms for clitic in PROCLITICS for ending in ("", "ا", "ه")
        }
        if row["ambiguous"] and not any(form in words for form in inflected):
            wrong.append(row["en"])
    assert wrong == []


def test_every_office_holder_is_listed() -> None:
    assert {row["person"] for row in TENURES} - {row["en"] for row in PEOPLE} == set()


def test_every_office_is_a_kind_of_title() -> None:
    assert {row["office"] for row in TENURES} - {row["kind"] for row in TITLES} == set()


def test_every_body_is_a_listed_country_or_organisation() -> None:
    known = {row["id"] for row in read_data("countries.tsv")} | {row["en"] for row in read_data("organisations.tsv")}
    assert {row["body"] for row in TENURES} - known == set()


def test_dates_are_sane() -> None:
    dates = [row["start"] for row in TENURES] + [row["end"] for row in TENURES if row["end"]]
    assert [date for date in dates if not DAY.fullmatch(date) or not "1930" <= date < "2027"] == []
    assert [row for row in TENURES if first_day(row["start"]) > last_day(row["end"])] == []


def test_nobody_shares_an_office_that_one_person_holds() -> None:
    terms: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in TENURES:
        if row["office"] in SINGLE and (row["office"], row["body"]) not in CONTESTED:
            terms[row["office"], row["body"]].append(row)
    shared = []
    for rows in terms.values():
        for one, other in combinations(sorted(rows, key=lambda row: (row["start"], row["end"] or "9999")), 2):
            # A term that ends in the year in which the next begins does not overlap it where only the year is known.
            size = min(len(one["end"]) or 10, len(other["start"]))
            if one["person"] != other["person"] and (one["end"] or "9999")[:size] > other["start"][:size]:
                shared.append((one["office"], one["person"], other["person"]))
    assert shared == []


def test_titles_keep_to_what_their_header_tells() -> None:
    assert len({fold(row["form"]) for row in TITLES}) == len(TITLES)
    assert {row["office"] for row in TITLES} == {"yes", "no"}
    assert {row["body"] for row in TITLES} == {"country", "organisation", "either", "none"}
    assert [row["form"] for row in TITLES if set(cell_list(row["dual"])) - set(cell_list(row["plural"]))] == []
    assert [
        row["form"] for row in TITLES if row["body"] == "none" and row["office"] == "yes" and row["kind"] != "mayor"
    ] == []


def test_given_names_stand_once_and_tell_a_gender() -> None:
    assert len({fold(row["form"]) for row in GIVEN}) == len(GIVEN) > 1500
    assert {row["gender"] for row in GIVEN} == {"m", "f", "mf"}
    assert {row["word"] for row in GIVEN} == {"", "yes"}


@pytest.mark.parametrize(
    ("office", "body", "day", "person"),
    [
        ("head-of-state", "Q159", "2010-03-01", "Dmitry Medvedev"),
        ("head-of-government", "Q159", "2010-03-01", "Vladimir Putin"),
        ("head-of-state", "Q159", "2023-09-15", "Vladimir Putin"),
        ("head-of-state", "Q184", "2023-09-15", "Alexander Lukashenko"),
        ("foreign-minister", "Q30", "2018-05-09", "Mike Pompeo"),
        ("foreign-minister", "Q159", "2023-09-15", "Sergey Lavrov"),
        ("head-of-state", "Q79", "2013-01-10", "Mohamed Morsi"),
        ("chancellor", "Q183", "2022-06-01", "Olaf Scholz"),
        ("crown-prince", "Q851", "2018-03-20", "Mohammed bin Salman"),
        ("crown-prince", "Q851", "2016-03-20", "Muhammad bin Nayef"),
        ("emir", "Q846", "2012-03-20", "Hamad bin Khalifa Al Thani"),
        ("leader", "Q423", "2018-06-12", "Kim Jong Un"),
        ("head-of-state", "Q983", "2023-09-15", "Teodoro Obiang"),
        ("organisation-head", "United Nations", "2016-06-01", "Ban Ki-moon"),
        ("organisation-head", "United Nations", "2017-06-01", "António Guterres"),
        ("organisation-head", "NATO", "2012-06-01", "Anders Fogh Rasmussen"),
        ("high-representative", "European Union", "2015-07-14", "Federica Mogherini"),
    ],
)
def test_who_held_an_office(office: str, body: str, day: str, person: str) -> None:
    assert holders(office, body, day) == [person]


@pytest.mark.parametrize(
    ("forms", "person"),
    [
        ("ألكسندر لوكاشينكو|ألكسندر لوكاشينكا|الكسندر لوكاشينكو|لوكاشينكا", "Alexander Lukashenko"),
        ("دونالد ترامب|دونالد ترمب|ترمب", "Donald Trump"),
        ("بنيامين نتنياهو|بنيامين نتانياهو|نتانياهو", "Benjamin Netanyahu"),
        ("رجب طيب أردوغان|رجب طيب إردوغان|اردوغان", "Recep Tayyip Erdoğan"),
        ("كيم جونغ أون|كيم جونغ اون|كيم جونج أون|كيم يونغ أون|كيم جونغ-أون", "Kim Jong Un"),
        ("سيرغي لافروف|سيرجي لافروف|لافروف", "Sergey Lavrov"),
        ("عبد الفتاح السيسي|عبدالفتاح السيسي|السيسي", "Abdel Fattah el-Sisi"),
        ("أنغيلا ميركل|أنجيلا ميركل|ميركل", "Angela Merkel"),
        ("حسن نصر الله|حسن نصرالله", "Hassan Nasrallah"),
    ],
)
def test_spellings_lead_to_one_person(forms: str, person: str) -> None:
    lexicon = load_lexicon()
    for form in cell_list(forms):
        words = split_name(form)
        node = lexicon.names.first[words[0]]
        for word in words[1:]:
            node = node.next[word]
        assert [lexicon.entries[name.entry].en for name in node.values] == [person]
