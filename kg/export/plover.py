"""Political events as JSON lines with PLOVER types and CAMEO codes, to join with POLECAT, ICEWS or GDELT.

One line a claim; offices are no events and are left out. ``status`` and ``said_by`` are beyond PLOVER: who ignores them
takes plans and denials for deeds.
"""

import json
from collections.abc import Mapping
from typing import Any, BinaryIO

from kg.export.lookup import Lookup
from kg.graph.rows import ClaimRow, EntityRow, Rows
from kg.graph.vocabulary import RELATION_TERMS


def write_plover(rows: Rows, stream: BinaryIO) -> None:
    """Write a claim a line."""
    lookup = Lookup.of(rows)
    entities = {entity.id: entity for entity in rows.entities}
    for claim in rows.claims:
        if RELATION_TERMS[claim.type].plover is not None:
            line = json.dumps(_event(claim, entities, lookup), ensure_ascii=False)
            stream.write(line.encode("utf-8", "replace") + b"\n")


def _event(claim: ClaimRow, entities: Mapping[str, EntityRow], lookup: Lookup) -> dict[str, Any]:
    term, article = RELATION_TERMS[claim.type], lookup.articles[claim.article]
    day = claim.earliest or article.date
    return {
        "id": claim.id,
        "event_id": claim.event,
        "event_type": term.plover,
        "cameo_code": term.cameo,
        "relation": claim.type.value,
        "status": claim.status.value,
        "event_date": day.isoformat() if day else None,
        "event_date_source": "text" if claim.earliest else "article" if day else None,
        "event_date_end": claim.latest.isoformat() if claim.latest else None,
        "actor": _party(entities[claim.source]),
        "recipient": _party(entities[claim.target]),
        "location": lookup.name(claim.place),
        "said_by": lookup.name(claim.said_by),
        "quantity": claim.quantity,
        "confidence": claim.confidence,
        "text": lookup.sentence(claim),
        "source": article.source,
        "publication_date": article.date.isoformat() if article.date else None,
        "story_id": article.id,
        "url": article.url,
    }


def _party(entity: EntityRow) -> dict[str, Any]:
    return {
        "name": entity.en,
        "name_ar": entity.ar,
        "type": entity.type.value,
        "wikidata": entity.wikidata,
        "country_wikidata": entity.country,
    }
