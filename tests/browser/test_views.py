"""The other ways to look at the same content: countries, table, timeline."""

import dataclasses
import re
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from kg.model import Article
from tests.browser.conftest import Opener, find_in_drawing, write
from tests.page.sample import SECOND, extraction


def counts(page: Page) -> Locator:
    return page.locator("#counts")


def open_tab(page: Page, name: str) -> None:
    page.get_by_role("group", name="طريقة العرض").get_by_role("button", name=name).click()


def cells(page: Page, column: int) -> list[str]:
    return page.locator("tbody tr").locator(f"td:nth-child({column})").all_inner_texts()


def test_countries_stand_for_their_office_holders(open_page: Opener) -> None:
    page = open_page("seed")
    page.get_by_role("button", name="الدول", exact=True).click()
    note = page.get_by_role("region", name="الشبكة").get_by_text("كل مسؤول يظهر في الدولة التي يتولى فيها منصبه")
    expect(note).to_be_visible()
    expect(page.get_by_role("checkbox", name="شخص")).to_have_count(0)
    page.mouse.click(*find_in_drawing(page, "لقاء"))
    drawer = page.get_by_role("complementary", name="التفاصيل")
    expect(drawer.get_by_role("heading", level=2)).to_contain_text("روسيا")
    expect(drawer.get_by_role("article").first).to_contain_text("فلاديمير بوتين — لقاء — ")


def test_a_chosen_actor_becomes_its_country_and_no_panel_stays_for_nobody(open_page: Opener) -> None:
    page = open_page("seed", "#show=Q58217")
    heading = page.get_by_role("complementary", name="التفاصيل").get_by_role("heading", level=2)
    expect(heading).to_have_text("سيرغي لافروف")
    page.get_by_role("button", name="الدول", exact=True).click()
    expect(heading).to_have_text("روسيا")
    page.get_by_role("button", name="الفاعلون", exact=True).click()
    page.get_by_role("combobox").first.fill("ماركوف")
    page.keyboard.press("Enter")
    expect(heading).to_have_text("سيرجي ماركوف")
    page.get_by_role("button", name="الدول", exact=True).click()
    expect(page.get_by_role("complementary", name="التفاصيل")).to_be_hidden()


def test_who_speaks_for_no_country_is_shown_among_the_actors(open_page: Opener) -> None:
    page = open_page("seed", "#graph=countries&show=Q159~visited~Q148")
    drawer = page.get_by_role("complementary", name="التفاصيل")
    drawer.get_by_role("button", name="سيرجي ماركوف").click()
    expect(drawer.get_by_role("heading", level=2)).to_have_text("سيرجي ماركوف")
    expect(page.get_by_role("button", name="الفاعلون", exact=True)).to_have_attribute("aria-pressed", "true")


def test_the_drawing_is_whole_when_it_is_opened_late(open_page: Opener) -> None:
    page = open_page("seed", "#tab=table")
    open_tab(page, "الشبكة")
    for words in ("فولوديمير زيلينسكي", "غينيا الاستوائية\nدولة", "سوروفيكين"):
        find_in_drawing(page, words)


def test_the_table_holds_every_claim_with_its_sentence(open_page: Opener) -> None:
    page = open_page("seed")
    open_tab(page, "الجدول")
    expect(page.get_by_role("columnheader")).to_have_count(9)
    expect(page.locator("tbody tr")).to_have_count(32)
    first = page.locator("tbody tr").first
    expect(first.locator("mark")).to_have_text("سوروفيكين يظهر من جديد خلال زيارته للجزائر")
    expect(first.get_by_role("link", name="aawsat.com")).to_be_visible()


def test_the_table_sorts_by_any_column_both_ways(open_page: Opener) -> None:
    page = open_page("sample")
    open_tab(page, "الجدول")
    head = page.get_by_role("columnheader", name="اليقين")
    head.get_by_role("button").click()
    expect(head).to_have_attribute("aria-sort", "ascending")
    rising = [int(text.rstrip("%")) for text in cells(page, 7)]
    assert rising == sorted(rising)
    expect(head.get_by_role("button")).to_be_focused()
    head.get_by_role("button").click()
    expect(head).to_have_attribute("aria-sort", "descending")
    falling = [int(text.rstrip("%")) for text in cells(page, 7)]
    assert falling == sorted(falling, reverse=True)
    page.get_by_role("columnheader", name="الوقوع").get_by_role("button").click()
    statuses = cells(page, 4)
    assert statuses[0] == "واقع"
    assert statuses[-1] == "منفي"


def test_the_table_follows_the_filters_and_opens_evidence(open_page: Opener) -> None:
    page = open_page("seed")
    open_tab(page, "الجدول")
    page.get_by_role("checkbox", name="مناصب").uncheck()
    expect(page.locator("tbody tr")).to_have_count(25)
    page.get_by_role("button", name="إمداد بالسلاح: افتح الأدلة").first.click()
    drawer = page.get_by_role("complementary", name="التفاصيل")
    expect(drawer.get_by_role("heading", level=2)).to_contain_text("إمداد بالسلاح")
    expect(page.get_by_role("table")).to_be_visible()


def test_the_table_of_actors(open_page: Opener) -> None:
    page = open_page("seed")
    open_tab(page, "الجدول")
    page.get_by_role("group", name="ما في الجدول").get_by_role("button", name="الفاعلون").click()
    expect(page.locator("tbody tr")).to_have_count(23)
    edges = [int(text) for text in cells(page, 4)]
    assert edges == sorted(edges, reverse=True)
    page.get_by_role("button", name="كيم جونغ أون").click()
    expect(page.get_by_role("complementary", name="التفاصيل")).to_contain_text("Kim Jong Un")


def test_the_timeline_tells_when_and_what_kind_of_date(open_page: Opener) -> None:
    page = open_page("sample")
    open_tab(page, "الخط الزمني")
    days = page.locator("#timeline").get_by_role("heading", level=2)
    expect(days).to_have_text(
        [
            "1 يوليو 2023 – 31 يوليو 2023تاريخ الحدث كما يذكره النص",
            "16 سبتمبر 2023تاريخ نشر الخبر",
            "3 مارس 2024تاريخ الحدث كما يذكره النص",
            "4 مارس 2024تاريخ نشر الخبر",
            "9 مايو 2024تاريخ نشر الخبر",
        ]
    )
    page.locator("#timeline").get_by_role("button", name="فلاديمير بوتين — اتصال هاتفي — شي جين بينغ").click()
    expect(page.get_by_role("complementary", name="التفاصيل").locator("mark")).to_contain_text("وهاتف بوتين")


def test_a_bar_of_the_timeline_narrows_the_dates(open_page: Opener) -> None:
    page = open_page("sample")
    open_tab(page, "الخط الزمني")
    page.get_by_role("button", name=re.compile(r"سبتمبر 2023.*: 31 دليلًا")).click()
    expect(counts(page)).to_contain_text("31 دليلًا")
    expect(page.locator("#timeline").get_by_role("heading", level=2)).to_have_count(1)


def test_an_article_without_a_date_has_no_timeline(open_page: Opener, tmp_path: Path) -> None:
    undated = extraction(Article("second", SECOND))
    relations = tuple(dataclasses.replace(relation, when=None) for relation in undated.relations)
    page = open_page(write(tmp_path / "undated.html", [dataclasses.replace(undated, relations=relations)]))
    open_tab(page, "الخط الزمني")
    expect(page.get_by_text("لا يذكر النص تواريخ لهذه العلاقات")).to_be_visible()
    expect(page.locator("#timeline").get_by_role("heading", level=2)).to_have_text("بلا تاريخ")
    expect(page.get_by_role("slider", name="من", exact=True)).to_have_count(0)
