"""Finding one's way: search, legend and filters, surroundings, shortest path."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from kg.model import SYMMETRIC
from kg.tables import Row, cell_list, read_table
from tests.browser.conftest import Opener, find_in_drawing
from tests.page.sample import ENTITIES, HERE

FACTS = read_table(HERE / "facts.tsv")
CONTACT = {"met-with", "phoned", "visited", "negotiated-with", "requested-from"}


def counts(page: Page) -> Locator:
    return page.locator("#counts")


def drawer(page: Page) -> Locator:
    return page.get_by_role("complementary", name="التفاصيل")


def box(page: Page, name: str) -> Locator:
    """The switch of the legend with this name, and maybe a count after it."""
    return page.get_by_role("checkbox", name=re.compile(rf"^{re.escape(name)}( \d+)?$"))


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("الكسندر", "ألكسندر لوكاشينكو"),
        ("ألكسَندر", "ألكسندر لوكاشينكو"),
        ("لوكاشينكا", "ألكسندر لوكاشينكو"),
        ("lukash", "ألكسندر لوكاشينكو"),
        ("KIM", "كيم جونغ أون"),
        ("اوكرانيا", "أوكرانيا"),
        ("كييف", "أوكرانيا"),
        ("جزائر", "الجزائر"),
        ("الصين", "الصين"),
        ("افريقيا", "إفريقيا"),
        ("بوتيــن", "فلاديمير بوتين"),
        ("كوريا_الشمالية", "كوريا الشمالية"),
    ],
)
def test_search_folds_and_knows_other_names(open_page: Opener, typed: str, first: str) -> None:
    page = open_page("seed")
    page.get_by_role("combobox", name="ابحث عن شخص أو دولة أو مكان أو منظمة").fill(typed)
    results = page.get_by_role("listbox", name="نتائج البحث").get_by_role("option")
    expect(results.first).to_contain_text(first)
    page.keyboard.press("Enter")
    expect(drawer(page).get_by_role("heading", level=2)).to_have_text(first)


def test_search_by_keyboard_and_by_mouse(open_page: Opener) -> None:
    page = open_page("seed")
    page.keyboard.press("Control+k")
    page.keyboard.type("ا")
    page.keyboard.press("ArrowDown")
    chosen = page.get_by_role("option", selected=True)
    name = chosen.locator("bdi").first.inner_text()
    page.keyboard.press("Enter")
    expect(drawer(page).get_by_role("heading", level=2)).to_have_text(name)
    page.keyboard.press("Control+k")
    page.keyboard.type("لافروف")
    page.get_by_role("option").first.click()
    expect(drawer(page).get_by_role("heading", level=2)).to_have_text("سيرغي لافروف")


def test_search_that_finds_nothing_says_so(open_page: Opener) -> None:
    page = open_page("seed")
    page.get_by_role("combobox").first.fill("قسطنطينوبوليس")
    expect(page.get_by_role("option")).to_have_text("لا نتائج")
    page.keyboard.press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()


Test = Callable[[Row], bool]


def told(keep: Test, least: int = 1, articles: tuple[str, ...] = ("seed", "second", "third")) -> str:
    """The counts of the page when only the facts that pass are shown, and edges of ``least`` facts or more."""
    edges: dict[tuple[str, ...], list[Row]] = {}
    for fact in FACTS:
        if fact["article"] in articles and keep(fact):
            ends = [fact["source"], fact["target"]]
            ends = sorted(ends) if fact["type"] in SYMMETRIC else ends
            edges.setdefault((*ends, fact["type"]), []).append(fact)
    edges = {key: facts for key, facts in edges.items() if len(facts) >= least}
    actors = {end for key in edges for end in key[:2]}
    facts = sum(map(len, edges.values()))
    return f"{len(actors)} actors · {len(edges)} relations · {facts} pieces of evidence"


def type_of(end: str) -> str:
    return ENTITIES[end].type.value


SWITCHES: dict[str, Test] = {
    "Person": lambda fact: "Person" not in (type_of(fact["source"]), type_of(fact["target"])),
    "Place": lambda fact: "Place" not in (type_of(fact["source"]), type_of(fact["target"])),
    "visit": lambda fact: fact["type"] != "visited",
    "Contact": lambda fact: fact["type"] not in CONTACT,
    "Offices": lambda fact: fact["type"] != "holds-office",
    "Planned": lambda fact: fact["status"] != "planned",
    "Told as a fact": lambda fact: fact["status"] != "actual",
    "aawsat.com": lambda fact: fact["article"] != "seed",
    "Publisher not named": lambda fact: fact["article"] != "third",
}


@pytest.mark.parametrize("switch", SWITCHES)
def test_the_legend_switches_off_and_on(open_page: Opener, switch: str) -> None:
    page = open_page("sample", "#lang=en")
    expect(counts(page)).to_have_text(told(lambda fact: True))
    box(page, switch).uncheck()
    expect(counts(page)).to_have_text(told(SWITCHES[switch]))
    box(page, switch).check()
    expect(counts(page)).to_have_text(told(lambda fact: True))


def test_what_is_switched_off_is_not_drawn(open_page: Opener) -> None:
    page = open_page("seed")
    find_in_drawing(page, "إمداد بالوقود")
    box(page, "إمداد بالوقود").uncheck()
    with pytest.raises(AssertionError, match="nothing in the drawing tells"):
        find_in_drawing(page, "إمداد بالوقود")


def test_a_family_is_half_on_when_one_of_its_relations_is_off(open_page: Opener) -> None:
    page = open_page("seed")
    box(page, "لقاء").uncheck()
    assert box(page, "لقاء وتواصل").evaluate("(node) => node.indeterminate")


def test_the_legend_draws_each_status_and_only_fact_is_solid(open_page: Opener) -> None:
    page = open_page("sample")
    legend = page.get_by_role("group", name="هل وقعت؟")
    words = ["واقعة بحسب النص", "مخطط لها", "مزعومة", "محتملة", "منفية", "متضاربة: تُذكر وتُنفى"]
    dashes = []
    for word in words:
        row = legend.locator(".check").filter(has_text=word)
        expect(row).to_be_visible()
        dashes.append(row.locator("line").get_attribute("stroke-dasharray"))
    assert dashes[0] is None
    assert None not in dashes[1:]
    assert len(set(dashes)) == len(dashes)


def test_counts_in_the_legend_follow_the_filters(open_page: Opener) -> None:
    page = open_page("seed")
    row = page.locator("label.check").filter(has=box(page, "دولة"))
    expect(row).to_contain_text("10")
    box(page, "مناصب").uncheck()
    expect(row).to_contain_text("9")


def test_contradiction_shows_only_while_both_sides_do(open_page: Opener) -> None:
    page = open_page("sample", "#show=Q79~supplied-fuel~Q810")
    expect(drawer(page)).to_contain_text("متضاربة")
    box(page, "منفية").uncheck()
    expect(drawer(page)).not_to_contain_text("متضاربة")
    expect(drawer(page)).to_contain_text("واقعة بحسب النص")
    expect(drawer(page)).to_contain_text("1 خارج المرشّحات")


def days(fact: Row) -> tuple[str, str]:
    """First and last day of what a fact tells, else the day of its article."""
    published = {"seed": "2023-09-16", "second": "2024-03-04", "third": "2024-05-09"}[fact["article"]]
    first, last, _ = cell_list(fact["when"]) or (published, published, "")
    return first, last


@pytest.mark.parametrize(
    ("slider", "key", "presses", "left"),
    [
        ("From", "ArrowRight", 3, told(lambda fact: days(fact)[1] >= "2024-03-03")),
        ("To", "ArrowLeft", 1, told(lambda fact: days(fact)[0] <= "2024-03-04")),
        ("Lowest certainty", "ArrowRight", 19, told(lambda fact: float(fact["confidence"]) >= 0.95)),
        ("Fewest pieces of evidence", "ArrowRight", 1, told(lambda fact: True, least=2)),
    ],
)
def test_sliders(open_page: Opener, slider: str, key: str, presses: int, left: str) -> None:
    page = open_page("sample", "#lang=en")
    page.get_by_role("slider", name=slider, exact=True).focus()
    for _ in range(presses):
        page.keyboard.press(key)
    expect(counts(page)).to_have_text(left)
    page.get_by_role("button", name="Clear all filters").click()
    expect(counts(page)).to_have_text(told(lambda fact: True))


def test_filters_that_leave_nothing_say_so_and_can_be_cleared(open_page: Opener) -> None:
    page = open_page("seed")
    for name in ("شخص", "دولة"):
        box(page, name).uncheck()
    expect(page.get_by_role("heading", name="لا شيء يوافق المرشّحات")).to_be_visible()
    page.locator("#empty").get_by_role("button", name="إزالة كل المرشّحات").click()
    expect(counts(page)).to_contain_text("23 فاعلًا")


def test_named_together_is_off_and_faint_and_no_relation(open_page: Opener) -> None:
    page = open_page("seed")
    layer = box(page, "ذُكرا معًا في جملة")
    expect(layer).not_to_be_checked()
    layer.check()
    expect(counts(page)).to_contain_text("30 علاقة")
    page.mouse.click(*find_in_drawing(page, "ذُكرا معًا"))
    expect(drawer(page)).to_contain_text("هذا وحده لا يعني علاقة بينهما")
    expect(drawer(page).locator("mark").first).to_be_visible()


def test_actors_without_a_relation_can_be_shown(open_page: Opener) -> None:
    page = open_page("seed")
    box(page, "من لا علاقة له").check()
    expect(counts(page)).to_contain_text("27 فاعلًا · 30 علاقة")


def test_focus_on_the_neighbours_of_an_actor(open_page: Opener) -> None:
    page = open_page("seed", "#show=Q58217")
    drawer(page).get_by_role("button", name="ركّز على محيطه").click()
    expect(counts(page)).to_have_text("4 فاعلين · 3 علاقات · 3 أدلة")
    page.get_by_role("button", name="خطوتان").click()
    expect(counts(page)).to_contain_text("9 فاعلين")
    page.get_by_role("button", name="محيط سيرغي لافروف").click()
    expect(counts(page)).to_contain_text("23 فاعلًا")


def choose(page: Page, end: str, typed: str) -> None:
    page.get_by_role("group", name="أقصر مسار بين فاعلَين").get_by_role("combobox", name=end).fill(typed)
    page.get_by_role("option").first.click()


def test_shortest_path_with_the_evidence_of_each_step(open_page: Opener) -> None:
    page = open_page("seed")
    choose(page, "من", "لوكاشينكو")
    choose(page, "إلى", "شي جين")
    expect(drawer(page).get_by_role("heading", level=2)).to_have_text("أقصر مسار")
    expect(drawer(page)).to_contain_text("خطوتان")
    expect(drawer(page).get_by_role("article")).to_have_count(2)
    expect(drawer(page).locator("mark").last).to_contain_text("من المتوقع إجراء مفاوضات")
    box(page, "تفاوض").uncheck()
    expect(drawer(page)).to_contain_text("3 خطوات")


def test_a_path_begins_at_the_actor_in_the_panel(open_page: Opener) -> None:
    page = open_page("seed", "#show=Q262")
    drawer(page).get_by_role("button", name="مسار من هنا").click()
    expect(page.get_by_role("combobox", name="إلى")).to_be_focused()
    page.keyboard.type("روسيا")
    page.keyboard.press("Enter")
    expect(drawer(page)).to_contain_text("لا مسار بينهما")
