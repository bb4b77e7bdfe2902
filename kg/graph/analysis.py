"""Who matters, who goes together, and which countries stand behind people, by networkx. Deterministic."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass

import networkx as nx

from kg.graph.rows import ClaimRow, EntityRow, Rows
from kg.model import EntityType, RelationType, Status

REAL = frozenset({Status.ACTUAL})
"""The claims that count as ties unless the caller says otherwise."""

SAMPLE = 256
"""Actors from which betweenness is estimated in graphs with more actors than this (Brandes and Pich 2007)."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How an actor stands: distinct neighbours, claims, betweenness from 0 to 1, and the number of its community."""

    entity: str
    neighbours: int
    claims: int
    betweenness: float
    community: int


def ties(rows: Rows, statuses: Collection[Status] = REAL) -> "nx.Graph[str]":
    """An undirected graph of actors whose edges have as ``weight`` the number of claims between them."""
    return _weighted((claim.source, claim.target) for claim in rows.claims if claim.status in statuses)


def standings(rows: Rows, statuses: Collection[Status] = REAL) -> list[Standing]:
    """How every actor with a tie stands, the one with most neighbours first."""
    graph = ties(rows, statuses)
    sample = None if graph.number_of_nodes() <= SAMPLE else SAMPLE
    between = nx.betweenness_centrality(graph, k=sample, seed=0)
    groups = communities(graph)
    found = (
        Standing(node, len(graph[node]), int(graph.degree(node, weight="weight")), between[node], groups[node])
        for node in graph
    )
    return sorted(found, key=lambda s: (-s.neighbours, -s.claims, s.entity))


def communities(graph: "nx.Graph[str]") -> dict[str, int]:
    """The community of each node by the Louvain method (Blondel and others 2008), the largest community being 0."""
    groups = nx.community.louvain_communities(graph, weight="weight", seed=0)
    ordered = sorted((sorted(group) for group in groups), key=lambda group: (-len(group), group))
    return {node: number for number, group in enumerate(ordered) for node in group}


def homes(rows: Rows) -> dict[str, str]:
    """The country entity that each entity stands for.

    A country stands for itself; a person for the country of the office that most claims give, be it held there or in an
    organisation of that country; anybody else for the country that the lexicon tells. Who has none is left out.
    """
    entities = {entity.id: entity for entity in rows.entities}
    countries = {e.wikidata: e.id for e in rows.entities if e.type is EntityType.COUNTRY and e.wikidata}
    offices: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for claim in rows.claims:
        if claim.type is RelationType.HOLDS_OFFICE and claim.status is Status.ACTUAL:
            home = _country_of(entities.get(claim.target), countries)
            if home:
                offices[claim.source][home] += 1
    told = {entity.id: _most(offices[entity.id]) or _country_of(entity, countries) for entity in rows.entities}
    return {entity: home for entity, home in told.items() if home}


def country_ties(rows: Rows, statuses: Collection[Status] = REAL) -> "nx.Graph[str]":
    """The ties between countries when everybody stands for a country; ties inside one country are left out."""
    home = homes(rows)
    pairs = ((home.get(c.source), home.get(c.target)) for c in rows.claims if c.status in statuses and _is_act(c))
    return _weighted((one, other) for one, other in pairs if one and other and one != other)


def _is_act(claim: ClaimRow) -> bool:
    return claim.type is not RelationType.HOLDS_OFFICE


def _country_of(entity: EntityRow | None, countries: dict[str, str]) -> str | None:
    if entity is None:
        return None
    return entity.id if entity.type is EntityType.COUNTRY else countries.get(entity.country or "")


def _most(counts: Counter[str]) -> str | None:
    return min(counts, key=lambda name: (-counts[name], name), default=None)


def _weighted(pairs: Iterable[tuple[str, str]]) -> "nx.Graph[str]":
    counts = Counter((min(pair), max(pair)) for pair in pairs if pair[0] != pair[1])
    graph: nx.Graph[str] = nx.Graph()
    graph.add_weighted_edges_from((*pair, counts[pair]) for pair in sorted(counts))
    return graph
