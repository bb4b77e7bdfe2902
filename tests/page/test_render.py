"""The page as text: self-contained, policed by hashes, with the data in it and no markup out of it."""

import base64
import hashlib
import html as markup
import json
import re
from typing import Any

import pytest

from kg.model import Extraction, RelationType, Status
from kg.page import render
from tests.page.sample import SEED, sample, seed

PARTS = re.compile(r"<(script|style)([^>]*)>(.*?)</\1>", re.DOTALL)


@pytest.fixture(scope="module")
def html() -> str:
    return render([seed()])


def parts(html: str, tag: str, attributes: str = "") -> list[str]:
    return [text for name, more, text in PARTS.findall(html) if name == tag and more == attributes]


def page_data(html: str) -> dict[str, Any]:
    (text,) = parts(html, "script", ' type="application/json" id="data"')
    data: dict[str, Any] = json.loads(text)
    return data


def policy(html: str) -> dict[str, list[str]]:
    found = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', html)
    assert found
    rules = (rule.split() for rule in markup.unescape(found[1]).split(";"))
    return {rule[0]: rule[1:] for rule in rules}


def sha256(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def test_the_policy_allows_the_page_s_own_scripts_and_style_alone(html: str) -> None:
    rules = policy(html)
    assert rules["default-src"] == rules["base-uri"] == rules["form-action"] == ["'none'"]
    assert rules["script-src"] == [sha256(text) for text in parts(html, "script")]
    assert rules["style-src"] == [sha256(text) for text in parts(html, "style")]


def test_nothing_is_fetched(html: str) -> None:
    head = html[: html.index('<script type="application/json"')]
    assert re.findall(r"<(?:link|iframe|object|embed|base)\b|\b(?:src|srcset)=|url\(|@import", head) == []
    assert re.findall(r"<script[^>]*\bsrc=", html) == []


def test_no_inline_handler(html: str) -> None:
    head = html[: html.index('<script type="application/json"')]
    assert re.findall(r"<[^>]*\son\w+=", head) == []


def test_arabic_stands_unescaped_and_first(html: str) -> None:
    assert html.startswith("<!DOCTYPE html>\n")
    assert '<html lang="ar" dir="rtl"' in html
    assert "فلاديمير بوتين" in html
    assert "\\u0641" not in html


def test_the_network_comes_from_pyvis(html: str) -> None:
    people = page_data(html)["networks"]["people"]
    assert {node["shape"] for node in people["nodes"]} == {"dot", "square", "triangle", "diamond"}
    assert "vis-network" in parts(html, "script")[0]


def test_the_seed_page_is_small(html: str) -> None:
    assert len(html.encode()) <= 600_000


def test_a_given_title_is_text(html: str) -> None:
    page = render([seed()], "</title><script>alert(1)</script>")
    assert "<title>&lt;/title&gt;&lt;script&gt;alert(1)&lt;/script&gt;</title>" in page
    assert len(parts(page, "script")) == 2


def test_hostile_text_stays_in_the_data(hostile: Extraction) -> None:
    page = render([hostile])
    assert len(parts(page, "script")) == 2
    assert "<script>alert(1)" not in page
    actor = page_data(page)["networks"]["people"]["nodes"][0]
    assert actor["label"].startswith('"><script>alert(1)</script>')
    assert "url" not in page_data(page)["view"]["sources"][0]
    assert page.encode("utf-8")


def test_the_same_bytes_again(html: str) -> None:
    assert render([seed()]) == html


def test_the_order_of_articles_does_not_move_the_actors() -> None:
    forward, backward = (page_data(render(order))["networks"] for order in (sample(), sample()[::-1]))
    places = [{n["label"]: (n["x"], n["y"]) for n in net["people"]["nodes"]} for net in (forward, backward)]
    assert places[0] == places[1]


def test_every_word_of_the_page_is_there_in_both_languages(html: str) -> None:
    messages = page_data(html)["messages"]
    for key, message in messages.items():
        assert set(message) == {"ar", "en"}, key
        forms = [form.values() if isinstance(form, dict) else [form] for form in message.values()]
        assert all(text for form in forms for text in form), key
    assert {f"relation.{kind.value}" for kind in RelationType} <= messages.keys()
    assert {f"status.{status.value}" for status in Status} <= messages.keys()
    assert {f"mark.{status.value}" for status in Status} <= messages.keys()


def test_every_named_message_exists(html: str) -> None:
    messages = page_data(html)["messages"]
    script = parts(html, "script")[1]
    named = set(re.findall(r'data-(?:text|label)="([^"]+)"', html))
    named |= set(re.findall(r'\bt\("([a-z.]+)"', script))
    assert len(named) > 50
    assert named <= messages.keys()


def test_nothing_found_is_a_page_too() -> None:
    page = page_data(render([]))["view"]
    assert (page["actors"], page["claims"], page["sources"]) == ([], [], [])


def test_the_sample_reads_the_seed_article() -> None:
    assert seed().article.text == SEED.read_text(encoding="utf-8")
