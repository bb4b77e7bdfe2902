"""The ontology is consistent, alone and with data, and infers what its alignments promise (OWL 2 RL)."""

import io

import owlrl
import pytest
import rdflib
from rdflib import OWL, RDF, RDFS, URIRef

from kg.graph import vocabulary as v
from kg.graph.assemble import assemble
from kg.graph.serialise import GraphFormat, write
from kg.model import Extraction
from kg.resources import ontology_dir

RB = rdflib.Namespace(v.NS)
ENTITY = rdflib.Namespace(v.BASE + "entity/")


def closure(*more: tuple[URIRef, URIRef, URIRef], extractions: tuple[Extraction, ...] = ()) -> rdflib.Graph:
    graph = rdflib.Graph().parse(ontology_dir() / "rawabit.ttl")
    stream = io.BytesIO()
    write(assemble(extractions), GraphFormat.TURTLE, stream)
    graph.parse(data=stream.getvalue(), format="turtle")
    for triple in more:
        graph.add(triple)
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(graph)
    return graph


def errors(graph: rdflib.Graph) -> list[str]:
    return sorted(str(o) for p, o in graph.predicate_objects() if "error" in str(p).lower())


def test_the_ontology_is_consistent_and_every_class_can_have_members() -> None:
    graph = closure()
    assert errors(graph) == []
    below_nothing = set(graph.subjects(RDFS.subClassOf, OWL.Nothing)) - {OWL.Nothing}
    assert below_nothing == set()


def test_data_is_consistent_with_the_ontology(meeting: Extraction, echo: Extraction) -> None:
    graph = closure(extractions=(meeting, echo))
    assert errors(graph) == []
    assert (ENTITY.Q3052772, RDF.type, URIRef(v.PROV + "Agent")) in graph
    assert (ENTITY.Q85, RDF.type, URIRef(v.SCHEMA + "Place")) in graph
    assert (ENTITY.Q142, RDF.type, URIRef(v.SEM + "Place")) in graph
    assert (ENTITY.Q307871, RB.metWith, ENTITY.Q3052772) in graph
    assert (ENTITY.Q3052772, RB.relatedTo, ENTITY.Q307871) in graph
    for claim in graph.subjects(RDF.type, RB.Claim):
        assert (claim, RDF.type, URIRef(v.OA + "Annotation")) in graph


@pytest.mark.parametrize(
    "wrong",
    [
        (ENTITY.x, RDF.type, RB.Person, RB.Place),
        (ENTITY.x, RDF.type, RB.Claim, RB.Event),
        (ENTITY.x, RDF.type, RB.Sentence, RB.Entity),
    ],
)
def test_the_reasoner_finds_what_cannot_be(wrong: tuple[URIRef, URIRef, URIRef, URIRef]) -> None:
    subject, predicate, one, other = wrong
    assert errors(closure((subject, predicate, one), (subject, predicate, other)))
