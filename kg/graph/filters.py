"""Parts of a graph: claims of some types, statuses, dates, sources or confidence, with or without co-mentions."""

import datetime
from dataclasses import dataclass, replace

from kg.graph.events import strongest
from kg.graph.rows import ArticleRow, ClaimRow, CoMentionRow, Rows
from kg.model import RelationType, Status


@dataclass(frozen=True, slots=True)
class Filter:
    """What to keep; an empty set or None means no limit. ``since`` and ``until`` are days, both included.

    A claim with a date is kept where its interval meets these days; one without counts as of its article's date; with
    neither it is left out as soon as a day is asked for. ``sources`` are publishers.
    """

    types: frozenset[RelationType] = frozenset()
    statuses: frozenset[Status] = frozenset()
    since: datetime.date | None = None
    until: datetime.date | None = None
    sources: frozenset[str] = frozenset()
    confidence: float = 0.0
    co_mentions: bool = True


EVERYTHING = Filter()


def kept(rows: Rows, limits: Filter) -> Rows:
    """The rows that the filter keeps, of one article or of many.

    Entities stay where a claim or co-mention that is kept needs them; without any limit all stay. An event shows the
    strongest status of the claims that are kept.
    """
    if limits == EVERYTHING:
        return rows
    articles = {row.id: row for row in rows.articles if not limits.sources or row.source in limits.sources}
    claims = tuple(c for c in rows.claims if c.article in articles and _claim_kept(c, articles[c.article], limits))
    co_mentions = tuple(
        c
        for c in rows.co_mentions
        if limits.co_mentions and c.article in articles and _in_time(articles[c.article], limits)
    )
    return told_by(rows, claims, co_mentions)


def told_by(rows: Rows, claims: tuple[ClaimRow, ...], co_mentions: tuple[CoMentionRow, ...]) -> Rows:
    """The rows that some claims and co-mentions need. An event shows the strongest status of these claims."""
    statuses: dict[str, Status] = {}
    for claim in claims:
        statuses[claim.event] = strongest((claim.status, statuses.get(claim.event, claim.status)))
    sentences = {(c.article, c.sentence) for c in claims} | {(c.article, s) for c in co_mentions for s in c.sentences}
    entities = {id_ for c in claims for id_ in (c.source, c.target, c.said_by, c.place)}
    entities |= {id_ for c in co_mentions for id_ in (c.source, c.target)}
    telling = {article for article, _ in sentences}
    return Rows(
        articles=tuple(row for row in rows.articles if row.id in telling),
        entities=tuple(row for row in rows.entities if row.id in entities),
        sentences=tuple(row for row in rows.sentences if (row.article, row.index) in sentences),
        events=tuple(replace(row, status=statuses[row.id]) for row in rows.events if row.id in statuses),
        claims=claims,
        co_mentions=co_mentions,
    )


def _claim_kept(claim: ClaimRow, article: ArticleRow, limits: Filter) -> bool:
    return (
        (not limits.types or claim.type in limits.types)
        and (not limits.statuses or claim.status in limits.statuses)
        and claim.confidence >= limits.confidence
        and _meets(claim.earliest or article.date, claim.latest or article.date, limits)
    )


def _in_time(article: ArticleRow, limits: Filter) -> bool:
    return _meets(article.date, article.date, limits)


def _meets(first: datetime.date | None, last: datetime.date | None, limits: Filter) -> bool:
    if limits.since is None and limits.until is None:
        return True
    if first is None or last is None:
        return False
    return (limits.since is None or last >= limits.since) and (limits.until is None or first <= limits.until)
