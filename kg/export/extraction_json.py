"""One JSON object an article: what ``kg extract`` writes.

    {"id", "title", "date", "source", "url",
     "entities": [{"id", "type", "ar", "en", "en_derived", "wikidata", "country",
                   "mentions": [{"start", "end", "text", "form", "rule"}]}],
     "relations": [{"type", "source", "target", "status", "said_by", "evidence": {"start", "end", "text"},
                    "sentence": {"start", "end"}, "place", "date": {"start", "end", "precision", "text"} | null,
                    "detail", "quantity": {"value", "unit", "goods", "text"} | null, "role", "confidence", "rule"}],
     "co_mentions": [{"source", "target", "sentence": {"start", "end"}, "distance"}]}

Offsets are code points of the article's text, ends exclusive. ``source``, ``target``, ``said_by`` and ``place`` of a
relation are entity ids, ``country`` is a Wikidata id, dates are ISO 8601 days. What is not known is null. Entities are
sorted by id, mentions by place, co-mentions as in ``Extraction``; of several claims of one relation the best comes
first (``kg.relate.claims.best_first``).
"""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from kg.model import CoMention, Entity, Extraction, Mention, Quantity, Relation, Sentence, When
from kg.relate.claims import best_first

Fields = dict[str, Any]


def to_line(extraction: Extraction) -> str:
    """The object as one line of JSON, Arabic letters as they are, without the line end."""
    return json.dumps(to_fields(extraction), ensure_ascii=False, allow_nan=False)


def to_fields(extraction: Extraction) -> Fields:
    """The object that the module's text tells."""
    article, sentences = extraction.article, extraction.document.sentences
    return {
        "id": article.id,
        "title": article.title,
        "date": article.date.isoformat() if article.date else None,
        "source": article.source,
        "url": article.url,
        "entities": list(_entities(extraction.entities, extraction.mentions)),
        "relations": [
            _relation(relation, sentences[relation.evidence.sentence]) for relation in best_first(extraction.relations)
        ],
        "co_mentions": [_co_mention(pair, sentences[pair.sentence]) for pair in extraction.co_mentions],
    }


def _entities(entities: Iterable[Entity], mentions: Iterable[Mention]) -> Iterator[Fields]:
    by_entity: dict[str | None, list[Mention]] = {}
    for mention in mentions:
        by_entity.setdefault(mention.entity, []).append(mention)
    for entity in sorted(entities, key=lambda one: one.id):
        places = sorted(by_entity.get(entity.id, ()), key=lambda one: (one.start, one.end, one.rule))
        yield {
            "id": entity.id,
            "type": entity.type.value,
            "ar": entity.ar,
            "en": entity.en,
            "en_derived": entity.derived_en,
            "wikidata": entity.wikidata,
            "country": entity.country,
            "mentions": [_mention(mention) for mention in places],
        }


def _mention(mention: Mention) -> Fields:
    return {
        "start": mention.start,
        "end": mention.end,
        "text": mention.text,
        "form": mention.form.value,
        "rule": mention.rule,
    }


def _relation(relation: Relation, sentence: Sentence) -> Fields:
    evidence = relation.evidence
    return {
        "type": relation.type.value,
        "source": relation.source,
        "target": relation.target,
        "status": relation.status.value,
        "said_by": relation.said_by,
        "evidence": {"start": evidence.start, "end": evidence.end, "text": evidence.text},
        "sentence": _span(sentence),
        "place": relation.place,
        "date": _when(relation.when),
        "detail": relation.quantity.text if relation.quantity else None,
        "quantity": _quantity(relation.quantity),
        "role": relation.role,
        "confidence": relation.confidence,
        "rule": relation.rule,
    }


def _when(when: When | None) -> Fields | None:
    if when is None:
        return None
    return {
        "start": when.start.isoformat(),
        "end": when.end.isoformat(),
        "precision": when.precision,
        "text": when.text,
    }


def _quantity(quantity: Quantity | None) -> Fields | None:
    if quantity is None:
        return None
    return {"value": quantity.value, "unit": quantity.unit, "goods": list(quantity.goods), "text": quantity.text}


def _co_mention(pair: CoMention, sentence: Sentence) -> Fields:
    return {"source": pair.source, "target": pair.target, "sentence": _span(sentence), "distance": pair.distance}


def _span(sentence: Sentence) -> Fields:
    return {"start": sentence.start, "end": sentence.end}
