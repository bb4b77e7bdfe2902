"""How fast the page draws and pans, beside what plain pyvis makes of the same graph; in a real browser, offline.

``python -m benchmarks.page`` prints one row for each size of graph. Needs Chromium (``make browser``).
"""

import math
import random
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright
from playwright.sync_api import TimeoutError as NotInTime

from kg.model import (
    Article,
    CoMention,
    Document,
    Entity,
    EntityType,
    Evidence,
    Extraction,
    Relation,
    RelationType,
    Sentence,
    Status,
)
from kg.page import render

SIZES = ((1000, 2500), (5000, 12500))
WAIT_MS = 120_000
CHROMIUM = "/usr/bin/chromium"
ARGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]

# Counts the frames of two seconds while the mouse drags the drawing about.
COUNT_FRAMES = """() => new Promise((done) => {
  let frames = 0;
  const start = performance.now();
  const tick = (now) => {
    frames++;
    now - start < 2000 ? requestAnimationFrame(tick) : done((frames * 1000) / (now - start));
  };
  requestAnimationFrame(tick);
})"""


def graph(actors: int, edges: int) -> Extraction:
    """A made-up article whose actors hang together as in the news: a few in much, most in little."""
    dice = random.Random(11)
    types, relations = list(EntityType), [r for r in RelationType if r is not RelationType.HOLDS_OFFICE]
    entities = [Entity(f"E{i}", types[i % 4], f"فاعل رقم {i}", f"Actor {i}") for i in range(actors)]
    ends = list(range(10))
    found = []
    text = "جملة من الجمل التي تذكر علاقة بين فاعلين."
    evidence = Evidence(0, 10, text[:10], 0)
    for i in range(edges):
        source = i if i < actors else dice.randrange(actors)
        target = dice.choice(ends)
        if source == target:
            target = (target + 1) % actors
        ends += [source, target]
        kind, status = dice.choice(relations), dice.choice(list(Status))
        found.append(Relation(kind, f"E{source}", f"E{target}", status, evidence, "made-up", dice.random()))
    document = Document(Article("made-up", text), (Sentence(0, 0, 0, len(text), ()),), ())
    together: tuple[CoMention, ...] = ()
    return Extraction(document, tuple(entities), (), (), tuple(found), together)


def plain_pyvis(extraction: Extraction) -> str:
    """The same graph as pyvis alone writes it: its own template, physics and script."""
    from pyvis.network import Network

    net = Network(directed=True, cdn_resources="in_line")
    for entity in extraction.entities:
        net.add_node(entity.id, label=entity.ar)
    for relation in extraction.relations:
        net.add_edge(relation.source, relation.target, label=relation.type.value)
    return str(net.generate_html())


def drawn_ms(page: Page, path: Path, name: str) -> float:
    """Milliseconds from the start of the navigation until the drawing is there; infinite after two minutes."""
    page.goto(path.as_uri(), wait_until="commit", timeout=WAIT_MS)
    try:
        if name == "ours":
            page.locator("html[data-drawn]").wait_for(state="attached", timeout=WAIT_MS)
            return float(page.locator("html").get_attribute("data-drawn") or "nan")
        return float(page.wait_for_function(SETTLED, timeout=WAIT_MS).json_value())
    except NotInTime:
        return math.inf


def frames_per_second(page: Page) -> float:
    """Frames in a second while the drawing is dragged."""
    box = page.locator("canvas").first.bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    counting = page.evaluate_handle(f"() => ({{ done: ({COUNT_FRAMES})() }})")
    for i in range(60):
        page.mouse.move(x + (i % 30) * 8, y + (i % 20) * 6)
        page.wait_for_timeout(25)
    fps = float(counting.evaluate("(box) => box.done"))
    page.mouse.up()
    return fps


def measure(browser: Browser, folder: Path, name: str, html: str) -> tuple[float, float, float]:
    """Megabytes, milliseconds until drawn, and frames a second while panning (0 for what was not drawn)."""
    path = folder / f"{name}.html"
    path.write_text(html, encoding="utf-8", newline="\n")
    page = browser.new_context(offline=True, viewport={"width": 1440, "height": 900}).new_page()
    drawn = drawn_ms(page, path, name)
    fps = frames_per_second(page) if math.isfinite(drawn) else 0.0
    return path.stat().st_size / 1e6, drawn, fps


# Plain pyvis lets its physics run before it shows the network; this is when that ends.
SETTLED = """() => {
  if (typeof network === "undefined") return 0;
  if (!window.watched) {
    window.watched = true;
    network.once("stabilizationIterationsDone", () => { window.settled = performance.now(); });
  }
  return window.settled || 0;
}"""


def main() -> None:
    """Print the table."""
    print("actors  edges  page    MB    made s  drawn ms  frames/s")
    with sync_playwright() as driver, tempfile.TemporaryDirectory() as temporary:
        for actors, edges in SIZES:
            extraction = graph(actors, edges)
            for name, make in (("ours", lambda x: render([x])), ("pyvis", plain_pyvis)):
                if name not in (sys.argv[1:] or ["ours", "pyvis"]):
                    continue
                started = time.monotonic()
                html = make(extraction)
                made = time.monotonic() - started
                browser = driver.chromium.launch(executable_path=CHROMIUM, args=ARGS)
                size, drawn, fps = measure(browser, Path(temporary), name, html)
                print(f"{actors:6} {edges:6}  {name:6} {size:5.2f} {made:7.1f} {drawn:9.0f} {fps:9.1f}", flush=True)
                browser.close()


if __name__ == "__main__":
    main()
