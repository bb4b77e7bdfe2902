import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode

from kg.graph import terms
from kg.graph.vocabulary import XSD_DATE, XSD_DECIMAL

ANY_TEXT = st.text(st.characters())


@pytest.mark.parametrize(
    ("identifier", "local"),
    [
        ("Q7747", "Q7747"),
        ("person:سيرغي-ماركوف", "person:سيرغي-ماركوف"),
        ("a b", "a%20b"),
        ("../../etc", "..%2F..%2Fetc"),
        ("a%20b", "a%2520b"),
        ('x"><y', "x%22%3E%3Cy"),
        ("\u202eمصر", "%E2%80%AEمصر"),
        ("مَصر", "م%D9%8Eصر"),
        ("\ud800", "%ED%A0%80"),
    ],
)
def test_identifiers_in_iris(identifier: str, local: str) -> None:
    assert terms.local(identifier) == local


@given(ANY_TEXT, ANY_TEXT)
def test_different_identifiers_give_different_valid_iris(one: str, other: str) -> None:
    assert (terms.resource("entity", one) == terms.resource("entity", other)) == (one == other)


@pytest.mark.parametrize(
    ("url", "iri"),
    [
        ("https://news.example/a?b=c&d=e#f", "https://news.example/a?b=c&d=e#f"),
        ("HTTP://news.example/", "HTTP://news.example/"),
        (
            "https://news.example/أخبار اليوم",
            "https://news.example/%D8%A3%D8%AE%D8%A8%D8%A7%D8%B1%20%D8%A7%D9%84%D9%8A%D9%88%D9%85",
        ),
        ("https://news.example/%D9%85", "https://news.example/%D9%85"),
        ('https://news.example/"><script>', "https://news.example/%22%3E%3Cscript%3E"),
        ("https://news.example/\u202egnp.exe", "https://news.example/%E2%80%AEgnp.exe"),
        ("https://news.example/100%", "https://news.example/100%25"),
        ("https://news.example/a[1]", "https://news.example/a%5B1%5D"),
    ],
)
def test_web_addresses_become_iris(url: str, iri: str) -> None:
    assert terms.web_address(url) == NamedNode(iri)


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "/a/b", "", "http://", "ftp://a", "https:// a"]
)
def test_other_addresses_stay_text(url: str) -> None:
    assert terms.web_address(url) == Literal(url)


@given(st.builds("https://{}".format, ANY_TEXT))
def test_no_address_breaks_a_term(url: str) -> None:
    assert isinstance(terms.web_address(url), NamedNode | Literal)


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (0.9, "0.9"),
        (1, "1"),
        (60000.0, "60000"),
        (1e-7, "0.0000001"),
        (1e21, "1000000000000000000000"),
        (-2.5, "-2.5"),
        (0.0, "0"),
        (-0.0, "0"),
        (100.0, "100"),
    ],
)
def test_decimals_are_canonical(number: float, text: str) -> None:
    assert terms.decimal(number) == Literal(text, datatype=XSD_DECIMAL)


@pytest.mark.parametrize("number", [float("nan"), float("inf"), float("-inf")])
def test_what_is_no_number_has_no_decimal(number: float) -> None:
    assert terms.decimal(number) is None


def test_dates_have_four_digits() -> None:
    assert terms.date(datetime.date(2024, 3, 5)) == Literal("2024-03-05", datatype=XSD_DATE)
    assert terms.date(datetime.date(632, 6, 8)) == Literal("0632-06-08", datatype=XSD_DATE)


@pytest.mark.parametrize(
    ("given_tag", "tag"), [("ar", "ar"), ("AR-eg", "ar-eg"), (None, "ar"), ("", "ar"), ("a b", "ar"), ("x\n", "ar")]
)
def test_language_tags(given_tag: str | None, tag: str) -> None:
    assert terms.words("نص", given_tag).language == tag


def test_lone_surrogates_become_the_replacement_character() -> None:
    assert terms.string("a\ud800b").value == "a\ufffdb"
    assert terms.string("a\ud83d\ude00b").value == "a😀b"


def test_names_depend_on_the_borders_of_their_parts() -> None:
    assert terms.digest("ab", "c") != terms.digest("a", "bc")
    assert terms.digest("ab", None) != terms.digest("ab", "None")


def test_names_are_the_same_in_every_version() -> None:
    assert terms.digest("met-with", "Q1", "Q2", "2024-03") == "eeb33e0b19fbf39f606d"
