"""A networkx view: a node an entity, an edge an event or a co-mention, with flat string and number attributes."""

from collections import defaultdict
from collections.abc import Callable, Iterable

import networkx as nx

from kg.graph.events import contradicted
from kg.graph.rows import ArticleRow, ClaimRow, CoMentionRow, EntityRow, EventRow, Rows, collect
from kg.graph.terms import digest
from kg.model import SYMMETRIC, Extraction

CO_MENTION = "co-mentioned-with"
"""The ``type`` of an edge that is a co-mention; typed relations have the value of their RelationType."""

Attributes = dict[str, str | int | float]
Times = Callable[[str, int], int]
"""By how many claims an event is told, of which so many are shown."""


def to_networkx(extractions: Iterable[Extraction]) -> "nx.MultiDiGraph[str]":
    """The graph of all extractions; see ``from_rows``."""
    return from_rows(collect(extractions))


def as_shown(_: str, shown: int) -> int:
    """The claims of an event where the rows hold them all."""
    return shown


def from_rows(rows: Rows, times: Times = as_shown) -> "nx.MultiDiGraph[str]":
    """The rows as a networkx graph. ``times`` tells the claims of an event where the rows are a part of a graph.

    Node ids are entity ids, edge keys are names of events and co-mentions. An attribute that is not known is left out;
    lists are joined by `` | ``. ``directed`` is 0 for symmetric relations and co-mentions, which have no direction.
    """
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    names = {entity.id: entity.ar for entity in rows.entities}
    sentences = {(s.article, s.index): s.text for s in rows.sentences}
    articles = {article.id: article for article in rows.articles}
    claims: defaultdict[str, list[ClaimRow]] = defaultdict(list)
    for claim in rows.claims:
        claims[claim.event].append(claim)
    for entity in rows.entities:
        graph.add_node(entity.id, **_node(entity))
    for event in rows.events:
        weight = times(event.id, len(claims[event.id]))
        attributes = _edge(event, claims[event.id], weight, names, sentences, articles)
        graph.add_edge(event.source, event.target, key=event.id, **attributes)
    for pair, found in sorted(_pairs(rows.co_mentions).items()):
        graph.add_edge(pair[0], pair[1], key=digest(CO_MENTION, *pair), **_co_mention(found))
    return graph


def _node(entity: EntityRow) -> Attributes:
    return _known(
        label=entity.ar,
        label_en=entity.en,
        type=entity.type.value,
        wikidata=entity.wikidata,
        country=entity.country,
        forms=_joined(entity.forms),
        articles=entity.articles,
    )


def _edge(
    event: EventRow,
    claims: list[ClaimRow],
    weight: int,
    names: dict[str, str],
    sentences: dict[tuple[str, int], str],
    articles: dict[str, ArticleRow],
) -> Attributes:
    best = max(claims, key=lambda claim: (claim.status is event.status, claim.confidence, claim.id))
    sources = (articles[claim.article].source for claim in claims)
    return _known(
        type=event.type.value,
        status=event.status.value,
        directed=0 if event.type in SYMMETRIC else 1,
        weight=weight,
        confidence=max(claim.confidence for claim in claims),
        contradicted=int(contradicted(claim.status for claim in claims)),
        earliest=event.earliest.isoformat() if event.earliest else None,
        latest=event.latest.isoformat() if event.latest else None,
        place=_joined(names.get(claim.place, claim.place) for claim in claims if claim.place),
        said_by=_joined(names.get(claim.said_by, claim.said_by) for claim in claims if claim.said_by),
        role=_joined(claim.role for claim in claims if claim.role),
        quantity=_joined(claim.quantity for claim in claims if claim.quantity),
        sentence=sentences.get((best.article, best.sentence), best.quote),
        articles=_joined(claim.article for claim in claims),
        sources=_joined(source for source in sources if source),
    )


def _pairs(rows: Iterable[CoMentionRow]) -> dict[tuple[str, str], list[CoMentionRow]]:
    pairs: defaultdict[tuple[str, str], list[CoMentionRow]] = defaultdict(list)
    for row in rows:
        pairs[row.source, row.target].append(row)
    return pairs


def _co_mention(rows: list[CoMentionRow]) -> Attributes:
    return _known(
        type=CO_MENTION,
        directed=0,
        weight=sum(row.weight for row in rows),
        distance=min(row.distance for row in rows),
        articles=_joined(row.article for row in rows),
    )


def _joined(values: Iterable[str]) -> str | None:
    return " | ".join(sorted(set(values))) or None


def _known(**attributes: str | int | float | None) -> Attributes:
    return {name: value for name, value in attributes.items() if value is not None}
