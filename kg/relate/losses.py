"""Who did what a loss tells: «قتل ثلاثة جنود أتراك في هجوم شنه …», «مقتل … على يد …», «أسفرت غارة لـ… عن مقتل …»."""

from collections.abc import Iterator, Mapping
from functools import cache

from kg.model import EntityType
from kg.relate.assets import past_counts
from kg.relate.discourse import Reader
from kg.relate.doers import adjective, agent, genitive, hitting, of_clause
from kg.relate.force import means, owner, victims
from kg.relate.inflect import Shape, keys_of, noun_forms
from kg.relate.phrases import ONE, Phrase
from kg.relate.references import antecedent
from kg.relate.scene import Scene, clause_end, group, phrases_between, skip
from kg.relate.slots import Filler, filler
from kg.relate.subjects import before_relative, before_verb
from kg.relate.triggers import Hit, Trigger, forms_where, trigger_index
from kg.relate.words import PREPOSITIONS, RELATIVES, STOPS
from kg.text.normalise import fold, folded

HANDS = folded("يد يدي أيدي أيد ايادي")
"""«على يد», «على أيدي»."""
FIRE = folded("برصاص بالرصاص بنيران بقذائف بقذيفة بصواريخ بصاروخ بقنابل بقنبلة")
"""Means that belong to who used them: «برصاص الجيش الإسرائيلي»."""
AFTER_LOSS = (*PREPOSITIONS, *FIRE)
"""What follows a verb of loss at once where its subject stands before it."""
CAUSES = folded("في خلال إثر جراء بسبب نتيجة بفعل أثناء عقب")
"""Words before the strike that somebody died of."""
STRIKES = folded(
    "هجوم غارة ضربة قصف عملية كمين تفجير اعتداء عدوان إطلاق مداهمة إغارة استهداف توغل انفجار عبوة قذيفة صاروخ قنبلة لغم"
)
"""Nouns of a single deed of force, and its means; in a war one does not fall by the hand of the country that it is
named after."""
CLASHES = folded("اشتباك معركة مواجهة مواجهات قتال")
"""Nouns of fighting with somebody: «في اشتباك مع مقاتلي …»."""
LOSS_REACH = 16
"""Tokens between a victim and who did it, at most."""
HAND_REACH = 3
"""Tokens between the victim of a verb that is mostly active («هاجم») and «من قبل», at most."""
RESULT_REACH = 16
"""Tokens between «أسفر» and the loss, at most."""
NEAR = 6
"""The same where the deed is told before «أسفر»."""


@cache
def _results() -> frozenset[str]:
    """The forms of verbs that lead from a deed to a loss: «أسفر عن مقتل», «ما أدى إلى مقتل»."""
    return keys_of(("أسفر", "يسفر"), ("أدى", "يؤدي"), ("تسبب", "يتسبب"), ("أوقع", "يوقع"), ("خلف", "يخلف"))


@cache
def _clashes() -> frozenset[str]:
    """The forms of nouns of fighting."""
    return forms_where(lambda trigger, _: _is_noun_of(trigger, CLASHES))


def _is_noun_of(trigger: Trigger, lemmas: frozenset[str]) -> bool:
    """Whether a trigger is one of some nouns of force."""
    return trigger.type == "attacked" and not trigger.is_verb and fold(trigger.lemma) in lemmas


def perpetrator(reader: Reader, scene: Scene, start: int, end: int, hand: bool = False) -> Filler | None:
    """Who did it, after a loss: «على يد …», «من قبل …», and unless ``hand`` alone counts «برصاص …», «في هجوم شنه …»."""
    for at in range(start, end):
        if at in scene.covered:
            continue
        found = _by_hand(scene, at) or (None if hand else _by_fire(scene, at))
        if found is not None:
            return filler(reader, scene, group(scene, found), "hand")
        caused = not hand and (scene.key(at - 1) in CAUSES or scene.keys[at][0] == "ب")
        if caused and strike_at(scene, at) is not None:
            return doer_of_strike(reader, scene, at)
        if caused and scene.keys[at] in _clashes():
            return _opponent(reader, scene, at)
    return None


def _opponent(reader: Reader, scene: Scene, at: int) -> Filler | None:
    """«في اشتباك (مسلح) مع مقاتلي حزب الله»: with whom the fighting at a position was."""
    for phrase in phrases_between(scene, at + 1, min(at + 4, clause_end(scene, at))):
        fits = phrase.prep == "مع" and _may_strike(phrase)
        return filler(reader, scene, group(scene, phrase), "hand") if fits else None
    return None


def _by_hand(scene: Scene, at: int) -> Phrase | None:
    phrase = scene.starting.get(past_counts(scene, at + 2)) if _is_by(scene, at) else None
    return phrase if phrase is not None and _may_strike(phrase) and not phrase.prep else None


def _is_by(scene: Scene, at: int) -> bool:
    """«على يد», «من قبل»: words before who did it."""
    side = scene.keys[at] == "من" and scene.key(at + 1) in ("قبل", "جانب", "طرف")
    return side or (scene.keys[at] == "علي" and scene.key(at + 1) in HANDS)


def _by_fire(scene: Scene, at: int) -> Phrase | None:
    if scene.keys[at] not in FIRE:
        return None
    phrase = scene.starting.get(at + 1) or scene.starting.get(at + 2)
    return phrase if phrase is not None and _may_strike(phrase) and phrase.prep in ("", "ل", "من") else None


def _may_strike(phrase: Phrase) -> bool:
    return bool(phrase.entities) and phrase.type is not EntityType.PLACE and not phrase.joined and phrase.carrier != ONE


def strike_at(scene: Scene, at: int) -> Hit | None:
    """The noun of a deed of force at a position."""
    for trigger, shape in trigger_index().get(scene.keys[at], ()):
        if _is_noun_of(trigger, STRIKES):
            return Hit(at, at + 1, trigger, shape)
    return None


def doer_of_strike(reader: Reader, scene: Scene, at: int, clause: bool = False) -> Filler | None:
    """Who did the deed of force at a position, told right at it, or (``clause``) in its clause."""
    hit = strike_at(scene, at)
    if hit is None:
        return None
    for rule in (adjective, means, agent, genitive, owner, *((of_clause,) if clause else ())):
        found = rule(reader, scene, hit)
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
    """«هجوم لطالبان أسفر عن مقتل …», «أسفر هجوم لطالبان عن مقتل …»: the doer of what led to the loss."""
    for result in range(at - 1, max(at - RESULT_REACH, -1), -1):
        if scene.keys[result] in STOPS:
            return None
        if scene.keys[result] in _results() and result not in scene.covered:
            within = range(result + 1, at)
            before = range(result - 1, max(result - LOSS_REACH, -1), -1) if result >= at - NEAR else ()
            for place in (*within, *before):
                if scene.keys[place] in STOPS:
                    return None
                if strike_at(scene, place) is not None and place not in scene.covered:
                    return doer_of_strike(reader, scene, place, clause=place < result)
            return None
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


def is_passive(scene: Scene, hit: Hit) -> bool:
    """«اختطف فعنونو من قبل عملاء …»: whether a hand is told after a verb, in its clause."""
    near = HAND_REACH + 2 if "by" not in hit.trigger.source else LOSS_REACH
    return any(_is_by(scene, at) for at in range(hit.last, min(hit.last + near, clause_end(scene, hit.at))))


@cache
def own_men() -> Mapping[str, str]:
    """The forms of nouns of armed men with a pronoun («قواته», «جنودها»), and the pronoun."""
    nouns = ("قوات", "جنود", "عناصر", "مقاتلين", "مقاتلي", "مسلحي", "طائرات", "مقاتلات", "جيش", "رجال")
    return {form: shape.suffix for noun in nouns for form, shape in noun_forms(noun) if shape.suffix in ("ه", "ها")}


def by_own_men(reader: Reader, scene: Scene, hit: Hit) -> Filler | None:
    """«قال الجيش إن قواته قتلت …», «وقتلت قواته …»: whose the armed men are that do it."""
    for at in (hit.last, hit.at - 1):
        suffix = own_men().get(scene.key(at))
        if suffix is not None and at not in scene.covered:
            entities = antecedent(reader, scene, at, suffix)
            return Filler(entities, (), "men") if entities else None
    return None


def _losers(reader: Reader, scene: Scene, hit: Hit) -> Iterator[Filler]:
    """Who is hit: the subject after the verb, else that before it where a preposition follows the verb at once."""
    after = victims(reader, scene, hit.last)
    own = by_own_men(reader, scene, hit._replace(last=past_counts(scene, hit.last)))
    if after is not None:
        yield after
    elif own is not None:
        yield own._replace(how="victim")
    elif _is_followed(scene, skip(scene, hit.last)):
        for rule in (before_relative, before_verb):
            found = rule(reader, scene, hit.at, Shape())
            if found is not None:
                yield filler(reader, scene, found.phrases, found.how)


def _is_followed(scene: Scene, at: int) -> bool:
    """«الذي قتل في …», «الذي قتل بضربة …»: whether what follows a verb tells how it came, not whom it hit."""
    return scene.key(at) in AFTER_LOSS or (scene.key(at)[:1] == "ب" and strike_at(scene, at) is not None)


@cache
def _strikes() -> frozenset[str]:
    """The forms of the nouns of deeds of force."""
    return forms_where(lambda trigger, _: _is_noun_of(trigger, STRIKES))


def is_of_strike(scene: Scene, hit: Hit) -> bool:
    """«الهجوم الذي استهدف …», «استهدفت غارة …», «غارة تستهدف …»: the subject of a verb of hitting is a deed."""
    if hit.trigger.type != "attacked" or not hit.trigger.is_verb or scene.keys[hit.at] not in hitting():
        return False
    before = hit.at - 2 if scene.key(hit.at - 1) in RELATIVES else hit.at - 1
    before = scene.ending[before + 1].first - 1 if before + 1 in scene.ending else before
    places = [hit.last, before, before - 1] if before > 0 else [hit.last, before]
    return any(_is_subject_of_hit(scene, at) for at in places)


def _is_subject_of_hit(scene: Scene, at: int) -> bool:
    if scene.key(at) not in _strikes() or at in scene.covered:
        return False
    deed = strike_at(scene, at)
    return deed is not None and deed.shape.prefix in ("", "و", "ف")
