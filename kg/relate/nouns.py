"""Relations that a noun of action or a participle states: «زيارة كيم إلى موسكو», «لقاء بين بوتين ولوكاشينكو»."""

from collections.abc import Iterator

from kg.model import EntityType
from kg.relate.discourse import Reader
from kg.relate.scene import Scene, bare_after, clause_end, group
from kg.relate.slots import NOUN_SLOTS, Filler, after_preposition, filler
from kg.relate.triggers import Hit
from kg.relate.verbs import Pairing, owner_of_act

MUTUAL = ("بين", "adjectives", "gathered", "pair")
ALWAYS = ("adjectives", "gathered")
"""Slots that every noun has whose ends may stand after «بين»."""


def read_noun(reader: Reader, scene: Scene, hit: Hit) -> Iterator[Pairing]:
    """The ends of a noun: both at once where «بين» or a pair gives them, else a target and the first source for it."""
    both = _both_ends(reader, scene, hit)
    if both is not None:
        yield both
        return
    for slot in hit.trigger.target:
        target = _target(reader, scene, hit, slot) if slot not in MUTUAL else None
        if target is not None:
            source = _source(reader, scene, hit, target)
            if source is not None:
                yield Pairing(source, target, f"noun:{source.how}+{target.how}")
            return


def _both_ends(reader: Reader, scene: Scene, hit: Hit) -> Pairing | None:
    for slot in MUTUAL:
        if slot in hit.trigger.target or (slot in ALWAYS and "بين" in hit.trigger.target):
            both = NOUN_SLOTS[slot](reader, scene, hit)
            if both is not None and len(both.entities) > 1:
                return Pairing(both, both, f"noun:{both.how if slot != 'pair' else 'pair'}", mutual=True)
    return None


def _target(reader: Reader, scene: Scene, hit: Hit, slot: str) -> Filler | None:
    if slot == "object":
        return _object(reader, scene, hit)
    if slot == "act":
        owner = owner_of_act(scene, hit.last, clause_end(scene, hit.at))
        return filler(reader, scene, group(scene, owner), "act") if owner is not None else None
    if slot in NOUN_SLOTS:
        found = NOUN_SLOTS[slot](reader, scene, hit)
        if slot == "genitive" and found is not None and _is_doer(hit, found):
            return None
        return found
    return after_preposition(reader, scene, hit, slot)


def _is_doer(hit: Hit, found: Filler) -> bool:
    """«زيارة كيم»: a person is who visits, a country or place where the visit goes."""
    return hit.trigger.type == "visited" and found.phrases[0].type is EntityType.PERSON


def _object(reader: Reader, scene: Scene, hit: Hit) -> Filler | None:
    """«لقائه نظيره الألماني», «استقبال بوتين الأسد»: the bare noun phrase after a noun with its doer."""
    start = hit.last
    if not hit.shape.suffix:
        doer = scene.starting.get(start)
        if doer is None or doer.prep or hit.shape.definite:
            return None
        if "genitive" not in hit.trigger.source:
            return filler(reader, scene, group(scene, doer, commas=True), "object")
        start = doer.last
    phrase = bare_after(scene, start, clause_end(scene, hit.at))
    return filler(reader, scene, group(scene, phrase, commas=True), "object") if phrase is not None else None


def _source(reader: Reader, scene: Scene, hit: Hit, target: Filler) -> Filler | None:
    """The first source slot that gives somebody who is no part of the target."""
    for slot in hit.trigger.source:
        if slot in NOUN_SLOTS:
            found = NOUN_SLOTS[slot](reader, scene, hit)
        else:
            found = after_preposition(reader, scene, hit, slot)
        if found is None or (found.phrases and found.phrases == target.phrases):
            continue
        if not found.entities:
            return None
        if set(found.entities) & set(target.entities):
            continue
        return found
    return None
