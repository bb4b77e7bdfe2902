from kg.graph.project import CO_MENTION, to_networkx
from kg.model import Extraction


def test_entities_are_nodes_with_flat_attributes(meeting: Extraction) -> None:
    graph = to_networkx([meeting])
    assert graph.nodes["Q85"] == {
        "label": "القاهرة",
        "label_en": "Cairo",
        "type": "Place",
        "wikidata": "Q85",
        "country": "Q79",
        "articles": 1,
    }
    assert set(graph) == {"Q3052772", "Q307871", "Q142", "Q79", "Q85", "person:كريم-الهادي"}


def test_events_are_edges_that_keep_their_evidence(meeting: Extraction, echo: Extraction) -> None:
    graph = to_networkx([meeting, echo])
    (meet,) = (d for d in graph.get_edge_data("Q3052772", "Q307871").values() if d["type"] == "met-with")
    assert meet == {
        "type": "met-with",
        "status": "actual",
        "directed": 0,
        "weight": 2,
        "confidence": 0.9,
        "contradicted": 0,
        "earliest": "2024-03-04",
        "latest": "2024-03-04",
        "place": "القاهرة",
        "sentence": "التقى الرئيس إيمانويل ماكرون نظيره عبد الفتاح السيسي الاثنين في القاهرة.",
        "articles": "daily-2024-03-05 | echo-7",
        "sources": "صحيفة النيل | صدى",
    }


def test_direction_status_speaker_and_quantity(meeting: Extraction) -> None:
    graph = to_networkx([meeting])
    (fuel,) = graph.get_edge_data("Q142", "Q79").values()
    assert (fuel["type"], fuel["status"], fuel["directed"]) == ("supplied-fuel", "planned", 1)
    assert (fuel["said_by"], fuel["quantity"]) == ("إيمانويل ماكرون", "20 ألف طن من الديزل")


def test_co_mentions_are_edges_of_their_own(meeting: Extraction) -> None:
    graph = to_networkx([meeting])
    pairs = {(s, t): d["weight"] for s, t, d in graph.edges(data=True) if d["type"] == CO_MENTION}
    assert pairs == {("Q3052772", "Q307871"): 1, ("Q3052772", "Q79"): 2}


def test_attributes_are_text_or_numbers(meeting: Extraction, hostile: Extraction) -> None:
    graph = to_networkx([meeting, hostile])
    values = [v for _, d in graph.nodes(data=True) for v in d.values()] + [
        v for _, _, d in graph.edges(data=True) for v in d.values()
    ]
    assert {type(value) for value in values} == {str, int, float}
