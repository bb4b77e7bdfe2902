"""Quads from rows: one named graph an article, one graph of entities, provenance in the default graph.

Every quad depends on one article alone, so the quads of several articles are the union of the quads of each.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import closing
from functools import lru_cache
from itertools import islice

from pyoxigraph import BlankNode, DefaultGraph, NamedNode, Quad, RdfFormat, Triple, parse

from kg.graph import terms
from kg.graph import vocabulary as v
from kg.graph.rows import EntityRow, Rows, tabulate
from kg.graph.spill import SortedLines
from kg.graph.statements import Statement, article_statements, entity_statements, provenance_statements
from kg.model import EntityType, Extraction

DEFAULT_GRAPH = DefaultGraph()
_SHARED = (v.ENTITIES_GRAPH, DEFAULT_GRAPH)
_TYPE = f" {v.TYPE} "
_TYPE_FIRST = " <> "
AT_ONCE = 10_000
"""Triples that are parsed together."""


def assemble(extractions: Iterable[Extraction]) -> list[Quad]:
    """The quads of all extractions, with nothing twice, sorted by graph, subject, predicate and object.

    The order of the extractions plays no part, but that of an article which comes twice the later one counts. For a
    corpus that does not fit in memory, use ``stream``.
    """
    latest = {graph_key(extraction.article.id): extraction for extraction in extractions}
    return list(stream(tabulate(latest[key]) for key in sorted(latest)))


def graph_key(article: str) -> str:
    """What articles are sorted by: the IRI of their graph."""
    return str(terms.resource("graph", article))


def stream(articles: Iterable[Rows]) -> Iterator[Quad]:
    """The same quads in the same order, one article after the other, when these come sorted by ``graph_key``.

    What articles share (entities and provenance) comes last; what does not fit in memory waits in temporary files.
    """
    with closing(SortedLines()) as entities, closing(SortedLines()) as provenance:
        for rows in articles:
            for row in rows.entities:
                entities.update(_entity_keys(row))
            provenance.update(triple_key(quad.triple) for quad in provenance_quads(rows))
            (article,) = rows.articles
            graph = terms.resource("graph", article.id)
            for subject, predicate, value in _ordered(article_statements(rows, article)):
                yield Quad(subject, predicate, value, graph)
        for triple in triples_of(entities):
            yield Quad(triple.subject, triple.predicate, triple.object, v.ENTITIES_GRAPH)
        for triple in triples_of(provenance):
            yield Quad(triple.subject, triple.predicate, triple.object, DEFAULT_GRAPH)


def article_quads(rows: Rows) -> list[Quad]:
    """The quads of one article (``rows`` holds one article), in no particular order; a few may come twice."""
    return own_quads(rows) + shared_quads(rows)


def own_quads(rows: Rows) -> list[Quad]:
    """The quads of the graph of one article."""
    (article,) = rows.articles
    graph = terms.resource("graph", article.id)
    return [Quad(*statement, graph) for statement in article_statements(rows, article)]


def shared_quads(rows: Rows) -> list[Quad]:
    """What the graph of entities and the default graph get from one article."""
    return [quad for row in rows.entities for quad in entity_quads(row)] + provenance_quads(rows)


def provenance_quads(rows: Rows) -> list[Quad]:
    """What the default graph gets from one article."""
    (article,) = rows.articles
    statements = provenance_statements(article, terms.resource("graph", article.id))
    return [Quad(*statement, DEFAULT_GRAPH) for statement in statements]


def entity_quads(entity: EntityRow) -> tuple[Quad, ...]:
    """What the graph of entities gets from an entity: all that does not depend on the article."""
    return _entity_quads(*_described(entity))


def _entity_keys(entity: EntityRow) -> tuple[str, ...]:
    return _keys(*_described(entity))


Description = tuple[str, EntityType, str | None, str | None, str, str, bool]


def _described(entity: EntityRow) -> Description:
    return entity.id, entity.type, entity.wikidata, entity.country, entity.ar, entity.en, entity.derived_en


@lru_cache(terms.KEPT)
def _keys(*description: *Description) -> tuple[str, ...]:
    return tuple(triple_key(quad.triple) for quad in _entity_quads(*description))


@lru_cache(terms.KEPT)
def _entity_quads(
    name: str, type_: EntityType, wikidata: str | None, country: str | None, ar: str, en: str, derived_en: bool
) -> tuple[Quad, ...]:
    # Fields, not a row: its written forms and counts differ from article to article, and play no part here.
    entity = EntityRow(name, type_, ar, en, wikidata, country, derived_en, ())
    return tuple(Quad(*statement, v.ENTITIES_GRAPH) for statement in entity_statements(entity))


def sort(quads: Iterable[Quad]) -> list[Quad]:
    """Quads in the order of the files, with nothing twice: by graph, subject, predicate (rdf:type first) and object.

    Articles come first, then the graph of entities, then the default graph.
    """
    graphs: defaultdict[NamedNode | BlankNode | DefaultGraph, list[Quad]] = defaultdict(list)
    for quad in quads:
        graphs[quad.graph_name].append(quad)
    names = sorted(graphs, key=lambda name: (name in _SHARED, str(name)))
    return [quad for name in names for quad in _in_order(graphs[name])]


def _in_order(quads: Iterable[Quad]) -> list[Quad]:
    """Quads of one graph in order, with nothing twice."""
    keyed = {triple_key(quad.triple): quad for quad in quads}
    return [keyed[key] for key in sorted(keyed)]


def _ordered(statements: Iterable[Statement]) -> Iterator[Statement]:
    """Statements in the same order. A subject's few properties are quicker to sort than all triples together."""
    subjects: defaultdict[str, list[Statement]] = defaultdict(list)
    last, key = None, ""
    for statement in statements:
        if statement[0] is not last:  # statements of one subject mostly follow each other
            last = statement[0]
            key = str(last)
        subjects[key].append(statement)
    for key in sorted(subjects):
        keyed = {("" if s[1] == v.TYPE else str(s[1]), str(s[2])): s for s in subjects[key]}
        for pair in sorted(keyed):
            yield keyed[pair]


def triple_key(triple: Triple) -> str:
    """A key that sorts triples by subject, predicate (rdf:type first) and object, and that no two triples share."""
    text = str(triple)
    end_of_subject = text.find("> ") + 1
    if text.startswith(_TYPE, end_of_subject):
        return f"{text[:end_of_subject]}{_TYPE_FIRST}{text[end_of_subject + len(_TYPE) :]}"
    return text


def triples_of(keys: Iterable[str]) -> Iterator[Triple]:
    """The triples whose keys these are, in their order."""
    remaining = iter(keys)
    while some := list(islice(remaining, AT_ONCE)):
        lines = "".join(f"{_text(key)} .\n" for key in some)
        yield from (quad.triple for quad in parse(lines, format=RdfFormat.N_TRIPLES))


def _text(key: str) -> str:
    """The triple of a key in N-Triples."""
    end_of_subject = key.find("> ") + 1
    if key.startswith(_TYPE_FIRST, end_of_subject):
        return f"{key[:end_of_subject]}{_TYPE}{key[end_of_subject + len(_TYPE_FIRST) :]}"
    return key
