"""The places around a trigger where the ends of a relation stand. One named function a slot; see ``triggers.tsv``."""

from collections.abc import Mapping
from typing import NamedTuple

from kg.model import EntityType
from kg.relate.discourse import Reader
from kg.relate.goods import find_near
from kg.relate.phrases import Phrase
from kg.relate.references import antecedent, entities_of, pair_before
from kg.relate.scene import Scene, clause_end, group, phrases_between, skip
from kg.relate.triggers import Hit
from kg.relate.words import (
    binders,
    gatherings,
    verbs,
)

REACH: Mapping[str, int] = {
    "مع": 22,
    "بين": 10,
    "الي": 14,
    "علي": 14,
    "ضد": 12,
    "من": 10,
    "في": 8,
    "عن": 6,
    "ب": 8,
    "ل": 8,
}
"""Tokens after a trigger within which the phrase of a preposition belongs to it."""


class Filler(NamedTuple):
    """What fills a slot: entities, the phrases that name them in this sentence, and how they were found."""

    entities: tuple[str, ...]
    phrases: tuple[Phrase, ...]
    how: str


BORDERS = frozenset("حدود الحدود الحدودي الحدوديه المنطقه منطقه الخط خط".split())
"""Words for what lies between two countries."""
STATIONS = frozenset(("تشمل", "شملت", "يشمل", "وتشمل", "ستشمل", "هي", "هما", "بينها", "بينهما", "ابرزها", "وشملت"))


def filler(reader: Reader, scene: Scene, phrases: tuple[Phrase, ...], how: str) -> Filler:
    """The entities of phrases; an unknown person among them leaves the others."""
    entities = tuple(dict.fromkeys(one for phrase in phrases for one in entities_of(reader, scene, phrase)))
    return Filler(entities, phrases, how)


def owned(reader: Reader, scene: Scene, phrase: Phrase, how: str) -> Filler:
    """Who is hit with what a phrase names: the country of «السفارة الأميركية», else those that it stands for."""
    if phrase.owner is not None:
        return Filler((phrase.owner,), (phrase,), how)
    return filler(reader, scene, group(scene, phrase, commas=True), how)


def between(reader: Reader, scene: Scene, hit: Hit) -> Filler | None:
    """«لقاء بين بوتين ولوكاشينكو», «الاتفاق بينهما», «القمة بينه وبين كيم»: both ends after «بين»."""
    end = min(clause_end(scene, hit.last - 1), hit.last + REACH["بين"])
    for at in range(hit.last, end):
        if scene.keys[at] == "بينهما" and at not in scene.covered:
            return Filler(pair_before(reader, scene, hit.at, "any"), (), "between")
        if scene.keys[at] == "بلديهما" and scene.key(at - 1) == "بين":
            return Filler(pair_before(reader, scene, hit.at, "country"), (), "between")
    for phrase in phrases_between(scene, hit.last, end):
        if phrase.prep == "بين":
            members = () if is_bound(scene, hit.last, phrase) else group(scene, phrase, commas=True)
            found = filler(reader, scene, members, "between") if members else None
            one = scene.key(phrase.first - 2).removeprefix("بين") if scene.key(phrase.first - 1) == "وبين" else ""
            if found is None or one not in ("ه", "ها"):
                return found
            both = (*antecedent(reader, scene, hit.at, one), *found.entities)
            return found._replace(entities=tuple(dict.fromkeys(both)))
    return None


def is_bound(scene: Scene, start: int, phrase: Phrase) -> bool:
    """«لقاء تناول العلاقات بين البلدين», «قمة في المنطقة الحدودية بين البلدين»: whether another noun takes it."""
    apart = phrase.prep == "بين" and phrase.type is EntityType.COUNTRY
    if apart and any(scene.keys[at] in BORDERS for at in range(start, phrase.first)):
        return True
    return any(scene.keys[at] in binders() and at not in scene.covered for at in range(start, phrase.first))


def gathered(reader: Reader, scene: Scene, hit: Hit) -> Filler | None:
    """«القمة التي جمعت ترامب وكيم», «لقاء جمعه ببوتين»: those whom the meeting brought together."""
    for at in range(hit.last, min(hit.last + 8, clause_end(scene, hit.at))):
        shape = gatherings().get(scene.keys[at])
        if shape is None or at in scene.covered:
            continue
        if shape.suffix == "هما":
            return Filler(pair_before(reader, scene, hit.at, "any"), (), "gathered")
        start = skip(scene, at + 1)
        first = Filler(antecedent(reader, scene, hit.at, shape.suffix), (), "suffix") if shape.suffix else None
        phrase = scene.starting.get(start)
        if first is None and phrase is not None and not phrase.prep:
            first = filler(reader, scene, group(scene, phrase, commas=True), "object")
            start = first.phrases[-1].last
        second = next((p for p in phrases_between(scene, start, start + 12) if p.prep in ("مع", "ب", "بين")), None)
        found = filler(reader, scene, group(scene, second, commas=True), "with") if second is not None else None
        members = [filled for filled in (first, found) if filled is not None]
        entities = tuple(dict.fromkeys(one for filled in members for one in filled.entities))
        return Filler(entities, tuple(p for filled in members for p in filled.phrases), "gathered")
    return None


def after_preposition(reader: Reader, scene: Scene, hit: Hit, slot: str, start: int | None = None) -> Filler | None:
    """The first phrase after the trigger that has the preposition, with those joined to it."""
    if start is None and slot == "مع":
        earlier = _before_noun(scene, hit)
        if earlier is not None:
            return filler(reader, scene, group(scene, earlier, commas=True), slot)
    start = hit.last if start is None else start
    end = min(clause_end(scene, start - 1), start + REACH[slot])
    for phrase in phrases_between(scene, start, end):
        if phrase.prep == slot and phrase.kind != "adjective" and suits(hit, phrase, slot):
            if slot == "مع" and is_bound(scene, start, phrase) and not (hit.trigger.is_verb and is_person(phrase)):
                return None
            if hit.trigger.type == "attacked":
                return owned(reader, scene, phrase, slot)
            return filler(reader, scene, group(scene, phrase, commas=True), slot)
    return None


def suits(hit: Hit, phrase: Phrase, slot: str) -> bool:
    """Whether a phrase may be what the slot of a trigger asks for: a visit goes to a place, «زيارة للأمير» is his."""
    if hit.trigger.type != "visited":
        return phrase.type is not EntityType.PLACE
    return phrase.type in (EntityType.PLACE, EntityType.COUNTRY) and phrase.carrier != "member"


def of_goods(reader: Reader, scene: Scene, hit: Hit) -> Filler | None:
    """«واردات اليابان من النفط الإيراني», «شحنة من الديزل الإيراني»: the country adjective of the goods."""
    for at, _ in find_near(scene, hit, ("fuel", "weapons", "aid")):
        phrase = scene.starting.get(at + 1) or scene.starting.get(at + 2)
        if phrase is not None and phrase.kind == "adjective" and not phrase.prep:
            return filler(reader, scene, (phrase,), "goods")
    return None


def includes(reader: Reader, scene: Scene, hit: Hit) -> Filler | None:
    """«جولة تشمل الصين واليابان», «أربع دول هي …», «من بينها بلجيكا وفرنسا»: the stations of a journey."""
    for at in range(hit.last, min(hit.last + 14, len(scene.keys))):
        if scene.keys[at] in STATIONS and at not in scene.covered:
            phrase = scene.starting.get(skip(scene, at + 1))
            if phrase is not None and suits(hit, phrase, ""):
                return filler(reader, scene, group(scene, phrase, commas=True), "includes")
    return None


def _before_noun(scene: Scene, hit: Hit) -> Phrase | None:
    """«يجري مع نظيره التركي محادثات»: the phrase with «مع» right before the noun, after a light verb."""
    phrase = scene.ending.get(hit.at)
    if phrase is None or phrase.prep != "مع" or phrase.kind == "adjective":
        return None
    before = [scene.keys[at] for at in range(max(phrase.first - 5, 0), phrase.first) if at not in scene.covered]
    return phrase if any(verbs().get(key) == "light" for key in before) else None


def is_person(phrase: Phrase) -> bool:
    """Whether a phrase is a person or a group out of a body."""
    return phrase.type is EntityType.PERSON or phrase.carrier == "member"
