"""The page as one string of HTML: pyvis' network and its vis-network script, and this project's template, style and
script. Nothing in it is fetched, and its Content-Security-Policy names the hashes of the only scripts and style that
may run. What the articles say goes into the page as JSON in a data block, never as markup or code.
"""

import base64
import hashlib
import json
import re
from collections.abc import Iterable, Sequence, Set
from dataclasses import fields, replace
from importlib.resources import files
from pathlib import Path
from typing import Any

from rjsmin import jsmin

from kg.graph.rows import Rows
from kg.graph.strongest import Part
from kg.model import Extraction, Status
from kg.page.model import Actor, Claim, Graph, Source, View
from kg.page.network import network
from kg.page.view import build, build_from_rows

SCRIPTS = (
    "data.js",
    "state.js",
    "filter.js",
    "names.js",
    "canvas.js",
    "panel.js",
    "sidebar.js",
    "search.js",
    "table.js",
    "timeline.js",
    "export.js",
    "main.js",
)
"""The parts of the page's script, in the order in which they are joined into one."""

# Half a character, which UTF-8 cannot hold. What takes its place is as long in UTF-16, so that spans stay right.
_LONE_SURROGATES = re.compile("[\ud800-\udfff]")
_TEMPLATE = Path(__file__).parent / "template"
_EACH_CLAIM = ("type", "source", "target", "spot", "confidence")
_GRANTED: tuple[object, ...] = ((), Status.ACTUAL.value)
_VIS = "lib/vis-9.1.2/vis-network.min.js"


def render(extractions: Iterable[Extraction], title: str | None = None) -> str:
    """The page of what was found in some articles. Write it as UTF-8. ``title`` None lets the page name itself."""
    return render_view(build(extractions, title))


def render_rows(articles: Iterable[Rows], title: str | None = None) -> str:
    """The same from rows (one article a value), as a store gives them."""
    return render_view(build_from_rows(articles, title))


def render_part(part: Part, title: str | None = None) -> str:
    """The same of a part of a graph; where that is not the whole, the page says so."""
    view = build_from_rows(part, title)
    return render_view(view if part.is_whole else replace(view, whole=part.whole))


def render_view(view: View) -> str:
    """The page of a view."""
    net = network(view.actors, view.people)
    countries = network(view.actors, view.countries)
    net.set_template_dir(str(_TEMPLATE), "page.html.j2")
    net.templateEnv.autoescape = True
    net.templateEnv.policies["json.dumps_kwargs"] = {
        "ensure_ascii": False,
        "sort_keys": False,
        "separators": (",", ":"),
    }
    vis = (files("pyvis") / _VIS).read_text(encoding="utf-8").partition("//# sourceMappingURL")[0].strip()
    script = _script()
    style = _style()
    net.templateEnv.globals.update(
        vis=vis,
        script=script,
        style=style,
        script_hashes=f"{_hash(vis)} {_hash(script)}",
        style_hash=_hash(style),
        view=_page_data(view),
        countries={"nodes": countries.nodes, "edges": countries.edges},
        messages=json.loads((_TEMPLATE / "messages.json").read_text(encoding="utf-8")),
    )
    return _LONE_SURROGATES.sub("\ufffd", net.generate_html())


def _page_data(view: View) -> dict[str, Any]:
    """The view for the page's script, without what the networks hold: types and Arabic names, ends of edges."""
    return {
        "title": view.title,
        "sources": _records(view.sources),
        "sentences": view.sentences,
        "actors": _records(view.actors, left_out={"type", "ar"}),
        "claims": _claims(view.claims),
        "people": _graph_data(view.people),
        "countries": _graph_data(view.countries),
        **({} if view.whole is None else {"whole": view.whole}),
    }


def _graph_data(graph: Graph) -> dict[str, Any]:
    edges = [edge.claims for edge in graph.edges]
    return {"actors": graph.actors, "edges": edges, "pairs": graph.pairs, "least": graph.least}


def _claims(claims: Sequence[Claim]) -> list[list[Any]]:
    """A row a claim: the fields that every claim has, without their names, and a record of the others."""
    others = _records(claims, left_out=set(_EACH_CLAIM))
    return [
        [*(getattr(claim, name) for name in _EACH_CLAIM), other] for claim, other in zip(claims, others, strict=True)
    ]


def _records(values: Sequence[Source | Actor | Claim], left_out: Set[str] = frozenset()) -> list[dict[str, Any]]:
    """Fields by name, without what the page's script takes for granted: None, False, nothing, and the status actual."""
    names = [field.name for field in fields(values[0]) if field.name not in left_out] if values else []
    pairs = ([(name, getattr(value, name)) for name in names] for value in values)
    return [{name: x for name, x in pair if x is not None and x is not False and x not in _GRANTED} for pair in pairs]


def _script() -> str:
    """The parts as one strict function, so that they share names with each other and with nobody else."""
    parts = "\n".join((_TEMPLATE / name).read_text(encoding="utf-8") for name in SCRIPTS)
    return str(jsmin(f'(() => {{\n"use strict";\n{parts}\n}})();'))


def _style() -> str:
    """The style without comments, and without blanks beside its punctuation."""
    style = re.sub(r"/\*.*?\*/", "", (_TEMPLATE / "page.css").read_text(encoding="utf-8"), flags=re.DOTALL)
    return re.sub(r"\s*([{},;]|: )\s*", lambda found: found[1].strip(), style).replace(";}", "}").strip()


def _hash(text: str) -> str:
    """A source of a Content-Security-Policy that allows exactly this inline text."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
