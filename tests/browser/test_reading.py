"""What a first-time reader does: look, press a line, read the sentence, press an actor."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Opener, find_in_drawing


def test_the_page_says_what_it_holds(open_page: Opener) -> None:
    page = open_page("seed")
    expect(page).to_have_title("شبكة الفاعلين والدول")
    expect(page.get_by_role("heading", level=1)).to_have_text("شبكة الفاعلين والدول")
    held = page.locator("#holds")
    expect(held).to_contain_text("مقال واحد · aawsat.com · 16 سبتمبر 2023")
    expect(held).to_contain_text("الجنرال الروسي سوروفيكين يظهر من جديد خلال زيارته للجزائر")
    expect(page.locator("#counts")).to_have_text("23 فاعلًا · 30 علاقة · 32 دليلًا")
    expect(page.get_by_text("استُخرج آليًا من النص وقد يخطئ")).to_be_visible()


def test_several_articles_tell_their_publishers_and_dates(open_page: Opener) -> None:
    page = open_page("sample")
    expect(page.locator("#holds")).to_have_text("3 مقالات · aawsat.com، وكالة الأنباء · 16 سبتمبر 2023 – 9 مايو 2024")


def test_the_drawing_is_there_within_a_second(open_page: Opener) -> None:
    times = []
    for _ in range(3):
        page = open_page("seed")
        page.locator("html[data-drawn]").wait_for()
        times.append(int(page.locator("html").get_attribute("data-drawn") or "0"))
    assert min(times) <= 1000


def test_pressing_a_line_shows_the_sentence_with_its_words_marked(open_page: Opener) -> None:
    page = open_page("seed")
    page.mouse.click(*find_in_drawing(page, "إمداد بالوقود"))
    drawer = page.get_by_role("complementary", name="التفاصيل")
    expect(drawer.get_by_role("heading", level=2)).to_contain_text("بيلاروسيا")
    expect(drawer.get_by_role("heading", level=2)).to_contain_text("إمداد بالوقود")
    marked = drawer.locator("mark")
    expect(marked.first).to_have_text("توسيع إمدادات الوقود من مينسك إلى موسكو")
    expect(marked.nth(1)).to_contain_text("زودنا روسيا الاتحادية بما تحتاجه")
    assert marked.first.evaluate("(node) => getComputedStyle(node).direction") == "rtl"
    card = drawer.get_by_role("article").nth(1)
    for words in ("نقلًا عن", "ألكسندر لوكاشينكو", "60 ألف طن من وقود الديزل والبنزين", "95%", "16 سبتمبر 2023"):
        expect(card).to_contain_text(words)
    expect(card.get_by_role("link", name="aawsat.com")).to_have_attribute("href", "https://aawsat.com/a/1")


def test_pressing_an_actor_shows_who_it_is(open_page: Opener) -> None:
    page = open_page("seed")
    page.mouse.click(*find_in_drawing(page, "فلاديمير بوتين\nشخص"))
    drawer = page.get_by_role("complementary", name="التفاصيل")
    expect(drawer.get_by_role("heading", level=2)).to_have_text("فلاديمير بوتين")
    for words in ("شخص", "Vladimir Putin", "ذُكر في 13 جملة", "الرئيس", "أول 5 من 13", "زيارة (مخطط)"):
        expect(drawer).to_contain_text(words)
    entry = drawer.get_by_role("link", name="صفحته في ويكي بيانات")
    expect(entry).to_have_attribute("href", "https://www.wikidata.org/wiki/Q7747")
    expect(drawer.locator("mark").first).to_have_text("فلاديمير بوتين")


def test_pressing_the_paper_closes_the_panel(open_page: Opener) -> None:
    page = open_page("seed", "#show=Q7747")
    drawer = page.get_by_role("complementary", name="التفاصيل")
    expect(drawer).to_be_visible()
    box = page.locator("canvas").bounding_box()
    assert box
    page.mouse.click(box["x"] + 5, box["y"] + box["height"] - 5)
    expect(drawer).to_be_hidden()


def test_from_an_actor_to_its_relation_to_the_other_actor(open_page: Opener) -> None:
    page = open_page("sample", "#show=Q79")
    drawer = page.get_by_role("complementary", name="التفاصيل")
    drawer.get_by_role("button", name=re.compile("مصر — إمداد بالوقود")).click()
    expect(drawer).to_contain_text("متضاربة: تُذكر وتُنفى")
    expect(drawer.get_by_role("article")).to_have_count(2)
    drawer.get_by_role("heading", level=2).get_by_role("button", name="الأردن").click()
    expect(drawer.get_by_role("heading", level=2)).to_have_text("الأردن")


def test_an_actor_tells_its_offices_and_other_names(open_page: Opener) -> None:
    page = open_page("seed", "#show=Q2866")
    drawer = page.get_by_role("complementary", name="التفاصيل")
    offices = drawer.locator("section").filter(has=page.get_by_role("heading", name="المناصب"))
    expect(offices).to_contain_text("الرئيس — بيلاروسيا")
    names = drawer.locator("section").filter(has=page.get_by_role("heading", name="أسماء أخرى في النص"))
    expect(names.get_by_role("listitem")).to_have_text(["لوكاشينكا", "لوكاشينكو"])


def test_an_actor_has_its_own_timeline(open_page: Opener) -> None:
    page = open_page("sample", "#show=Q810")
    drawer = page.get_by_role("complementary", name="التفاصيل")
    times = drawer.locator("section").filter(has=page.get_by_role("heading", name="بالترتيب الزمني")).locator("time")
    expect(times).to_have_text(["3 مارس 2024", "4 مارس 2024", "4 مارس 2024", "4 مارس 2024", "9 مايو 2024"])


def test_a_name_spelt_by_machine_says_so(open_page: Opener) -> None:
    page = open_page("seed", "#lang=en&show=person:سوروفيكين")
    drawer = page.get_by_role("complementary", name="Details")
    expect(drawer).to_contain_text("Latin spelling made by machine")
    expect(drawer.get_by_role("link", name="Wikidata entry")).to_have_count(0)


def test_how_to_read_this_page(open_page: Opener) -> None:
    page = open_page("seed")
    page.get_by_role("button", name="كيف تقرأ هذه الصفحة").click()
    guide = page.get_by_role("dialog")
    expect(guide).to_contain_text("لا تقرأه حقيقة")
    guide.get_by_role("button", name="إغلاق").click()
    expect(guide).to_be_hidden()


def test_a_page_of_nothing_says_so(open_page: Opener) -> None:
    page = open_page("empty")
    expect(page.get_by_role("heading", name="لم يُعثر على فاعلين ولا علاقات")).to_be_visible()
    for tab in ("الجدول", "الخط الزمني", "الشبكة"):
        page.get_by_role("button", name=tab, exact=True).click()
        expect(page.get_by_role("heading", name="لم يُعثر على فاعلين ولا علاقات")).to_be_visible()


@pytest.mark.parametrize(("shape", "word"), [("دولة", "روسيا"), ("مكان", "سوتشي")])
def test_the_tip_names_what_the_mouse_rests_on(open_page: Opener, shape: str, word: str) -> None:
    page = open_page("seed")
    find_in_drawing(page, f"{word}\n{shape}")
