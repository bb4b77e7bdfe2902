"""visited where another sentence tells who or where: «هذه الزيارة الثانية للوكاشينكو», «طار حليف للكرملين إلى …».

These rules carry on what sentences before tell: ``drafts`` are the relations that were read so far.
"""

from collections.abc import Iterator, Sequence
from functools import cache

from kg.model import EntityType, Relation, RelationType, Status
from kg.relate.discourse import Reader
from kg.relate.drafts import Draft, is_abroad
from kg.relate.inflect import noun_forms, verb_forms
from kg.relate.phrases import Phrase
from kg.relate.scene import Scene, clause_end, phrases_between
from kg.relate.speaker import speaker_of
from kg.relate.triggers import trigger_index
from kg.relate.when import when_near
from kg.relate.words import is_visit

SENTENCES_BACK = 12
NEAR = 5
"""Tokens between a visit and its visitor, and between a journey and where it goes."""
SURENESS = 0.6


@cache
def venue_words() -> frozenset[str]:
    """Words without one of which a sentence tells none of this."""
    return visits() | _allies()


def read_venues(reader: Reader, scene: Scene, drafts: Sequence[Draft]) -> Iterator[Draft]:
    """Visits to where the visitor was told to meet somebody, and journeys of an ally who is not named."""
    for at, key in enumerate(scene.keys):
        if at in scene.covered:
            continue
        if key in visits():
            yield from _to_venue(reader, scene, at, drafts)
        elif key in _allies() and scene.key(at - 1) in _journeys():
            yield from _of_ally(reader, scene, at)


def _to_venue(reader: Reader, scene: Scene, at: int, drafts: Sequence[Draft]) -> Iterator[Draft]:
    """«وهذه هي الزيارة الثانية للوكاشينكو»: a visit without a destination goes to where the visitor met somebody."""
    near = list(phrases_between(scene, at + 1, max(clause_end(scene, at), at + 1)))
    visitor = next((p for p in near if p.prep == "ل" and p.first <= at + NEAR and p.type is EntityType.PERSON), None)
    if visitor is None or any(p.type in (EntityType.PLACE, EntityType.COUNTRY) for p in near):
        return
    for draft in reversed(drafts):
        met, person = draft.relation, visitor.entities[0] if visitor.entities else ""
        if scene.sentence.index - met.evidence.sentence > SENTENCES_BACK:
            return
        if met.type is RelationType.MET_WITH and person in (met.source, met.target) and met.place is not None:
            if is_abroad(reader, person, met.place):
                yield _visit(reader, scene, at, visitor, person, met.place, met.status)
            return


def _of_ally(reader: Reader, scene: Scene, at: int) -> Iterator[Draft]:
    """«طار حليف للكرملين إلى سانت بطرسبرغ»: the last person named who is of another country than the body."""
    body = next((p for p in phrases_between(scene, at + 1, at + NEAR) if len(p.entities) == 1), None)
    place = next((p for p in phrases_between(scene, at + 1, at + 2 * NEAR) if p.prep == "الي"), None)
    if body is None or place is None or place.type not in (EntityType.PLACE, EntityType.COUNTRY):
        return
    owner = reader.entities[body.entities[0]]
    home = owner.id if owner.type is EntityType.COUNTRY else owner.country
    for index in range(scene.sentence.index - 1, max(scene.sentence.index - 4, -1), -1):
        for _, mention in reversed(reader.mentions[index]):
            person = mention.entity or ""
            if mention.type is EntityType.PERSON and reader.countries.get(person, home) != home:
                if is_abroad(reader, person, place.entities[0]):
                    yield _visit(reader, scene, at - 1, place, person, place.entities[0], Status.ACTUAL)
                return


def _visit(reader: Reader, scene: Scene, at: int, last: Phrase, person: str, place: str, status: Status) -> Draft:
    tokens = scene.sentence.tokens
    relation = Relation(
        RelationType.VISITED,
        person,
        place,
        status,
        scene.evidence(tokens[at].start, last.end),
        "venue",
        SURENESS,
        said_by=speaker_of(reader, scene, at),
        when=when_near(scene, at, last.last, reader.document.article.date, False),
    )
    return Draft(relation, 1)


@cache
def visits() -> frozenset[str]:
    """The forms of nouns of visiting."""
    return frozenset(key for key in trigger_index() if is_visit(key))


@cache
def _allies() -> frozenset[str]:
    return frozenset(form for form, shape in noun_forms("حليف") if not shape.suffix and not shape.prefix)


@cache
def _journeys() -> frozenset[str]:
    """Past forms of verbs of travel."""
    pairs = (("طار", "يطير"), ("وصل", "يصل"), ("توجه", "يتوجه"), ("سافر", "يسافر"), ("زار", "يزور"))
    return frozenset(form for pair in pairs for form, shape in verb_forms(*pair) if shape.tense == "past")
