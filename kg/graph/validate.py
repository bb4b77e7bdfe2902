"""Is a graph as it must be: SHACL shapes a batch of articles at a time, then rules over the whole graph.

Shapes are ``ontology/shapes.ttl``; rules are ``ontology/rules/*.rq``, each of which must give no row.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode, Quad, RdfFormat, Store, serialize

from kg.errors import InputError, MissingExtra
from kg.graph import vocabulary as v
from kg.graph.assemble import DEFAULT_GRAPH
from kg.graph.restore import identifier
from kg.graph.sparql import filled
from kg.graph.store import EmbeddedStore, GraphStore, select
from kg.resources import ontology_dir

if TYPE_CHECKING:
    import rdflib

BATCH = 200
"""Articles that the shapes see together."""


_ARTICLE_GRAPHS = f"SELECT DISTINCT ?graph {{ GRAPH ?graph {{ ?article {v.TYPE} {v.NEWS_ARTICLE} }} }}"
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
    """All problems of a store, sorted. Raises MissingExtra where pyshacl is not installed."""
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
    shapes, ontology = _rdflib(ontology_dir() / "shapes.ttl"), _rdflib(ontology_dir() / "rawabit.ttl")
    for quads in _batches(store):
        for node, message, value in _results(quads, shapes, ontology):
            yield _placed(store, node, message, value)


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


def _batches(store: GraphStore) -> Iterator[list[Quad]]:
    """The quads of some articles with all that is told of them elsewhere; of a file without graphs, the whole."""
    graphs = sorted((row["graph"] for row in select(store, _ARTICLE_GRAPHS)), key=str)
    if not graphs:
        yield store.quads(DEFAULT_GRAPH)
        return
    about: defaultdict[object, list[Quad]] = defaultdict(list)
    for quad in chain(store.quads(v.ENTITIES_GRAPH), store.quads(DEFAULT_GRAPH)):
        about[quad.subject].append(quad)
    remaining = iter(graphs)
    while batch := list(islice(remaining, BATCH)):
        own = [quad for graph in batch if isinstance(graph, NamedNode) for quad in store.quads(graph)]
        provenance = [quad for graph in batch for quad in about[graph]]
        runs = [quad for link in provenance for quad in about[link.object]]
        programs = [quad for link in runs for quad in about[link.object]]
        entities = {quad.object for quad in own if quad.predicate == v.MENTIONS}
        yield [*own, *provenance, *runs, *programs, *(quad for entity in entities for quad in about[entity])]


def _results(
    quads: Iterable[Quad], shapes: "rdflib.Graph", ontology: "rdflib.Graph"
) -> Iterator[tuple[NamedNode, str, str]]:
    """Node, message and offending value of each violation."""
    try:
        import pyshacl
    except ImportError as error:
        raise MissingExtra("validation needs pyshacl: pip install pyshacl") from error
    from rdflib import RDF, SH, Graph, URIRef

    text = serialize({quad.triple for quad in quads}, format=RdfFormat.N_TRIPLES)
    data = Graph().parse(data=text, format="nt")
    _, report, _ = pyshacl.validate(data, shacl_graph=shapes, ont_graph=ontology, inplace=True)
    if not isinstance(report, Graph):
        raise TypeError(f"pyshacl gave no report: {report!r}")
    for result in report.subjects(RDF.type, SH.ValidationResult):
        node, value = report.value(result, SH.focusNode), report.value(result, SH.value)
        if isinstance(node, URIRef):
            yield NamedNode(str(node)), str(report.value(result, SH.resultMessage)), "" if value is None else str(value)


def _placed(store: GraphStore, node: NamedNode, message: str, value: str) -> Problem:
    """The problem with the first article and sentence that the node belongs to."""
    places = [(row["article"].value, row.get("sentence")) for row in select(store, filled(_PLACE, {"node": node}))]
    article, sentence = min(places, key=str, default=("", None))
    if not article and node.value.startswith(v.PREFIXES["article"]):
        article = identifier(node)
    return Problem(article, message, node.value, sentence.value if sentence else "", value)


def _rdflib(path: Path) -> "rdflib.Graph":
    from rdflib import Graph

    return Graph().parse(path)
