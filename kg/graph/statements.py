"""Statements from rows: what the graph says of articles, entities, events, claims and co-mentions."""

from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode

import kg
from kg.graph import terms
from kg.graph import vocabulary as v
from kg.graph.events import STATES
from kg.graph.rows import ArticleRow, ClaimRow, CoMentionRow, EntityRow, EventRow, Rows, SentenceRow
from kg.model import SYMMETRIC, Status

Term = NamedNode | Literal
Statement = tuple[NamedNode, NamedNode, Term]
"""Subject, property, value."""


def article_statements(rows: Rows, article: ArticleRow) -> Iterator[Statement]:
    """What the graph of an article says; a statement may come twice."""
    node = terms.resource("article", article.id)
    yield from _article(node, article)
    for entity in rows.entities:
        yield from _mentioned(node, entity, article)
    for sentence in rows.sentences:
        yield from _sentence(node, sentence, article)
    for event in rows.events:
        yield from _event(event, article)
    for claim in rows.claims:
        yield from _claim(node, claim, article)
    for co_mention in rows.co_mentions:
        yield from _co_mention(node, co_mention)


def _article(node: NamedNode, article: ArticleRow) -> Iterator[Statement]:
    yield node, v.TYPE, v.NEWS_ARTICLE
    yield node, v.IDENTIFIER, terms.string(article.id)
    yield node, v.TEXT_DIGEST, terms.string(article.digest)
    yield node, v.IN_LANGUAGE, terms.string(article.lang)
    if article.title:
        yield node, v.HEADLINE, terms.words(article.title, article.lang)
    if article.date:
        yield node, v.DATE_PUBLISHED, terms.date(article.date)
    if article.source:
        yield node, v.PUBLISHER, terms.string(article.source)
    if article.url:
        yield node, v.URL, terms.web_address(article.url)
    if article.copy_of is not None:
        yield node, v.IS_VERSION_OF, terms.resource("article", article.copy_of)
    if article.fingerprint:
        yield node, v.FINGERPRINT, terms.string(article.fingerprint)


def _mentioned(node: NamedNode, entity: EntityRow, article: ArticleRow) -> Iterator[Statement]:
    subject = terms.entity(entity.id)
    yield node, v.MENTIONS, subject
    for form in entity.forms:
        yield subject, v.ALT_LABEL, terms.words(form, article.lang)
    if not terms.is_wikidata_id(entity.id):
        yield from _labels(subject, entity)


def entity_statements(entity: EntityRow) -> Iterator[Statement]:
    """What does not depend on the article. The spelling of an entity with no Wikidata id does: see ``_mentioned``."""
    subject = terms.entity(entity.id)
    yield subject, v.TYPE, v.ENTITY_CLASSES[entity.type]
    if terms.is_wikidata_id(entity.id):
        yield from _labels(subject, entity)
    if entity.wikidata and terms.is_wikidata_id(entity.wikidata):
        yield subject, v.EXACT_MATCH, terms.wikidata(entity.wikidata)
    if entity.country and terms.is_wikidata_id(entity.country):
        yield subject, v.COUNTRY, terms.wikidata(entity.country)


def _labels(subject: NamedNode, entity: EntityRow) -> Iterator[Statement]:
    yield subject, v.PREF_LABEL, terms.words(entity.ar, "ar")
    yield subject, v.PREF_LABEL, terms.words(entity.en, "en")
    if entity.derived_en:
        yield subject, v.DERIVED_LABEL, terms.words(entity.en, "en")


def _sentence(node: NamedNode, sentence: SentenceRow, article: ArticleRow) -> Iterator[Statement]:
    subject = _sentence_iri(node, sentence.index)
    yield subject, v.TYPE, v.SENTENCE
    yield subject, v.IS_PART_OF, node
    yield subject, v.INDEX, terms.number(sentence.index)
    yield subject, v.START, terms.number(sentence.start)
    yield subject, v.END, terms.number(sentence.end)
    yield subject, v.TEXT, terms.words(sentence.text, article.lang)


def _event(event: EventRow, article: ArticleRow) -> Iterator[Statement]:
    subject = terms.resource("event", event.id)
    source, target = terms.entity(event.source), terms.entity(event.target)
    symmetric = event.type in SYMMETRIC
    yield subject, v.TYPE, v.RELATION_TERMS[event.type].event_class
    yield subject, v.PARTICIPANT if symmetric else v.SOURCE, source
    yield subject, v.PARTICIPANT if symmetric else v.TARGET, target
    yield subject, v.STRONGEST_STATUS, v.STATUS_TERMS[event.status]
    if event.earliest and event.latest:
        yield subject, v.EARLIEST_BEGIN, terms.date(event.earliest)
        yield subject, v.LATEST_END, terms.date(event.latest)
    if article.date and event.type not in STATES:
        yield subject, v.REPORTED_IN, Literal(article.date.isoformat()[:7], datatype=v.XSD_YEAR_MONTH)
    if event.status is Status.ACTUAL:
        yield source, v.RELATION_TERMS[event.type].property, target


def _claim(node: NamedNode, claim: ClaimRow, article: ArticleRow) -> Iterator[Statement]:
    subject, event = terms.resource("claim", claim.id), terms.resource("event", claim.event)
    yield subject, v.TYPE, v.CLAIM
    yield subject, v.ABOUT, event
    yield subject, v.SUBJECT, terms.entity(claim.source)
    yield subject, v.PREDICATE, v.RELATION_TERMS[claim.type].property
    yield subject, v.OBJECT, terms.entity(claim.target)
    yield subject, v.STATUS, v.STATUS_TERMS[claim.status]
    yield subject, v.RULE, terms.string(claim.rule)
    yield subject, v.WAS_DERIVED_FROM, node
    yield subject, v.IN_SENTENCE, _sentence_iri(node, claim.sentence)
    confidence = terms.decimal(claim.confidence)
    if confidence is not None:
        yield subject, v.CONFIDENCE, confidence
    if claim.said_by:
        yield subject, v.WAS_ATTRIBUTED_TO, terms.entity(claim.said_by)
    if claim.place:
        yield subject, v.PLACE, terms.entity(claim.place)
        yield event, v.HAS_PLACE, terms.entity(claim.place)
    if claim.role:
        yield subject, v.ROLE, terms.words(claim.role, article.lang)
    yield from _claim_date(subject, claim, article)
    yield from _claim_quantity(subject, claim, article)
    yield from _target(node, subject, claim)


def _claim_date(subject: NamedNode, claim: ClaimRow, article: ArticleRow) -> Iterator[Statement]:
    if claim.earliest and claim.latest:
        yield subject, v.EARLIEST, terms.date(claim.earliest)
        yield subject, v.LATEST, terms.date(claim.latest)
    if claim.precision:
        yield subject, v.DATE_PRECISION, terms.string(claim.precision)
    if claim.date_text:
        yield subject, v.DATE_TEXT, terms.words(claim.date_text, article.lang)


def _claim_quantity(subject: NamedNode, claim: ClaimRow, article: ArticleRow) -> Iterator[Statement]:
    if claim.quantity is None:
        return
    quantity = NamedNode(subject.value + "#quantity")
    yield subject, v.QUANTITY, quantity
    yield quantity, v.TYPE, v.QUANTITATIVE_VALUE
    yield quantity, v.QUANTITY_TEXT, terms.words(claim.quantity, article.lang)
    value = None if claim.value is None else terms.decimal(claim.value)
    if value is not None:
        yield quantity, v.VALUE, value
    if claim.unit:
        yield quantity, v.UNIT_TEXT, terms.string(claim.unit)
    for goods in claim.goods:
        yield quantity, v.GOODS, terms.string(goods)


def _target(node: NamedNode, subject: NamedNode, claim: ClaimRow) -> Iterator[Statement]:
    """The span in the text; its IRI is the article's with an RFC 5147 fragment (positions between characters)."""
    span = f"{claim.start},{claim.end}"
    target = NamedNode(f"{node.value}#char={span}")
    position, exact = NamedNode(f"{node.value}#position={span}"), NamedNode(f"{node.value}#quote={span}")
    yield subject, v.HAS_TARGET, target
    yield target, v.TYPE, v.SPECIFIC_RESOURCE
    yield target, v.HAS_SOURCE, node
    yield target, v.HAS_SELECTOR, position
    yield target, v.HAS_SELECTOR, exact
    yield position, v.TYPE, v.POSITION_SELECTOR
    yield position, v.OA_START, terms.number(claim.start)
    yield position, v.OA_END, terms.number(claim.end)
    yield exact, v.TYPE, v.QUOTE_SELECTOR
    yield exact, v.EXACT, terms.string(claim.quote)


def _co_mention(node: NamedNode, co_mention: CoMentionRow) -> Iterator[Statement]:
    subject = terms.resource("comention", co_mention.id)
    yield subject, v.TYPE, v.CO_MENTION
    yield subject, v.MEMBER, terms.entity(co_mention.source)
    yield subject, v.MEMBER, terms.entity(co_mention.target)
    yield subject, v.WEIGHT, terms.number(co_mention.weight)
    yield subject, v.DISTANCE, terms.number(co_mention.distance)
    yield subject, v.WAS_DERIVED_FROM, node
    for index in co_mention.sentences:
        yield subject, v.IN_SENTENCE, _sentence_iri(node, index)


def _sentence_iri(node: NamedNode, index: int) -> NamedNode:
    return NamedNode(f"{node.value}#sentence={index}")


def provenance_statements(article: ArticleRow, graph: NamedNode) -> Iterator[Statement]:
    """Which run of which version made the graph from which article. No clock: the same input gives the same bytes."""
    node, activity = terms.resource("article", article.id), terms.resource("activity", article.id)
    software = terms.resource("software", f"rawabit-{kg.__version__}")
    yield graph, v.TYPE, v.PROV_ENTITY
    yield graph, v.WAS_DERIVED_FROM, node
    yield graph, v.WAS_GENERATED_BY, activity
    yield activity, v.TYPE, v.PROV_ACTIVITY
    yield activity, v.USED, node
    yield activity, v.WAS_ASSOCIATED_WITH, software
    yield software, v.TYPE, v.SOFTWARE_AGENT
    yield software, v.LABEL, terms.string("Rawabit")
    yield software, v.SOFTWARE_VERSION, terms.string(kg.__version__)
