"""From rows to the page's view: entities become actors, claims get their sentences.

Rows come from extractions or from a store (``kg.graph.rows``), so that both give the same page.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from kg.graph.rows import ArticleRow, ClaimRow, CoMentionRow, EntityRow, Rows, SentenceRow, merge, tabulate
from kg.model import Extraction, RelationType, Status
from kg.page.fold import countries_graph, people_graph, stands_for
from kg.page.model import SPOTS_KEPT, Actor, Claim, Pair, Sentence, Source, Spot, View
from kg.page.naming import Place, concerned, first_name, written_forms

_TITLE_LENGTH = 120


def build(extractions: Iterable[Extraction], title: str | None = None) -> View:
    """The view of what was found in some articles; see ``build_from_rows``."""
    return build_from_rows((tabulate(extraction) for extraction in extractions), title)


def build_from_rows(articles: Iterable[Rows], title: str | None = None) -> View:
    """The view of some articles (one article a value, in any order; of one that comes twice the later counts).

    ``title`` names the page; None lets the page name itself.
    """
    parts = _sorted(articles)
    rows = merge(parts)
    entities = {entity.id: entity for entity in rows.entities}
    weights = Counter(end for claim in rows.claims for end in (claim.source, claim.target))
    order = {key: i for i, key in enumerate(sorted(entities, key=lambda key: (-weights[key], key)))}
    table = _Sentences(parts)
    also = _also_printed_by(rows.articles)
    claims = tuple(_claim(claim, table.spot_of(claim), order) for part in parts for claim in _in_order(part.claims))
    names = _names(parts)
    seen = _seen(names, table)
    offices = _offices(rows.claims)
    homes = {key: stands_for(entities[key], offices[key], entities) for key in order}
    actors = tuple(_actor(entities[key], seen[key], order.get(homes[key] or "")) for key in order)
    pairs = _pairs(rows.co_mentions, names, table, order)
    return View(
        title=title,
        sources=tuple(_source(part, also[part.articles[0].id]) for part in parts),
        sentences=tuple(table.rows),
        actors=actors,
        claims=claims,
        people=people_graph(actors, claims, pairs),
        countries=countries_graph(actors, claims, pairs),
    )


def utf16_length(text: str) -> int:
    """How many UTF-16 units a text takes: what JavaScript calls its length."""
    return len(text) + sum(char > "\uffff" for char in text)


def web_address(url: str | None) -> str | None:
    """The address if it is one of the web (http or https), else None: no other kind of link reaches the page."""
    try:
        return url if url and urlsplit(url).scheme in {"http", "https"} else None
    except ValueError:
        return None


Names = dict[tuple[str, int], dict[str, Place]]
"""Article and sentence → the entities that it names, and where."""


@dataclass(slots=True)
class _Seen:
    """Where an entity is named."""

    spots: list[Spot] = field(default_factory=list)
    count: int = 0


class _Sentences:
    """Numbers the sentences that the page quotes, in the order in which they are asked for."""

    def __init__(self, parts: Sequence[Rows]) -> None:
        self.rows: list[Sentence] = []
        self._sources = {part.articles[0].id: number for number, part in enumerate(parts)}
        self._known = {(row.article, row.index): row for part in parts for row in part.sentences}
        self._numbers: dict[tuple[str, int], int] = {}

    def spot(self, article: str, sentence: int, place: Place) -> Spot:
        """A stretch of a sentence, cut to it where it leaves it. KeyError where the sentence is not known."""
        text = self._known[article, sentence].text
        number = self._numbers.setdefault((article, sentence), len(self.rows))
        if number == len(self.rows):
            self.rows.append(Sentence(self._sources[article], text))
        start, end = max(place[0], 0), min(place[1], len(text))
        begin = utf16_length(text[:start])
        return Spot(number, begin, begin + utf16_length(text[start:end]))

    def spot_of(self, claim: ClaimRow) -> Spot:
        """The span that states a claim."""
        start = self._known[claim.article, claim.sentence].start
        return self.spot(claim.article, claim.sentence, (claim.start - start, claim.end - start))


def _sorted(articles: Iterable[Rows]) -> list[Rows]:
    latest = {part.articles[0].id: part for part in articles}
    return [latest[article] for article in sorted(latest)]


def _in_order(claims: Iterable[ClaimRow]) -> list[ClaimRow]:
    return sorted(claims, key=lambda c: (c.start, c.end, c.type, c.source, c.target, c.id))


def _also_printed_by(articles: Iterable[ArticleRow]) -> defaultdict[str, list[str]]:
    """The publishers of the copies of each article (without one: the copy's id), sorted."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for row in articles:
        if row.copy_of is not None:
            found[row.copy_of].append(row.source or row.id)
    return defaultdict(list, {original: sorted(set(names)) for original, names in found.items()})


def _source(part: Rows, also: Sequence[str]) -> Source:
    """``also``: who has printed the same; a reader sees them where the publisher is named."""
    (article,) = part.articles
    return Source(
        title=article.title or _first_line(article, part.sentences),
        date=article.date.isoformat() if article.date else None,
        publisher=" · ".join([article.source or article.id, *also]) if also else article.source,
        url=web_address(article.url),
    )


def _first_line(article: ArticleRow, sentences: Sequence[SentenceRow]) -> str:
    first = sentences[0].text if sentences else article.id
    return first if len(first) <= _TITLE_LENGTH else first[:_TITLE_LENGTH].rsplit(" ", 1)[0] + "…"


def _actor(entity: EntityRow, seen: _Seen, home: int | None) -> Actor:
    return Actor(
        id=entity.id,
        type=entity.type.value,
        ar=entity.ar,
        en=entity.en,
        derived_en=entity.derived_en,
        aliases=entity.forms,
        mentions=seen.count,
        seen=tuple(seen.spots),
        stands_for=home,
    )


def _claim(claim: ClaimRow, spot: Spot, order: dict[str, int]) -> Claim:
    return Claim(
        type=claim.type.value,
        source=order[claim.source],
        target=order[claim.target],
        status=claim.status.value,
        spot=spot,
        confidence=round(claim.confidence, 2),
        said_by=order.get(claim.said_by) if claim.said_by else None,
        place=order.get(claim.place) if claim.place else None,
        begin=claim.earliest.isoformat() if claim.earliest else None,
        end=claim.latest.isoformat() if claim.latest else None,
        when=claim.date_text,
        quantity=claim.quantity,
        role=claim.role,
    )


def _offices(claims: Iterable[ClaimRow]) -> defaultdict[str, Counter[str]]:
    """Person → how many claims state as a fact that it holds an office of which country or organisation."""
    offices: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for claim in claims:
        if claim.type is RelationType.HOLDS_OFFICE and claim.status is Status.ACTUAL:
            offices[claim.source][claim.target] += 1
    return offices


def _names(parts: Iterable[Rows]) -> Names:
    """What each sentence names of the entities that a claim or co-mention of it tells of."""
    found: Names = {}
    for part in parts:
        forms = {entity.id: written_forms(entity) for entity in part.entities}
        texts = {row.index: row.text for row in part.sentences}
        for sentence, entities in concerned(part).items():
            places = {one: first_name(texts[sentence], forms.get(one, ())) for one in entities}
            found[part.articles[0].id, sentence] = {one: place for one, place in places.items() if place}
    return found


def _seen(names: Names, table: _Sentences) -> defaultdict[str, _Seen]:
    """Entity → in how many sentences it is named, and where in the first few."""
    seen: defaultdict[str, _Seen] = defaultdict(_Seen)
    for (article, sentence), places in names.items():
        for entity, place in places.items():
            entry = seen[entity]
            entry.count += 1
            if len(entry.spots) < SPOTS_KEPT:
                entry.spots.append(table.spot(article, sentence, place))
    return seen


def _pairs(
    co_mentions: Iterable[CoMentionRow], names: Names, table: _Sentences, order: dict[str, int]
) -> tuple[Pair, ...]:
    """Co-mentions folded to pairs; the weight counts sentences."""
    weights: Counter[tuple[int, int]] = Counter()
    spots: defaultdict[tuple[int, int], list[Spot]] = defaultdict(list)
    for row in sorted(co_mentions, key=lambda row: row.article):
        ends = order[row.source], order[row.target]
        pair = min(ends), max(ends)
        weights[pair] += row.weight
        for sentence in row.sentences[: SPOTS_KEPT - len(spots[pair])]:
            spots[pair].append(table.spot(row.article, sentence, _stretch(row, names[row.article, sentence])))
    return tuple(Pair(*pair, weights[pair], tuple(spots[pair])) for pair in sorted(weights))


def _stretch(pair: CoMentionRow, places: dict[str, Place]) -> Place:
    """From the first to the last of the two names; nothing where neither is found in its written form."""
    found = [places[end] for end in (pair.source, pair.target) if end in places]
    return (min(start for start, _ in found), max(end for _, end in found)) if found else (0, 0)
