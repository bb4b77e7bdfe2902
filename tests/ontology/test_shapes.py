"""What the code writes validates; each invalid example breaks the one shape that it names."""

import io
import re
from dataclasses import replace
from pathlib import Path

import pyshacl
import pytest
import rdflib
from rdflib import OWL, RDF, RDFS, SH, Literal, URIRef

import kg
from kg.graph import vocabulary as v
from kg.graph.assemble import assemble
from kg.graph.serialise import GraphFormat, write
from kg.model import Extraction, Status
from kg.resources import ontology_dir

ONTOLOGY = rdflib.Graph().parse(ontology_dir() / "rawabit.ttl")
SHAPES = rdflib.Graph().parse(ontology_dir() / "shapes.ttl")
EXAMPLES = ontology_dir() / "examples"
INVALID = sorted((EXAMPLES / "invalid").glob("*.ttl"))
BAD = "https://rawabit.example/bad/"
GOLDEN = EXAMPLES / "valid" / "two-papers.trig"


def short(iri: object) -> str:
    return SHAPES.namespace_manager.normalizeUri(str(iri))


def violations(data: rdflib.Graph) -> set[tuple[str, str]]:
    """Focus node and message of each violation."""
    _, report, _ = pyshacl.validate(data, shacl_graph=SHAPES, ont_graph=ONTOLOGY)
    assert isinstance(report, rdflib.Graph)
    results = report.subjects(RDF.type, SH.ValidationResult)
    return {(str(report.value(r, SH.focusNode)), str(report.value(r, SH.resultMessage))) for r in results}


def union(*extractions: Extraction) -> rdflib.Graph:
    stream = io.BytesIO()
    write(assemble(extractions), GraphFormat.TURTLE, stream)
    return rdflib.Graph().parse(data=stream.getvalue(), format="turtle")


def header(path: Path, name: str) -> str:
    (value,) = re.findall(rf"^# {name}: (.+)$", path.read_text(encoding="utf-8"), re.MULTILINE)
    return str(value)


@pytest.mark.parametrize("path", INVALID, ids=lambda path: path.stem)
def test_an_invalid_example_breaks_the_shape_that_it_names(path: Path) -> None:
    found = violations(rdflib.Graph().parse(path))
    assert {message for focus, message in found if focus.startswith(BAD)} == {header(path, "message")}
    properties = SHAPES.subjects(SH.message, Literal(header(path, "message")))
    assert {short(node) for p in properties for node in SHAPES.subjects(SH.property, p)} == {header(path, "breaks")}


def test_every_shape_has_an_invalid_example() -> None:
    shapes = {short(node) for node in SHAPES.subjects(RDF.type, SH.NodeShape)}
    assert shapes == {header(path, "breaks") for path in INVALID}


def test_messages_tell_shapes_apart() -> None:
    for node in SHAPES.subjects(RDF.type, SH.NodeShape):
        messages = [str(SHAPES.value(p, SH.message)) for p in SHAPES.objects(node, SH.property)]
        assert len(messages) == len(set(messages)), short(node)


def test_every_class_of_things_in_the_graph_has_a_shape(meeting: Extraction, echo: Extraction) -> None:
    targets = set(SHAPES.objects(None, SH.targetClass)) | {URIRef(v.PROV_ENTITY.value)}
    above = {c: set(ONTOLOGY.transitive_objects(c, RDFS.subClassOf)) for c in ONTOLOGY.subjects(RDF.type, OWL.Class)}
    for class_ in set(union(meeting, echo).objects(None, RDF.type)):
        assert targets & above.get(class_, {class_}), class_


@pytest.mark.parametrize("status", list(Status))
def test_what_we_write_validates(meeting: Extraction, echo: Extraction, status: Status) -> None:
    relations = tuple(replace(relation, status=status) for relation in meeting.relations)
    assert violations(union(replace(meeting, relations=relations), echo)) == set()


def test_hostile_text_validates(hostile: Extraction) -> None:
    assert violations(union(hostile)) == set()


def test_the_valid_example_is_what_the_code_writes(
    meeting: Extraction, echo: Extraction, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Delete the file to have it written anew."""
    monkeypatch.setattr(kg, "__version__", "1.0")
    stream = io.BytesIO()
    write(assemble([meeting, echo]), GraphFormat.TRIG, stream)
    if not GOLDEN.exists():
        GOLDEN.write_bytes(stream.getvalue())
        pytest.fail(f"{GOLDEN} was missing and is written anew; look at it and run the test again")
    assert stream.getvalue() == GOLDEN.read_bytes()
