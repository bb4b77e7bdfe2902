"""Every RDF file is read back by rdflib and by pyoxigraph with the same triples."""

import io
import json
import os
import subprocess
import sys
from collections.abc import Iterable
from itertools import chain
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st

from kg.graph import serialise
from kg.graph.assemble import assemble, sort
from kg.graph.serialise import GraphFormat, write
from kg.graph.vocabulary import ABOUT, ALT_LABEL, CONFIDENCE, LABEL, NS, PREFIXES, STATUS, TYPE, WEIGHT
from kg.model import Extraction

DATASETS = [GraphFormat.TRIG, GraphFormat.NQUADS, GraphFormat.JSONLD]
RDFLIB = {"trig": "trig", "turtle": "turtle", "nquads": "nquads", "jsonld": "json-ld"}
OXIGRAPH = {
    "trig": ox.RdfFormat.TRIG,
    "turtle": ox.RdfFormat.TURTLE,
    "nquads": ox.RdfFormat.N_QUADS,
    "jsonld": ox.RdfFormat.JSON_LD,
}
Term = tuple[str, ...]

# rdflib warns of itself when a Dataset parses.
pytestmark = pytest.mark.filterwarnings("ignore:(Dataset|ConjunctiveGraph):DeprecationWarning")


def text(quads: Iterable[ox.Quad], format_: GraphFormat) -> bytes:
    stream = io.BytesIO()
    write(quads, format_, stream)
    return stream.getvalue()


def from_oxigraph(term: object) -> Term:
    if isinstance(term, ox.Literal):
        return term.value, term.language or "", term.datatype.value
    return (term.value,) if isinstance(term, ox.NamedNode) else ("",)


def from_rdflib(term: object) -> Term:
    if isinstance(term, rdflib.Literal):
        kind = term.datatype or (rdflib.RDF.langString if term.language else rdflib.XSD.string)
        return str(term), term.language or "", str(kind)
    return ("",) if term is None or str(term) == "urn:x-rdflib:default" else (str(term),)


def quad_terms(quads: Iterable[ox.Quad]) -> set[tuple[Term, ...]]:
    return {tuple(map(from_oxigraph, (q.subject, q.predicate, q.object, q.graph_name))) for q in quads}


def triple_terms(quads: Iterable[ox.Quad]) -> set[tuple[Term, ...]]:
    return {tuple(map(from_oxigraph, (q.subject, q.predicate, q.object))) for q in quads}


@pytest.fixture
def quads(meeting: Extraction, echo: Extraction, hostile: Extraction) -> list[ox.Quad]:
    return assemble([meeting, echo, hostile])


@pytest.mark.parametrize("format_", DATASETS)
def test_rdflib_reads_the_same_quads(quads: list[ox.Quad], format_: GraphFormat) -> None:
    dataset = rdflib.Dataset()
    dataset.parse(data=text(quads, format_), format=RDFLIB[format_])
    assert {tuple(map(from_rdflib, quad)) for quad in dataset.quads()} == quad_terms(quads)


def test_rdflib_reads_the_union_from_turtle(quads: list[ox.Quad]) -> None:
    graph = rdflib.Graph()
    graph.parse(data=text(quads, GraphFormat.TURTLE), format="turtle")
    assert {tuple(map(from_rdflib, triple)) for triple in graph} == triple_terms(quads)


@pytest.mark.parametrize("format_", DATASETS)
def test_oxigraph_reads_the_same_quads(quads: list[ox.Quad], format_: GraphFormat) -> None:
    assert set(ox.parse(text(quads, format_), format=OXIGRAPH[format_])) == set(quads)


STRINGS = st.text(st.characters(exclude_categories=["Cs"]))
LITERALS = st.one_of(
    st.builds(ox.Literal, STRINGS),
    st.builds(lambda s: ox.Literal(s, language="ar"), STRINGS),
    st.builds(ox.Literal, st.integers(-(2**60), 2**60)),
    st.builds(ox.Literal, st.floats(allow_nan=False)),
    st.builds(ox.Literal, st.booleans()),
    st.builds(lambda s: ox.Literal(s, datatype=ox.NamedNode(PREFIXES["xsd"] + "date")), STRINGS),
    st.builds(
        lambda s: ox.Literal(s, datatype=ox.NamedNode(PREFIXES["xsd"] + "integer")), st.sampled_from(["07", "x", "-0"])
    ),
)
NODES = st.sampled_from(
    [ox.NamedNode(i) for i in ("https://a.example/", NS + "Actual", PREFIXES["entity"] + "Q1", "urn:x:y")]
)
QUADS = st.builds(
    ox.Quad,
    NODES,
    st.sampled_from([TYPE, STATUS, ABOUT, ALT_LABEL, CONFIDENCE, LABEL, WEIGHT, ox.NamedNode("urn:x:p")]),
    st.one_of(NODES, LITERALS),
    st.one_of(NODES, st.just(ox.DefaultGraph())),
)


@pytest.mark.parametrize("format_", DATASETS)
@given(quads=st.lists(QUADS))
def test_any_quads_come_back(quads: list[ox.Quad], format_: GraphFormat) -> None:
    ordered = sort(set(quads))
    assert set(ox.parse(text(ordered, format_), format=OXIGRAPH[format_])) == set(quads)


def test_jsonld_reads_well(meeting: Extraction) -> None:
    document = json.loads(text(assemble([meeting]), GraphFormat.JSONLD))
    nodes = {
        node["id"]: node for node in chain(*(graph["@graph"] for graph in document["@graph"] if "@graph" in graph))
    }
    fuel = next(node for node in nodes.values() if node.get("rdf:predicate") == "suppliedFuelTo")
    assert fuel["type"] == "Claim"
    assert fuel["status"] == "Planned"
    assert fuel["confidence"] == "0.75"
    assert fuel["prov:wasAttributedTo"] == "entity:Q3052772"
    assert nodes["entity:Q142"]["skos:prefLabel"] == {"ar": "فرنسا", "en": "France"}


def test_jsonld_takes_no_blank_nodes() -> None:
    with pytest.raises(TypeError, match="no blank nodes"):
        text([ox.Quad(ox.BlankNode("b"), LABEL, ox.Literal("x"))], GraphFormat.JSONLD)


@pytest.mark.parametrize("format_", [GraphFormat.TRIG, GraphFormat.TURTLE])
def test_prefixes_are_sorted_and_stand_once(quads: list[ox.Quad], format_: GraphFormat) -> None:
    lines = [line for line in text(quads, format_).splitlines() if line.startswith(b"@prefix")]
    assert lines == [f"@prefix {prefix}: <{iri}> .".encode() for prefix, iri in PREFIXES.items()]
    assert lines == sorted(lines)


@pytest.mark.parametrize("format_", list(GraphFormat))
def test_nothing_gives_a_file_that_parses(format_: GraphFormat) -> None:
    assert list(ox.parse(text([], format_), format=OXIGRAPH[format_])) == []


@pytest.mark.parametrize("format_", list(GraphFormat))
def test_small_chunks_hold_the_same_quads(
    quads: list[ox.Quad], format_: GraphFormat, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = text(quads, format_)
    monkeypatch.setattr(serialise, "CHUNK", 1)
    assert text(iter(quads), format_) == whole


def test_the_same_bytes_in_another_process() -> None:
    """Python's hashes and Oxigraph's prefix table are seeded anew in each process."""
    script = (
        "import sys, runpy, io; c = runpy.run_path(sys.argv[1]);"
        "from kg.graph.assemble import assemble; from kg.graph.serialise import GraphFormat, write;"
        "q = assemble([c[name].__wrapped__() for name in ('meeting', 'echo', 'hostile')]);"
        "[write(q, f, sys.stdout.buffer) for f in GraphFormat]"
    )
    command = [sys.executable, "-c", script, str(Path(__file__).parent.with_name("conftest.py"))]
    outputs = {
        subprocess.run(command, capture_output=True, check=True, env={**os.environ, "PYTHONHASHSEED": seed}).stdout
        for seed in ("0", "1", "2")
    }
    assert len(outputs) == 1
    assert len(outputs.pop()) > 10_000
