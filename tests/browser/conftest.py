"""A real browser, offline, for the built pages. Whatever a page logs, throws or asks the network for fails its test."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

from kg.model import Extraction
from kg.page import render
from tests.page.sample import sample, seed

DESKTOP: ViewportSize = {"width": 1440, "height": 900}
PHONE: ViewportSize = {"width": 390, "height": 844}
ARGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

Opener = Callable[..., Page]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    assert path, "No Chromium was found: apt-get install chromium fonts-noto-core, or leave out with -m 'not browser'"
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=path, args=ARGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Pages of the seed article, of the three articles of the sample, and of nothing."""
    folder = tmp_path_factory.mktemp("pages")
    for name, extractions in {"seed": [seed()], "sample": sample(), "empty": []}.items():
        write(folder / f"{name}.html", extractions)
    return folder


def write(path: Path, extractions: list[Extraction], title: str | None = None) -> Path:
    path.write_text(render(extractions, title), encoding="utf-8", newline="\n")
    return path


@pytest.fixture
def open_page(browser: Browser, folder: Path) -> Iterator[Opener]:
    """Opens a page by name or path, at an address after the #, in a fresh offline context."""
    troubles: list[str] = []
    contexts = []

    def open_(page_name: str | Path, address: str = "", viewport: ViewportSize = DESKTOP, dark: bool = False) -> Page:
        context = browser.new_context(
            offline=True,
            viewport=viewport,
            color_scheme="dark" if dark else "light",
            reduced_motion="reduce",
            accept_downloads=True,
        )
        contexts.append(context)
        context.set_default_timeout(10_000)
        page = context.new_page()
        path = page_name if isinstance(page_name, Path) else folder / f"{page_name}.html"
        page.on("console", lambda message: troubles.append(f"console {message.type}: {message.text}"))
        page.on("pageerror", lambda error: troubles.append(f"error: {error}"))
        page.on("dialog", lambda dialog: troubles.append(f"dialog: {dialog.message}"))
        page.on("request", lambda request: _record(troubles, request.url, path))
        page.goto(path.as_uri() + address)
        return page

    yield open_
    for context in contexts:
        context.close()
    assert troubles == []


def _record(troubles: list[str], url: str, path: Path) -> None:
    if url.split("#")[0] != path.as_uri() and not url.startswith("blob:"):
        troubles.append(f"request: {url[:200]}")


# Lets the mouse wander over the drawing until the words are told where it rests.
WANDER = """([words, step]) => {
  const canvas = document.querySelector("canvas");
  const tip = document.getElementById("tip");
  const { left, top, right, bottom } = canvas.getBoundingClientRect();
  for (let clientY = top + 20; clientY < bottom - 20; clientY += step) {
    for (let clientX = left + 20; clientX < right - 20; clientX += step) {
      canvas.dispatchEvent(new MouseEvent("mousemove", { clientX, clientY, bubbles: true }));
      if (!tip.hidden && tip.innerText.includes(words)) return [clientX, clientY];
    }
  }
  return null;
}"""


def find_in_drawing(page: Page, words: str) -> tuple[float, float]:
    """The point of the drawing where the words are told when the mouse rests there: as a reader finds an edge."""
    point = page.evaluate(WANDER, [words, 8])
    assert point, f"nothing in the drawing tells: {words}"
    page.mouse.move(*point)
    return point[0], point[1]
