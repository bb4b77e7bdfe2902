"""The files of countries, places, organisations and their head nouns: sound in themselves and with one another."""

import re
from collections import defaultdict

import pytest

from kg.lexicon.adjectives import adjective_forms
from kg.tables import Row, cell_list, read_data
from kg.text.normalise import fold

COUNTRIES = read_data("countries.tsv")
PLACES = read_data("places.tsv")
ORGANISATIONS = read_data("organisations.tsv")
PEOPLE = read_data("people.tsv")
HEADS = read_data("org_heads.tsv")
FILES = {"countries.tsv": COUNTRIES, "places.tsv": PLACES, "organisations.tsv": ORGANISATIONS}
COLUMNS = {
    "countries.tsv": "id iso2 en ar variants adjectives peoples capital governments ambiguous witness",
    "places.tsv": "id en ar variants country kind ambiguous witness",
    "organisations.tsv": "id en ar variants kind country ambiguous witness",
    "org_heads.tsv": "form plural adjectives stands_alone keeps en generic",
}
KINDS = {
    "places.tsv": "capital city region sea river island building airport base border continent",
    "organisations.tsv": (
        "international alliance ministry palace agency service media party armed-group company court parliament bank "
        "club other"
    ),
}
LISTS = ("variants", "adjectives", "peoples", "governments")
QID = re.compile(r"Q[1-9]\d*")
SCRIPT = re.compile(r"[ء-غف-يA-Za-z0-9 .+\-]+")


def names(row: Row) -> list[str]:
    return [row["ar"], *cell_list(row["variants"])]


def forms(row: Row) -> list[str]:
    return [row["ar"], *(form for column in LISTS for form in cell_list(row.get(column, "")))]


def stands_in(form: str, sentence: str) -> bool:
    """Whether a form stands in a sentence as whole words, proclitics and the ending of an adjective aside."""
    return re.search(rf"(?<!\w)[وفبلك]{{0,2}}(?:ال)?{re.escape(fold(form))}\w{{0,2}}(?!\w)", fold(sentence)) is not None


def claims() -> dict[str, list[tuple[str, str]]]:
    """Folded form → (kind of entry, English name) of each entry that claims it without needing a cue."""
    claimed: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for name, rows in FILES.items():
        for row in rows:
            ambiguous = {fold(form) for form in cell_list(row["ambiguous"])}
            own = [*names(row), *cell_list(row.get("adjectives", "")), *cell_list(row.get("peoples", ""))]
            for form in own:
                if fold(form) not in ambiguous:
                    claimed[fold(form)].add((name, row["en"]))
    for row in PEOPLE:
        for form in [*names(row), *([] if row["ambiguous"] else cell_list(row["short"]))]:
            claimed[fold(form)].add(("people.tsv", row["en"]))
    return {form: sorted(entries) for form, entries in claimed.items()}


@pytest.mark.parametrize("name", COLUMNS)
def test_columns(name: str) -> None:
    assert list(read_data(name)[0]) == COLUMNS[name].split()


@pytest.mark.parametrize("name", FILES)
def test_every_row_has_an_english_and_an_arabic_name(name: str) -> None:
    assert [row for row in FILES[name] if not (row["en"] and row["ar"])] == []


@pytest.mark.parametrize("name", FILES)
def test_ids_are_wikidata_ids(name: str) -> None:
    assert [row["id"] for row in FILES[name] if row["id"] and not QID.fullmatch(row["id"])] == []


def test_every_country_has_an_id() -> None:
    assert [row["en"] for row in COUNTRIES if not row["id"]] == []


def test_no_id_stands_twice() -> None:
    found: dict[str, list[str]] = defaultdict(list)
    for row in [*COUNTRIES, *PLACES, *ORGANISATIONS, *PEOPLE]:
        if row["id"]:
            found[row["id"]].append(row["en"])
    assert {id_: rows for id_, rows in found.items() if len(rows) > 1} == {}


@pytest.mark.parametrize("name", FILES)
def test_no_english_name_stands_twice(name: str) -> None:
    english = [row["en"] for row in FILES[name]]
    assert sorted({name for name in english if english.count(name) > 1}) == []


@pytest.mark.parametrize("name", KINDS)
def test_kinds_are_of_the_closed_set(name: str) -> None:
    assert {row["kind"] for row in FILES[name]} <= set(KINDS[name].split())


@pytest.mark.parametrize("name", KINDS)
def test_countries_of_places_and_bodies_are_known(name: str) -> None:
    known = {row["id"] for row in COUNTRIES} | {""}
    assert [row["en"] for row in FILES[name] if row["country"] not in known] == []


def test_capitals_are_known_places_or_states_that_are_cities() -> None:
    known = {row["id"] for row in [*PLACES, *COUNTRIES]} | {""}
    assert [row["en"] for row in COUNTRIES if row["capital"] not in known] == []


def test_iso_codes_stand_once() -> None:
    codes = [row["iso2"] for row in COUNTRIES if row["iso2"]]
    assert all(re.fullmatch("[A-Z]{2}", code) for code in codes)
    assert len(codes) == len(set(codes))


@pytest.mark.parametrize("name", FILES)
def test_no_form_stands_twice_in_a_column(name: str) -> None:
    twice = []
    for row in FILES[name]:
        for column in (names(row), *([cell_list(row[key]) for key in LISTS[1:] if key in row])):
            folded = [fold(form) for form in column]
            twice += [form for form in folded if folded.count(form) > 1]
    assert twice == []


@pytest.mark.parametrize("name", FILES)
def test_forms_are_written_in_arabic_or_latin_letters(name: str) -> None:
    assert [form for row in FILES[name] for form in forms(row) if not SCRIPT.fullmatch(form)] == []


def test_adjectives_and_peoples_have_no_article() -> None:
    given = [form for row in COUNTRIES for key in ("adjectives", "peoples") for form in cell_list(row[key])]
    assert [form for form in given if form.startswith("ال") and form not in {"ألماني", "ألمان", "ألباني"}] == []


def test_adjectives_end_in_ya() -> None:
    adjectives = [form for row in COUNTRIES for form in cell_list(row["adjectives"])]
    assert [form for form in adjectives if not any(word.endswith("ي") for word in form.split())] == []


def test_no_form_is_claimed_by_two_entries_without_a_cue() -> None:
    assert {form: entries for form, entries in claims().items() if len(entries) > 1} == {}


@pytest.mark.parametrize("name", FILES)
def test_ambiguous_forms_are_forms_of_their_row(name: str) -> None:
    strays = [
        (row["en"], form)
        for row in FILES[name]
        for form in cell_list(row["ambiguous"])
        if fold(form) not in {fold(own) for own in forms(row)}
    ]
    assert strays == []


@pytest.mark.parametrize("name", FILES)
def test_every_ambiguous_form_has_its_witness(name: str) -> None:
    for row in FILES[name]:
        ambiguous, witnesses = cell_list(row["ambiguous"]), cell_list(row["witness"])
        assert len(ambiguous) == len(witnesses), row["en"]
        for form, witness in zip(ambiguous, witnesses, strict=True):
            assert stands_in(form, witness), (row["en"], form)


@pytest.mark.parametrize(
    ("adjective", "country"),
    [
        ("كوري شمالي", "Q423"),
        ("كوري جنوبي", "Q884"),
        ("غيني", "Q1006"),
        ("غيني استوائي", "Q983"),
        ("غيني بيساوي", "Q1007"),
        ("كونغولي ديمقراطي", "Q974"),
        ("نيجري", "Q1032"),
        ("نيجيري", "Q1033"),
        ("جنوب أفريقي", "Q258"),
        ("جنوب سوداني", "Q958"),
        ("سوداني", "Q1049"),
        ("أميركي", "Q30"),
        ("أمريكي", "Q30"),
        ("بيلاروسي", "Q184"),
        ("فلسطيني", "Q219060"),
        ("عماني", "Q842"),
        ("مالي", "Q912"),
        ("دومينيكاني", "Q786"),
        ("سوفياتي", "Q15180"),
    ],
)
def test_adjective_of(adjective: str, country: str) -> None:
    assert [row["id"] for row in COUNTRIES if adjective in cell_list(row["adjectives"])] == [country]


@pytest.mark.parametrize(
    ("phrase", "country"),
    [
        ("الكورية الشمالية", "Q423"),
        ("الكوريين الجنوبيين", "Q884"),
        ("الغينية الاستوائية", "Q983"),
        ("النيجيريون", "Q1033"),
        ("النيجريون", "Q1032"),
        ("الأميركيتان", "Q30"),
    ],
)
def test_inflected_adjective_is_of_one_country(phrase: str, country: str) -> None:
    wanted = tuple(fold(phrase).split())
    found = [
        row["id"]
        for row in COUNTRIES
        if any(wanted in set(adjective_forms(fold(form))) for form in cell_list(row["adjectives"]))
    ]
    assert found == [country]


@pytest.mark.parametrize(
    ("name", "rows", "english"),
    [
        ("روسيا الاتحادية", COUNTRIES, "Russia"),
        ("روسيا البيضاء", COUNTRIES, "Belarus"),
        ("جمهورية كوريا الشعبية الديمقراطية", COUNTRIES, "North Korea"),
        ("الكونغو برازافيل", COUNTRIES, "Republic of the Congo"),
        ("الدومينيكان", COUNTRIES, "Dominican Republic"),
        ("غينيا الاستوائية", COUNTRIES, "Equatorial Guinea"),
        ("نهر الأردن", PLACES, "Jordan River"),
        ("ولاية جورجيا", PLACES, "Georgia (US state)"),
        ("قاعدة فوستوشني", PLACES, "Vostochny Cosmodrome"),
        ("بطرسبورغ", PLACES, "Saint Petersburg"),
        ("اسكتلندا", PLACES, "Scotland"),
        ("الناتو", ORGANISATIONS, "NATO"),
        ("صحيفة الشرق الأوسط", ORGANISATIONS, "Sahifat Asharq Al-Awsat"),
        ("الشرق الأوسط", PLACES, "Middle East"),
        ("الليكود", ORGANISATIONS, "Likud"),
        ("أ.ف.ب", ORGANISATIONS, "Agence France-Presse"),
    ],
)
def test_name_of(name: str, rows: list[Row], english: str) -> None:
    assert [row["en"] for row in rows if fold(name) in {fold(form) for form in names(row)}] == [english]


@pytest.mark.parametrize("word", "كان معسكر بين ينبع الزعيم الجديد لام سوق مدن القائم العديد".split())
def test_an_everyday_word_is_no_place_without_a_cue(word: str) -> None:
    assert fold(word) not in claims()


def test_heads_stand_once_and_carry_no_article() -> None:
    heads = [fold(row["form"]) for row in HEADS]
    assert len(heads) == len(set(heads))
    assert [head for head in heads if head.startswith("ال")] == []


def test_head_flags_are_yes_or_no() -> None:
    flags = {row[column] for row in HEADS for column in ("adjectives", "stands_alone", "keeps")}
    assert flags <= {"yes", "no", ""}
