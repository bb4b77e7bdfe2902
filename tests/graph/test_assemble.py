from collections.abc import Iterable
from dataclasses import replace

import pytest
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad

import kg
from kg.graph import vocabulary as v
from kg.graph.assemble import assemble, sort
from kg.graph.terms import resource
from kg.model import Extraction, Status

MACRON, SISI = resource("entity", "Q3052772"), resource("entity", "Q307871")
FRANCE, EGYPT = resource("entity", "Q142"), resource("entity", "Q79")
ENVOY = resource("entity", "person:كريم-الهادي")


def objects(quads: Iterable[Quad], subject: NamedNode, predicate: NamedNode) -> set[object]:
    return {q.object for q in quads if q.subject == subject and q.predicate == predicate}


def one(quads: Iterable[Quad], predicate: NamedNode, value: object) -> NamedNode:
    """The one subject that has the value."""
    (subject,) = {q.subject for q in quads if q.predicate == predicate and q.object == value}
    assert isinstance(subject, NamedNode)
    return subject


def claim_of(quads: list[Quad], property_: str) -> NamedNode:
    return one(quads, v.PREDICATE, NamedNode(v.NS + property_))


def test_a_claim_tells_what_who_where_when_and_how_sure(meeting: Extraction) -> None:
    quads = assemble([meeting])
    claim = claim_of(quads, "metWith")
    assert objects(quads, claim, v.TYPE) == {v.CLAIM}
    assert objects(quads, claim, v.SUBJECT) == {MACRON}
    assert objects(quads, claim, v.OBJECT) == {SISI}
    assert objects(quads, claim, v.STATUS) == {NamedNode(v.NS + "Actual")}
    assert objects(quads, claim, v.CONFIDENCE) == {Literal("0.9", datatype=v.XSD_DECIMAL)}
    assert objects(quads, claim, v.RULE) == {Literal("test-rule")}
    assert objects(quads, claim, v.PLACE) == {resource("entity", "Q85")}
    assert objects(quads, claim, v.EARLIEST) == {Literal("2024-03-04", datatype=v.XSD_DATE)}
    assert objects(quads, claim, v.DATE_TEXT) == {Literal("الاثنين", language="ar")}
    assert objects(quads, claim, v.WAS_DERIVED_FROM) == {resource("article", "daily-2024-03-05")}


def test_a_claim_points_at_its_very_words(meeting: Extraction) -> None:
    quads = assemble([meeting])
    (target,) = objects(quads, claim_of(quads, "metWith"), v.HAS_TARGET)
    assert target == NamedNode(v.BASE + "article/daily-2024-03-05#char=0,52")
    selectors = {q.object for q in quads if q.subject == target and q.predicate == v.HAS_SELECTOR}
    values = {(q.predicate, q.object.value) for q in quads if q.subject in selectors and isinstance(q.object, Literal)}
    quote = "التقى الرئيس إيمانويل ماكرون نظيره عبد الفتاح السيسي"
    assert values == {(v.OA_START, "0"), (v.OA_END, "52"), (v.EXACT, quote)}
    assert meeting.article.text[0:52] == quote


def test_a_claim_stands_in_its_sentence(meeting: Extraction) -> None:
    quads = assemble([meeting])
    (sentence,) = objects(quads, claim_of(quads, "accused"), v.IN_SENTENCE)
    assert isinstance(sentence, NamedNode)
    assert objects(quads, sentence, v.TEXT) == {
        Literal("ونفى المبعوث كريم الهادي أن تكون مصر اتهمت فرنسا.", language="ar")
    }
    (start,), (end,) = objects(quads, sentence, v.START), objects(quads, sentence, v.END)
    assert isinstance(start, Literal)
    assert isinstance(end, Literal)
    assert meeting.article.text[int(start.value) : int(end.value)].startswith("ونفى")


def test_speaker_quantity_and_office_words(meeting: Extraction) -> None:
    quads = assemble([meeting])
    fuel = claim_of(quads, "suppliedFuelTo")
    assert objects(quads, fuel, v.WAS_ATTRIBUTED_TO) == {MACRON}
    (quantity,) = objects(quads, fuel, v.QUANTITY)
    assert isinstance(quantity, NamedNode)
    assert objects(quads, quantity, v.VALUE) == {Literal("20000", datatype=v.XSD_DECIMAL)}
    assert objects(quads, quantity, v.UNIT_TEXT) == {Literal("tonne")}
    assert objects(quads, quantity, v.GOODS) == {Literal("diesel")}
    assert objects(quads, claim_of(quads, "holdsOfficeIn"), v.ROLE) == {Literal("الرئيس", language="ar")}


@pytest.mark.parametrize("status", list(Status))
def test_only_an_actual_claim_makes_a_direct_triple(meeting: Extraction, status: Status) -> None:
    relations = tuple(replace(relation, status=status) for relation in meeting.relations)
    quads = assemble([replace(meeting, relations=relations)])
    direct = {q.predicate for q in quads} & {term.property for term in v.RELATION_TERMS.values()}
    assert (len(direct) == len(relations)) if status is Status.ACTUAL else not direct


def test_planned_denied_and_done_in_one_article(meeting: Extraction) -> None:
    quads = assemble([meeting])
    properties = {term.property for term in v.RELATION_TERMS.values()}
    direct = {(q.subject, q.predicate.value.rpartition("#")[2], q.object) for q in quads if q.predicate in properties}
    assert direct == {(MACRON, "metWith", SISI), (MACRON, "holdsOfficeIn", FRANCE)}


def test_events_have_roles_place_and_time(meeting: Extraction) -> None:
    quads = assemble([meeting])
    meet, visit = one(quads, v.TYPE, NamedNode(v.NS + "Meeting")), one(quads, v.TYPE, NamedNode(v.NS + "Visit"))
    assert objects(quads, meet, v.PARTICIPANT) == {MACRON, SISI}
    assert objects(quads, meet, v.HAS_PLACE) == {resource("entity", "Q85")}
    assert objects(quads, visit, v.SOURCE) == {MACRON}
    assert objects(quads, visit, v.TARGET) == {EGYPT}
    assert objects(quads, visit, v.EARLIEST_BEGIN) == {Literal("2024-04-01", datatype=v.XSD_DATE)}
    assert objects(quads, visit, v.LATEST_END) == {Literal("2024-04-30", datatype=v.XSD_DATE)}
    assert objects(quads, visit, v.STRONGEST_STATUS) == {NamedNode(v.NS + "Planned")}
    assert objects(quads, claim_of(quads, "metWith"), v.ABOUT) == {meet}


def test_two_papers_claim_one_event(meeting: Extraction, echo: Extraction) -> None:
    quads = assemble([meeting, echo])
    meet = one(quads, v.TYPE, NamedNode(v.NS + "Meeting"))
    claims = {q.subject for q in quads if q.predicate == v.ABOUT and q.object == meet}
    articles = {q.object for q in quads if q.subject in claims and q.predicate == v.WAS_DERIVED_FROM}
    assert len(claims) == 2
    assert articles == {resource("article", "daily-2024-03-05"), resource("article", "echo-7")}


def test_entities_have_names_in_both_languages_and_a_wikidata_match(meeting: Extraction) -> None:
    quads = [q for q in assemble([meeting]) if q.graph_name == v.ENTITIES_GRAPH]
    assert objects(quads, MACRON, v.TYPE) == {NamedNode(v.NS + "Person")}
    assert objects(quads, MACRON, v.EXACT_MATCH) == {NamedNode(v.WIKIDATA + "Q3052772")}
    assert objects(quads, MACRON, v.PREF_LABEL) == {
        Literal("إيمانويل ماكرون", language="ar"),
        Literal("Emmanuel Macron", language="en"),
    }
    assert objects(quads, MACRON, v.COUNTRY) == {NamedNode(v.WIKIDATA + "Q142")}


def test_the_spelling_of_an_unlisted_name_belongs_to_its_article(meeting: Extraction, echo: Extraction) -> None:
    quads = assemble([meeting, echo])
    spellings = {(q.graph_name, q.object) for q in quads if q.subject == ENVOY and q.predicate == v.PREF_LABEL}
    first, second = resource("graph", "daily-2024-03-05"), resource("graph", "echo-7")
    assert (first, Literal("كريم الهادي", language="ar")) in spellings
    assert (second, Literal("كريم الهادى", language="ar")) in spellings
    assert objects(quads, ENVOY, v.DERIVED_LABEL) == {
        Literal("Karim Alhadi", language="en"),
        Literal("Karim Alhada", language="en"),
    }


def test_co_mentions_of_a_pair_are_counted(meeting: Extraction) -> None:
    quads = assemble([meeting])
    pair = next(
        q.subject
        for q in quads
        if q.predicate == v.WEIGHT and q.object == Literal(2) and isinstance(q.subject, NamedNode)
    )
    assert objects(quads, pair, v.MEMBER) == {MACRON, EGYPT}
    assert objects(quads, pair, v.DISTANCE) == {Literal(1)}
    assert len(objects(quads, pair, v.IN_SENTENCE)) == 2


def test_every_quad_belongs_to_an_article_or_the_entities_or_the_provenance(meeting: Extraction) -> None:
    quads = assemble([meeting])
    graph = resource("graph", "daily-2024-03-05")
    assert {q.graph_name for q in quads} == {graph, v.ENTITIES_GRAPH, DefaultGraph()}
    provenance = [q for q in quads if q.graph_name == DefaultGraph()]
    assert objects(provenance, graph, v.WAS_DERIVED_FROM) == {resource("article", "daily-2024-03-05")}
    (run,) = objects(provenance, graph, v.WAS_GENERATED_BY)
    assert isinstance(run, NamedNode)
    assert objects(provenance, run, v.WAS_ASSOCIATED_WITH) == {resource("software", f"rawabit-{kg.__version__}")}


def test_graphs_add_up(meeting: Extraction, echo: Extraction, hostile: Extraction) -> None:
    together = assemble([meeting, echo, hostile])
    apart = [quad for extraction in (meeting, echo, hostile) for quad in assemble([extraction])]
    assert together == sort(set(apart))


def test_the_order_of_articles_plays_no_part(meeting: Extraction, echo: Extraction) -> None:
    assert assemble([meeting, echo]) == assemble([echo, meeting]) == assemble([echo, meeting, echo])


def test_of_an_article_that_comes_twice_the_later_one_counts(meeting: Extraction, echo: Extraction) -> None:
    changed = replace(meeting, relations=meeting.relations[:1], co_mentions=())
    assert assemble([meeting, echo, changed]) == assemble([echo, changed])


def test_an_article_with_nothing_found_still_has_its_graph(meeting: Extraction) -> None:
    empty = replace(meeting, entities=(), mentions=(), relations=(), co_mentions=())
    graph = resource("graph", "daily-2024-03-05")
    assert {q.predicate for q in assemble([empty]) if q.graph_name == graph} == {
        *(v.TYPE, v.IDENTIFIER, v.TEXT_DIGEST, v.IN_LANGUAGE, v.HEADLINE, v.DATE_PUBLISHED, v.PUBLISHER, v.URL)
    }


def test_an_address_that_is_not_of_the_web_is_never_a_link(hostile: Extraction) -> None:
    urls = [q.object for q in assemble([hostile]) if q.predicate == v.URL]
    assert urls == [Literal("javascript:alert(1)")]


def test_no_blank_nodes(meeting: Extraction, hostile: Extraction) -> None:
    for quad in assemble([meeting, hostile]):
        assert isinstance(quad.subject, NamedNode)
        assert isinstance(quad.object, NamedNode | Literal)


def test_sorting_loses_no_triple() -> None:
    type_in_text = [Quad(MACRON, v.LABEL, Literal(f"a {iri} b")) for iri in (v.TYPE, "<>", "")]
    assert len(sort(type_in_text)) == 3


def test_types_come_first_and_subjects_stay_together() -> None:
    nodes = [NamedNode("https://a.example/x"), NamedNode("https://a.example/x#y")]
    quads = [Quad(node, predicate, Literal("z")) for predicate in (v.IDENTIFIER, v.LABEL, v.TYPE) for node in nodes]
    ordered = sort(quads)
    assert [q.subject for q in ordered] == sorted((q.subject for q in quads), key=str)
    assert [q.predicate for q in ordered] == [v.TYPE, v.IDENTIFIER, v.LABEL] * 2
