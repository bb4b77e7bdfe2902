"""From extractions to the page's view: entities become actors, relations become claims with their sentences."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from kg.model import Entity, Extraction, Form, Relation, RelationType, Status
from kg.page.fold import countries_graph, people_graph, stands_for
from kg.page.model import SPOTS_KEPT, Actor, Claim, Pair, Sentence, Source, Spot, View

_TITLE_LENGTH = 120


def build(extractions: Sequence[Extraction], title: str | None = None) -> View:
    """The view of what was found in some articles. ``title`` names the page; None lets the page name itself."""
    entities = _entities(extractions)
    weights = Counter(end for x in extractions for r in x.relations for end in (r.source, r.target))
    order = {key: i for i, key in enumerate(sorted(entities, key=lambda key: (-weights[key], key)))}
    table = _Sentences(extractions)
    claims = tuple(
        _claim(relation, _spot(relation, table, number), order)
        for number, extraction in enumerate(extractions)
        for relation in extraction.relations
    )
    seen = _seen(extractions, table)
    offices = _offices(extractions)
    homes = {key: stands_for(entities[key], offices[key], entities) for key in order}
    actors = tuple(_actor(entities[key], seen[key], order.get(homes[key] or "")) for key in order)
    pairs = _pairs(extractions, table, order)
    return View(
        title=title,
        sources=tuple(_source(x) for x in extractions),
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


@dataclass(slots=True)
class _Seen:
    """Where and under which names an entity was seen."""

    names: set[str] = field(default_factory=set)
    spots: list[Spot] = field(default_factory=list)
    count: int = 0


class _Sentences:
    """Numbers the sentences that the page quotes, in the order in which they are asked for."""

    def __init__(self, extractions: Sequence[Extraction]) -> None:
        self.rows: list[Sentence] = []
        self._extractions = extractions
        self._numbers: dict[tuple[int, int], int] = {}

    def spot(self, article: int, sentence: int, start: int, end: int) -> Spot:
        """The span of the raw text as a span of its sentence, cut to the sentence where it leaves it."""
        place = self._extractions[article].document.sentences[sentence]
        raw = self._extractions[article].article.text
        number = self._numbers.setdefault((article, sentence), len(self.rows))
        if number == len(self.rows):
            self.rows.append(Sentence(article, raw[place.start : place.end]))
        first, last = max(start, place.start), min(end, place.end)
        begin = utf16_length(raw[place.start : first])
        return Spot(number, begin, begin + utf16_length(raw[first:last]))


def _entities(extractions: Iterable[Extraction]) -> dict[str, Entity]:
    """Entities by id; where articles differ, the one whose English name was not derived wins, else the first."""
    found: dict[str, Entity] = {}
    for extraction in extractions:
        for entity in extraction.entities:
            known = found.setdefault(entity.id, entity)
            if known.derived_en and not entity.derived_en:
                found[entity.id] = entity
    return found


def _source(extraction: Extraction) -> Source:
    article = extraction.article
    return Source(
        title=article.title or _first_line(extraction),
        date=article.date.isoformat() if article.date else None,
        publisher=article.source,
        url=web_address(article.url),
    )


def _first_line(extraction: Extraction) -> str:
    text = extraction.article.text
    first = next((text[s.start : s.end] for s in extraction.document.sentences if not s.furniture), "")
    return first if len(first) <= _TITLE_LENGTH else first[:_TITLE_LENGTH].rsplit(" ", 1)[0] + "…"


def _actor(entity: Entity, seen: _Seen, stands_for: int | None) -> Actor:
    return Actor(
        id=entity.id,
        type=entity.type.value,
        ar=entity.ar,
        en=entity.en,
        derived_en=entity.derived_en,
        aliases=tuple(sorted(seen.names - {entity.ar})),
        mentions=seen.count,
        seen=tuple(seen.spots),
        stands_for=stands_for,
    )


def _spot(relation: Relation, table: _Sentences, article: int) -> Spot:
    evidence = relation.evidence
    return table.spot(article, evidence.sentence, evidence.start, evidence.end)


def _claim(relation: Relation, spot: Spot, order: dict[str, int]) -> Claim:
    when = relation.when
    return Claim(
        type=relation.type.value,
        source=order[relation.source],
        target=order[relation.target],
        status=relation.status.value,
        spot=spot,
        confidence=round(relation.confidence, 3),
        rule=relation.rule,
        said_by=order.get(relation.said_by) if relation.said_by else None,
        place=order.get(relation.place) if relation.place else None,
        begin=when.start.isoformat() if when else None,
        end=when.end.isoformat() if when else None,
        when=when.text if when else None,
        quantity=relation.quantity.text if relation.quantity else None,
        role=relation.role,
    )


def _offices(extractions: Iterable[Extraction]) -> defaultdict[str, Counter[str]]:
    """Person → how many claims state as a fact that it holds an office of which country or organisation."""
    offices: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for extraction in extractions:
        for relation in extraction.relations:
            if relation.type is RelationType.HOLDS_OFFICE and relation.status is Status.ACTUAL:
                offices[relation.source][relation.target] += 1
    return offices


def _seen(extractions: Sequence[Extraction], table: _Sentences) -> defaultdict[str, _Seen]:
    """Entity → its written names, the number of its mentions (pronouns aside) and where the first few stand."""
    seen: defaultdict[str, _Seen] = defaultdict(_Seen)
    for number, extraction in enumerate(extractions):
        for mention in extraction.mentions:
            if mention.entity is None or mention.form is Form.PRONOUN:
                continue
            entry = seen[mention.entity]
            entry.count += 1
            if mention.form is Form.NAME:
                entry.names.add(mention.text)
            if len(entry.spots) < SPOTS_KEPT:
                entry.spots.append(table.spot(number, mention.sentence, mention.start, mention.end))
    return seen


def _pairs(extractions: Sequence[Extraction], table: _Sentences, order: dict[str, int]) -> tuple[Pair, ...]:
    """Co-mentions folded to pairs; the weight counts sentences."""
    weights: Counter[tuple[int, int]] = Counter()
    spots: defaultdict[tuple[int, int], list[Spot]] = defaultdict(list)
    for number, extraction in enumerate(extractions):
        for together in extraction.co_mentions:
            ends = order[together.source], order[together.target]
            pair = min(ends), max(ends)
            weights[pair] += 1
            if len(spots[pair]) < SPOTS_KEPT:
                spots[pair].append(table.spot(number, together.sentence, together.start, together.end))
    return tuple(Pair(*pair, weights[pair], tuple(spots[pair])) for pair in sorted(weights))
