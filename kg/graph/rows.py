"""What the graph holds, as flat rows: the one shape that quads, the networkx view and the exports are made from.

Rows come from extractions (``tabulate``) or are read back from a store; both give the same rows.
"""

import datetime
import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from operator import attrgetter

from kg.graph.events import Event, join, strongest
from kg.graph.terms import digest, tag
from kg.model import Article, CoMention, Entity, EntityType, Extraction, Form, Mention, RelationType, Status

NAMING_FORMS = frozenset({Form.NAME, Form.ADJECTIVE})
"""Forms of mention that are kept as written names of an entity."""


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """An article; ``digest`` is the SHA-256 of its UTF-8 text in hexadecimal, ``lang`` a language tag.

    ``copy_of`` is the id of an article that told the same first: the claims of that one are this one's too, and no
    others are kept. ``fingerprint`` is what later articles are held against; see ``kg.corpus.duplicates``.
    """

    id: str
    digest: str
    lang: str
    title: str | None = None
    date: datetime.date | None = None
    source: str | None = None
    url: str | None = None
    copy_of: str | None = None
    fingerprint: str | None = None


@dataclass(frozen=True, slots=True)
class EntityRow:
    """An entity; ``forms`` are written forms beyond ``ar`` and ``en``, ``articles`` counts those that mention it."""

    id: str
    type: EntityType
    ar: str
    en: str
    wikidata: str | None
    country: str | None
    derived_en: bool
    forms: tuple[str, ...]
    articles: int = 1


@dataclass(frozen=True, slots=True)
class SentenceRow:
    """A sentence that states a claim or a co-mention: code-point offsets into the raw text of its article."""

    article: str
    index: int
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class EventRow:
    """An event; ``status`` is the strongest of its claims, the dates are an interval of days, both ends included."""

    id: str
    type: RelationType
    source: str
    target: str
    status: Status
    earliest: datetime.date | None
    latest: datetime.date | None


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """One report of one event. ``start`` and ``end`` are code-point offsets of ``quote``; ``sentence`` is an index."""

    id: str
    event: str
    article: str
    type: RelationType
    source: str
    target: str
    status: Status
    rule: str
    confidence: float
    start: int
    end: int
    quote: str
    sentence: int
    said_by: str | None = None
    place: str | None = None
    role: str | None = None
    earliest: datetime.date | None = None
    latest: datetime.date | None = None
    precision: str | None = None
    date_text: str | None = None
    quantity: str | None = None
    value: float | None = None
    unit: str | None = None
    goods: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CoMentionRow:
    """Two entities named together: ``weight`` counts sentences, ``distance`` is the least number of tokens between."""

    id: str
    article: str
    source: str
    target: str
    weight: int
    distance: int
    sentences: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of one article or of many, each kind sorted by its key, with nothing twice."""

    articles: tuple[ArticleRow, ...] = ()
    entities: tuple[EntityRow, ...] = ()
    sentences: tuple[SentenceRow, ...] = ()
    events: tuple[EventRow, ...] = ()
    claims: tuple[ClaimRow, ...] = ()
    co_mentions: tuple[CoMentionRow, ...] = ()


def tabulate(extraction: Extraction) -> Rows:
    """The rows of one article."""
    article = extraction.article
    events = tuple(join(extraction.relations, article.date))
    claims = {row.id: row for event in events for row in _claims(event, article)}
    co_mentions = tuple(_co_mentions(extraction.co_mentions, article.id))
    used = {claim.sentence for claim in claims.values()}.union(*(row.sentences for row in co_mentions))
    return Rows(
        articles=(article_row(article),),
        entities=_entities(extraction.entities, extraction.mentions),
        sentences=tuple(_sentence(extraction, index) for index in sorted(used)),
        events=_unique(_event(event) for event in events),
        claims=tuple(sorted(claims.values(), key=attrgetter("id"))),
        co_mentions=co_mentions,
    )


def merge(rows: Iterable[Rows]) -> Rows:
    """The rows of many articles together; each article may come once."""
    parts = sorted(rows, key=lambda part: tuple(article.id for article in part.articles))
    return Rows(
        articles=tuple(row for part in parts for row in part.articles),
        entities=_merged_entities(row for part in parts for row in part.entities),
        sentences=tuple(row for part in parts for row in part.sentences),
        events=_unique(row for part in parts for row in part.events),
        claims=tuple(sorted((row for part in parts for row in part.claims), key=attrgetter("id"))),
        co_mentions=tuple(sorted((row for part in parts for row in part.co_mentions), key=attrgetter("id"))),
    )


def collect(extractions: Iterable[Extraction]) -> Rows:
    """The rows of many extractions; where an article comes twice, the later one counts."""
    return merge({extraction.article.id: tabulate(extraction) for extraction in extractions}.values())


def article_row(article: Article) -> ArticleRow:
    """The row of an article, whatever it tells."""
    text_digest = hashlib.sha256(article.text.encode("utf-8", "surrogatepass")).hexdigest()
    return ArticleRow(
        *(article.id, text_digest, tag(article.lang), article.title, article.date, article.source, article.url),
        *(article.copy_of, article.fingerprint),
    )


def _entities(entities: Iterable[Entity], mentions: Iterable[Mention]) -> tuple[EntityRow, ...]:
    forms: defaultdict[str, set[str]] = defaultdict(set)
    for mention in mentions:
        if mention.entity is not None and mention.form in NAMING_FORMS:
            forms[mention.entity].add(mention.text)
    return tuple(
        EntityRow(
            e.id, e.type, e.ar, e.en, e.wikidata, e.country, e.derived_en, tuple(sorted(forms[e.id] - {e.ar, e.en}))
        )
        for e in sorted(entities, key=attrgetter("id"))
    )


def _sentence(extraction: Extraction, index: int) -> SentenceRow:
    sentence = extraction.document.sentences[index]
    text = extraction.article.text[sentence.start : sentence.end]
    return SentenceRow(extraction.article.id, index, sentence.start, sentence.end, text)


def _event(event: Event) -> EventRow:
    return EventRow(event.id, event.type, event.source, event.target, event.status, event.earliest, event.latest)


def _claims(event: Event, article: Article) -> Iterator[ClaimRow]:
    for claim in event.claims:
        when, quantity = claim.when, claim.quantity
        yield ClaimRow(
            id=claim_id(
                article.id,
                *(claim.type, claim.source, claim.target, claim.status),
                *(claim.evidence.start, claim.evidence.end, claim.evidence.sentence),
                *(claim.rule, claim.said_by, claim.place, claim.role),
            ),
            event=event.id,
            article=article.id,
            type=claim.type,
            source=claim.source,
            target=claim.target,
            status=claim.status,
            rule=claim.rule,
            confidence=claim.confidence,
            start=claim.evidence.start,
            end=claim.evidence.end,
            quote=claim.evidence.text,
            sentence=claim.evidence.sentence,
            said_by=claim.said_by,
            place=claim.place,
            role=claim.role,
            earliest=when.start if when else None,
            latest=when.end if when else None,
            precision=when.precision if when else None,
            date_text=when.text if when else None,
            quantity=quantity.text if quantity else None,
            value=quantity.value if quantity else None,
            unit=quantity.unit if quantity else None,
            goods=tuple(sorted(set(quantity.goods))) if quantity else (),
        )


def claim_id(article: str, type_: RelationType, source: str, target: str, status: Status, *rest: object) -> str:
    """The id of a claim; ``rest``: start, end and sentence of its words, rule, speaker, place, role."""
    return digest(article, type_.value, source, target, status.value, *rest)


def _co_mentions(co_mentions: Iterable[CoMention], article: str) -> Iterator[CoMentionRow]:
    pairs: defaultdict[tuple[str, str], list[CoMention]] = defaultdict(list)
    for co_mention in co_mentions:
        first, second = sorted((co_mention.source, co_mention.target))
        pairs[first, second].append(co_mention)
    rows = (_co_mention(article, pair, found) for pair, found in pairs.items())
    yield from sorted(rows, key=attrgetter("id"))


def _co_mention(article: str, pair: tuple[str, str], found: list[CoMention]) -> CoMentionRow:
    sentences = tuple(sorted({c.sentence for c in found}))
    return CoMentionRow(
        digest(article, *pair), article, *pair, len(sentences), min(c.distance for c in found), sentences
    )


def _unique(events: Iterable[EventRow]) -> tuple[EventRow, ...]:
    """One row an event: the same event in several articles gets the strongest status."""
    found: dict[str, EventRow] = {}
    for event in events:
        known = found.get(event.id, event)
        found[event.id] = replace(known, status=strongest((known.status, event.status)))
    return tuple(sorted(found.values(), key=attrgetter("id")))


def _merged_entities(rows: Iterable[EntityRow]) -> tuple[EntityRow, ...]:
    groups: defaultdict[str, list[EntityRow]] = defaultdict(list)
    for row in rows:
        groups[row.id].append(row)
    return tuple(_merged_entity(groups[entity]) for entity in sorted(groups))


def _merged_entity(rows: list[EntityRow]) -> EntityRow:
    """One row an entity. Articles may spell an unlisted name differently: the first spelling in order is its label."""
    if len(rows) == 1:
        return rows[0]
    ar = min(row.ar for row in rows)
    derived_en, en = min((row.derived_en, row.en) for row in rows)
    spellings = {name for row in rows for name in (row.ar, row.en, *row.forms)}
    return replace(
        min(rows, key=lambda row: (row.wikidata or "", row.country or "", row.type)),
        ar=ar,
        en=en,
        derived_en=derived_en,
        forms=tuple(sorted(spellings - {ar, en})),
        articles=sum(row.articles for row in rows),
    )
