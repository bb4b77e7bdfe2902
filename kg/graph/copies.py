"""Copies: an agency story in several papers is kept once; the others are articles that point at it.

A copy's graph holds the article alone. When its original goes, or says something else from now on, a copy takes its
place: nothing is lost with the paper that happened to be read first.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from pyoxigraph import Literal, NamedNode, Quad

from kg.graph import vocabulary as v
from kg.graph.assemble import own_quads
from kg.graph.restore import article_rows, identifier
from kg.graph.rows import ArticleRow, ClaimRow, Rows, article_row, claim_id
from kg.graph.sparql import filled
from kg.graph.store import GraphStore, select
from kg.graph.terms import digest, resource
from kg.model import Article

_COPIES = f"SELECT ?copy {{ ?copy {v.IS_VERSION_OF} $article }}"
_ALL_COPIES = f"SELECT ?copy ?of {{ ?copy {v.IS_VERSION_OF} ?of }}"
_PRINTS = f"SELECT ?article ?print {{ ?article {v.FINGERPRINT} ?print . ?run {v.USED} ?article }}"
_TELLING = (v.TEXT_DIGEST, v.IS_VERSION_OF)


@dataclass(frozen=True, slots=True)
class Print:
    """What a store keeps of an article to know its copies; see ``kg.graph.rows.ArticleRow``."""

    id: str
    fingerprint: str
    copy_of: str | None


def prints(store: GraphStore) -> list[Print]:
    """The fingerprints in a store, sorted by article; none of those that are only half loaded."""
    originals = {row["copy"]: row["of"] for row in select(store, _ALL_COPIES)}
    found = sorted((str(row["article"]), row["article"], row["print"].value) for row in select(store, _PRINTS))
    return [
        Print(_id(article), text, _id(originals[article]) if article in originals else None)
        for _, article, text in found
    ]


def _id(term: NamedNode | Literal) -> str:
    assert isinstance(term, NamedNode), "articles have IRIs"
    return identifier(term)


def copy_rows(article: Article) -> Rows:
    """The rows of an article that says what another has said: none but its own."""
    return Rows(articles=(article_row(article),))


def heir(original: Rows, copy: ArticleRow) -> Rows:
    """The rows of an original (one article) as those of its copy. Offsets still count in the text of the original."""
    (was,) = original.articles
    row = replace(copy, copy_of=None, digest=was.digest, lang=was.lang, fingerprint=was.fingerprint)
    pairs = (
        replace(pair, article=row.id, id=digest(row.id, pair.source, pair.target)) for pair in original.co_mentions
    )
    return replace(
        original,
        articles=(row,),
        sentences=tuple(replace(sentence, article=row.id) for sentence in original.sentences),
        claims=tuple(sorted((_of(claim, row.id) for claim in original.claims), key=lambda claim: claim.id)),
        co_mentions=tuple(sorted(pairs, key=lambda pair: pair.id)),
    )


def hand_over(store: GraphStore, graph: NamedNode, quads: list[Quad]) -> tuple[list[Quad], list[Quad]]:
    """What to remove and to add so that the first copy of an article takes its place; nothing where it has none.

    ``quads`` are those of the article's graph and of the entities that it mentions.
    """
    article = resource("article", identifier(graph))
    copies = sorted({row["copy"] for row in select(store, filled(_COPIES, {"article": article}))}, key=str)
    nodes = [copy for copy in copies if isinstance(copy, NamedNode)]
    if not nodes:
        return [], []
    first = nodes[0]
    was = store.quads(_graph(first))
    added = own_quads(heir(article_rows(quads), article_rows(was).articles[0]))
    removed = was + [Quad(copy, v.IS_VERSION_OF, article, _graph(copy)) for copy in nodes[1:]]
    return removed, added + [Quad(copy, v.IS_VERSION_OF, first, _graph(copy)) for copy in nodes[1:]]


def tells_another(old: list[Quad], new: list[Quad]) -> bool:
    """Whether an article has another text than before, or has become or ceased to be a copy."""
    return set(_telling(old)) != set(_telling(new))


def _telling(quads: list[Quad]) -> Iterator[tuple[object, object]]:
    return ((quad.predicate, quad.object) for quad in quads if quad.predicate in _TELLING)


def _graph(article: NamedNode) -> NamedNode:
    return resource("graph", identifier(article))


def _of(claim: ClaimRow, article: str) -> ClaimRow:
    name = claim_id(
        article,
        *(claim.type, claim.source, claim.target, claim.status),
        *(claim.start, claim.end, claim.sentence),
        *(claim.rule, claim.said_by, claim.place, claim.role),
    )
    return replace(claim, article=article, id=name)
