"""Whether a lone noun phrase after a verb is its object: «حيث يلتقي الرئيس ماكرون» goes on with who travels there."""

from functools import cache

from kg.relate.phrases import Phrase
from kg.relate.scene import Scene, clause_end, phrases_between
from kg.relate.triggers import forms_where
from kg.relate.words import COMPLEMENTIZERS

CONTINUERS = frozenset(("ثم", "حيث", "قبل", "بعد", "كما", "اذ", "عندما", "بعدما", "وقد", "قد", "لقد", "وكان", "كان"))
"""Words after which a verb may go on with the subject of the clause before."""


@cache
def meeting_verbs() -> frozenset[str]:
    """The forms, without pronoun, of verbs of meeting that take an object: «التقى», «يستقبل»."""
    return forms_where(
        lambda trigger, shape: (
            trigger.is_verb and trigger.type == "met-with" and "object" in trigger.target and not shape.suffix
        )
    )


def is_lone_object(scene: Scene, verb: int, phrase: Phrase) -> bool:
    """Whether the verb goes on with the subject before it and the phrase after it is the only one that it may meet."""
    key, before = scene.keys[verb], scene.key(verb - 1)
    goes_on = (key[0] in "وف" and key[1:] in meeting_verbs()) or before in CONTINUERS or before in COMPLEMENTIZERS
    if not goes_on or key not in meeting_verbs() or verb == 0:
        return False
    after = phrases_between(scene, phrase.last, clause_end(scene, verb))
    return not any(p.prep in ("", "مع", "ب") and not p.joined and p.kind != "adjective" for p in after)
