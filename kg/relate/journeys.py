"""visited where a journey goes on, or takes somebody along: «إلى باريس … ومنها إلى لندن», «رافق ترامب إلى هلسنكي».

These rules carry on a journey that was read: ``drafts`` are the relations so far.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from kg.model import EntityType, RelationType, Status
from kg.relate.discourse import Reader
from kg.relate.drafts import Draft, is_abroad
from kg.relate.governed import governed
from kg.relate.inflect import Shape, verb_forms
from kg.relate.phrases import Phrase
from kg.relate.scene import Scene, clause_end, phrases_between
from kg.relate.subjects import subject_of_verb
from kg.relate.venues import visit

ONWARD = frozenset(("ومنها", "ومنه", "ثم", "وبعدها"))
WHERE = (EntityType.PLACE, EntityType.COUNTRY)
SURENESS = 0.7


@cache
def _taking() -> dict[str, Shape]:
    """The forms of «رافق» and «اصطحب» without a pronoun."""
    pairs = (verb_forms("رافق", "يرافق"), verb_forms("اصطحب", "يصطحب"))
    return {form: shape for forms in pairs for form, shape in forms if not shape.suffix}


@cache
def journey_words() -> frozenset[str]:
    """Words without one of which a sentence tells of no journey here."""
    return frozenset((*ONWARD, *_taking()))


def read_journeys(reader: Reader, scene: Scene, drafts: Sequence[Draft]) -> Iterator[Draft]:
    """The further stations of the journeys of a sentence, and those whom somebody takes along."""
    visits = [d for d in drafts if d.relation.type is RelationType.VISITED]
    here = [d for d in visits if d.relation.evidence.sentence == scene.sentence.index]
    for at in scene.places_of(journey_words()):
        if scene.keys[at] in ONWARD:
            yield from _onward(scene, at, here)
        else:
            yield from _taken_along(reader, scene, at)


def _onward(scene: Scene, at: int, visits: Sequence[Draft]) -> Iterator[Draft]:
    """«يتوجه إلى باريس حيث يلتقي …، ومنها إلى لندن»: the last visitor before goes there too."""
    place = scene.starting.get(at + 2) if scene.key(at + 1) == "الي" else None
    before = [d for d in visits if d.relation.evidence.start < scene.sentence.tokens[at].start]
    if place is None or place.type not in WHERE or not before:
        return
    for target in place.entities:
        if all(d.relation.target != target for d in visits):
            yield _like(scene, before[-1], at, place, before[-1].relation.source, target)


def _taken_along(reader: Reader, scene: Scene, at: int) -> Iterator[Draft]:
    """«رافق بومبيو ترامب إلى هلسنكي»: who takes somebody along and who is taken."""
    shape = _taking()[scene.keys[at]]
    near = list(phrases_between(scene, at + 1, clause_end(scene, at)))
    place = next((p for p in near if p.prep == "الي" and p.type in WHERE), None)
    if place is None:
        return
    subject = subject_of_verb(reader, scene, at, shape)
    taken = [p for p in near if p.first < place.first and p.type is EntityType.PERSON and not p.prep]
    people = (*(subject.phrases if subject is not None and subject.how != "topic" else ()), *taken)
    for one in dict.fromkeys(one for phrase in people for one in phrase.entities):
        for target in place.entities:
            if reader.entities[one].type is EntityType.PERSON and is_abroad(reader, one, target):
                yield visit(reader, scene, at, place, one, target, _status(scene, at, shape))


def _status(scene: Scene, at: int, shape: Shape) -> Status:
    verdict = governed(scene, at)
    if verdict is not None:
        return verdict.status
    return Status.PLANNED if shape.tense == "future" else Status.ACTUAL


def _like(scene: Scene, draft: Draft, at: int, last: Phrase, source: str, target: str) -> Draft:
    evidence = scene.evidence(scene.sentence.tokens[at].start, last.end)
    told = draft.relation
    relation = replace(
        told, source=source, target=target, evidence=evidence, rule="journey", confidence=min(SURENESS, told.confidence)
    )
    return Draft(relation, draft.mark)
