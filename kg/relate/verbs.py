"""Relations that a verb states: «التقى الرئيس بوتين مع الزعيم كيم», «بوتين يزور الصين», «زارها رئيس غينيا»."""

from collections.abc import Iterator
from typing import NamedTuple

from kg.model import EntityType
from kg.relate.discourse import Reader
from kg.relate.phrases import Phrase
from kg.relate.references import antecedent
from kg.relate.scene import Scene, bare_after, clause_end, group, skip
from kg.relate.slots import REACH, Filler, after_preposition, filler
from kg.relate.subjects import Subject, after_verb, before_relative, before_verb, by_pronoun, carried_on
from kg.relate.triggers import Hit
from kg.relate.words import COMPLEMENTIZERS, PREPOSITIONS, STOPS

CONTINUERS = frozenset(("ثم", "حيث", "قبل", "بعد", "كما", "اذ", "عندما", "بعدما", "وقد", "قد", "لقد", "وكان", "كان"))
"""Words after which a verb may go on with the subject of the clause before."""


class Pairing(NamedTuple):
    """Two filled ends and the name of the rule that filled them. ``mutual``: every two of the source are ends."""

    source: Filler
    target: Filler
    rule: str
    mutual: bool = False


def read_verb(reader: Reader, scene: Scene, hit: Hit) -> Iterator[Pairing]:
    """The ends of a verb: its nearest target, else the owner of an act, else both ends in the subject."""
    after = after_verb(reader, scene, hit.at, hit.shape)
    if hit.shape.suffix and "object" in hit.trigger.target:
        yield from _with_object_pronoun(reader, scene, hit, after)
        return
    if "subject" in hit.trigger.target:
        yield from _received(reader, scene, hit, after)
        return
    found = _with_target(reader, scene, hit, after)
    if found is None and "act" in hit.trigger.target:
        found = _with_act(reader, scene, hit, after)
    if found is None and "pair" in hit.trigger.target:
        found = _mutual(reader, scene, hit, after)
    if found is not None:
        yield found


def _with_target(reader: Reader, scene: Scene, hit: Hit, after: Subject | None) -> Pairing | None:
    """«التقى بوتين (مع) كيم»: the nearest phrase after the subject that fits a target slot.

    With one noun phrase alone after the verb, the subject was told before it: «… والتقى بوتين».
    """
    start = after.phrases[-1].last if after is not None else hit.last
    target = _nearest_target(reader, scene, hit, start)
    subject = after if after is not None else _told_before(reader, scene, hit)
    if target is None and after is not None and "object" in hit.trigger.target:
        subject = _told_before(reader, scene, hit)
        if subject is None or (subject.how == "carried" and not _ends_cleanly(scene, start)):
            return None
        target = filler(reader, scene, group(scene, after.phrases[0], commas=True), "object")
    if target is None or subject is None:
        return None
    return _pairing(reader, scene, subject, target)


def _nearest_target(reader: Reader, scene: Scene, hit: Hit, start: int) -> Filler | None:
    found = []
    for slot in hit.trigger.target:
        if slot == "object":
            phrase = bare_after(scene, start, clause_end(scene, start - 1))
            if phrase is not None and (hit.trigger.type != "visited" or phrase.type is not EntityType.PERSON):
                found.append(filler(reader, scene, group(scene, phrase, commas=True), "object"))
        elif slot in REACH:
            filled = after_preposition(reader, scene, hit, slot, start)
            if filled is not None:
                found.append(filled)
    return min(found, key=lambda filled: filled.phrases[0].first) if found else None


def _ends_cleanly(scene: Scene, at: int) -> bool:
    """Whether no unknown word follows that might be the object."""
    at = skip(scene, at)
    key = scene.key(at)
    return at >= len(scene.keys) or key in ("،", ",") or key in STOPS or key in PREPOSITIONS or key[:1] in "وبلف"


def _told_before(reader: Reader, scene: Scene, hit: Hit) -> Subject | None:
    """The subject of a verb that has none after it."""
    for rule in (before_relative, before_verb, by_pronoun):
        found = rule(reader, scene, hit.at, hit.shape)
        if found is not None:
            return found
    before = scene.key(hit.at - 1)
    if hit.shape.prefix or before in CONTINUERS or before in COMPLEMENTIZERS:
        return carried_on(reader, scene, hit.at, hit.shape)
    return None


def _mutual(reader: Reader, scene: Scene, hit: Hit, after: Subject | None) -> Pairing | None:
    """«التقى ترامب وكيم», «اتفق الجانبان», «موسكو وواشنطن توصلتا»: both ends are the subject."""
    subject = after if after is not None else _told_before(reader, scene, hit)
    if subject is None or subject.how == "topic":
        return None
    both = filler(reader, scene, subject.phrases, subject.how)
    if len(both.entities) < 2:
        return None
    return Pairing(both, both, f"verb:{subject.how}+pair", mutual=True)


def _with_act(reader: Reader, scene: Scene, hit: Hit, after: Subject | None) -> Pairing | None:
    """«انتقد بوتين سياسة واشنطن»: the owner of the act that is the object."""
    subject = after if after is not None else _told_before(reader, scene, hit)
    start = after.phrases[-1].last if after is not None else hit.last
    owner = owner_of_act(scene, start, clause_end(scene, hit.at))
    if subject is None or owner is None:
        return None
    return _pairing(reader, scene, subject, filler(reader, scene, group(scene, owner), "act"))


def owner_of_act(scene: Scene, start: int, end: int) -> Phrase | None:
    """The first phrase from ``start`` on, if an act noun carries it and few words stand before."""
    for phrase in scene.phrases:
        if start <= phrase.first < end:
            near = phrase.first - skip(scene, start) <= 4
            return phrase if phrase.carrier == "act" and near and phrase.type is not EntityType.PLACE else None
    return None


def _with_object_pronoun(reader: Reader, scene: Scene, hit: Hit, after: Subject | None) -> Iterator[Pairing]:
    """«مينسك … زارها رئيس غينيا الاستوائية»: the object is a pronoun, the subject follows."""
    phrase = after.phrases[0] if after is not None else bare_after(scene, hit.at + 1, clause_end(scene, hit.at))
    if phrase is None:
        return
    target = Filler(antecedent(reader, scene, hit.at, hit.shape.suffix), (), "suffix")
    yield _pairing(reader, scene, Subject(group(scene, phrase), "vso"), target)


def _received(reader: Reader, scene: Scene, hit: Hit, after: Subject | None) -> Iterator[Pairing]:
    """«استوردت الصين النفط من إيران»: the subject is the target, the source follows «من»."""
    subject = after if after is not None else _told_before(reader, scene, hit)
    start = after.phrases[-1].last if after is not None else hit.last
    source = after_preposition(reader, scene, hit, hit.trigger.source[0], start)
    if subject is not None and source is not None:
        yield Pairing(source, filler(reader, scene, subject.phrases, subject.how), f"verb:{subject.how}+{source.how}")


def _pairing(reader: Reader, scene: Scene, subject: Subject, target: Filler) -> Pairing:
    source = filler(reader, scene, subject.phrases, subject.how)
    return Pairing(source, target, f"verb:{subject.how}+{target.how}")
