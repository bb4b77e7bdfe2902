"""Articles of a store: add, replace, remove, list. An article counts as stored when its provenance is.

A change of one article is one transaction. New articles in bulk are loaded first and get their provenance last, so a
program that is killed between leaves no article that looks stored and is not; the next run completes it.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain, islice

from pyoxigraph import NamedNode, Quad

from kg.graph import vocabulary as v
from kg.graph.assemble import DEFAULT_GRAPH, entity_quads, own_quads, provenance_quads, sort
from kg.graph.copies import hand_over, tells_another
from kg.graph.restore import article_rows, identifier
from kg.graph.rows import EntityRow, Rows
from kg.graph.sparql import filled
from kg.graph.store import GraphStore, select
from kg.graph.terms import KEPT, entity, is_wikidata_id, resource

BATCH = 250
"""Articles that are loaded together, and reported together."""

Known = dict[object, tuple[Quad, ...]]
"""Descriptions of entities that are known to be in the store."""

_PREFIXES = "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in v.PREFIXES.items())
_GRAPHS = _PREFIXES + "SELECT ?graph { ?graph prov:wasGeneratedBy ?run }"
_DESCRIBE = "SELECT ?s ?p ?o { VALUES ?s { SUBJECTS } ?s ?p ?o }"
_DESCRIBE_IN = "SELECT ?s ?p ?o { VALUES ?s { SUBJECTS } GRAPH $graph { ?s ?p ?o } }"
_USED = _PREFIXES + "SELECT ?run { ?run prov:wasAssociatedWith $program FILTER(?run != $run) } LIMIT 1"
_STILL_MENTIONED = (
    _PREFIXES
    + """SELECT ?entity {
  VALUES ?entity { ENTITIES }
  FILTER EXISTS { GRAPH ?g { ?article schema:mentions ?entity } FILTER(?g != $graph) }
}"""
)
_LIST = (
    _PREFIXES
    + """SELECT ?id ?title ?date ?source ?original ?claims ?entities {
  ?article a schema:NewsArticle ; dcterms:identifier ?id .
  OPTIONAL { ?article schema:headline ?title }
  OPTIONAL { ?article schema:datePublished ?date }
  OPTIONAL { ?article schema:publisher ?source }
  OPTIONAL { ?article dcterms:isVersionOf ?original }
  OPTIONAL { SELECT ?article (COUNT(*) AS ?claims) { ?c a rb:Claim ; prov:wasDerivedFrom ?article } GROUP BY ?article }
  OPTIONAL { SELECT ?article (COUNT(*) AS ?entities) { ?article schema:mentions ?e } GROUP BY ?article }
}"""
)


class Change(StrEnum):
    """What became of an article."""

    ADDED = "added"
    REPLACED = "replaced"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class Listed:
    """An article of a store, how many claims it makes and entities it mentions; a copy has those of its original."""

    id: str
    title: str | None
    date: str | None
    source: str | None
    claims: int
    entities: int
    copy_of: str | None = None


def add(store: GraphStore, articles: Iterable[Rows]) -> Iterator[tuple[str, Change]]:
    """Add or replace articles (one article a value); tells of each when it is stored, in the order given.

    What is not asked for is not done: exhaust the iterator. ``articles`` may be endless: ``BATCH`` of them are
    held at a time. Most of the time goes into the indexes of the store, so pass one long iterator, not many short
    ones: each call has to learn anew which entities are stored already, and costs a load of its own.
    """
    remaining = iter(articles)
    known: Known = {}
    while batch := list(islice(remaining, BATCH)):
        yield from _add_batch(store, batch, known)
        if len(known) > KEPT:
            known.clear()  # they are looked up in the store again


def remove(store: GraphStore, ids: Iterable[str]) -> Iterator[tuple[str, bool]]:
    """Take articles out, and the entities that no other article mentions; tells of each whether it was there.

    Where an article that has copies goes, one of them takes its place.
    """
    remaining = iter(ids)
    while batch := list(islice(remaining, BATCH)):
        answers = [(article, _remove(store, resource("graph", article))) for article in batch]
        store.flush()
        yield from answers


def listed(store: GraphStore) -> list[Listed]:
    """The articles of a store, sorted by id."""
    rows = [{name: value.value for name, value in row.items()} for row in select(store, _LIST)]
    found = (
        Listed(
            id=row["id"],
            title=row.get("title"),
            date=row.get("date"),
            source=row.get("source"),
            claims=int(row.get("claims", 0)),
            entities=int(row.get("entities", 0)),
            copy_of=identifier(NamedNode(row["original"])) if "original" in row else None,
        )
        for row in rows
    )
    return sorted(found, key=lambda row: row.id)


def read(store: GraphStore) -> Iterator[Rows]:
    """The rows of each article of a store, sorted by article."""
    entities: defaultdict[object, list[Quad]] = defaultdict(list)
    for quad in store.quads(v.ENTITIES_GRAPH):
        entities[quad.subject].append(quad)
    graphs = [row["graph"] for row in select(store, _GRAPHS)]
    for graph in sorted((name for name in graphs if isinstance(name, NamedNode)), key=str):
        quads = store.quads(graph)
        yield article_rows(quads + [quad for entity in _mentioned(quads) for quad in entities[entity]])


def _add_batch(store: GraphStore, batch: Iterable[Rows], known: Known) -> Iterator[tuple[str, Change]]:
    changes: list[tuple[str, Change]] = []
    fresh: dict[NamedNode, Rows] = {}
    for rows in batch:
        name = rows.articles[0].id
        graph = resource("graph", name)
        if graph in fresh:
            _load(store, fresh, known)
            fresh.clear()
        if old := _stored(store, graph):
            change = _replace(store, graph, old, rows, known)
        else:
            fresh[graph], change = rows, Change.ADDED
        changes.append((name, change))
    _load(store, fresh, known)
    store.flush()
    yield from changes


def _remove(store: GraphStore, graph: NamedNode) -> bool:
    gone = _stored(store, graph)
    if gone:
        removed, added = _handed_over(store, graph, gone)
        store.change(gone + removed + _left_over(store, graph, gone, added), added)
    return bool(gone)


def _handed_over(store: GraphStore, graph: NamedNode, gone: list[Quad]) -> tuple[list[Quad], list[Quad]]:
    entities = sorted(_mentioned(gone), key=str)
    own = [quad for quad in gone if quad.graph_name == graph]
    return hand_over(store, graph, own + _described(store, entities, v.ENTITIES_GRAPH))


def _load(store: GraphStore, fresh: Mapping[NamedNode, Rows], known: Known) -> None:
    if not fresh:
        return
    articles = fresh.values()
    stale, missing = _entity_changes(store, (row for rows in articles for row in rows.entities), known)
    if stale:
        store.change(stale, ())
    store.load(chain(missing, (quad for rows in articles for quad in own_quads(rows))))
    store.change((), sort(quad for rows in articles for quad in provenance_quads(rows)))


def _replace(store: GraphStore, graph: NamedNode, old: list[Quad], rows: Rows, known: Known) -> Change:
    new = own_quads(rows) + provenance_quads(rows)
    stale, missing = _entity_changes(store, rows.entities, known)
    removed, added = set(old).difference(new), set(new).difference(old, _software(store, new))
    if not (removed or added or stale or missing):
        return Change.UNCHANGED
    given = _handed_over(store, graph, old) if tells_another(old, new) else ([], [])
    left_over = _left_over(store, graph, old, new + given[1])
    for quad in left_over:
        known.pop(quad.subject, None)
    store.change(sort(chain(removed, stale, left_over, given[0])), sort(chain(added, missing, given[1])))
    complete = any(quad.predicate == v.WAS_GENERATED_BY for quad in old)
    return Change.REPLACED if complete else Change.ADDED


def _stored(store: GraphStore, graph: NamedNode) -> list[Quad]:
    """What the store has of an article: its graph and the provenance of that."""
    quads = store.quads(graph)
    return quads + _described(store, (graph, resource("activity", identifier(graph)))) if quads else []


def _left_over(store: GraphStore, graph: NamedNode, old: Iterable[Quad], new: Iterable[Quad]) -> list[Quad]:
    """Descriptions of entities and software that nothing speaks of when ``new`` takes the place of ``old``."""
    entities = sorted(_mentioned(old) - _mentioned(new), key=str)
    query = filled(_STILL_MENTIONED, {"graph": graph}).replace("ENTITIES", " ".join(map(str, entities)))
    still = {row["entity"] for row in select(store, query)} if entities else set()
    alone = [entity for entity in entities if entity not in still]
    forgotten = _described(store, alone, v.ENTITIES_GRAPH)
    run, programs = resource("activity", identifier(graph)), _programs(old) - _programs(new)
    unused = [p for p in sorted(programs, key=str) if not any(select(store, filled(_USED, {"program": p, "run": run})))]
    return forgotten + _described(store, unused)


def _entity_changes(store: GraphStore, entities: Iterable[EntityRow], known: Known) -> tuple[list[Quad], list[Quad]]:
    """Quads of entities to remove and to add. What a list says of an entity replaces what an older list said."""
    new: defaultdict[NamedNode, set[Quad]] = defaultdict(set)
    for row in entities:
        node, quads = entity(row.id), entity_quads(row)
        if known.get(node) != quads:
            new[node].update(quads)
            known[node] = quads
    old = set(_described(store, sorted(new, key=str), v.ENTITIES_GRAPH))
    wanted = {quad for quads in new.values() for quad in quads}
    listed_ones = {node for node in new if is_wikidata_id(identifier(node))}
    return sort(quad for quad in old - wanted if quad.subject in listed_ones), sort(wanted - old)


def _described(store: GraphStore, subjects: Iterable[NamedNode], graph: NamedNode | None = None) -> list[Quad]:
    """The quads that a graph has of the subjects; without a graph those of the default graph.

    What the default graph tells of (graphs, runs, software) stands in no other, so a query over all finds it.
    """
    values = " ".join(map(str, subjects))
    if not values:
        return []
    query = _DESCRIBE if graph is None else filled(_DESCRIBE_IN, {"graph": graph})
    rows = select(store, query.replace("SUBJECTS", values))
    found = ((row["s"], row["p"], row["o"]) for row in rows)
    return [
        Quad(s, p, o, graph or DEFAULT_GRAPH)
        for s, p, o in found
        if isinstance(s, NamedNode) and isinstance(p, NamedNode)
    ]


def _mentioned(quads: Iterable[Quad]) -> set[NamedNode]:
    return {q.object for q in quads if q.predicate == v.MENTIONS and isinstance(q.object, NamedNode)}


def _programs(quads: Iterable[Quad]) -> set[NamedNode]:
    return {q.object for q in quads if q.predicate == v.WAS_ASSOCIATED_WITH and isinstance(q.object, NamedNode)}


def _software(store: GraphStore, quads: Iterable[Quad]) -> list[Quad]:
    return _described(store, sorted(_programs(quads), key=str))
