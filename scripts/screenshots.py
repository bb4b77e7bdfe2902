"""Pictures of the page's main states: ``python -m scripts.screenshots PAGE FOLDER [NAME…]``.

PAGE is a built ``network.html``; what is shown is chosen from its content (the heaviest actor and relation). Each state
is taken in both languages and themes and on a phone (``page-ar``, ``page-ar-dark``, ``page-phone`` and so on); NAMEs
choose some of them.
"""

import json
import re
import sys
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from playwright.sync_api import Browser, ViewportSize, sync_playwright

from benchmarks.page import ARGS, CHROMIUM

DESKTOP: ViewportSize = {"width": 1440, "height": 900}
PHONE: ViewportSize = {"width": 390, "height": 844}


def page_data(path: Path) -> dict[str, Any]:
    """The data block of a built page."""
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', path.read_text("utf-8"), re.DOTALL)
    if not found:
        raise SystemExit(f"{path}: not a page of kg build (no data block)")
    data: dict[str, Any] = json.loads(found[1])
    return data


def states(data: dict[str, Any]) -> dict[str, dict[str, str]]:
    """Name of a picture → what its address says after the #."""
    view, edges = data["view"], data["networks"]["people"]["edges"]
    if not edges:
        raise SystemExit("The page holds no relation to show.")
    chosen = [i for i, e in enumerate(view["people"]["edges"]) if view["claims"][e[0]][0] != "holds-office"]
    best = max(chosen or range(len(edges)), key=lambda i: (len(view["people"]["edges"][i]), -i))
    ends = [view["actors"][edges[best][key]]["id"] for key in ("from", "to")]
    kind = view["claims"][view["people"]["edges"][best][0]][0]
    return {
        "network": {},
        "page": {"show": f"{ends[0]}~{kind}~{ends[1]}"},
        "actor": {"show": view["actors"][0]["id"]},
        "path": {"from": view["actors"][0]["id"], "to": view["actors"][min(9, len(view["actors"]) - 1)]["id"]},
        "together": {"together": "1"},
        "countries": {"graph": "countries"},
        "table": {"tab": "table"},
        "timeline": {"tab": "timeline"},
    }


def shots(data: dict[str, Any]) -> dict[str, tuple[dict[str, str], ViewportSize]]:
    """Name of a picture → its address and screen."""
    found = {}
    for name, address in states(data).items():
        for lang in ("ar", "en"):
            found[f"{name}-{lang}"] = {"lang": lang, "theme": "light", **address}, DESKTOP
            found[f"{name}-{lang}-dark"] = {"lang": lang, "theme": "dark", **address}, DESKTOP
        found[f"{name}-phone"] = {"theme": "light", **address}, PHONE
    return found


def shoot(browser: Browser, path: Path, address: dict[str, str], viewport: ViewportSize, target: Path) -> None:
    """One picture."""
    context = browser.new_context(offline=True, viewport=viewport, reduced_motion="reduce")
    page = context.new_page()
    page.goto(f"{path.resolve().as_uri()}#{urlencode(address)}")
    page.wait_for_timeout(300)
    if "show" in address:  # the whole network beside the opened panel
        page.locator("#fit").click()
        page.wait_for_timeout(200)
    page.screenshot(path=target)
    context.close()


def main() -> None:
    """Write the pictures."""
    if len(sys.argv) < 3:
        raise SystemExit("Use: python -m scripts.screenshots outputs/network.html outputs/pictures [page-ar …]")
    path, folder, names = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3:]
    folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=ARGS)
        for name, (address, viewport) in shots(page_data(path)).items():
            if not names or name in names:
                shoot(browser, path, address, viewport, folder / f"{name}.png")
        browser.close()


if __name__ == "__main__":
    main()
