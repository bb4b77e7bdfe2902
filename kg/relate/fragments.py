"""attacked where punctuation parts a deed from its object: «لا تتخلى عن فكرة الغزو”. أرض بيلاروسيا.»."""

from collections.abc import Iterator

from kg.model import EntityType, Relation, RelationType, Status
from kg.relate.discourse import Reader
from kg.relate.governed import governed
from kg.relate.references import entities_of
from kg.relate.scene import Scene
from kg.relate.speaker import quotation_at, speaker_of
from kg.relate.topics import may_act
from kg.relate.triggers import Hit, find_triggers, trigger_index

LAND = frozenset(("ارض", "اراضي", "لارض", "لاراضي"))
LONGEST = 4
"""Words and marks of a fragment, at most."""
TRAIL = 3
"""Marks after the deed at the end of its sentence, at most."""
SURENESS = 0.5


def fragment_words() -> frozenset[str]:
    """Words without one of which a sentence is no such fragment."""
    return LAND


def read_fragments(reader: Reader, scene: Scene) -> Iterator[Relation]:
    """Who attacks the country of a fragment, by the sentence before."""
    country = scene.starting.get(1)
    whole = scene.key(0) in LAND and country is not None and len(scene.keys) - country.last < LONGEST
    if not whole or country is None or country.type is not EntityType.COUNTRY or scene.sentence.index == 0:
        return
    before = reader.scene(scene.sentence.index - 1)
    hit = _deed_at_end(before)
    doer = next((phrase for phrase in before.phrases if may_act(phrase) and not phrase.prep), None)
    if hit is None or doer is None or doer.last > hit.at:
        return
    for source in entities_of(reader, before, doer):
        for target in country.entities:
            if source != target:
                yield _relation(reader, before, hit, (source, target), doer.start)


def _deed_at_end(scene: Scene) -> Hit | None:
    hits = [hit for hit in find_triggers(scene.keys, trigger_index()) if hit.at not in scene.covered]
    last = hits[-1] if hits else None
    at_end = last is not None and last.last + TRAIL >= len(scene.keys) and last.trigger.type == RelationType.ATTACKED
    return last if at_end else None


def _relation(reader: Reader, scene: Scene, hit: Hit, ends: tuple[str, str], start: int) -> Relation:
    """What only words between quotation marks tell is alleged."""
    token = scene.sentence.tokens[hit.at]
    verdict = governed(scene, hit.at)
    status = verdict.status if verdict is not None else Status.ACTUAL
    return Relation(
        RelationType.ATTACKED,
        *ends,
        Status.ALLEGED if quotation_at(reader, token.start) is not None else status,
        scene.evidence(start, token.end),
        f"{hit.trigger.lemma}:fragment",
        SURENESS,
        said_by=speaker_of(reader, scene, hit.at),
    )
