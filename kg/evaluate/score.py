"""Counts hits: entities that stand for a gold one of the same type, relations whose type and both ends agree.

Precision is hits / found, recall hits / gold, F1 their harmonic mean. Status, speaker and evidence are counted among
the relation hits; where a relation is claimed several times, its best claim counts. All numbers are sums over articles
(micro average). Types that annotations mostly leave out (``kg.model.UNANNOTATED``) count in those articles alone whose
annotation has them.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from kg.evaluate.align import align
from kg.evaluate.gold import GoldArticle, GoldRelation, Key, relation_key
from kg.evaluate.reliability import Judged
from kg.model import UNANNOTATED, EntityType, Extraction, Relation, RelationType
from kg.relate.claims import best_first


@dataclass(slots=True)
class Tally:
    """Hits, found and gold of one kind of thing."""

    hits: int = 0
    found: int = 0
    gold: int = 0

    @property
    def precision(self) -> float:
        """Share of the found that is right; 0 where nothing is found."""
        return self.hits / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Share of the gold that is found; 0 where there is none."""
        return self.hits / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """2PR / (P + R)."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True, slots=True)
class Miss:
    """A gold relation that was not found (``found`` False), or a found one that the gold does not have."""

    article: str
    type: RelationType
    source: str
    target: str
    text: str
    found: bool


@dataclass(slots=True)
class Score:
    """The sums over all articles. ``pairs`` counts relations by their two ends, whatever type and direction."""

    entities: dict[EntityType, Tally] = field(default_factory=lambda: {type_: Tally() for type_ in EntityType})
    relations: dict[RelationType, Tally] = field(default_factory=lambda: {type_: Tally() for type_ in RelationType})
    pairs: Tally = field(default_factory=Tally)
    right: Counter[str] = field(default_factory=Counter)
    span_faults: int = 0
    articles: int = 0
    misses: list[Miss] = field(default_factory=list)
    judged: list[Judged] = field(default_factory=list)


def total(tallies: Iterable[Tally]) -> Tally:
    """The sum of tallies."""
    parts = list(tallies)
    return Tally(sum(t.hits for t in parts), sum(t.found for t in parts), sum(t.gold for t in parts))


def add_article(score: Score, gold: GoldArticle, extraction: Extraction) -> None:
    """Add what was found in one article to the sums."""
    texts = {
        entity.id: [m.text for m in extraction.mentions if m.entity == entity.id] for entity in extraction.entities
    }
    aligned = align(gold.entities, extraction.entities, texts)
    score.articles += 1
    score.span_faults += sum(_span_faults(extraction))
    _add_entities(score, gold, extraction, aligned)
    _add_relations(score, gold, extraction, aligned)


def _span_faults(extraction: Extraction) -> Iterator[bool]:
    """For each mention and evidence, whether its text differs from the article's at its offsets."""
    text = extraction.article.text
    for mention in extraction.mentions:
        yield text[mention.start : mention.end] != mention.text
    for relation in extraction.relations:
        yield text[relation.evidence.start : relation.evidence.end] != relation.evidence.text


def _add_entities(score: Score, gold: GoldArticle, extraction: Extraction, aligned: dict[str, str]) -> None:
    types = {one.id: one.type for one in gold.entities}
    for one in gold.entities:
        score.entities[one.type].gold += 1
    for entity in extraction.entities:
        score.entities[entity.type].found += 1
        score.entities[entity.type].hits += types.get(aligned.get(entity.id, "")) == entity.type


def _add_relations(score: Score, gold: GoldArticle, extraction: Extraction, aligned: dict[str, str]) -> None:
    wanted = {relation_key(r.type, r.source, r.target): r for r in gold.relations}
    judged = frozenset(RelationType) - UNANNOTATED | {key[0] for key in wanted}
    found: dict[Key, Relation] = {}
    for relation in best_first(r for r in extraction.relations if r.type in judged):
        ends = (aligned.get(end, f"?{end}") for end in (relation.source, relation.target))
        key = relation_key(relation.type, *ends)
        found.setdefault(key, relation)
        score.judged.append(Judged(relation.confidence, key in wanted))
    for key in wanted:
        score.relations[key[0]].gold += 1
    for key, relation in found.items():
        score.relations[key[0]].found += 1
        if key in wanted:
            score.relations[key[0]].hits += 1
            _add_details(score, gold.article.text, wanted[key], relation, aligned)
    _add_pairs(score.pairs, wanted, found)
    score.misses += _misses(gold, extraction, wanted, found)


def _add_details(score: Score, text: str, wanted: GoldRelation, found: Relation, aligned: dict[str, str]) -> None:
    speaker = aligned.get(found.said_by, "?") if found.said_by else None
    score.right["status"] += found.status == wanted.status
    score.right["said_by"] += speaker == wanted.said_by
    score.right["evidence"] += any(
        found.evidence.start < at + len(wanted.quote) and at < found.evidence.end for at in _places(text, wanted.quote)
    )


def _places(text: str, part: str) -> Iterator[int]:
    at = text.find(part)
    while at >= 0:
        yield at
        at = text.find(part, at + 1)


def _add_pairs(tally: Tally, wanted: Iterable[Key], found: Iterable[Key]) -> None:
    gold_pairs = {frozenset(key[1:]) for key in wanted}
    found_pairs = {frozenset(key[1:]) for key in found}
    tally.hits += len(gold_pairs & found_pairs)
    tally.found += len(found_pairs)
    tally.gold += len(gold_pairs)


def _misses(
    gold: GoldArticle, extraction: Extraction, wanted: dict[Key, GoldRelation], found: dict[Key, Relation]
) -> Iterator[Miss]:
    names = {one.id: one.name for one in gold.entities}
    found_names = {entity.id: entity.en or entity.ar for entity in extraction.entities}
    for key, one in wanted.items():
        if key not in found:
            yield Miss(gold.article.id, one.type, names[one.source], names[one.target], one.quote, found=False)
    for key, relation in found.items():
        if key not in wanted:
            source, target = found_names[relation.source], found_names[relation.target]
            yield Miss(gold.article.id, relation.type, source, target, relation.evidence.text, found=True)
