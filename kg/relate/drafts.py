"""From two filled ends to relations with evidence, status, speaker, date, place and quantity."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, permutations

from kg.model import SYMMETRIC, EntityType, Evidence, Quantity, Relation, RelationType, Status
from kg.relate.confidence import confidence_of
from kg.relate.discourse import Reader
from kg.relate.goods import SUPPLIES, classes, find_near, quantity_near, supply_type
from kg.relate.phrases import Phrase
from kg.relate.scene import Scene, clause_end, phrases_between
from kg.relate.speaker import said_by
from kg.relate.status import status_of
from kg.relate.triggers import SUPPLY, Hit
from kg.relate.verbs import Pairing
from kg.relate.when import when_near

WITH_PLACE = frozenset(
    (RelationType.MET_WITH, RelationType.NEGOTIATED_WITH, RelationType.AGREED_WITH, RelationType.ATTACKED)
)
WORDY = frozenset(("هاجم", "هجوم"))
"""With these a person attacks by words."""
PHONE = frozenset(("هاتفي", "هاتفيه", "هاتفيا", "الهاتف", "هاتفيين", "الهاتفي", "الهاتفيه", "بالهاتف"))
KINDS = {type_: kind for kind, type_ in SUPPLIES.items()}


@dataclass(frozen=True, slots=True)
class Draft:
    """A relation with how firmly the text marks its status: 2 by tense or cue, 1 by the present, 0 not at all."""

    relation: Relation
    mark: int


def make_drafts(reader: Reader, scene: Scene, hit: Hit, pairing: Pairing) -> Iterator[Draft]:
    """The relations of a pairing, one for each pair of ends that fits the type."""
    type_ = supply_type(scene, hit) if hit.trigger.type == SUPPLY else RelationType(hit.trigger.type)
    if type_ is None or (hit.trigger.near in classes() and not find_near(scene, hit, (hit.trigger.near,))):
        return
    type_ = _shifted(reader, scene, hit, pairing, type_)
    pairs = [pair for pair in _pairs(pairing, type_) if fits(reader, type_, pairing, *pair)]
    if hit.trigger.near == "abroad":
        pairs = [pair for pair in pairs if is_abroad(reader, *pair)]
    if not pairs:
        return
    first, last = _extent(scene, hit, pairing)
    verdict = status_of(scene, hit, last)
    future = verdict.status is Status.PLANNED
    for source, target in pairs:
        ends = tuple(sorted((source, target))) if type_ in SYMMETRIC else (source, target)
        relation = Relation(
            type_,
            ends[0],
            ends[1],
            verdict.status,
            _evidence(scene, hit, pairing),
            f"{hit.trigger.lemma}:{pairing.rule}",
            confidence_of(type_, pairing.rule),
            said_by=said_by(reader, scene, hit, pairing.rule, type_, source),
            place=_place(reader, scene, hit, last, ends) if type_ in WITH_PLACE else None,
            when=when_near(scene, first, last, reader.document.article.date, future),
            quantity=_quantity(scene, hit, type_),
        )
        yield Draft(relation, verdict.mark)


def _shifted(reader: Reader, scene: Scene, hit: Hit, pairing: Pairing, type_: RelationType) -> RelationType:
    """Talks by telephone are no meeting, whom one visits one meets, and a person attacks with words."""
    if type_ is RelationType.VISITED and all(p.type is EntityType.PERSON for p in pairing.target.phrases):
        type_ = RelationType.MET_WITH if pairing.target.phrases else type_
    if type_ is RelationType.MET_WITH and is_by_phone(scene, hit):
        return RelationType.PHONED
    people = any(e in reader.entities and reader.entities[e].type is EntityType.PERSON for e in pairing.source.entities)
    if type_ is RelationType.ATTACKED and people and hit.trigger.lemma in WORDY:
        return RelationType.CRITICISED
    return type_


def is_by_phone(scene: Scene, hit: Hit) -> bool:
    """«محادثات هاتفية», «بحث مع … في اتصال هاتفي», «عبر الهاتف»: whether the clause tells of a telephone."""
    return any(scene.keys[at] in PHONE for at in range(hit.at, clause_end(scene, hit.at)))


def _pairs(pairing: Pairing, type_: RelationType) -> Iterator[tuple[str, str]]:
    if pairing.mutual:
        yield from (
            combinations(pairing.source.entities, 2) if type_ in SYMMETRIC else permutations(pairing.source.entities, 2)
        )
        return
    for source in pairing.source.entities:
        for target in pairing.target.entities:
            if source != target:
                yield source, target


def fits(reader: Reader, type_: RelationType, pairing: Pairing, source: str, target: str) -> bool:
    """Whether the ends have the types that the relation takes; places are only visited, and by persons or delegations."""
    first, second = reader.entities.get(source), reader.entities.get(target)
    if first is None or second is None or is_media(reader, source) or is_media(reader, target):
        return False
    if type_ in (RelationType.SUPPLIED_FUEL, RelationType.SUPPLIED_WEAPONS) and EntityType.PERSON in (
        first.type,
        second.type,
    ):
        return False
    if type_ is RelationType.VISITED:
        visits = first.type is EntityType.PERSON or any(p.carrier == "member" for p in pairing.source.phrases)
        return visits and second.type in (EntityType.PLACE, EntityType.COUNTRY)
    return EntityType.PLACE not in (first.type, second.type)


def is_abroad(reader: Reader, person: str, place: str) -> bool:
    """Whether a place is known to lie in another country than the person's."""
    home, there = reader.countries.get(person), reader.entities[place]
    country = there.id if there.type is EntityType.COUNTRY else there.country
    return home is not None and country is not None and home != country


def is_media(reader: Reader, entity: str) -> bool:
    """Whether an entity is a newspaper, channel or agency: those report, they do not take part."""
    entry = reader.lexicon.entries.get(entity)
    return entry is not None and entry.kind in ("media", "agency")


def _own_phrases(scene: Scene, pairing: Pairing) -> list[Phrase]:
    """The phrases of a pairing that stand in this sentence; a subject carried on may stand in one before."""
    return [p for p in (*pairing.source.phrases, *pairing.target.phrases) if scene.starting.get(p.first) is p]


def _extent(scene: Scene, hit: Hit, pairing: Pairing) -> tuple[int, int]:
    own = _own_phrases(scene, pairing)
    return min([hit.at, *(p.first for p in own)]), max([hit.last, *(p.last for p in own)])


def _evidence(scene: Scene, hit: Hit, pairing: Pairing) -> Evidence:
    own = _own_phrases(scene, pairing)
    tokens = scene.sentence.tokens
    start = min([tokens[hit.at].start, *(p.start for p in own)])
    end = max([tokens[hit.last - 1].end, *(p.end for p in own)])
    base = scene.sentence.start
    return Evidence(start, end, scene.text[start - base : end - base], scene.sentence.index)


def _place(reader: Reader, scene: Scene, hit: Hit, last: int, ends: tuple[str, ...]) -> str | None:
    """«التقى … في سوتشي»: the place in the clause of the trigger, the first after it."""
    for phrase in phrases_between(scene, hit.at, max(clause_end(scene, hit.at), last + 1)):
        place = phrase.type in (EntityType.PLACE, EntityType.COUNTRY) and phrase.prep in ("في", "ب")
        if place and phrase.kind != "adjective" and len(phrase.entities) == 1 and phrase.entities[0] not in ends:
            return phrase.entities[0]
    return None


def _quantity(scene: Scene, hit: Hit, type_: RelationType) -> Quantity | None:
    if type_ not in KINDS:
        return None
    kinds = (KINDS[type_],)
    return quantity_near(scene, hit, kinds) if find_near(scene, hit, kinds) else None
