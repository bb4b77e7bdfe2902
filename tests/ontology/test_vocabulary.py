"""The code's enums and the ontology's terms are the same, both ways; each term is told in Arabic and English."""

import re

import pytest
import rdflib
from rdflib import OWL, RDF, RDFS, SKOS, Literal, URIRef

from kg.graph import vocabulary as v
from kg.model import SYMMETRIC, EntityType, RelationType, Status
from kg.resources import ontology_dir

RB = rdflib.Namespace(v.NS)
ONTOLOGY = rdflib.Graph().parse(ontology_dir() / "rawabit.ttl")
KINDS = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty, RB.Status)
TERMS = sorted({URIRef(str(s)) for kind in KINDS for s in ONTOLOGY.subjects(RDF.type, kind) if str(s).startswith(v.NS)})

NO_CAMEO = {
    RelationType.HOLDS_OFFICE,
    RelationType.INVITED,
    RelationType.APPOINTED,
    RelationType.WITHDREW_FROM,
    RelationType.MEMBER_OF,
}
NO_PLOVER = NO_CAMEO | {RelationType.RELEASED}


def members(super_class: URIRef) -> set[str]:
    """The terms right below a class, without their namespace."""
    return {str(s).removeprefix(v.NS) for s in ONTOLOGY.subjects(RDFS.subClassOf, super_class)}


def local(term: object) -> str:
    return str(term).strip("<>").removeprefix(v.NS)


def test_relation_types_are_the_classes_of_events() -> None:
    assert members(RB.Event) == {local(term.event_class) for term in v.RELATION_TERMS.values()}
    assert set(v.RELATION_TERMS) == set(RelationType)
    named = {str(o): local(s) for s, o in ONTOLOGY.subject_objects(RB.relationType)}
    assert named == {type_.value: local(term.property) for type_, term in v.RELATION_TERMS.items()}


def test_direct_properties_belong_to_their_classes() -> None:
    pairs = {(local(s), local(o)) for s, o in ONTOLOGY.subject_objects(RB.directProperty)}
    assert pairs == {(local(term.event_class), local(term.property)) for term in v.RELATION_TERMS.values()}


def test_symmetric_types_are_symmetric_properties() -> None:
    symmetric = {local(s) for s in ONTOLOGY.subjects(RDF.type, OWL.SymmetricProperty)}
    assert symmetric == {local(v.RELATION_TERMS[type_].property) for type_ in SYMMETRIC}


@pytest.mark.parametrize("type_", list(RelationType))
def test_plover_and_cameo_are_the_same_in_code_and_ontology(type_: RelationType) -> None:
    term = v.RELATION_TERMS[type_]
    subject = RB[local(term.event_class)]
    assert {str(o) for o in ONTOLOGY.objects(subject, RB.ploverType)} == ({term.plover} if term.plover else set())
    assert {str(o) for o in ONTOLOGY.objects(subject, RB.cameoCode)} == ({term.cameo} if term.cameo else set())
    assert (term.plover is None) is (type_ in NO_PLOVER)
    assert re.fullmatch(r"\d{3,4}", term.cameo or "") if type_ not in NO_CAMEO else term.cameo is None


@pytest.mark.parametrize("type_", list(RelationType))
def test_each_relation_tells_its_direction(type_: RelationType) -> None:
    direct = RB[local(v.RELATION_TERMS[type_].property)]
    directions = {d.language: str(d) for d in ONTOLOGY.objects(direct, RB.direction) if isinstance(d, Literal)}
    assert set(directions) == {"ar", "en"}
    assert directions["en"].startswith("symmetric") is (type_ in SYMMETRIC)


def test_entity_types_are_the_classes_of_entities() -> None:
    assert {local(c) for c in v.ENTITY_CLASSES.values()} == (members(RB.Entity) | members(RB.Actor)) - {"Actor"}
    assert set(v.ENTITY_CLASSES) == set(EntityType)
    assert {type_.value: local(c) for type_, c in v.ENTITY_CLASSES.items()} == {t.value: t.value for t in EntityType}


def test_statuses_are_the_individuals() -> None:
    individuals = {local(s): str(o) for s, o in ONTOLOGY.subject_objects(SKOS.notation)}
    assert individuals == {local(term): status.value for status, term in v.STATUS_TERMS.items()}
    assert set(v.STATUS_TERMS) == set(Status)
    assert {local(s) for s in ONTOLOGY.subjects(RDF.type, RB.Status)} == set(individuals)


def test_every_term_that_the_code_writes_is_in_the_ontology() -> None:
    constants = {value.value for name, value in vars(v).items() if name.isupper() and hasattr(value, "value")}
    written = {iri for iri in constants if iri.startswith(v.NS)}
    written |= {term.property.value for term in v.RELATION_TERMS.values()}
    written |= {term.event_class.value for term in v.RELATION_TERMS.values()}
    written |= {term.value for term in (*v.ENTITY_CLASSES.values(), *v.STATUS_TERMS.values())}
    abstract = {"Entity", "Actor", "Event", "Status", "relatedTo"}
    notes = {"directProperty", "relationType", "direction", "ploverType", "cameoCode"}
    assert {local(term) for term in TERMS} - {local(iri) for iri in written} == abstract | notes
    assert {URIRef(iri) for iri in written} - set(TERMS) == set()


@pytest.mark.parametrize("predicate", [RDFS.label, RDFS.comment])
@pytest.mark.parametrize("term", TERMS, ids=local)
def test_every_term_has_one_label_and_definition_in_each_language(term: URIRef, predicate: URIRef) -> None:
    languages = sorted(str(o.language) for o in ONTOLOGY.objects(term, predicate) if isinstance(o, Literal))
    assert languages == ["ar", "en"]
    arabic = next(str(o) for o in ONTOLOGY.objects(term, predicate) if isinstance(o, Literal) and o.language == "ar")
    assert re.search("[ء-ي]", arabic)


def test_labels_tell_terms_apart() -> None:
    for kind in KINDS:
        for language in ("ar", "en"):
            labels = [
                str(o)
                for s in ONTOLOGY.subjects(RDF.type, kind)
                for o in ONTOLOGY.objects(s, RDFS.label)
                if isinstance(o, Literal) and o.language == language
            ]
            assert len(labels) == len(set(labels)), (kind, language)


def test_no_class_or_property_is_an_orphan() -> None:
    """A class has one above it or is used by a property; a property has a domain, a range or a property above it."""
    used = {o for p in (RDFS.domain, RDFS.range, RDFS.subClassOf) for o in ONTOLOGY.objects(None, p)}
    for term in TERMS:
        kinds = set(ONTOLOGY.objects(term, RDF.type))
        if OWL.Class in kinds:
            assert term in used or list(ONTOLOGY.objects(term, RDFS.subClassOf)), term
        elif kinds & {OWL.ObjectProperty, OWL.DatatypeProperty}:
            links = (RDFS.domain, RDFS.range, RDFS.subPropertyOf)
            assert any(list(ONTOLOGY.objects(term, link)) for link in links), term


def test_every_term_that_is_pointed_at_exists() -> None:
    pointed = {o for o in ONTOLOGY.objects() if isinstance(o, URIRef) and str(o).startswith(v.NS)}
    assert {term for term in pointed if str(term) != v.NS} - set(TERMS) == set()


@pytest.mark.parametrize(
    ("term", "aligned"),
    [
        ("Event", "sem:Event"),
        ("Actor", "sem:Actor prov:Agent"),
        ("Person", "schema:Person prov:Person"),
        ("Country", "schema:Country sem:Place"),
        ("Place", "schema:Place sem:Place"),
        ("Organization", "schema:Organization prov:Organization"),
        ("Claim", "rdf:Statement oa:Annotation prov:Entity"),
        ("CoMention", "prov:Entity"),
    ],
)
def test_classes_are_aligned_to_those_of_others(term: str, aligned: str) -> None:
    prefixes = {"rdf": str(RDF), **v.PREFIXES}
    others = {prefixes[p] + name for p, name in (curie.split(":") for curie in aligned.split())}
    assert others <= {str(o) for o in ONTOLOGY.objects(RB[term], RDFS.subClassOf)}


def test_places_may_act_and_people_are_no_places() -> None:
    disjoint = {local(o) for o in ONTOLOGY.objects(RB.Person, OWL.disjointWith)}
    assert disjoint == {"Country", "Place", "Organization"}
    assert not list(ONTOLOGY.objects(RB.Place, OWL.disjointWith))
