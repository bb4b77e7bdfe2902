"""For everyone: both languages, both themes, all screens, keyboard and screen reader."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, ViewportSize, expect

from tests.browser.conftest import DESKTOP, PHONE, Opener

LAPTOP: ViewportSize = {"width": 1024, "height": 768}
STATES = {
    "network": "",
    "edge": "show=Q184~supplied-fuel~Q159",
    "actor": "show=Q7747",
    "path": "from=Q2866&to=Q15031",
    "countries": "graph=countries&together=1",
    "table": "tab=table&rows=claims",
    "actors": "tab=table&rows=actors",
    "timeline": "tab=timeline&focus=Q7747",
}


def go(page: Page, lang: str, state: str) -> None:
    """Follow an address within the page, as a link would."""
    page.evaluate("(hash) => { location.hash = hash; }", f"lang={lang}&{STATES[state]}")
    expect(page.locator("html")).to_have_attribute("lang", lang)


@pytest.mark.parametrize("lang", ["ar", "en"])
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_axe_finds_no_violation(open_page: Opener, lang: str, dark: bool) -> None:
    page = open_page("sample", dark=dark)
    found = {}
    for state in STATES:
        go(page, lang, state)
        found[state] = violations(page)
    assert found == {state: [] for state in STATES}


@pytest.mark.parametrize("viewport", [LAPTOP, PHONE], ids=["laptop", "phone"])
def test_axe_finds_no_violation_on_small_screens(open_page: Opener, viewport: ViewportSize) -> None:
    page = open_page("sample", "", viewport)
    found = {}
    for state in STATES:
        go(page, "ar", state)
        found[state] = violations(page)
    assert found == {state: [] for state in STATES}


def test_axe_finds_no_violation_in_menus_and_messages(open_page: Opener) -> None:
    page = open_page("empty")
    assert violations(page) == []
    page = open_page("sample")
    page.get_by_role("button", name="تصدير").click()
    page.get_by_role("combobox").first.fill("ال")
    assert violations(page) == []
    page.get_by_role("button", name="كيف تقرأ هذه الصفحة").click()
    assert violations(page) == []


def violations(page: Page) -> list[str]:
    """What axe-core finds, as lines."""
    page.wait_for_timeout(50)
    found = Axe().run(page).response["violations"]
    return [f"{item['id']}: {node['target']} {node['html'][:160]}" for item in found for node in item["nodes"]]


@pytest.mark.parametrize("viewport", [DESKTOP, LAPTOP, PHONE], ids=["desktop", "laptop", "phone"])
@pytest.mark.parametrize("lang", ["ar", "en"])
def test_nothing_leaves_the_screen(open_page: Opener, viewport: ViewportSize, lang: str) -> None:
    page = open_page("sample", "", viewport)
    for state in STATES:
        go(page, lang, state)
        size = page.evaluate("() => [document.documentElement.scrollWidth, document.documentElement.scrollHeight]")
        assert size[0] <= viewport["width"], state
        for name in ("language", "theme", "export", "help", "find", "switches"):
            box = page.locator(f"#{name}").bounding_box()
            assert box, (state, name)
            assert 0 <= box["x"] <= box["x"] + box["width"] <= viewport["width"], (state, name)
        stage = page.get_by_role("main").bounding_box()
        assert stage
        assert stage["height"] > viewport["height"] * 0.2, state


def test_the_language_mirrors_the_page(open_page: Opener) -> None:
    page = open_page("seed")
    side = page.get_by_role("complementary", name="المرشّحات")
    box = side.bounding_box()
    assert box
    assert box["x"] > 700
    page.get_by_role("button", name="English").click()
    expect(page.locator("html")).to_have_attribute("dir", "ltr")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.get_by_role("heading", level=1)).to_have_text("Actors and countries")
    expect(page.locator("#counts")).to_have_text("23 actors · 30 relations · 32 pieces of evidence")
    box = page.get_by_role("complementary", name="Filters").bounding_box()
    assert box
    assert box["x"] == 0
    page.get_by_role("button", name="العربية").click()
    expect(page.locator("html")).to_have_attribute("dir", "rtl")


def test_quotations_stay_right_to_left_in_english(open_page: Opener) -> None:
    page = open_page("seed", "#lang=en&show=Q184~supplied-fuel~Q159")
    assert page.locator("blockquote").first.evaluate("(node) => getComputedStyle(node).direction") == "rtl"


def test_the_theme_follows_the_system_and_can_be_changed(open_page: Opener) -> None:
    page = open_page("seed", dark=True)
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    page.get_by_role("button", name="مظهر فاتح").click()
    expect(page.locator("html")).to_have_attribute("data-theme", "light")
    assert "theme=light" in page.url


def test_the_whole_page_by_keyboard(open_page: Opener) -> None:
    page = open_page("seed")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="إلى المحتوى")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_role("combobox").first).to_be_focused()
    page.keyboard.type("كيم")
    page.keyboard.press("Enter")
    drawer = page.get_by_role("complementary", name="التفاصيل")
    expect(drawer.get_by_role("heading", level=2)).to_be_focused()
    page.keyboard.press("Escape")
    expect(drawer).to_be_hidden()
    expect(page.get_by_role("combobox").first).to_be_focused()


def test_escape_closes_the_menu_and_gives_the_focus_back(open_page: Opener) -> None:
    page = open_page("seed")
    export = page.get_by_role("button", name="تصدير")
    export.focus()
    page.keyboard.press("Enter")
    expect(export).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("Escape")
    expect(export).to_have_attribute("aria-expanded", "false")
    expect(export).to_be_focused()


@pytest.mark.parametrize("key", ["ArrowLeft", "ArrowDown", "+", "-"])
def test_keys_move_the_drawing_and_zero_brings_it_back(open_page: Opener, key: str) -> None:
    page = open_page("seed")
    drawing = page.get_by_role("application")
    drawing.focus()
    page.keyboard.press("0")
    before = picture(page)
    page.keyboard.press(key)
    assert picture(page) != before
    page.keyboard.press("0")
    assert picture(page) == before


@pytest.mark.parametrize("name", ["تكبير", "تصغير"])
def test_buttons_zoom_and_bring_back(open_page: Opener, name: str) -> None:
    page = open_page("seed")
    page.get_by_role("button", name="إظهار الكل").click()
    before = picture(page)
    page.get_by_role("button", name=name).click()
    assert picture(page) != before
    page.get_by_role("button", name="إظهار الكل").click()
    assert picture(page) == before


def picture(page: Page) -> str:
    page.wait_for_timeout(150)
    return str(page.evaluate("() => document.querySelector('canvas').toDataURL()"))


def test_the_drawing_tells_what_it_is(open_page: Opener) -> None:
    page = open_page("seed")
    label = page.get_by_role("application").get_attribute("aria-label") or ""
    assert label.startswith("رسم الشبكة: 23 فاعلًا · 30 علاقة · 32 دليلًا. تجد البيانات نفسها في الجدول.")


def test_filters_slide_in_on_a_phone(open_page: Opener) -> None:
    page = open_page("seed", viewport=PHONE)
    side = page.get_by_role("complementary", name="المرشّحات")
    expect(side).to_be_hidden()
    page.get_by_role("button", name="المرشّحات").click()
    expect(side).to_be_visible()
    page.get_by_role("checkbox", name="مناصب").uncheck()
    expect(page.locator("#counts")).to_contain_text("23 علاقة")
    page.keyboard.press("Escape")
    expect(side).to_be_hidden()


def test_the_table_reads_as_cards_on_a_phone(open_page: Opener) -> None:
    page = open_page("seed", "#tab=table", PHONE)
    quote = page.locator("tbody blockquote").first.bounding_box()
    assert quote
    assert 200 < quote["width"] < 390


def test_nothing_moves_by_itself(open_page: Opener) -> None:
    page = open_page("seed")
    page.locator("html[data-drawn]").wait_for(state="attached")
    before = picture(page)
    page.wait_for_timeout(600)
    assert picture(page) == before
