"""Rows back from quads: the inverse of ``assemble``, so that whatever is made from extractions is made from a store."""

import datetime
from collections import defaultdict
from collections.abc import Iterable
from operator import attrgetter
from typing import TypeVar
from urllib.parse import unquote

from pyoxigraph import Literal, NamedNode, Quad

from kg.graph import vocabulary as v
from kg.graph.rows import ArticleRow, ClaimRow, CoMentionRow, EntityRow, EventRow, Rows, SentenceRow
from kg.model import SYMMETRIC

Term = NamedNode | Literal
Row = TypeVar("Row", EntityRow, EventRow, ClaimRow, CoMentionRow)

_ENTITY_TYPES = {term: type_ for type_, term in v.ENTITY_CLASSES.items()}
_EVENT_TYPES = {term.event_class: type_ for type_, term in v.RELATION_TERMS.items()}
_RELATION_TYPES = {term.property: type_ for type_, term in v.RELATION_TERMS.items()}
_STATUSES = {term: status for status, term in v.STATUS_TERMS.items()}


class Node:
    """A subject with its values, read by predicate."""

    __slots__ = ("iri", "values")

    def __init__(self, iri: NamedNode) -> None:
        self.iri = iri
        self.values: defaultdict[NamedNode, list[Term]] = defaultdict(list)

    def all(self, predicate: NamedNode) -> list[Term]:
        """The values of the predicate, sorted."""
        return sorted(self.values.get(predicate, ()), key=str)

    def first(self, predicate: NamedNode) -> Term | None:
        """The first value of the predicate, None where there is none."""
        return min(self.values.get(predicate, ()), key=str, default=None)

    def link(self, predicate: NamedNode) -> NamedNode | None:
        """The first value of the predicate that is an IRI."""
        return min((x for x in self.values.get(predicate, ()) if isinstance(x, NamedNode)), key=str, default=None)

    def known_link(self, predicate: NamedNode) -> NamedNode:
        """The same where the model demands one; KeyError names what is missing."""
        link = self.link(predicate)
        if link is None:
            raise KeyError(f"{self.iri} has no {predicate}")
        return link

    def text(self, predicate: NamedNode) -> str | None:
        """The text of the first value."""
        value = self.first(predicate)
        return None if value is None else value.value

    def known_text(self, predicate: NamedNode) -> str:
        """The same where the model demands one; KeyError names what is missing."""
        text = self.text(predicate)
        if text is None:
            raise KeyError(f"{self.iri} has no {predicate}")
        return text

    def number(self, predicate: NamedNode) -> int:
        """The first value as an integer."""
        return int(self.known_text(predicate))

    def day(self, predicate: NamedNode) -> datetime.date | None:
        """The first value as a day."""
        text = self.text(predicate)
        return None if text is None else datetime.date.fromisoformat(text)

    def id(self, predicate: NamedNode) -> str | None:
        """The identifier in the IRI of the first value."""
        link = self.link(predicate)
        return None if link is None else identifier(link)

    def known_id(self, predicate: NamedNode) -> str:
        """The same where the model demands one."""
        return identifier(self.known_link(predicate))


def identifier(iri: NamedNode) -> str:
    """The identifier that ``terms.resource`` put into an IRI of this project."""
    return unquote(iri.value.rpartition("/")[2].partition("#")[0], errors="surrogatepass")


def gather(quads: Iterable[Quad]) -> dict[NamedNode, Node]:
    """The nodes that the quads tell of, whatever their graphs."""
    nodes: dict[NamedNode, Node] = {}
    for quad in quads:
        subject, value = quad.subject, quad.object
        if isinstance(subject, NamedNode) and isinstance(value, NamedNode | Literal):
            nodes.setdefault(subject, Node(subject)).values[quad.predicate].append(value)
    return nodes


def article_rows(quads: Iterable[Quad]) -> Rows:
    """The rows of one article from the quads of its graph and of the entities that it mentions."""
    nodes = gather(quads)
    by_type: defaultdict[Term, list[Node]] = defaultdict(list)
    for node in nodes.values():
        for type_ in node.values.get(v.TYPE, ()):
            by_type[type_].append(node)
    articles = [_article(node) for node in by_type[v.NEWS_ARTICLE]]
    (article,) = articles
    return Rows(
        articles=(article,),
        entities=_sorted(_entity(node, class_) for class_ in _ENTITY_TYPES for node in by_type[class_]),
        sentences=tuple(sorted((_sentence(n, article.id) for n in by_type[v.SENTENCE]), key=attrgetter("index"))),
        events=_sorted(_event(node, class_) for class_ in _EVENT_TYPES for node in by_type[class_]),
        claims=_sorted(_claim(node, nodes, article.id) for node in by_type[v.CLAIM]),
        co_mentions=_sorted(_co_mention(node, article.id) for node in by_type[v.CO_MENTION]),
    )


def _sorted(rows: Iterable[Row]) -> tuple[Row, ...]:
    return tuple(sorted(rows, key=attrgetter("id")))


def _article(node: Node) -> ArticleRow:
    return ArticleRow(
        id=identifier(node.iri),
        digest=node.known_text(v.TEXT_DIGEST),
        lang=node.known_text(v.IN_LANGUAGE),
        title=node.text(v.HEADLINE),
        date=node.day(v.DATE_PUBLISHED),
        source=node.text(v.PUBLISHER),
        url=node.text(v.URL),
        copy_of=node.id(v.IS_VERSION_OF),
        fingerprint=node.text(v.FINGERPRINT),
    )


def _entity(node: Node, class_: NamedNode) -> EntityRow:
    labels = {x.language: x.value for x in node.all(v.PREF_LABEL) if isinstance(x, Literal)}
    forms = {x.value for x in node.values.get(v.ALT_LABEL, ())}
    return EntityRow(
        id=identifier(node.iri),
        type=_ENTITY_TYPES[class_],
        ar=labels.get("ar", ""),
        en=labels.get("en", ""),
        wikidata=node.id(v.EXACT_MATCH),
        country=node.id(v.COUNTRY),
        derived_en=v.DERIVED_LABEL in node.values,
        forms=tuple(sorted(forms)),
    )


def _sentence(node: Node, article: str) -> SentenceRow:
    return SentenceRow(article, node.number(v.INDEX), node.number(v.START), node.number(v.END), node.known_text(v.TEXT))


def _event(node: Node, class_: NamedNode) -> EventRow:
    type_ = _EVENT_TYPES[class_]
    if type_ in SYMMETRIC:
        ends = sorted(identifier(x) for x in node.all(v.PARTICIPANT) if isinstance(x, NamedNode))
        source, target = ends[0], ends[-1]
    else:
        source, target = node.known_id(v.SOURCE), node.known_id(v.TARGET)
    return EventRow(
        id=identifier(node.iri),
        type=type_,
        source=source,
        target=target,
        status=_STATUSES[node.known_link(v.STRONGEST_STATUS)],
        earliest=node.day(v.EARLIEST_BEGIN),
        latest=node.day(v.LATEST_END),
    )


def _claim(node: Node, nodes: dict[NamedNode, Node], article: str) -> ClaimRow:
    selectors = [nodes[x] for x in _links(nodes[node.known_link(v.HAS_TARGET)], v.HAS_SELECTOR)]
    position, quote = _of_type(selectors, v.POSITION_SELECTOR), _of_type(selectors, v.QUOTE_SELECTOR)
    quantity = node.link(v.QUANTITY)
    amount = Node(node.iri) if quantity is None else nodes[quantity]
    value = amount.text(v.VALUE)
    return ClaimRow(
        id=identifier(node.iri),
        event=node.known_id(v.ABOUT),
        article=article,
        type=_RELATION_TYPES[node.known_link(v.PREDICATE)],
        source=node.known_id(v.SUBJECT),
        target=node.known_id(v.OBJECT),
        status=_STATUSES[node.known_link(v.STATUS)],
        rule=node.known_text(v.RULE),
        confidence=float(node.known_text(v.CONFIDENCE)),
        start=position.number(v.OA_START),
        end=position.number(v.OA_END),
        quote=quote.known_text(v.EXACT),
        sentence=_sentence_index(node.known_link(v.IN_SENTENCE)),
        said_by=node.id(v.WAS_ATTRIBUTED_TO),
        place=node.id(v.PLACE),
        role=node.text(v.ROLE),
        earliest=node.day(v.EARLIEST),
        latest=node.day(v.LATEST),
        precision=node.text(v.DATE_PRECISION),
        date_text=node.text(v.DATE_TEXT),
        quantity=amount.text(v.QUANTITY_TEXT),
        value=None if value is None else float(value),
        unit=amount.text(v.UNIT_TEXT),
        goods=tuple(x.value for x in amount.all(v.GOODS)),
    )


def _of_type(nodes: Iterable[Node], class_: NamedNode) -> Node:
    found = next((node for node in nodes if class_ in node.values[v.TYPE]), None)
    if found is None:
        raise KeyError(f"a span has no {class_}")
    return found


def _co_mention(node: Node, article: str) -> CoMentionRow:
    members = sorted(identifier(x) for x in _links(node, v.MEMBER))
    return CoMentionRow(
        id=identifier(node.iri),
        article=article,
        source=members[0],
        target=members[-1],
        weight=node.number(v.WEIGHT),
        distance=node.number(v.DISTANCE),
        sentences=tuple(sorted(_sentence_index(x) for x in _links(node, v.IN_SENTENCE))),
    )


def _links(node: Node, predicate: NamedNode) -> list[NamedNode]:
    return [x for x in node.values.get(predicate, ()) if isinstance(x, NamedNode)]


def _sentence_index(iri: NamedNode) -> int:
    return int(iri.value.rpartition("#sentence=")[2])
