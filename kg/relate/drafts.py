"""From two filled ends to relations with evidence, status, speaker, date, place and quantity."""

from collections.abc import Sequence
from dataclasses import dataclass

from kg.model import SYMMETRIC, EntityType, Evidence, Quantity, Relation, RelationType, Status
from kg.relate.candidates import Candidate
from kg.relate.cues import Verdict
from kg.relate.discourse import Reader
from kg.relate.goods import SUPPLIES, classes, find_near, quantity_near, supply_type
from kg.relate.phrases import Phrase
from kg.relate.scene import Scene, clause_end, phrases_between
from kg.relate.speaker import said_by
from kg.relate.status import status_of
from kg.relate.triggers import NONE, SUPPLY, Hit, forms_of
from kg.relate.when import when_near
from kg.relate.words import RELATIVES, exposures

WITH_PLACE = frozenset(
    (RelationType.MET_WITH, RelationType.NEGOTIATED_WITH, RelationType.AGREED_WITH, RelationType.ATTACKED)
)
FROM_STORES = frozenset((RelationType.SUPPLIED_FUEL, RelationType.SUPPLIED_WEAPONS))
"""Supplies that go from country or body to country or body, not between persons."""
CALLS = ("زار", "زيارة")
"""With these a person may be visited; «وصل بوتين» has no other side."""
RECEIVERS = {
    RelationType.APPOINTED: (EntityType.PERSON,),
    RelationType.RELEASED: (EntityType.PERSON,),
    RelationType.EXPELLED: (EntityType.PERSON, EntityType.ORGANIZATION),
    RelationType.MEMBER_OF: (EntityType.ORGANIZATION,),
    RelationType.WITHDREW_FROM: (EntityType.ORGANIZATION, EntityType.COUNTRY),
}
"""Types whose target is not any actor."""
WORDY = frozenset(("هاجم", "هجوم", "حملة", "هجمة"))
"""With these a person attacks by words."""
PHONE = frozenset(("هاتفي", "هاتفيه", "هاتفيا", "الهاتف", "هاتفيين", "الهاتفي", "الهاتفيه", "بالهاتف"))
CONTESTED = (RelationType.ATTACKED, RelationType.SUPPLIED_WEAPONS)
"""Types that are alleged where only somebody else tells them."""
AWAY = SYMMETRIC | {RelationType.VISITED}
LOOSE = 1
"""How firmly a noun tells that something took place between two whom no rule joined."""
TYPES = {type_.value: type_ for type_ in RelationType}
KINDS = {type_: kind for kind, type_ in SUPPLIES.items()}


@dataclass(frozen=True, slots=True)
class Draft:
    """A relation with how firmly the text marks its status: 2 by tense or cue, 1 by the present, 0 not at all."""

    relation: Relation
    mark: int


def type_of(reader: Reader, scene: Scene, hit: Hit) -> RelationType | None:
    """The type that a trigger states in its clause: goods tell supplies apart, a telephone makes talks a call."""
    if hit.trigger.type == NONE:
        return None
    if hit.trigger.near in classes() and not find_near(scene, hit, (hit.trigger.near,)):
        return None
    if hit.trigger.type == SUPPLY:
        return supply_type(scene, hit)
    type_ = TYPES[hit.trigger.type]
    if type_ is RelationType.VISITED and is_round(scene, hit):
        return None
    if type_ is RelationType.REQUESTED_FROM and is_at_invitation(scene, hit):
        return None
    return RelationType.PHONED if type_ is RelationType.MET_WITH and is_by_phone(scene, hit) else type_


def type_of_pair(reader: Reader, hit: Hit, type_: RelationType, source: str, target: str) -> RelationType:
    """Whom one visits one meets, and a person attacks with words."""
    if source not in reader.entities or target not in reader.entities:
        return type_
    person = reader.entities[source].type is EntityType.PERSON
    if type_ is RelationType.VISITED and reader.entities[target].type is EntityType.PERSON:
        return RelationType.MET_WITH if person and hit.trigger.lemma in CALLS else type_
    return (
        RelationType.CRITICISED if type_ is RelationType.ATTACKED and person and hit.trigger.lemma in WORDY else type_
    )


def make_draft(
    reader: Reader, scene: Scene, hit: Hit, type_: RelationType, candidate: Candidate, likely: float
) -> Draft:
    """The relation of a candidate, with everything that its sentence tells about it."""
    phrases = _own_phrases(scene, candidate)
    first = min([hit.at, *(p.first for p in phrases)])
    last = max([hit.last, *(p.last for p in phrases)])
    rule = candidate.rule or "scored"
    speaker = said_by(reader, scene, hit, rule, type_, candidate.source.entity)
    verdict = _told(reader, scene, hit, rule, status_of(scene, hit, last))
    if type_ in CONTESTED and scene.key(hit.at - 1) not in RELATIVES:
        verdict = _contested(reader, verdict, speaker, candidate.source.entity)
    source, target = candidate.source.entity, candidate.target.entity
    ends = (target, source) if type_ in SYMMETRIC and target < source else (source, target)
    day = reader.document.article.date
    when = when_near(scene, first, last, day, verdict.status is Status.PLANNED)
    if (
        verdict.mark < 2
        and verdict.status is Status.ACTUAL
        and when is not None
        and day is not None
        and when.start > day
    ):
        verdict = Verdict(Status.PLANNED, 1)
    relation = Relation(
        type_,
        ends[0],
        ends[1],
        verdict.status,
        _evidence(scene, hit, phrases),
        f"{hit.trigger.lemma}:{rule}",
        likely,
        said_by=speaker,
        place=_place(scene, hit, last, ends) if type_ in WITH_PLACE else None,
        when=when,
        quantity=_quantity(scene, hit, type_),
    )
    loose = rule == "scored" and not hit.trigger.is_verb and verdict.status is Status.ACTUAL
    return Draft(relation, min(verdict.mark, LOOSE) if loose else verdict.mark)


def _told(reader: Reader, scene: Scene, hit: Hit, rule: str, verdict: Verdict) -> Verdict:
    """The status, where the rule tells more: whom a deed is done to suffers it, the accused is said to do it."""
    if rule.endswith("+exposed") and verdict.cue is not None and verdict.cue.lstrip("وف") in exposures():
        return Verdict(Status.ACTUAL)
    if ":accused" in rule and verdict.status is Status.ACTUAL:  # «اتهم إيران بتزويد روسيا»: the accuser says so
        return verdict._replace(status=Status.ALLEGED, mark=2)
    return verdict


def _contested(reader: Reader, verdict: Verdict, speaker: str | None, doer: str) -> Verdict:
    """«قال ماكرون إن روسيا هاجمت …»: such a deed is alleged where neither the doer nor the doer's side tells it."""
    own = speaker is None or speaker == doer or reader.countries.get(speaker) == doer
    return verdict if own or verdict.status is not Status.ACTUAL else verdict._replace(status=Status.ALLEGED, mark=2)


def is_at_invitation(scene: Scene, hit: Hit) -> bool:
    """«زار … بدعوة من …»: who came was invited, and asked nobody for anything."""
    return hit.trigger.lemma == "دعوة" and hit.shape.prefix == "ب" and scene.key(hit.last) == "من"


def is_round(scene: Scene, hit: Hit) -> bool:
    """«الجولة التاسعة من المفاوضات», «جولة محادثات»: no journey."""
    if hit.trigger.lemma != "جولة":
        return False
    if scene.key(hit.last) in forms_of(verb=False, types=("met-with", "negotiated-with", "attacked")):
        return True
    of = next((at for at in range(hit.last, hit.last + 3) if scene.key(at) == "من"), None)
    return of is not None and scene.key(of + 1).startswith("ال") and of + 1 not in scene.covered


def is_by_phone(scene: Scene, hit: Hit) -> bool:
    """«محادثات هاتفية», «بحث مع … في اتصال هاتفي», «عبر الهاتف»: whether the clause tells of a telephone."""
    return not PHONE.isdisjoint(scene.keys[hit.at : clause_end(scene, hit.at)])


def fits(reader: Reader, type_: RelationType, candidate: Candidate) -> bool:
    """Whether the ends have the types that the relation takes; places are only visited, by persons or delegations."""
    return may_do(reader, type_, candidate.source.entity, candidate.delegates) and may_receive(
        reader, type_, candidate.target.entity
    )


def may_do(reader: Reader, type_: RelationType, source: str, delegates: bool) -> bool:
    """Whether an entity may be the source of a relation."""
    entity = reader.entities.get(source)
    if entity is None or is_media(reader, source):
        return False
    if type_ is RelationType.VISITED:
        return delegates or entity.type is EntityType.PERSON
    return entity.type is not EntityType.PLACE and not (type_ in FROM_STORES and entity.type is EntityType.PERSON)


def may_receive(reader: Reader, type_: RelationType, target: str) -> bool:
    """Whether an entity may be the target of a relation."""
    entity = reader.entities.get(target)
    if entity is None or is_media(reader, target):
        return False
    if type_ is RelationType.VISITED:
        return entity.type in (EntityType.PLACE, EntityType.COUNTRY) and not is_airport(reader, target)
    if type_ in RECEIVERS:
        return entity.type in RECEIVERS[type_]
    return entity.type is not EntityType.PLACE and not (type_ in FROM_STORES and entity.type is EntityType.PERSON)


def is_airport(reader: Reader, place: str) -> bool:
    """Whether a place is an airport: one lands there and visits the city."""
    entry = reader.lexicon.entries.get(place)
    return (entry is not None and entry.kind == "airport") or reader.entities[place].ar.startswith("مطار ")


def is_at_home(reader: Reader, relation: Relation) -> bool:
    """Whether somebody meets, or visits, their own country: no meeting, and coming home is no visit."""
    homes = reader.countries.get(relation.source), reader.countries.get(relation.target)
    return relation.type in AWAY and (homes[0] == relation.target or homes[1] == relation.source)


def is_abroad(reader: Reader, person: str, place: str) -> bool:
    """Whether a place is known to lie in another country than the person's."""
    home, there = reader.countries.get(person), reader.entities[place]
    country = there.id if there.type is EntityType.COUNTRY else there.country
    return home is not None and country is not None and home != country


def is_media(reader: Reader, entity: str) -> bool:
    """Whether an entity is a newspaper, channel or agency: those report, they do not take part."""
    return entity in reader.media


def _own_phrases(scene: Scene, candidate: Candidate) -> list[Phrase]:
    """The phrases of the ends that stand in this sentence; a subject carried on may stand in one before."""
    phrases = (candidate.source.phrase, candidate.target.phrase)
    return [phrase for phrase in phrases if phrase is not None and scene.starting.get(phrase.first) is phrase]


def _evidence(scene: Scene, hit: Hit, phrases: Sequence[Phrase]) -> Evidence:
    tokens = scene.sentence.tokens
    start = min([tokens[hit.at].start, *(p.start for p in phrases)])
    end = max([tokens[hit.last - 1].end, *(p.end for p in phrases)])
    return scene.evidence(start, end)


def _place(scene: Scene, hit: Hit, last: int, ends: tuple[str, ...]) -> str | None:
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
