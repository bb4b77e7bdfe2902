"""Is a graph as it must be: SHACL shapes, then rules, both as SPARQL over the whole graph where it lies.

Shapes are ``ontology/shapes.ttl``; rules are ``ontology/rules/*.rq``, each of which must give no row.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from pyoxigraph import Literal, NamedNode, RdfFormat, Store

from kg.errors import InputError
from kg.graph import vocabulary as v
from kg.graph.restore import identifier
from kg.graph.shapes import checks
from kg.graph.sparql import Term
from kg.graph.store import EmbeddedStore, GraphStore, select
from kg.resources import ontology_dir

BATCH = 500
"""Nodes whose places are asked for together."""

_IN = f"{v.IN_SENTENCE} ?in . ?in {v.TEXT} ?sentence"
_WAYS = (
    f"?node {v.WAS_DERIVED_FROM} ?from",
    f"?node {v.WAS_DERIVED_FROM} ?from ; {_IN}",
    f"?claim {v.ABOUT} ?node ; {v.WAS_DERIVED_FROM} ?from ; {_IN}",
    f"?claim {v.HAS_TARGET} ?node ; {v.WAS_DERIVED_FROM} ?from ; {_IN}",
    f"?node {v.IS_PART_OF} ?from",
    f"?node {v.IS_PART_OF} ?from ; {v.TEXT} ?sentence",
    f"?from {v.MENTIONS} ?node",
)
"""How a node belongs to an article, and to a sentence of it."""

Fault = tuple[Term, str, str]
"""A node, what is wrong with it, and the value to blame."""


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
    return _placed(store, _faults_by_rules(store))


def broken_shapes(store: GraphStore) -> Iterator[Problem]:
    """What the shapes find."""
    return _placed(store, _faults_by_shapes(store))


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


def _faults_by_rules(store: GraphStore) -> Iterator[Fault]:
    for path in sorted((ontology_dir() / "rules").glob("*.rq")):
        query = path.read_text(encoding="utf-8")
        (message,) = re.findall(r"^# en: (.+)$", query, re.MULTILINE)
        nodes = {row["node"] for row in select(store, query)}
        yield from ((node, message, "") for node in sorted(nodes, key=str))


def _faults_by_shapes(store: GraphStore) -> Iterator[Fault]:
    for check in checks(ontology_dir() / "shapes.ttl", ontology_dir() / "rawabit.ttl"):
        columns, rows = store.table(check.query)
        for row in rows:
            found = dict(zip(columns, row, strict=True))
            if (node := found["node"]) is not None:
                yield node, check.message, _text(found.get("value"))


def _placed(store: GraphStore, faults: Iterable[Fault]) -> Iterator[Problem]:
    """The problems, each with the first article and sentence that its node belongs to."""
    remaining = iter(faults)
    while batch := list(islice(remaining, BATCH)):
        places = _places(store, {node for node, _, _ in batch if isinstance(node, NamedNode)})
        for node, message, value in batch:
            article, sentence = places.get(node, ("", ""))
            if not article and isinstance(node, NamedNode) and node.value.startswith(v.PREFIXES["article"]):
                article = identifier(node)
            yield Problem(article, message, _text(node), sentence, value)


def _places(store: GraphStore, nodes: Iterable[NamedNode]) -> dict[Term, tuple[str, str]]:
    """Article and sentence of each node that has one; where it has several, those with a sentence come first."""
    values = f"VALUES ?node {{ {' '.join(sorted(map(str, nodes)))} }}"
    ways = (f"{{ {values} {way} . ?from {v.IDENTIFIER} ?article }}" for way in _WAYS)
    found: dict[Term, tuple[bool, str, str]] = {}
    for row in select(store, f"SELECT ?node ?article ?sentence {{ {' UNION '.join(ways)} }}"):
        article, sentence = row["article"].value, _text(row.get("sentence"))
        place = (not sentence, article, sentence)
        found[row["node"]] = min(place, found.get(row["node"], place))
    return {node: (article, sentence) for node, (_, article, sentence) in found.items()}


def _text(term: Term | None) -> str:
    if term is None:
        return ""
    return term.value if isinstance(term, NamedNode | Literal) else str(term)
