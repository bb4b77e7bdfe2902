"""Who strikes whom where neither is a plain subject or object: losses, strikes that hit, what belongs to the one hit.

«قتل ثلاثة جنود أتراك في هجوم شنه …», «غارة أميركية تستهدف …», «قصفت مواقع لحزب الله». One named function a slot.
"""

from collections.abc import Iterator
from functools import cache

from kg.model import EntityType
from kg.relate.assets import assets, is_count, owner_after, owner_of_asset, parts, past_counts
from kg.relate.discourse import Reader
from kg.relate.doers import adjective, agent, genitive, hitting, of_clause
from kg.relate.inflect import Shape, verb_forms
from kg.relate.phrases import Phrase
from kg.relate.scene import Scene, bare_after, clause_end, group, phrases_between, skip
from kg.relate.slots import Filler, filler
from kg.relate.subjects import before_relative, before_verb
from kg.relate.triggers import Hit, trigger_index
from kg.relate.words import PREPOSITIONS, STOPS
from kg.text.normalise import fold, folded

HANDS = folded("يد يدي أيدي أيد ايادي")
"""«على يد», «على أيدي»."""
FIRE = folded("برصاص بالرصاص بنيران بقذائف بقذيفة بصواريخ بصاروخ بقنابل بقنبلة")
"""Means that belong to who used them: «برصاص الجيش الإسرائيلي»."""
AFTER_LOSS = (*PREPOSITIONS, *FIRE)
"""What follows a verb of loss at once where its subject stands before it."""
CAUSES = folded("في خلال إثر جراء بسبب نتيجة بفعل أثناء عقب")
"""Words before the strike that somebody died of."""
STRIKES = folded("هجوم غارة ضربة قصف عملية كمين تفجير اعتداء عدوان إطلاق مداهمة إغارة استهداف توغل")
"""Nouns of a single deed of force; in a war one does not fall by the hand of the country that it is named after."""
PLAIN = ("hand+victim", "strike+victim", "+struck")
"""How the rules of losses and hits end."""
MUTUAL = ("noun:exchanged", "noun:between", "noun:adjectives", "noun:pair", "noun:subjects", "noun:theirs", "+pair")
"""How the rules end whose two ends do it to each other."""
LOSS_REACH = 16
"""Tokens between a victim and who did it, at most."""
HAND_REACH = 3
"""Tokens between the victim of a verb that is mostly active («هاجم») and «من قبل», at most."""
RESULT_REACH = 6
"""Tokens between «أسفر» and the loss."""


@cache
def _results() -> frozenset[str]:
    """The forms of verbs that lead from a deed to a loss: «أسفر عن مقتل», «ما أدى إلى مقتل»."""
    pairs = (("أسفر", "يسفر"), ("أدى", "يؤدي"), ("تسبب", "يتسبب"), ("أوقع", "يوقع"), ("خلف", "يخلف"))
    return frozenset(form for past, present in pairs for form, _ in verb_forms(past, present))


@cache
def repulses() -> frozenset[str]:
    """The forms of verbs whose subject was attacked: «صد الجيش هجوما لـ…», «تصدت القوات لهجوم شنه …»."""
    pairs = (("صد", "يصد"), ("تصدى", "يتصدى"), ("أفشل", "يفشل"))
    return frozenset(form for past, present in pairs for form, _ in verb_forms(past, present))


def victims(reader: Reader, scene: Scene, start: int) -> Filler | None:
    """«(مقتل) ثلاثة جنود أتراك», «(مقتل) قاسم سليماني», «خمسة من مقاتلي طالبان»: who was hit, right after a word."""
    at = past_counts(scene, start)
    phrase = scene.starting.get(at)
    if phrase is not None:
        counted = at > start and (is_count(scene, at - 1) or scene.key(at - 1) == "من")
        fits = not phrase.prep or (phrase.prep == "من" and counted)
        if not fits or phrase.joined or phrase.type is EntityType.PLACE or not phrase.entities:
            return None
        if phrase.kind == "adjective" and not counted:
            return None
        return filler(reader, scene, group(scene, phrase), "victim")
    asset = assets().get(scene.key(at))
    owner = owner_after(scene, at, asset) if asset is not None and not asset.skip else None
    return filler(reader, scene, (owner,), "victim") if owner is not None else None


def victim(reader: Reader, scene: Scene, hit: Hit) -> Filler | None:
    """«مقتل قاسم سليماني»: who was hit, right after a noun."""
    return victims(reader, scene, hit.last) if not hit.shape.suffix else None


def asset(reader: Reader, scene: Scene, hit: Hit) -> Filler | None:
    """«غارات على مواقع لحزب الله»: whose the thing is that a noun's deed hits."""
    doer = scene.starting.get(hit.last)
    start = doer.last if doer is not None and not doer.prep and not doer.joined else hit.last
    owner = owner_of_asset(scene, start, clause_end(scene, hit.at), (*hit.trigger.target, "object"))
    return filler(reader, scene, (owner,), "asset") if owner is not None else None


def owner(reader: Reader, scene: Scene, hit: Hit) -> Filler | None:
    """«هجوم لطالبان», «عملية عسكرية للجيش التركي»: the doer after «ل»."""
    for phrase in phrases_between(scene, hit.last, min(hit.last + 2, clause_end(scene, hit.at))):
        fits = phrase.prep == "ل" and phrase.type is not EntityType.PLACE and phrase.kind != "adjective"
        return filler(reader, scene, group(scene, phrase), "owner") if fits else None
    return None


def means(reader: Reader, scene: Scene, hit: Hit) -> Filler | None:
    """«هجوم بطائرات مسيرة أوكرانية»: the country adjective of the means, with no other preposition before it."""
    for at in range(hit.last, min(hit.last + 5, clause_end(scene, hit.at))):
        phrase = scene.starting.get(at)
        if phrase is not None:
            fits = not phrase.joined and (
                phrase.prep == "ب" or (not phrase.prep and (phrase.kind == "adjective" or phrase.carrier == "force"))
            )
            return filler(reader, scene, group(scene, phrase), "means") if fits and phrase.entities else None
        if scene.keys[at] in PREPOSITIONS or parts(scene.keys[at]):
            return None
    return None


def struck(reader: Reader, scene: Scene, hit: Hit) -> Filler | None:
    """«غارة أميركية (التي) استهدفت حركة الشباب», «استهدف قصف تركي مواقع لـ…»: whom the strike hit."""
    if scene.key(hit.at - 1) in hitting():
        doer = scene.starting.get(hit.last) or scene.starting.get(hit.last + 1)
        plain = doer is not None and not doer.prep and not doer.joined
        return _hit_from(reader, scene, doer.last if doer is not None and plain else hit.last)
    for at in range(hit.last, min(hit.last + 8, clause_end(scene, hit.at))):
        if scene.keys[at] in hitting() and at not in scene.covered:
            return _hit_from(reader, scene, at + 1)
    return None


def _hit_from(reader: Reader, scene: Scene, start: int) -> Filler | None:
    """The object after a verb of hitting: an actor, or whose the thing is."""
    end = clause_end(scene, start - 1)
    phrase = bare_after(scene, start, end)
    if phrase is not None and phrase.entities and phrase.type is not EntityType.PLACE:
        return filler(reader, scene, group(scene, phrase, commas=True), "struck")
    belonging = owner_of_asset(scene, start, end, ("object",))
    if belonging is not None:
        return filler(reader, scene, (belonging,), "struck")
    return victims(reader, scene, start)


def perpetrator(reader: Reader, scene: Scene, start: int, end: int, hand: bool = False) -> Filler | None:
    """Who did it, after a loss: «على يد …», «من قبل …», and unless ``hand`` alone counts «برصاص …», «في هجوم شنه …»."""
    for at in range(start, end):
        if at in scene.covered:
            continue
        found = _by_hand(scene, at) or (None if hand else _by_fire(scene, at))
        if found is not None:
            return filler(reader, scene, group(scene, found), "hand")
        if not hand and strike_at(scene, at) is not None and (scene.key(at - 1) in CAUSES or scene.keys[at][0] == "ب"):
            return doer_of_strike(reader, scene, at)
    return None


def _by_hand(scene: Scene, at: int) -> Phrase | None:
    hand = scene.keys[at] == "علي" and scene.key(at + 1) in HANDS
    side = scene.keys[at] == "من" and scene.key(at + 1) in ("قبل", "جانب", "طرف")
    phrase = scene.starting.get(past_counts(scene, at + 2)) if hand or side else None
    return phrase if phrase is not None and _may_strike(phrase) and not phrase.prep else None


def _by_fire(scene: Scene, at: int) -> Phrase | None:
    if scene.keys[at] not in FIRE:
        return None
    phrase = scene.starting.get(at + 1) or scene.starting.get(at + 2)
    return phrase if phrase is not None and _may_strike(phrase) and phrase.prep in ("", "ل", "من") else None


def _may_strike(phrase: Phrase) -> bool:
    return bool(phrase.entities) and phrase.type is not EntityType.PLACE and not phrase.joined


def strike_at(scene: Scene, at: int) -> Hit | None:
    """The noun of a deed of force at a position."""
    for trigger, shape in trigger_index().get(scene.keys[at], ()):
        if trigger.type == "attacked" and not trigger.is_verb and fold(trigger.lemma) in STRIKES:
            return Hit(at, at + 1, trigger, shape)
    return None


def doer_of_strike(reader: Reader, scene: Scene, at: int, clause: bool = False) -> Filler | None:
    """Who did the deed of force at a position, told right at it, or (``clause``) in its clause."""
    hit = strike_at(scene, at)
    rules = (adjective, means, agent, genitive, owner, *((of_clause,) if clause else ()))
    for rule in rules if hit is not None else ():
        found = rule(reader, scene, hit) if hit is not None else None
        if found is not None and found.entities and not any(p.type is EntityType.PLACE for p in found.phrases):
            return Filler(found.entities, found.phrases, "strike")
    return None


def by(reader: Reader, scene: Scene, hit: Hit) -> Filler | None:
    """«مقتل … على يد طالبان», «هجوم لطالبان أسفر عن مقتل …»: who did what a noun of loss tells."""
    end = min(clause_end(scene, hit.at), hit.last + LOSS_REACH)
    return perpetrator(reader, scene, hit.last, end) or _cause_before(reader, scene, hit.at)


def hand(reader: Reader, scene: Scene, hit: Hit) -> Filler | None:
    """«اغتيال … على يد طالبان»."""
    end = min(clause_end(scene, hit.at), hit.last + LOSS_REACH)
    return perpetrator(reader, scene, hit.last, end, hand=True)


def _cause_before(reader: Reader, scene: Scene, at: int) -> Filler | None:
    for result in range(at - 1, max(at - RESULT_REACH, -1), -1):
        if scene.keys[result] in _results() and result not in scene.covered:
            for place in range(result - 1, max(result - LOSS_REACH, -1), -1):
                if scene.keys[place] in STOPS:
                    return None
                if strike_at(scene, place) is not None and place not in scene.covered:
                    return doer_of_strike(reader, scene, place, clause=True)
    return None


def read_loss(reader: Reader, scene: Scene, hit: Hit) -> tuple[Filler, Filler] | None:
    """«قتل ثلاثة جنود أتراك في هجوم شنه …»: the doer and the victim of a verb that is passive, or of suffering."""
    if hit.shape.suffix or hit.shape.person == 1:
        return None
    for found in _losers(reader, scene, hit):
        start = max(hit.last, found.phrases[-1].last) if found.phrases else hit.last
        end = min(clause_end(scene, start - 1), start + LOSS_REACH)
        hand = "by" not in hit.trigger.source
        doer = perpetrator(reader, scene, start, min(end, start + HAND_REACH) if hand else end, hand)
        if doer is None or set(doer.entities) & set(found.entities):
            return None
        active = start > hit.last and doer.how != "hand" and victims(reader, scene, start) is not None
        return None if active else (doer, found)
    return None


def _losers(reader: Reader, scene: Scene, hit: Hit) -> Iterator[Filler]:
    """Who is hit: the subject after the verb, else that before it where a preposition follows the verb at once."""
    after = victims(reader, scene, hit.last)
    if after is not None:
        yield after
    elif scene.key(skip(scene, hit.last)) in AFTER_LOSS:
        for rule in (before_relative, before_verb):
            found = rule(reader, scene, hit.at, Shape())
            if found is not None:
                yield filler(reader, scene, found.phrases, found.how)


def is_mutual(rule: str) -> bool:
    """Whether a rule found two who did it to each other («الحرب بين …»)."""
    return rule.endswith(MUTUAL)


def is_plain(rule: str) -> bool:
    """Whether a rule found a loss or a hit whose ends the words tell right there («قتل … على يد …»).

    The scorer has seen too few of them to weigh them.
    """
    return rule.endswith(PLAIN)
