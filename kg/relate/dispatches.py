"""requested-from where one asks for something to be sent: «طلبت روسيا إرسال متطوعين كوريين», asked of their country."""

from collections.abc import Iterator

from kg.model import EntityType, Relation, RelationType
from kg.relate.discourse import Reader
from kg.relate.inflect import noun_forms
from kg.relate.phrases import Phrase
from kg.relate.references import entities_of
from kg.relate.scene import Scene, clause_end
from kg.relate.speaker import said_by
from kg.relate.status import status_of
from kg.relate.subjects import subject_of_verb
from kg.relate.triggers import Hit, find_triggers, trigger_index

REQUESTS = ("طلب", "طالب")
SENDING = frozenset(
    form
    for noun in ("إرسال", "نشر", "تسليم", "توريد", "إيفاد", "استقدام")
    for form, shape in noun_forms(noun)
    if not shape.suffix and shape.prefix in ("", "ب")
)
REACH = 5
"""Tokens from the word for sending to the adjective of what is sent."""
SURENESS = 0.6


def dispatch_words() -> frozenset[str]:
    """Words without one of which a sentence tells none of this."""
    return SENDING


def read_dispatches(reader: Reader, scene: Scene) -> Iterator[Relation]:
    """The requests of a sentence for people or things of a country."""
    for hit in find_triggers(scene.keys, trigger_index()):
        asked = _asked(scene, hit)
        if asked is not None:
            yield from _relations(reader, scene, hit, asked)


def _asked(scene: Scene, hit: Hit) -> Phrase | None:
    """The adjective of what is to be sent («متطوعين كوريين», «جنود سوريين»), where no other phrase stands between."""
    if not hit.trigger.is_verb or hit.trigger.lemma not in REQUESTS or hit.at in scene.covered:
        return None
    end = clause_end(scene, hit.at)
    sending = next((at for at in range(hit.last, end) if scene.keys[at] in SENDING), None)
    if sending is None:
        return None
    phrase = next((p for p in scene.phrases if sending < p.first <= sending + REACH), None)
    if phrase is None or phrase.prep or phrase.type is not EntityType.COUNTRY:
        return None
    return phrase if phrase.kind == "adjective" or phrase.carrier == "member" else None


def _relations(reader: Reader, scene: Scene, hit: Hit, asked: Phrase) -> Iterator[Relation]:
    found = subject_of_verb(reader, scene, hit.at, hit.shape)
    if found is None:
        return
    for source in (one for phrase in found.phrases for one in entities_of(reader, scene, phrase)):
        for target in asked.entities:
            apart = source != target and reader.countries.get(source) != target
            if apart and reader.entities[source].type is not EntityType.PLACE:
                yield _relation(reader, scene, hit, found.phrases[0], asked, (source, target))


def _relation(reader: Reader, scene: Scene, hit: Hit, first: Phrase, last: Phrase, ends: tuple[str, str]) -> Relation:
    verdict = status_of(scene, hit, last.last)
    start = min(scene.sentence.tokens[hit.at].start, first.start)
    type_ = RelationType.REQUESTED_FROM
    return Relation(
        type_,
        *ends,
        verdict.status,
        scene.evidence(start if start >= scene.sentence.start else scene.sentence.tokens[hit.at].start, last.end),
        f"{hit.trigger.lemma}:dispatch",
        SURENESS,
        said_by=said_by(reader, scene, hit, "dispatch", type_, ends[0]),
    )
