"""visited where another sentence tells who or where: «هذه الزيارة الثانية للوكاشينكو», «طار حليف للكرملين إلى …».

These rules carry on what sentences before tell: ``drafts`` are the relations that were read so far.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from kg.model import EntityType, Relation, RelationType, Status
from kg.relate.cues import Verdict
from kg.relate.discourse import Reader
from kg.relate.drafts import Draft, is_abroad
from kg.relate.governed import governed
from kg.relate.inflect import keys_of, noun_forms, verb_forms
from kg.relate.phrases import Phrase
from kg.relate.scene import Scene, clause_end, phrases_between
from kg.relate.speaker import speaker_of
from kg.relate.status import status_of
from kg.relate.triggers import Hit, find_triggers, forms_of, trigger_index
from kg.relate.when import when_near
from kg.relate.words import visits

SENTENCES_BACK = 12
THERE = "هناك"
MEETINGS = (RelationType.MET_WITH, RelationType.NEGOTIATED_WITH)
HOST_BACK = 2
"""Sentences from a visit to talks with the host, at most."""
NEAR = 5
"""Tokens between a visit and its visitor, and between a journey and where it goes."""
SURENESS = 0.6


@cache
def venue_words() -> frozenset[str]:
    """Words without one of which a sentence tells none of this."""
    return visits() | _allies() | _meetings() | {THERE}


def read_venues(reader: Reader, scene: Scene, drafts: Sequence[Draft]) -> Iterator[Draft]:
    """Visits to where the visitor was told to meet somebody, and journeys of an ally who is not named."""
    for at, key in enumerate(scene.keys):
        if at in scene.covered and scene.covered[at].kind != "unknown":
            continue
        if key in visits():
            yield from _to_venue(reader, scene, at, drafts)
        elif key in _allies() and scene.key(at - 1) in _journeys():
            yield from _of_ally(reader, scene, at)
        elif key == THERE:
            yield from _there(reader, scene, at, drafts)
    if not _meetings().isdisjoint(scene.keys):
        yield from _with_host(reader, scene, drafts)


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
                yield visit(reader, scene, at, visitor, person, met.place, met.status)
            return


def _of_ally(reader: Reader, scene: Scene, at: int) -> Iterator[Draft]:
    """«طار حليف للكرملين إلى سانت بطرسبرغ»: the last person named who is of another country than the body."""
    body = _whose(reader, scene, at)
    place = next((p for p in phrases_between(scene, at + 1, at + 2 * NEAR) if p.prep == "الي"), None)
    if body is None or place is None or place.type not in (EntityType.PLACE, EntityType.COUNTRY):
        return
    owner = reader.entities[body]
    home = owner.id if owner.type is EntityType.COUNTRY else owner.country
    for index in range(scene.sentence.index - 1, max(scene.sentence.index - 4, -1), -1):
        for _, mention in reversed(reader.mentions[index]):
            person = mention.entity or ""
            if mention.type is EntityType.PERSON and reader.countries.get(person, home) != home:
                if is_abroad(reader, person, place.entities[0]):
                    went = visit(reader, scene, at - 1, place, person, place.entities[0], Status.ACTUAL)
                    first, second = sorted((person, body))
                    yield went
                    allied = replace(went.relation, type=RelationType.COOPERATES_WITH, source=first, target=second)
                    yield replace(went, relation=allied)
                return


def _whose(reader: Reader, scene: Scene, at: int) -> str | None:
    """The body whose ally the word at a position means."""
    for office in reader.offices[scene.sentence.index]:
        if office.first == at and office.body is not None:
            return reader.linking.mentions[office.body].entity
    near = (p.entities[0] for p in phrases_between(scene, at + 1, at + NEAR) if len(p.entities) == 1)
    return next(near, None)


def _there(reader: Reader, scene: Scene, at: int, drafts: Sequence[Draft]) -> Iterator[Draft]:
    """«من الممكن أن يظهر لوكاشينكو هناك»: to where a sentence right before tells of a visit."""
    person = scene.ending.get(at)
    verb = person.first - 1 if person is not None else 0
    if person is None or person.type is not EntityType.PERSON or person.prep or scene.key(verb) not in _appearing():
        return
    for draft in reversed(drafts):
        told = draft.relation
        if not 0 < scene.sentence.index - told.evidence.sentence <= 3:
            return
        if told.type is RelationType.VISITED:
            for one in person.entities:
                if one != told.source and is_abroad(reader, one, told.target):
                    verdict = governed(scene, verb) or Verdict(Status.ACTUAL)
                    yield visit(reader, scene, verb, person, one, told.target, verdict.status)
            return


def _with_host(reader: Reader, scene: Scene, drafts: Sequence[Draft]) -> Iterator[Draft]:
    """«… زيارة بوتين للصين. ومن المتوقع إجراء مفاوضات مع شي جين بينغ»: the visitor of the host's country."""
    for hit in find_triggers(scene.keys, trigger_index()):
        host = scene.starting.get(hit.last + 1) if scene.key(hit.last) == "مع" else None
        alone = host is not None and host.type is EntityType.PERSON and all(p.first >= hit.at for p in scene.phrases)
        if host is None or not alone or hit.trigger.type not in MEETINGS or hit.trigger.is_verb:
            continue
        for draft in reversed(drafts):
            told = draft.relation
            if not 0 < scene.sentence.index - told.evidence.sentence <= HOST_BACK:
                break
            if told.type is RelationType.VISITED and reader.countries.get(host.entities[0]) == told.target:
                yield _meeting(reader, scene, hit, host, told.source)
                break


def _meeting(reader: Reader, scene: Scene, hit: Hit, host: Phrase, visitor: str) -> Draft:
    verdict = status_of(scene, hit, host.last)
    first, second = sorted((visitor, host.entities[0]))
    relation = Relation(
        RelationType(hit.trigger.type),
        first,
        second,
        verdict.status,
        scene.evidence(scene.sentence.tokens[hit.at].start, host.end),
        f"{hit.trigger.lemma}:host",
        SURENESS,
        said_by=speaker_of(reader, scene, hit.at),
        when=when_near(scene, hit.at, host.last, reader.document.article.date, verdict.status is Status.PLANNED),
    )
    return Draft(relation, verdict.mark)


def visit(reader: Reader, scene: Scene, at: int, last: Phrase, person: str, place: str, status: Status) -> Draft:
    """A visit that is told from a token position to the end of a phrase."""
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
def _meetings() -> frozenset[str]:
    """The forms of nouns of meeting and negotiating."""
    return forms_of(verb=False, types=MEETINGS)


@cache
def _allies() -> frozenset[str]:
    return frozenset(form for form, shape in noun_forms("حليف") if not shape.suffix and not shape.prefix)


@cache
def _appearing() -> frozenset[str]:
    return keys_of(("ظهر", "يظهر"), ("حضر", "يحضر"), ("تواجد", "يتواجد"), ("كان", "يكون"))


@cache
def _journeys() -> frozenset[str]:
    """Past forms of verbs of travel."""
    pairs = (("طار", "يطير"), ("وصل", "يصل"), ("توجه", "يتوجه"), ("سافر", "يسافر"), ("زار", "يزور"))
    return frozenset(form for pair in pairs for form, shape in verb_forms(*pair) if shape.tense == "past")
