"""Who did it, where the text says so plainly: a candidate that names somebody else contradicts it."""

from kg.relate.discourse import Reader
from kg.relate.doers import has_unknown_doer
from kg.relate.features import Surroundings
from kg.relate.noun_slots import NOUN_SLOTS
from kg.relate.references import entities_of
from kg.relate.scene import Scene
from kg.relate.subjects import is_attribute
from kg.relate.triggers import Hit

PLAIN_SLOTS = ("suffix", "agent", "adjective", "genitive", "owner")
"""Slots of a noun that tell its doer without doubt: «هجومه», «الهجوم الذي شنته حماس», «الهجوم الروسي», «هجوم حماس»,
«هجوم لحماس»."""


HOSTILE = ("accused", "criticised", "threatened", "sanctioned", "attacked")
"""Types whose noun is followed by the adjective of its doer: «الاتهامات الغربية» is nobody else's accusation."""
STANCES = (*HOSTILE, "requested-from", "supported")
"""Types whose verb is followed by its subject."""


def plain_doers(around: Surroundings) -> frozenset[str] | None:
    """The doers whom the text tells right at the trigger, none of them if unknown; None where it does not say."""
    reader, scene, hit = around.reader, around.scene, around.hit
    if hit.trigger.is_verb:
        if "subject" not in hit.trigger.source:
            return None
        if hit.shape.prefix:
            return frozenset() if _is_of_unknown(around) else None
        return _of_verb(around)
    return _of_noun(reader, scene, hit)


def _of_verb(around: Surroundings) -> frozenset[str] | None:
    if around.after is None:
        nobody = is_attribute(around.scene, around.hit.at) or _is_of_unknown(around)
        return frozenset() if nobody else None
    return frozenset(e for phrase in around.after.phrases for e in entities_of(around.reader, around.scene, phrase))


def _is_of_unknown(around: Surroundings) -> bool:
    """«طالب المتظاهرون الحكومة …»: right after a verb of stance or force stands the subject, whom nobody knows."""
    scene, at = around.scene, around.hit.last
    key = scene.key(at)
    return around.type.value in STANCES and at not in scene.covered and key.endswith("ون")


def _of_noun(reader: Reader, scene: Scene, hit: Hit) -> frozenset[str] | None:
    for slot in PLAIN_SLOTS:
        if slot in hit.trigger.source and slot not in hit.trigger.target:
            found = NOUN_SLOTS[slot](reader, scene, hit)
            if found is not None:
                return frozenset(found.entities)
    return frozenset() if hit.trigger.type in HOSTILE and has_unknown_doer(scene, hit) else None
