"""Taking things away: files, links, paper."""

import csv
import io
import json
import struct
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from kg.model import Extraction
from tests.browser.conftest import Opener, write

SVG = "{http://www.w3.org/2000/svg}"


def take(page: Page, name: str) -> bytes:
    """The file that the export of this name downloads."""
    page.get_by_role("button", name="تصدير").click()
    with page.expect_download() as waiting:
        page.get_by_role("button", name=name).click()
    return Path(waiting.value.path()).read_bytes()


@pytest.mark.parametrize("address", ["", "#tab=table", "#tab=timeline"])
def test_png_is_the_drawing(open_page: Opener, address: str) -> None:
    data = take(open_page("seed", address), "صورة PNG")
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    width, height = struct.unpack(">II", data[16:24])
    assert width > 800
    assert height > 600
    assert len(data) > 20_000


def test_svg_holds_every_actor_and_line(open_page: Opener) -> None:
    root = ET.fromstring(take(open_page("seed"), "رسم متجهي SVG"))
    texts = [node.text for node in root.iter(f"{SVG}text")]
    assert {"فلاديمير بوتين", "الجزائر", "زيارة (مخطط)"} <= set(texts)
    lines = [node for node in root.iter(f"{SVG}path") if node.get("fill") == "none"]
    assert len(lines) == 30
    dashed = [node for node in lines if node.get("stroke-dasharray")]
    assert len(dashed) == 10
    assert len([node for node in lines if node.get("marker-end")]) == 22


def test_csv_opens_in_a_spreadsheet(open_page: Opener) -> None:
    data = take(open_page("sample"), "جدول CSV")
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert len(rows) == 39
    fuel = next(row for row in rows if row["quantity"])
    assert (fuel["source_ar"], fuel["relation"], fuel["target_en"]) == ("بيلاروسيا", "supplied-fuel", "Russia")
    assert fuel["evidence"] in fuel["sentence"]
    assert (fuel["date_begin"], fuel["date_of"]) == ("2023-09-16", "article")
    assert fuel["url"] == "https://aawsat.com/a/1"


def test_csv_cells_are_no_formulas(open_page: Opener, hostile: Extraction, tmp_path: Path) -> None:
    page = open_page(write(tmp_path / "formula.html", [formulas(hostile)]))
    text = take(page, "جدول CSV").decode("utf-8-sig")
    cells = [cell for row in csv.reader(io.StringIO(text, newline="")) for cell in row]
    assert "'=1+1" in cells
    assert not [cell for cell in cells if cell[:1] in tuple("=+-@\t\r")]


def formulas(extraction: Extraction) -> Extraction:
    """The same with names that a spreadsheet would take for formulas."""
    from dataclasses import replace

    names = ("=1+1", "@SUM(A1)")
    entities = tuple(replace(e, ar=name, en=f"-{name}") for e, name in zip(extraction.entities, names, strict=True))
    return replace(extraction, entities=entities)


def test_json_holds_what_passes_the_filters(open_page: Opener) -> None:
    page = open_page("sample", "#no-relations=holds-office&no-types=Person")
    content = json.loads(take(page, "بيانات JSON"))
    assert {claim["relation"] for claim in content["claims"]}.isdisjoint({"holds-office"})
    assert {actor["type"] for actor in content["actors"]} == {"Country", "Place", "Organization"}
    assert [article["publisher"] for article in content["articles"][:2]] == ["وكالة الأنباء", "aawsat.com"]


def test_a_link_brings_back_the_same_view(open_page: Opener) -> None:
    page = open_page("sample")
    page.get_by_role("button", name="English").click()
    page.get_by_role("button", name="Countries", exact=True).click()
    page.get_by_role("checkbox", name="Planned").uncheck()
    page.get_by_role("checkbox", name="Named in one sentence").check()
    page.get_by_role("combobox", name="Search").fill("egypt")
    page.keyboard.press("Enter")
    page.get_by_role("group", name="Ways to look at it").get_by_role("button", name="Table").click()
    again = open_page("sample", "#" + page.url.split("#", 1)[1])
    expect(again.get_by_role("table")).to_be_visible()
    expect(again.get_by_role("checkbox", name="Planned")).not_to_be_checked()
    expect(again.get_by_role("checkbox", name="Named in one sentence")).to_be_checked()
    expect(again.get_by_role("complementary", name="Details").get_by_role("heading", level=2)).to_have_text("Egypt")
    expect(again.locator("#counts")).to_have_text(page.locator("#counts").inner_text())


def test_the_plain_view_has_a_plain_address(open_page: Opener) -> None:
    page = open_page("seed")
    page.get_by_role("checkbox", name="مناصب").uncheck()
    assert "#no-relations=holds-office" in page.url
    page.get_by_role("checkbox", name="مناصب").check()
    assert "#" not in page.url


def test_an_address_typed_later_is_followed(open_page: Opener) -> None:
    page = open_page("seed")
    page.evaluate("() => { location.hash = 'lang=en&show=Q159'; }")
    expect(page.get_by_role("complementary", name="Details").get_by_role("heading", level=2)).to_have_text("Russia")


@pytest.mark.parametrize(
    "address",
    [
        "#show=%3Cscript%3Ealert(1)%3C/script%3E",
        "#show=__proto__~constructor~toString&focus=__proto__&from=constructor&to=hasOwnProperty",
        "#show=Q7747~__proto__~Q159",
        "#lang=xx&theme=__proto__&graph=constructor&tab=toString&rows=valueOf",
        "#since=9999-99-99&until=%00&confidence=NaN&weight=-1e999&hops=Infinity",
        "#no-types=Person&no-types=%22%3E&no-relations=__proto__&no-publishers=x",
        "#%E0%A4%A",
        "#" + "a=1&" * 5000,
    ],
)
def test_a_broken_address_does_no_harm(open_page: Opener, address: str) -> None:
    page = open_page("seed", address)
    page.locator("html[data-drawn]").wait_for(state="attached")
    expect(page.locator("#counts")).to_be_visible()


def test_on_paper_there_is_the_drawing_and_the_table_without_tools(open_page: Opener) -> None:
    page = open_page("seed", "#theme=dark")
    page.locator("html[data-drawn]").wait_for(state="attached")
    page.evaluate("() => dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    expect(page.locator("html")).to_have_attribute("data-theme", "light")
    expect(page.locator("canvas")).to_be_visible()
    expect(page.get_by_role("table")).to_be_visible()
    expect(page.get_by_role("button", name="تصدير")).to_be_hidden()
    expect(page.get_by_role("checkbox")).to_have_count(0)
    page.emulate_media(media="screen")
    page.evaluate("() => dispatchEvent(new Event('afterprint'))")
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    expect(page.get_by_role("table")).to_be_hidden()


def test_it_prints(open_page: Opener) -> None:
    page = open_page("seed")
    page.locator("html[data-drawn]").wait_for(state="attached")
    assert page.pdf().startswith(b"%PDF")
