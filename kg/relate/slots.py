"""The places around a trigger where the ends of a relation stand. One named function a slot; see ``triggers.tsv``."""

import re
from collections.abc import Callable, Mapping
from typing import NamedTuple

from kg.model import EntityType
from kg.relate.discourse import Reader
from kg.relate.goods import find_near
from kg.relate.phrases import COMMAS, Phrase
from kg.relate.references import antecedent, entities_of, pair_before
from kg.relate.scene import Scene, clause_end, group, phrases_between, skip
from kg.relate.speaker import first_person
from kg.relate.subjects import clause_subject, main_subject
from kg.relate.triggers import Hit
from kg.relate.words import (
    ADJUNCTS,
    LIGHT_NOUNS,
    PREPOSITIONS,
    RELATIVES,
    accusations,
    binders,
    fillers,
    gatherings,
    is_verb,
    is_visit,
    readiness,
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


LEADS = frozenset(("في", "علي", "الي", "خلال", "اثناء", "عقب", "بعد"))
STATIONS = frozenset(("تشمل", "شملت", "يشمل", "وتشمل", "ستشمل", "هي", "هما", "بينها", "بينهما", "ابرزها", "وشملت"))
LOOSE = ("met-with", "visited", "phoned", "negotiated-with", "supply")
"""Types whose noun may be an adjunct of its subject's clause («قال بوتين خلال زيارة إلى …»)."""
NISBA = re.compile("ال.{2,}(?:ي|يه)")
"""A relational adjective with article: «الاتهامات الغربية» has a doer, though nobody whom we know."""
Slot = Callable[[Reader, Scene, Hit], Filler | None]


def filler(reader: Reader, scene: Scene, phrases: tuple[Phrase, ...], how: str) -> Filler:
    """The entities of phrases; an unknown person among them leaves the others."""
    entities = tuple(dict.fromkeys(one for phrase in phrases for one in entities_of(reader, scene, phrase)))
    return Filler(entities, phrases, how)


def suffix(reader: Reader, scene: Scene, hit: Hit) -> Filler | None:
    """«زيارته»: whom the pronoun on the noun means."""
    if not hit.shape.suffix:
        return None
    if hit.shape.suffix in ("ي", "نا"):
        return Filler(first_person(reader, scene, hit.at, hit.shape.suffix == "نا"), (), "speaker")
    return Filler(antecedent(reader, scene, hit.at, hit.shape.suffix), (), "suffix")


def genitive(reader: Reader, scene: Scene, hit: Hit) -> Filler | None:
    """«زيارة كيم»: the noun phrase right after an indefinite noun."""
    if hit.shape.definite or hit.last != hit.at + 1:
        return None
    phrase = scene.starting.get(hit.last)
    if phrase is None or phrase.prep or phrase.joined or phrase.kind == "adjective":
        return None
    return filler(reader, scene, group(scene, phrase), "genitive")


def adjective(reader: Reader, scene: Scene, hit: Hit) -> Filler | None:
    """«الدعم الأميركي», «الضربات الجوية الروسية»: the country adjective right after the noun, one word between at most."""
    for at in (hit.last, hit.last + 1):
        phrase = scene.starting.get(at)
        if phrase is not None:
            fits = phrase.kind == "adjective" and not phrase.prep and not phrase.joined
            return filler(reader, scene, group(scene, phrase), "adjective") if fits else None
    return Filler((), (), "adjective") if has_unknown_doer(scene, hit) else None


def has_unknown_doer(scene: Scene, hit: Hit) -> bool:
    """«الاتهامات الغربية»: an adjective after a definite noun tells who did it, though nobody whom we know."""
    bare = hit.shape.definite and not hit.shape.suffix and hit.last not in scene.starting
    return bare and NISBA.fullmatch(scene.key(hit.last)) is not None


def agent(reader: Reader, scene: Scene, hit: Hit) -> Filler | None:
    """«العقوبات التي فرضتها واشنطن», «زيارة قام بها كيم», «هجوم من جانب إسرائيل»: who did it, told after the noun."""
    for at in range(hit.last, min(hit.last + 7, clause_end(scene, hit.at))):
        if at in scene.covered:
            continue
        key = scene.keys[at]
        after = scene.starting.get(skip(scene, at + 1))
        if key in ("قبل", "جانب", "طرف") and scene.key(at - 1) == "من":
            after = scene.starting.get(at + 1)
        elif not (is_verb(key) and (key.endswith(("ها", "ه")) or scene.key(at - 1) in RELATIVES or _bears(scene, at))):
            continue
        if scene.key(at + 1) in ("بها", "به"):
            after = scene.starting.get(skip(scene, at + 2))
        if after is not None and not after.joined and after.kind != "adjective" and after.type is not EntityType.PLACE:
            return filler(reader, scene, group(scene, after), "agent")
        if after is None and _bears(scene, at) and _is_unknown(scene, skip(scene, at + 2)):
            return Filler((), (), "agent")
    return None


def _is_unknown(scene: Scene, at: int) -> bool:
    """Whether a word stands there that is neither a phrase nor a particle."""
    return (
        at < len(scene.keys)
        and at not in scene.covered
        and scene.keys[at] not in PREPOSITIONS
        and scene.keys[at].isalpha()
    )


def _bears(scene: Scene, at: int) -> bool:
    return scene.key(at + 1) in ("بها", "به")


def of_visitor(reader: Reader, scene: Scene, hit: Hit) -> Filler | None:
    """«زيارة لمسؤولين روس إلى …», «الزيارة الثانية للوكاشينكو»: the person after «ل» within a few words."""
    for phrase in phrases_between(scene, hit.last, min(hit.last + 5, clause_end(scene, hit.at))):
        if phrase.prep == "ل" and is_person(phrase):
            return filler(reader, scene, group(scene, phrase), "visitor")
    return None


def of_readiness(reader: Reader, scene: Scene, hit: Hit) -> Filler | None:
    """«استعداد روسيا للقاء …», «رغبة كيم في زيارة …», «زيارة المبعوث للقاء …»: who is ready, willing or there for it."""
    phrase = scene.ending.get(hit.at - 1 if scene.key(hit.at - 1) in LEADS else hit.at)
    before = scene.key(phrase.first - 1) if phrase is not None else ""
    deed = phrase is not None and phrase.carrier == "act" and scene.key(hit.at - 1) in ADJUNCTS
    if (
        phrase is None
        or phrase.prep
        or not (deed or before in readiness() or (hit.shape.prefix == "ل" and is_visit(before)))
    ):
        return None
    return filler(reader, scene, (phrase,), "readiness")


def accused_of(reader: Reader, scene: Scene, hit: Hit) -> Filler | None:
    """«اتهم إيران بدعم …», «الاتهامات لكوريا الشمالية بتوسيع إمدادات»: the accused is who did it."""
    at = hit.at
    if not hit.shape.prefix.endswith("ب"):
        at -= 1
        if scene.key(at)[:1] != "ب" or at in scene.covered:
            return None
    phrase = scene.ending.get(at)
    if phrase is None or phrase.kind == "adjective":
        return None
    before = [
        scene.keys[place] for place in range(max(phrase.first - 8, 0), phrase.first) if place not in scene.covered
    ]
    if not any(key in accusations() for key in before):
        return None
    return filler(reader, scene, (phrase,), "accused")


def of_clause(reader: Reader, scene: Scene, hit: Hit) -> Filler | None:
    """«أجرى بوتين محادثات مع …»: the subject of the clause that the noun stands in."""
    for rule in (of_readiness, accused_of):
        nearer = rule(reader, scene, hit)
        if nearer is not None:
            return nearer
    found = clause_subject(reader, scene, hit.at)
    if (found is None or found.how == "topic") and hit.at <= 3:
        found = main_subject(reader, scene, hit.last) or found
    if found is None or ((found.how == "topic" or hit.trigger.type not in LOOSE) and not _is_governed(scene, hit.at)):
        return None
    return filler(reader, scene, found.phrases, found.how)


def _is_governed(scene: Scene, at: int) -> bool:
    """«أجرى محادثات», «أعرب عن تأييده»: whether a light verb carries the noun, with nothing but its subject between."""
    for place in range(at - 1, max(at - 16, -1), -1):
        key = scene.keys[place]
        if place in scene.covered or key in COMMAS:
            continue
        if verbs().get(key) == "light":
            return True
        if key not in fillers() and key not in PREPOSITIONS and key not in LIGHT_NOUNS and not key.isdigit():
            return False
    return False


def antecedent_noun(reader: Reader, scene: Scene, hit: Hit) -> Filler | None:
    """«المتمردون المدعومون من إيران»: the noun phrase before the participle."""
    end = hit.at - 1 if scene.key(hit.at - 1) in ("،", ",") else hit.at
    phrase = scene.ending.get(end)
    if phrase is None or phrase.kind == "adjective":
        return None
    return filler(reader, scene, (phrase,), "antecedent")


def between(reader: Reader, scene: Scene, hit: Hit) -> Filler | None:
    """«لقاء بين بوتين ولوكاشينكو», «قمة بين الزعيمين», «الاتفاق بينهما»: both ends after «بين»."""
    end = min(clause_end(scene, hit.at), hit.last + REACH["بين"])
    for at in range(hit.last, end):
        if scene.keys[at] == "بينهما" and at not in scene.covered:
            return Filler(pair_before(reader, scene, hit.at, "any"), (), "between")
    for phrase in phrases_between(scene, hit.last, end):
        if phrase.prep == "بين":
            members = () if is_bound(scene, hit.last, phrase) else group(scene, phrase, commas=True)
            return filler(reader, scene, members, "between") if members else None
    return None


def is_bound(scene: Scene, start: int, phrase: Phrase) -> bool:
    """«لقاء تناول العلاقات بين البلدين»: whether another noun before the phrase takes its preposition."""
    return any(scene.keys[at] in binders() and at not in scene.covered for at in range(start, phrase.first))


def both(reader: Reader, scene: Scene, hit: Hit) -> Filler | None:
    """«لقاء بوتين وكيم»: both ends in the genitive."""
    found = genitive(reader, scene, hit)
    return found if found is not None and len(found.entities) > 1 else None


def two_adjectives(reader: Reader, scene: Scene, hit: Hit) -> Filler | None:
    """«محادثات أميركية إيرانية», «القمة الروسية - التركية»: two country adjectives of a noun."""
    for at in (hit.last, hit.last + 1):
        first = scene.starting.get(at)
        if first is not None:
            second = scene.starting.get(first.last + (scene.key(first.last) in ("-", "–", "و")))
            if first.kind == "adjective" and second is not None and second.kind == "adjective" and not first.prep:
                return filler(reader, scene, (first, second), "adjectives")
            return None
    return None


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


NOUN_SLOTS: Mapping[str, Slot] = {
    "suffix": suffix,
    "genitive": genitive,
    "adjective": adjective,
    "agent": agent,
    "clause": of_clause,
    "antecedent": antecedent_noun,
    "بين": between,
    "pair": both,
    "adjectives": two_adjectives,
    "gathered": gathered,
    "includes": includes,
    "goods": of_goods,
}
