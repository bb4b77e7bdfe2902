"""Who strikes whom where neither is a plain subject or object: strikes that hit, what belongs to the one hit.

«غارة أميركية تستهدف …», «قصفت مواقع لحزب الله», «هجوم لطالبان». One named function a slot; losses: ``losses.py``.
"""

from functools import cache

from kg.model import EntityType
from kg.relate.assets import asset_at, is_count, is_hit, owner_after, owner_of_asset, parts, past_counts
from kg.relate.discourse import Reader
from kg.relate.doers import hitting
from kg.relate.inflect import keys_of
from kg.relate.scene import Scene, bare_after, clause_end, group, phrases_between
from kg.relate.slots import Filler, filler, owned
from kg.relate.triggers import Hit
from kg.relate.words import PREPOSITIONS, exposures

PLAIN = ("hand+victim", "strike+victim", "strike+relative", "hand+relative", "+struck")
"""How the rules of losses and hits end."""
MUTUAL = ("noun:exchanged", "noun:between", "noun:adjectives", "noun:pair", "noun:subjects", "noun:theirs", "+pair")
"""How the rules end whose two ends do it to each other."""


@cache
def repulses() -> frozenset[str]:
    """The forms of verbs whose subject was attacked: «صد الجيش هجوما لـ…», «تصدت القوات لهجوم شنه …»."""
    return keys_of(("صد", "يصد"), ("تصدى", "يتصدى"), ("أفشل", "يفشل"))


def victims(reader: Reader, scene: Scene, start: int) -> Filler | None:
    """«(مقتل) ثلاثة جنود أتراك», «(مقتل) قاسم سليماني», «خمسة من مقاتلي طالبان»: who was hit, right after a word."""
    at = past_counts(scene, start)
    phrase = scene.starting.get(at)
    if phrase is not None:
        counted = at > start and (is_count(scene, at - 1) or scene.key(at - 1) == "من")
        fits = not phrase.prep or (phrase.prep == "من" and counted)
        if not fits or phrase.joined or not is_hit(phrase):
            return None
        if phrase.kind == "adjective" and not counted and scene.keys[phrase.first].startswith("ال"):
            return None
        return owned(reader, scene, phrase, "victim")
    asset = asset_at(scene, at)
    owner = owner_after(scene, at, asset) if asset is not None and not asset.skip else None
    return owned(reader, scene, owner, "victim") if owner is not None else None


def victim(reader: Reader, scene: Scene, hit: Hit) -> Filler | None:
    """«مقتل قاسم سليماني»: who was hit, right after a noun."""
    return victims(reader, scene, hit.last) if not hit.shape.suffix else None


def asset(reader: Reader, scene: Scene, hit: Hit) -> Filler | None:
    """«غارات على مواقع لحزب الله»: whose the thing is that a noun's deed hits."""
    doer = scene.starting.get(hit.last)
    start = doer.last if doer is not None and not doer.prep and not doer.joined else hit.last
    owner = owner_of_asset(scene, start, clause_end(scene, hit.at), (*hit.trigger.target, "object"))
    return owned(reader, scene, owner, "asset") if owner is not None else None


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
    """«غارة أميركية (التي) استهدفت حركة الشباب», «استهدف قصف تركي مواقع لـ…», «القصف الذي تعرضت له …»: who was hit."""
    if scene.key(hit.at - 1) in hitting():
        doer = scene.starting.get(hit.last) or scene.starting.get(hit.last + 1)
        plain = doer is not None and not doer.prep and not doer.joined
        start = doer.last if doer is not None and plain else hit.last
        return _hit_from(reader, scene, start) or _hit_from(reader, scene, start + 1)
    for at in range(hit.last, min(hit.last + 8, clause_end(scene, hit.at))):
        if scene.keys[at] in hitting() and at not in scene.covered:
            return _hit_from(reader, scene, at + 1)
        if scene.keys[at] in exposures() and scene.key(at + 1) in ("له", "لها"):
            return _hit_from(reader, scene, at + 2)
    return None


def _hit_from(reader: Reader, scene: Scene, start: int) -> Filler | None:
    """The object after a verb of hitting: an actor, or whose the thing is."""
    end = clause_end(scene, start - 1)
    phrase = bare_after(scene, start, end)
    if phrase is not None and is_hit(phrase):
        return owned(reader, scene, phrase, "struck")
    belonging = owner_of_asset(scene, start, end, ("object",))
    if belonging is not None:
        return owned(reader, scene, belonging, "struck")
    return victims(reader, scene, start)


def is_mutual(rule: str) -> bool:
    """Whether a rule found two who did it to each other («الحرب بين …»)."""
    return rule.endswith(MUTUAL)


def is_plain(rule: str) -> bool:
    """Whether a rule found a loss or a hit whose ends the words tell right there («قتل … على يد …»).

    The scorer has seen too few of them to weigh them.
    """
    return rule.endswith(PLAIN)
