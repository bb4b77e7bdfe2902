"""Names of the graph: namespaces, classes and properties. Nothing here is computed from data.

A test holds the enums of ``kg.model`` equal to the terms of ``ontology/rawabit.ttl``, both ways.
"""

from dataclasses import dataclass

from pyoxigraph import NamedNode

from kg.model import EntityType, RelationType, Status

BASE = "https://rawabit.example/"
"""Root of every IRI that this project coins; ``.example`` is reserved (RFC 2606), so nobody can own it."""

NS = BASE + "ontology#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
XSD = "http://www.w3.org/2001/XMLSchema#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
PROV = "http://www.w3.org/ns/prov#"
OA = "http://www.w3.org/ns/oa#"
SEM = "http://semanticweb.cs.vu.nl/2009/11/sem/"
SCHEMA = "https://schema.org/"
DCTERMS = "http://purl.org/dc/terms/"
WIKIDATA = "http://www.wikidata.org/entity/"

PREFIXES = {
    "activity": BASE + "activity/",
    "article": BASE + "article/",
    "claim": BASE + "claim/",
    "comention": BASE + "comention/",
    "dcterms": DCTERMS,
    "entity": BASE + "entity/",
    "event": BASE + "event/",
    "graph": BASE + "graph/",
    "oa": OA,
    "prov": PROV,
    "rb": NS,
    "rdf": RDF,
    "rdfs": RDFS,
    "schema": SCHEMA,
    "sem": SEM,
    "skos": SKOS,
    "software": BASE + "software/",
    "wd": WIKIDATA,
    "xsd": XSD,
}
"""Prefixes of every file, in alphabetical order."""

ENTITIES_GRAPH = NamedNode(BASE + "entities")
"""The graph of what is known of entities whatever the article: type, names of known ones, Wikidata, country."""


@dataclass(frozen=True, slots=True)
class RelationTerm:
    """How a relation type appears in the graph, and its codes in PLOVER and CAMEO (None: nothing there fits)."""

    property: NamedNode
    event_class: NamedNode
    plover: str | None
    cameo: str | None


def _relation(property_name: str, class_name: str, plover: str | None, cameo: str | None) -> RelationTerm:
    return RelationTerm(NamedNode(NS + property_name), NamedNode(NS + class_name), plover, cameo)


RELATION_TERMS = {
    RelationType.MET_WITH: _relation("metWith", "Meeting", "CONSULT", "040"),
    RelationType.PHONED: _relation("phoned", "PhoneCall", "CONSULT", "041"),
    RelationType.VISITED: _relation("visited", "Visit", "CONSULT", "042"),
    RelationType.NEGOTIATED_WITH: _relation("negotiatedWith", "Negotiation", "CONSULT", "046"),
    RelationType.AGREED_WITH: _relation("agreedWith", "Agreement", "AGREE", "057"),
    RelationType.COOPERATES_WITH: _relation("cooperatesWith", "Cooperation", "COOPERATE", "060"),
    RelationType.SUPPLIED_FUEL: _relation("suppliedFuelTo", "FuelSupply", "COOPERATE", "061"),
    RelationType.SUPPLIED_WEAPONS: _relation("suppliedWeaponsTo", "WeaponsSupply", "AID", "072"),
    RelationType.GAVE_AID: _relation("gaveAidTo", "Aid", "AID", "070"),
    RelationType.SUPPORTED: _relation("supported", "Support", "SUPPORT", "051"),
    RelationType.CRITICISED: _relation("criticised", "Criticism", "ACCUSE", "111"),
    RelationType.ACCUSED: _relation("accused", "Accusation", "ACCUSE", "112"),
    RelationType.THREATENED: _relation("threatened", "Threat", "THREATEN", "130"),
    RelationType.SANCTIONED: _relation("sanctioned", "Sanction", "SANCTION", "163"),
    RelationType.ATTACKED: _relation("attacked", "Attack", "ASSAULT", "190"),
    RelationType.REQUESTED_FROM: _relation("requestedFrom", "Request", "REQUEST", "020"),
    RelationType.HOLDS_OFFICE: _relation("holdsOfficeIn", "OfficeHolding", None, None),
    RelationType.INVITED: _relation("invited", "Invitation", None, None),
    RelationType.MEDIATED_BETWEEN: _relation("mediatedBetween", "Mediation", "CONSULT", "045"),
    RelationType.APPOINTED: _relation("appointed", "Appointment", None, None),
    RelationType.WITHDREW_FROM: _relation("withdrewFrom", "Withdrawal", None, None),
    RelationType.REJECTED: _relation("rejected", "Rejection", "REJECT", "120"),
    RelationType.RELEASED: _relation("released", "Release", None, "0841"),
    RelationType.EXPELLED: _relation("expelled", "Expulsion", "COERCE", "174"),
    RelationType.MEMBER_OF: _relation("memberOf", "Membership", None, None),
}
"""Codes: PLOVER event types of the POLECAT codebook; CAMEO 1.1b3 codes. None where no code fits the whole class."""

ENTITY_CLASSES = {
    EntityType.PERSON: NamedNode(NS + "Person"),
    EntityType.COUNTRY: NamedNode(NS + "Country"),
    EntityType.PLACE: NamedNode(NS + "Place"),
    EntityType.ORGANIZATION: NamedNode(NS + "Organization"),
}

STATUS_TERMS = {
    Status.ACTUAL: NamedNode(NS + "Actual"),
    Status.PLANNED: NamedNode(NS + "Planned"),
    Status.ALLEGED: NamedNode(NS + "Alleged"),
    Status.HYPOTHETICAL: NamedNode(NS + "Hypothetical"),
    Status.DENIED: NamedNode(NS + "Denied"),
}

# Classes and properties of this project's ontology.
CLAIM = NamedNode(NS + "Claim")
CO_MENTION = NamedNode(NS + "CoMention")
SENTENCE = NamedNode(NS + "Sentence")
ABOUT = NamedNode(NS + "about")
STATUS = NamedNode(NS + "status")
STRONGEST_STATUS = NamedNode(NS + "strongestStatus")
CONFIDENCE = NamedNode(NS + "confidence")
RULE = NamedNode(NS + "rule")
ROLE = NamedNode(NS + "role")
PLACE = NamedNode(NS + "place")
EARLIEST = NamedNode(NS + "earliest")
LATEST = NamedNode(NS + "latest")
DATE_PRECISION = NamedNode(NS + "datePrecision")
DATE_TEXT = NamedNode(NS + "dateText")
QUANTITY = NamedNode(NS + "quantity")
GOODS = NamedNode(NS + "goods")
QUANTITY_TEXT = NamedNode(NS + "quantityText")
IN_SENTENCE = NamedNode(NS + "inSentence")
TEXT = NamedNode(NS + "text")
INDEX = NamedNode(NS + "index")
START = NamedNode(NS + "start")
END = NamedNode(NS + "end")
PARTICIPANT = NamedNode(NS + "participant")
SOURCE = NamedNode(NS + "source")
TARGET = NamedNode(NS + "target")
REPORTED_IN = NamedNode(NS + "reportedIn")
MEMBER = NamedNode(NS + "member")
WEIGHT = NamedNode(NS + "weight")
DISTANCE = NamedNode(NS + "distance")
COUNTRY = NamedNode(NS + "country")
DERIVED_LABEL = NamedNode(NS + "derivedLabel")
TEXT_DIGEST = NamedNode(NS + "textDigest")
FINGERPRINT = NamedNode(NS + "fingerprint")

# Terms of others that the graph uses.
TYPE = NamedNode(RDF + "type")
SUBJECT = NamedNode(RDF + "subject")
PREDICATE = NamedNode(RDF + "predicate")
OBJECT = NamedNode(RDF + "object")
LABEL = NamedNode(RDFS + "label")
PREF_LABEL = NamedNode(SKOS + "prefLabel")
ALT_LABEL = NamedNode(SKOS + "altLabel")
EXACT_MATCH = NamedNode(SKOS + "exactMatch")
PROV_ENTITY = NamedNode(PROV + "Entity")
PROV_ACTIVITY = NamedNode(PROV + "Activity")
SOFTWARE_AGENT = NamedNode(PROV + "SoftwareAgent")
WAS_ATTRIBUTED_TO = NamedNode(PROV + "wasAttributedTo")
WAS_DERIVED_FROM = NamedNode(PROV + "wasDerivedFrom")
WAS_GENERATED_BY = NamedNode(PROV + "wasGeneratedBy")
WAS_ASSOCIATED_WITH = NamedNode(PROV + "wasAssociatedWith")
USED = NamedNode(PROV + "used")
SPECIFIC_RESOURCE = NamedNode(OA + "SpecificResource")
POSITION_SELECTOR = NamedNode(OA + "TextPositionSelector")
QUOTE_SELECTOR = NamedNode(OA + "TextQuoteSelector")
HAS_TARGET = NamedNode(OA + "hasTarget")
HAS_SOURCE = NamedNode(OA + "hasSource")
HAS_SELECTOR = NamedNode(OA + "hasSelector")
OA_START = NamedNode(OA + "start")
OA_END = NamedNode(OA + "end")
EXACT = NamedNode(OA + "exact")
HAS_PLACE = NamedNode(SEM + "hasPlace")
EARLIEST_BEGIN = NamedNode(SEM + "hasEarliestBeginTimeStamp")
LATEST_END = NamedNode(SEM + "hasLatestEndTimeStamp")
NEWS_ARTICLE = NamedNode(SCHEMA + "NewsArticle")
QUANTITATIVE_VALUE = NamedNode(SCHEMA + "QuantitativeValue")
MENTIONS = NamedNode(SCHEMA + "mentions")
HEADLINE = NamedNode(SCHEMA + "headline")
DATE_PUBLISHED = NamedNode(SCHEMA + "datePublished")
PUBLISHER = NamedNode(SCHEMA + "publisher")
IN_LANGUAGE = NamedNode(SCHEMA + "inLanguage")
URL = NamedNode(SCHEMA + "url")
IS_PART_OF = NamedNode(SCHEMA + "isPartOf")
VALUE = NamedNode(SCHEMA + "value")
UNIT_TEXT = NamedNode(SCHEMA + "unitText")
SOFTWARE_VERSION = NamedNode(SCHEMA + "softwareVersion")
IDENTIFIER = NamedNode(DCTERMS + "identifier")
IS_VERSION_OF = NamedNode(DCTERMS + "isVersionOf")

XSD_DATE = NamedNode(XSD + "date")
XSD_DECIMAL = NamedNode(XSD + "decimal")
XSD_YEAR_MONTH = NamedNode(XSD + "gYearMonth")
