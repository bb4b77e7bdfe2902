"""The JSON of ``kg extract``."""

import json
from dataclasses import replace

from kg.export.extraction_json import to_fields, to_line
from kg.model import Extraction, Mention, Status


def test_article_and_unknown_values(meeting: Extraction, echo: Extraction) -> None:
    fields = to_fields(meeting)
    assert {key: fields[key] for key in ("id", "title", "date", "source", "url")} == {
        "id": "daily-2024-03-05",
        "title": "قمة في القاهرة",
        "date": "2024-03-05",
        "source": "صحيفة النيل",
        "url": "https://news.example/a?id=1&lang=ar",
    }
    assert (to_fields(echo)["title"], to_fields(echo)["url"]) == (None, None)


def test_entities_with_their_mentions(meeting: Extraction) -> None:
    entities = to_fields(meeting)["entities"]
    assert [entity["id"] for entity in entities] == sorted(entity.id for entity in meeting.entities)
    cairo = next(entity for entity in entities if entity["id"] == "Q85")
    assert cairo == {
        "id": "Q85",
        "type": "Place",
        "ar": "القاهرة",
        "en": "Cairo",
        "en_derived": False,
        "wikidata": "Q85",
        "country": "Q79",
        "mentions": [{"start": 64, "end": 71, "text": "القاهرة", "form": "name", "rule": "listed"}],
    }


def test_relation_with_all_its_details(meeting: Extraction) -> None:
    by_type = {relation["type"]: relation for relation in to_fields(meeting)["relations"]}
    met, fuel, accused = by_type["met-with"], by_type["supplied-fuel"], by_type["accused"]
    visit, office = by_type["visited"], by_type["holds-office"]
    assert met == {
        "type": "met-with",
        "source": "Q3052772",
        "target": "Q307871",
        "status": "actual",
        "said_by": None,
        "evidence": {"start": 0, "end": 52, "text": "التقى الرئيس إيمانويل ماكرون نظيره عبد الفتاح السيسي"},
        "sentence": {"start": 0, "end": 72},
        "place": "Q85",
        "date": {"start": "2024-03-04", "end": "2024-03-04", "precision": "day", "text": "الاثنين"},
        "detail": None,
        "quantity": None,
        "role": None,
        "confidence": 0.9,
        "rule": "test-rule",
    }
    assert fuel["detail"] == "20 ألف طن من الديزل"
    assert fuel["quantity"] == {"value": 20000.0, "unit": "tonne", "goods": ["diesel"], "text": "20 ألف طن من الديزل"}
    assert (accused["status"], accused["said_by"]) == ("denied", "person:كريم-الهادي")
    assert (visit["date"]["start"], visit["date"]["end"]) == ("2024-04-01", "2024-04-30")
    assert office["role"] == "الرئيس"


def test_co_mentions(meeting: Extraction) -> None:
    assert to_fields(meeting)["co_mentions"][0] == {
        "source": "Q3052772",
        "target": "Q307871",
        "sentence": {"start": 0, "end": 72},
        "distance": 1,
    }


def test_every_span_is_the_text_at_its_offsets(meeting: Extraction) -> None:
    text, fields = meeting.article.text, to_fields(meeting)
    spans = [mention for entity in fields["entities"] for mention in entity["mentions"]]
    spans += [relation["evidence"] for relation in fields["relations"]]
    assert len(spans) > 10
    assert [span for span in spans if text[span["start"] : span["end"]] != span["text"]] == []


def test_one_line_of_plain_json(meeting: Extraction) -> None:
    line = to_line(meeting)
    assert "\n" not in line
    assert "القاهرة" in line
    assert json.loads(line) == to_fields(meeting)


def test_the_order_of_entities_and_mentions_plays_no_part(meeting: Extraction) -> None:
    turned: tuple[Mention, ...] = meeting.mentions[::-1]
    assert to_line(replace(meeting, entities=meeting.entities[::-1], mentions=turned)) == to_line(meeting)


def test_the_best_claim_of_a_relation_comes_first(meeting: Extraction) -> None:
    met = meeting.relations[0]
    planned = replace(met, status=Status.PLANNED)
    quoted = replace(met, said_by=met.source)
    unsure = replace(met, confidence=0.2)
    fields = to_fields(replace(meeting, relations=(planned, quoted, unsure, met)))
    found = [(r["status"], r["said_by"], r["confidence"]) for r in fields["relations"]]
    assert found == [("actual", None, 0.9), ("actual", met.source, 0.9), ("actual", None, 0.2), ("planned", None, 0.9)]
