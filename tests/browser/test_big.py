"""Big graphs stay usable: labels of the great from afar, the heaviest actors first, more on demand."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from benchmarks.page import graph
from kg.graph.rows import tabulate
from kg.graph.strongest import strongest
from kg.lexicon import load_lexicon
from kg.model import Article
from kg.page import render_part
from kg.pipeline import extract
from tests.browser.conftest import Opener, write

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def big(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A page of 5,200 actors: more than are drawn at once."""
    return write(tmp_path_factory.mktemp("big") / "big.html", [graph(5200, 5400)])


def test_of_too_many_actors_the_heaviest_are_drawn(open_page: Opener, big: Path) -> None:
    page = open_page(big, "#lang=en")
    expect(page.locator("#counts")).to_have_text(
        "5,200 actors · 5,400 relations · 5,400 pieces of evidence · 300 of 5,200 shown"
    )


def test_search_and_table_reach_the_others(open_page: Opener, big: Path) -> None:
    page = open_page(big, "#lang=en")
    page.get_by_role("combobox").first.fill("Actor 5123")
    page.keyboard.press("Enter")
    drawer = page.get_by_role("complementary", name="Details")
    expect(drawer.get_by_role("heading", level=2)).to_have_text("Actor 5123")
    page.get_by_role("group", name="Ways to look at it").get_by_role("button", name="Table").click()
    expect(page.locator("tbody tr")).to_have_count(200)
    page.get_by_role("button", name="Show 200 more").click()
    expect(page.locator("tbody tr")).to_have_count(400)


def test_an_actor_s_neighbours_are_shown_on_demand(open_page: Opener, big: Path) -> None:
    page = open_page(big, "#lang=en&show=E5123")
    drawer = page.get_by_role("complementary", name="Details")
    drawer.get_by_role("button", name="Show its neighbours").click()
    expect(page.locator("#counts")).to_contain_text("302 of 5,200 shown")


def test_the_countries_view_begins_with_what_can_be_read(open_page: Opener, tmp_path: Path) -> None:
    page = open_page(write(tmp_path / "crowded.html", [graph(50, 5000)]), "#lang=en&graph=countries")
    counts = page.locator("#counts")
    expect(counts).to_have_text(re.compile(r" · (?:1\d\d|2[0-4]\d|\d\d) relations · "))
    page.get_by_role("button", name="pieces of evidence or more: Close").click()
    expect(counts).to_have_text(re.compile(r" · [1-9],?\d\d\d relations · |[3-9]\d\d relations · "))
    assert "weight=1" in page.url


def test_filters_narrow_a_big_graph_until_all_of_it_is_drawn(open_page: Opener, big: Path) -> None:
    page = open_page(big, "#lang=en")
    page.get_by_role("checkbox", name="Dispute and conflict").uncheck()
    expect(page.locator("#counts")).not_to_contain_text("shown")


@pytest.mark.parametrize(
    ("lang", "told"),
    [("en", "strongest relations: 3 of 20"), ("ar", "أقوى العلاقات: 3 من 20")],
)
def test_a_part_says_that_it_is_one(open_page: Opener, tmp_path: Path, lang: str, told: str) -> None:
    articles = [
        tabulate(extract(Article(str(n), "هاجمت روسيا أوكرانيا. زار دونالد ترامب قطر."), load_lexicon()))
        for n in range(10)
    ]
    path = tmp_path / "part.html"
    path.write_text(render_part(strongest(articles, 3)), encoding="utf-8")
    expect(open_page(path, f"#lang={lang}").locator("#holds")).to_contain_text(told)
