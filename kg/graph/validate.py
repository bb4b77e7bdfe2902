"""Is a graph as it must be: SHACL shapes, then rules, both as SPARQL over the whole graph where it lies.

Shapes are ``ontology/shapes.ttl``; rules are ``ontology/rules/*.rq``, each of which must give no row.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import Literal, NamedNode, RdfFormat, Store

from kg.errors import InputError
from kg.graph import vocabulary as v
from kg.graph.restore import identifier
from kg.graph.shapes import checks
from kg.graph.sparql import Term, filled
from kg.graph.store import EmbeddedStore, GraphStore, select
from kg.resources import ontology_dir

_PLACE = f"""SELECT ?article ?sentence {{
  {{ $node {v.WAS_DERIVED_FROM} ?from OPTIONAL {{ $node {v.IN_SENTENCE}/{v.TEXT} ?sentence }} }}
  UNION {{ ?claim {v.ABOUT} $node ; {v.WAS_DERIVED_FROM} ?from ; {v.IN_SENTENCE}/{v.TEXT} ?sentence }}
  UNION {{ ?claim {v.HAS_TARGET} $node ; {v.WAS_DERIVED_FROM} ?from ; {v.IN_SENTENCE}/{v.TEXT} ?sentence }}
  UNION {{ $node {v.IS_PART_OF} ?from OPTIONAL {{ $node {v.TEXT} ?sentence }} }}
  UNION {{ ?from {v.MENTIONS} $node }}
  ?from {v.IDENTIFIER} ?article
}}"""


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """What is wrong with a node; ``article`` and ``sentence`` are empty where the node belongs to none."""

    article: str
    message: str
    node: str
    sentence: str = ""
    value: str = ""


def validate(store: GraphStore) -> list[Problem]:
    """All problems of a store, sorted."""
    return sorted({*broken_shapes(store), *broken_rules(store)})


def broken_rules(store: GraphStore) -> Iterator[Problem]:
    """What the rules find."""
    for path in sorted((ontology_dir() / "rules").glob("*.rq")):
        query = path.read_text(encoding="utf-8")
        (message,) = re.findall(r"^# en: (.+)$", query, re.MULTILINE)
        nodes = {row["node"] for row in select(store, query)}
        for node in sorted(nodes, key=str):
            if isinstance(node, NamedNode):
                yield _placed(store, node, message, "")


def broken_shapes(store: GraphStore) -> Iterator[Problem]:
    """What the shapes find."""
    for check in checks(ontology_dir() / "shapes.ttl", ontology_dir() / "rawabit.ttl"):
        columns, rows = store.table(check.query)
        for row in rows:
            found = dict(zip(columns, row, strict=True))
            node, value = found["node"], _text(found.get("value"))
            if isinstance(node, NamedNode):
                yield _placed(store, node, check.message, value)
            else:
                yield Problem("", check.message, _text(node), "", value)


def open_file(path: Path) -> EmbeddedStore:
    """A store in memory that holds an RDF file (Turtle, TriG, N-Quads, N-Triples, JSON-LD, RDF/XML; by its name).

    Raises InputError where the file cannot be read.
    """
    store = Store()
    format_ = RdfFormat.from_extension(path.suffix.removeprefix("."))
    if format_ is None or path.suffix == ".txt":
        raise InputError(str(path), "is no RDF file by its name", "name it .ttl, .trig, .nq, .nt, .jsonld or .rdf")
    try:
        store.bulk_load(path=path, format=format_)
    except (OSError, SyntaxError) as error:
        raise InputError(str(path), f"cannot be read: {error}") from error
    return EmbeddedStore(path, store, None)


def _placed(store: GraphStore, node: NamedNode, message: str, value: str) -> Problem:
    """The problem with the first article and sentence that the node belongs to."""
    places = [(row["article"].value, row.get("sentence")) for row in select(store, filled(_PLACE, {"node": node}))]
    article, sentence = min(places, key=str, default=("", None))
    if not article and node.value.startswith(v.PREFIXES["article"]):
        article = identifier(node)
    return Problem(article, message, node.value, sentence.value if sentence else "", value)


def _text(term: Term | None) -> str:
    if term is None:
        return ""
    return term.value if isinstance(term, NamedNode | Literal) else str(term)
