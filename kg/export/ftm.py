"""FollowTheMoney entities as JSON lines, for Aleph and OpenAleph.

People, bodies, countries (as PublicBody: they act) and places (as Address) are things; each claim is an UnknownLink
with its type as ``role``, its ``status`` and its article as ``proof``. The package itself is not needed.
"""

import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from kg.export.lookup import Lookup
from kg.graph.rows import ArticleRow, ClaimRow, EntityRow, Rows
from kg.graph.terms import digest, is_wikidata_id
from kg.model import EntityType

_SCHEMAS = {
    EntityType.PERSON: "Person",
    EntityType.COUNTRY: "PublicBody",
    EntityType.PLACE: "Address",
    EntityType.ORGANIZATION: "Organization",
}


def write_ftm(rows: Rows, stream: BinaryIO) -> None:
    """Write an entity of FollowTheMoney a line."""
    for proxy in _proxies(rows):
        stream.write(json.dumps(proxy, ensure_ascii=False).encode("utf-8", "replace") + b"\n")


def _proxies(rows: Rows) -> Iterator[dict[str, Any]]:
    lookup = Lookup.of(rows)
    for article in rows.articles:
        yield _article(article)
    for entity in rows.entities:
        yield _entity(entity)
    for claim in rows.claims:
        yield _link(claim, lookup)


def _proxy(kind: str, identifier: str, schema: str, **properties: str | None) -> dict[str, Any]:
    known = {name: [value] for name, value in properties.items() if value}
    return {"id": _id(kind, identifier), "schema": schema, "properties": known}


def _id(kind: str, identifier: str) -> str:
    return f"rb-{digest(kind, identifier)}"


def _article(row: ArticleRow) -> dict[str, Any]:
    web = row.url if row.url and row.url.startswith(("http://", "https://")) else None
    date = row.date.isoformat() if row.date else None
    return _proxy(
        *("article", row.id, "Article"),
        fileName=row.id,
        title=row.title,
        publishedAt=date,
        publisher=row.source,
        sourceUrl=web,
        language=row.lang.partition("-")[0],
    )


def _entity(row: EntityRow) -> dict[str, Any]:
    place = {"full": row.ar} if row.type is EntityType.PLACE else {}
    proxy = _proxy(
        "entity",
        row.id,
        _SCHEMAS[row.type],
        name=row.ar,
        wikidataId=row.wikidata if is_wikidata_id(row.wikidata or "") else None,
        **place,
    )
    aliases = [name for name in (row.en, *row.forms) if name and name != row.ar]
    return proxy | {"properties": proxy["properties"] | ({"alias": aliases} if aliases else {})}


def _link(claim: ClaimRow, lookup: Lookup) -> dict[str, Any]:
    article = lookup.articles[claim.article]
    said_by = lookup.name(claim.said_by)
    return _proxy(
        *("claim", claim.id, "UnknownLink"),
        subject=_id("entity", claim.source),
        object=_id("entity", claim.target),
        role=claim.type.value if claim.role is None else f"{claim.type.value}: {claim.role}",
        status=claim.status.value,
        startDate=claim.earliest.isoformat() if claim.earliest else None,
        endDate=claim.latest.isoformat() if claim.latest else None,
        summary=lookup.sentence(claim),
        description=f"said by {said_by}" if said_by else None,
        publisher=article.source,
        proof=_id("article", claim.article),
        recordId=claim.id,
    )
