"""Articles may say anything: whatever names, quotes and addresses hold, the page shows it and runs none of it."""

import dataclasses
from pathlib import Path

import pytest
from playwright.sync_api import expect

from kg.model import Extraction
from tests.browser.conftest import Opener, find_in_drawing, write
from tests.page.sample import sample

EVIL = [
    "<img src=x onerror=alert(1)>",
    '"><script>alert(1)</script>',
    "</script><script>alert(1)</script>",
    "<!--<script>",
    "{{ 7*7 }}{% raw %}",
    "'; alert(1); '",
    "href=javascript:alert(1)",
    "__proto__",
    "\u202eevil\u2066",
    "constructor",
    "a" * 3000,
    "\ud800 \x00 \ufffe",
]


def poison(extraction: Extraction, words: str) -> Extraction:
    """The same with the words in every name, alias, title, publisher and address."""
    replace = dataclasses.replace
    article = replace(
        extraction.article, title=words, source=words, url=f"javascript:alert(1)//{words}", id=f"{words}", lang=words
    )
    entities = tuple(replace(e, ar=f"{words} {e.ar}", en=f"{words} {e.en}") for e in extraction.entities)
    mentions = tuple(m._replace(text=f"{m.text} {words}") for m in extraction.mentions)
    relations = tuple(replace(r, rule=words, role=words) for r in extraction.relations)
    document = replace(extraction.document, article=article)
    return replace(extraction, document=document, entities=entities, mentions=mentions, relations=relations)


@pytest.mark.parametrize("words", EVIL, ids=range(len(EVIL)))
def test_hostile_words_are_shown_as_words(open_page: Opener, tmp_path: Path, words: str) -> None:
    page = open_page(write(tmp_path / "evil.html", [poison(x, words) for x in sample()], words), "#lang=en")
    page.locator("html[data-drawn]").wait_for(state="attached")
    page.get_by_role("combobox").first.fill("putin")
    page.keyboard.press("Enter")
    drawer = page.get_by_role("complementary", name="Details")
    expect(drawer.get_by_role("heading", level=2)).to_contain_text("Vladimir Putin")
    for tab in ("Table", "Timeline", "Network"):
        page.get_by_role("group", name="Ways to look at it").get_by_role("button", name=tab).click()
    page.get_by_role("button", name="العربية").click()
    assert page.evaluate("() => document.querySelectorAll('img, script[src], iframe').length") == 0
    assert page.locator("a[href^='javascript']").count() == 0
    assert page.evaluate("() => document.scripts.length") == 3


def test_hostile_words_stand_in_the_heading_as_written(open_page: Opener, tmp_path: Path) -> None:
    page = open_page(write(tmp_path / "evil.html", sample(), EVIL[0]))
    expect(page.get_by_role("heading", level=1)).to_have_text(EVIL[0])


def test_an_address_that_is_not_of_the_web_is_no_link(open_page: Opener, tmp_path: Path) -> None:
    page = open_page(write(tmp_path / "evil.html", [poison(sample()[0], "x")]), "#show=Q184~supplied-fuel~Q159")
    card = page.get_by_role("article").first
    expect(card).to_contain_text("المصدر")
    expect(card.get_by_role("link")).to_have_count(0)


def test_the_shared_hostile_extraction(open_page: Opener, tmp_path: Path, hostile: Extraction) -> None:
    page = open_page(write(tmp_path / "evil.html", [hostile]))
    find_in_drawing(page, "زيارة")
    page.get_by_role("group", name="طريقة العرض").get_by_role("button", name="الجدول").click()
    expect(page.locator("tbody tr")).to_have_count(1)
