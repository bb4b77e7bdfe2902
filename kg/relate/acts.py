"""Whose an act or thing is that is the object: «انتقد سياسة واشنطن», «هدد بضرب إسرائيل», «قصف مواقع لحزب الله»."""

from collections.abc import Callable, Mapping, Sequence

from kg.model import EntityType
from kg.relate.assets import owner_of_asset
from kg.relate.phrases import Phrase
from kg.relate.scene import Scene, phrases_between, skip
from kg.relate.words import PREPOSITIONS, carriers

ACT_REACH = 14
"""Tokens after a subject within which an act noun is its object."""


def owner_of_act(scene: Scene, start: int, end: int, slots: Sequence[str]) -> Phrase | None:
    """«سياسة واشنطن», «بالزيارة التاريخية لولي العهد», «الموقف الروسي»: who owns the act that fills a slot."""
    for at in range(start, min(end, start + ACT_REACH)):
        act = carriers().get(scene.keys[at])
        if act is None or act.kind != "act" or at in scene.covered:
            continue
        prep = scene.keys[at][act.skip - 1] if act.skip else PREPOSITIONS.get(scene.key(at - 1), "")
        fits = prep in slots if prep not in ("", "و") else "object" in slots and at <= skip(scene, start) + 1
        if fits:
            return _owner(scene, at)
    return None


def of_deed(scene: Scene, start: int, end: int, slots: Sequence[str]) -> Phrase | None:
    """«هدد (…) بضرب إسرائيل»: whom the deed would hit that is threatened."""
    at = next((at for at in range(start, min(end, start + 3)) if at not in scene.covered), end)
    phrase = scene.starting.get(at + 1)
    if at >= end or scene.keys[at][0] != "ب" or phrase is None or phrase.prep or phrase.joined:
        return None
    return phrase if phrase.type is not EntityType.PLACE and phrase.kind != "adjective" else None


OWNERS: Mapping[str, Callable[[Scene, int, int, Sequence[str]], Phrase | None]] = {
    "act": owner_of_act,
    "asset": owner_of_asset,
    "deed": of_deed,
}
"""Slots that are filled by whose an object is."""


def _owner(scene: Scene, at: int) -> Phrase | None:
    phrase = next(phrases_between(scene, at + 1, at + 5), None)
    if phrase is None or phrase.type is EntityType.PLACE:
        return None
    return phrase if phrase.prep in ("", "ل") and (phrase.prep or phrase.first <= at + 2) else None
