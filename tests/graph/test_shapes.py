"""The shapes as SPARQL find what pyshacl finds, in graphs with faults of every kind."""

from pathlib import Path

import pyshacl
import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, RdfFormat, Store, Triple, serialize
from rdflib import RDF, SH, URIRef

from kg.graph import vocabulary as v
from kg.graph.shapes import checks
from kg.graph.store import EmbeddedStore
from kg.graph.validate import broken_shapes
from kg.resources import ontology_dir

SHAPES, ONTOLOGY = ontology_dir() / "shapes.ttl", ontology_dir() / "rawabit.ttl"
EXAMPLES = ontology_dir() / "examples"
INVALID = sorted((EXAMPLES / "invalid").glob("*.ttl"))


def triples(path: Path) -> list[Triple]:
    store = Store()
    store.bulk_load(path=path)
    return sorted((quad.triple for quad in store), key=str)


VALID = triples(EXAMPLES / "valid" / "two-papers.trig")
READ = [rdflib.Graph().parse(path) for path in (SHAPES, ONTOLOGY)]


def by_pyshacl(data: list[Triple]) -> set[tuple[str, str]]:
    graph = rdflib.Graph().parse(data=serialize(data, format=RdfFormat.N_TRIPLES), format="nt")
    _, report, _ = pyshacl.validate(graph, shacl_graph=READ[0], ont_graph=READ[1])
    assert isinstance(report, rdflib.Graph)
    results = report.subjects(RDF.type, SH.ValidationResult)
    found = {(report.value(r, SH.focusNode), str(report.value(r, SH.resultMessage))) for r in results}
    return {(str(node), message) for node, message in found if isinstance(node, URIRef)}


def by_sparql(data: list[Triple]) -> set[tuple[str, str]]:
    store = Store()
    store.bulk_load(serialize(data, format=RdfFormat.N_TRIPLES), RdfFormat.N_TRIPLES)
    found = broken_shapes(EmbeddedStore(Path("memory"), store, None))
    return {(problem.node, problem.message) for problem in found}


@pytest.mark.parametrize("path", INVALID, ids=lambda path: path.stem)
def test_an_invalid_example_breaks_the_same(path: Path) -> None:
    found = by_sparql(triples(path))
    assert found == by_pyshacl(triples(path))
    assert found


WRONG = [
    Literal("نص"),
    Literal("text", language="ar"),
    Literal(-1),
    Literal("2020-01-01", datatype=v.XSD_DATE),
    Literal("5", datatype=v.XSD_DECIMAL),
    NamedNode("https://elsewhere.example/x"),
]


ORDERS = {
    "an event begins once, before it ends",
    "the earliest day is a date, not after the latest",
    "a span starts at an offset before its end",
    "a sentence starts before it ends",
}
"""What pyshacl lets pass where two values cannot be compared; by the Recommendation (4.5.3, 4.5.4) it is a fault."""


@settings(max_examples=10, deadline=None)
@given(st.data())
def test_a_graph_with_faults_breaks_the_same(data: st.DataObject) -> None:
    """Some triples are left out, some get the object of another, some another object beside theirs."""
    objects = st.sampled_from(WRONG) | st.sampled_from(VALID).map(lambda triple: triple.object)
    faults = data.draw(
        st.lists(
            st.tuples(st.integers(0, len(VALID) - 1), st.sampled_from(["gone", "other", "more"]), objects), max_size=8
        )
    )
    found = set(VALID)
    for place, fault, value in faults:
        assert isinstance(value, NamedNode | Literal)
        triple = VALID[place]
        if fault != "more":
            found.discard(triple)
        if fault != "gone":
            found.add(Triple(triple.subject, triple.predicate, value))
    faulty = sorted(found, key=str)
    ours, theirs = by_sparql(faulty), by_pyshacl(faulty)
    assert theirs <= ours
    assert {message for _, message in ours - theirs} <= ORDERS


def test_what_is_valid_breaks_nothing() -> None:
    assert by_sparql(VALID) == by_pyshacl(VALID) == set()


def test_a_node_without_a_name_is_told() -> None:
    store = Store()
    store.update("INSERT DATA { _:x a <https://rawabit.example/ontology#Person> }")
    problems = list(broken_shapes(EmbeddedStore(Path("memory"), store, None)))
    assert {problem.message for problem in problems} == {
        "an entity is named by an IRI",
        "an entity needs a name in Arabic",
        "an entity needs a name in English",
    }
    assert {problem.article for problem in problems} == {""}


def test_a_word_that_says_it_is_a_date_is_none() -> None:
    """Not held against pyshacl, which cannot compare such dates."""
    said = Literal("soon", datatype=v.XSD_DATE)
    days = [triple for triple in VALID if triple.predicate == v.LATEST]
    faulty = [triple for triple in VALID if triple not in days] + [Triple(days[0].subject, v.LATEST, said)]
    assert "the latest day is a date" in {message for _, message in by_sparql(faulty)}


@pytest.mark.parametrize(
    ("constraint", "error"),
    [
        ('sh:uniqueLang true ; sh:message "m"', "uniqueLang> is not translated"),
        ("sh:minCount 1", "a constraint needs one message"),
    ],
)
def test_nothing_goes_unchecked(tmp_path: Path, constraint: str, error: str) -> None:
    path = tmp_path / "shapes.ttl"
    path.write_text(
        "@prefix sh: <http://www.w3.org/ns/shacl#> .\n"
        f"<urn:s> a sh:NodeShape ; sh:targetClass <urn:c> ; sh:property [ sh:path <urn:p> ; {constraint} ] .\n",
        encoding="utf-8",
    )
    with pytest.raises(ValueError, match=error):
        checks(path, ONTOLOGY)
