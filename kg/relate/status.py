"""How real the text makes a relation: by the tense of its verb and by cues that govern it (``cues.tsv``).

A cue counts where it governs the trigger: right before its verb, or before its clause with «أن», a noun of action or a
preposition, or as an adjective of its noun. A cue elsewhere in the sentence does not count.
"""

from kg.model import Status
from kg.relate.cues import Verdict, cues
from kg.relate.scene import Scene, clause_end, skip_back
from kg.relate.triggers import Hit
from kg.relate.when import time_names
from kg.relate.words import (
    ADJUNCTS,
    BREAKS,
    COMPLEMENTIZERS,
    LIGHT_NOUNS,
    RELATIVES,
    STOPS,
    TO_COME,
    TRANSPARENT,
    exposures,
    is_verb,
    verbs,
)

HELD = {
    **dict.fromkeys("ستعقد سيعقد ستجري سيجري سيجريها ستنعقد سينعقد ستجمع سيجمع ستقام".split(), 2),
    **dict.fromkeys("تعقد يعقد تنعقد ينعقد يجريها تجمع يجمع".split(), 1),
}
"""Verbs after a noun that tell when it is held («القمة التي ستعقد», «اجتماع يعقد»), and how firmly they mark a plan."""
GOING_ON = ("واصل", "يستمر", "تستمر", "ستستمر", "سيستمر")
NOW = frozenset(("حاليا", "الان"))
ENDING = ("يختتم", "تختتم", "ينهي", "تنهي", "يواصل", "تواصل", "ويختتم", "وتختتم", "ويواصل", "وتواصل")
"""Verbs that tell that something has begun already."""
MANNER = ("بشكل", "بصوره", "بطريقه")
"""Words that make an adverb of the adjective after them."""
TO_BE = ("ستكون", "سيكون", "وستكون", "وسيكون")
AIMS = ("لقاء", "زيارة", "مقابلة")
"""Nouns that tell an aim after «ل» by themselves."""
REACH = 3
"""Noun phrases between a cue and what it governs, at most."""


def status_of(scene: Scene, hit: Hit, end: int) -> Verdict:
    """The status of the relation at a trigger whose words reach to the token ``end``."""
    if hit.trigger.is_verb:
        return _of_verb(scene, hit) or _governed(scene, hit.at) or Verdict(Status.ACTUAL, _firmness(hit.shape.tense))
    if scene.key(hit.at - 1) in TO_BE:
        return Verdict(Status.PLANNED, 2, scene.key(hit.at - 1))
    found = _described(scene, hit, end) or _to_be_held(scene, end) or _governed(scene, hit.at)
    if (
        found is None
        and scene.key(skip_back(scene, hit.at) - 1 if scene.key(hit.at - 1) != "قبل" else hit.at - 1) == "قبل"
    ):
        return Verdict(Status.PLANNED, 1, "قبل")
    if found is None and is_purpose(scene, hit):
        return Verdict(Status.PLANNED, 1)
    return found or _carried(scene, hit) or _in_plan(scene, hit.at) or Verdict(Status.ACTUAL, 0)


def _firmness(tense: str) -> int:
    return 2 if tense == "past" else 1


def _of_verb(scene: Scene, hit: Hit) -> Verdict | None:
    if hit.shape.tense == "future":
        return Verdict(Status.PLANNED, 2, scene.keys[hit.at])
    found = _before_verb(scene, hit.at, hit.shape.tense == "present")
    if found is None and hit.shape.tense == "present":
        return _in_present(scene, hit.at) or _in_row(scene, hit.at) or _to_be_first(scene, hit.at)
    return found


def _to_be_first(scene: Scene, at: int) -> Verdict | None:
    """«سيكون ماكرون أول رئيس فرنسي يزور …»."""
    before = [scene.keys[place] for place in range(max(at - 12, 0), at)]
    first = next((place for place, key in enumerate(before) if key in TO_BE), None)
    firsts = [key for key in before[first:] if key in ("اول", "ثاني")] if first is not None else []
    return Verdict(Status.PLANNED, 2, before[first]) if first is not None and firsts else None


def _in_present(scene: Scene, at: int) -> Verdict | None:
    """«يلتقي بوتين كيم الأسبوع المقبل»، «ثم يزور»، «حيث يلتقي»: a present tense that tells what is still to come."""
    if any(scene.keys[place] in NOW for place in range(at + 1, clause_end(scene, at)) if place not in scene.covered):
        return Verdict(Status.ACTUAL, 2)
    if _is_to_come(scene, at) or (_has_weekday(scene, at) and not scene.keys[at].startswith(ENDING)):
        return Verdict(Status.PLANNED, 2)
    return Verdict(Status.PLANNED, 1) if scene.key(at - 1) in ("ثم", "حيث") else None


def _in_row(scene: Scene, at: int) -> Verdict | None:
    """«من المقرر أن يعقد محادثات مع … ويلتقي»، «سيتوجه إلى … حيث يلتقي»: a present tense joined to a verb of plan."""
    if scene.keys[at][0] not in "وف" and scene.key(at - 1) not in ("ثم", "حيث", "كما", "و"):
        return None
    for place in range(at - 1, -1, -1):
        key = scene.keys[place]
        if key in STOPS:
            return None
        if place not in scene.covered and is_verb(key):
            return _of_row(scene, place)
    return None


def _of_row(scene: Scene, at: int) -> Verdict | None:
    """The plan, possibility or wish that a verb stands under."""
    key = scene.keys[at].lstrip("وف")
    if key.startswith(("سي", "ست", "سن", "سا")) or scene.key(at - 1) == "سوف":
        return Verdict(Status.PLANNED, 2, scene.keys[at])
    if key[0] not in "يتن":
        return None
    found = _governed(scene, at) if scene.key(at - 1) == "ان" else None
    return found or _in_present(scene, at) or _in_row(scene, at)


def _of_plan(scene: Scene, at: int) -> Verdict | None:
    """The plan, possibility or wish that a verb tells by its tense or by a cue before its «أن»."""
    key = scene.keys[at].lstrip("وف")
    if key.startswith(("سي", "ست", "سن")) and not any(word in key for word in GOING_ON):
        return Verdict(Status.PLANNED, 2, scene.keys[at])
    return _governed(scene, at) if scene.key(at - 1) == "ان" and key[0] in "يت" else None


def _has_weekday(scene: Scene, at: int) -> bool:
    """«يستقبل الاثنين العاهل الأردني …»: the present with a weekday tells what the day will bring."""
    return any(
        name.kind == "weekday"
        for place in range(at + 1, min(clause_end(scene, at), at + 12))
        if place not in scene.covered
        for name in time_names().get(scene.keys[place], ())
    )


def _is_to_come(scene: Scene, at: int) -> bool:
    """«يلتقي بوتين كيم الأسبوع المقبل»: a word of the future in the clause of a present verb."""
    return any(
        scene.keys[place] in TO_COME for place in range(at + 1, clause_end(scene, at)) if place not in scene.covered
    )


def _before_verb(scene: Scene, at: int, present: bool) -> Verdict | None:
    """«لم يلتق»، «قد يلتقي»، «سوف يلتقي»: the particle right before a verb."""
    before = scene.key(at - 1)
    if before in ("قد", "وقد", "فقد") and present:
        return Verdict(Status.HYPOTHETICAL, 2, before)
    for cue in cues().get(before, ()):
        if cue.reach == "next" and not scene.keys[at].endswith(("زال", "يزل", "تزل")):
            return Verdict(cue.status, 2, before)
    return None


def _described(scene: Scene, hit: Hit, end: int) -> Verdict | None:
    """«زيارة بوتين المقررة للصين»: an adjective of the noun, up to the end of the relation's words and just after."""
    for at in range(hit.last, min(max(end + 2, hit.last + 3), len(scene.keys))):
        key = scene.keys[at]
        if at in scene.covered:
            continue
        if key in STOPS:
            return None
        if key in RELATIVES:
            return _of_relative(scene, at + 1)
        for cue in cues().get(key, ()):
            if cue.reach == "noun":
                return Verdict(cue.status, 2, key)
        if key in HELD:
            return Verdict(Status.PLANNED, HELD[key], key)
    return None


def _to_be_held(scene: Scene, end: int) -> Verdict | None:
    """«القمة مع زعيم كوريا الشمالية ستعقد …»: the verb after the noun with all that belongs to it."""
    for at in range(end, min(end + 8, len(scene.keys))):
        key = scene.keys[at]
        if key in STOPS or key in COMPLEMENTIZERS or (at not in scene.covered and is_verb(key)):
            return Verdict(Status.PLANNED, 2, key) if HELD.get(key) == 2 else None
    return None


def _in_plan(scene: Scene, at: int) -> Verdict | None:
    """«سيزور … خلال جولته»، «وعقب لقاء مع …، سيتوجه إلى»: the setting of what is still to come."""
    if not any(key in ADJUNCTS for key in scene.keys[max(at - 3, 0) : at]):
        return None
    before = [place for place in range(at - 1, -1, -1) if place not in scene.covered]
    after = [place for place in range(at + 1, len(scene.keys)) if place not in scene.covered]
    for places in (before, after):
        for place in places:
            if scene.keys[place] in STOPS:
                break
            if is_verb(scene.keys[place]):
                found = _of_plan(scene, place)
                return found and found._replace(mark=1)
    return None


def _of_relative(scene: Scene, at: int) -> Verdict | None:
    """«القمة التي ستعقد», «الاتفاقات التي يمكن أن …», «الزيارة التي لم تتم»: the verb of the noun's relative clause."""
    key = scene.key(at)
    if key in HELD:
        return Verdict(Status.PLANNED, HELD[key], key)
    if key.startswith(("سي", "ست")) and is_verb(key):
        return Verdict(Status.PLANNED, 2, key)
    found = next((cue for cue in cues().get(key, ()) if cue.reach in ("complement", "next", "noun")), None)
    return Verdict(found.status, 2, key) if found is not None else None


def _carried(scene: Scene, hit: Hit) -> Verdict | None:
    """«سيجري محادثات»، «لم يعقد اجتماعا»، «أجرى محادثات»: the tense and particles of the light verb of the noun."""
    for at in range(hit.at - 1, max(hit.at - 14, -1), -1):
        key = scene.keys[at]
        if at in scene.covered:
            continue
        if key in STOPS or key in RELATIVES or key in BREAKS or key in ADJUNCTS:
            return None
        kind = verbs().get(key)
        if kind == "light":
            return _of_light_verb(scene, at)
        if kind is not None and kind != "be":
            return _of_plan(scene, at)
    return None


def _of_light_verb(scene: Scene, at: int) -> Verdict:
    key = scene.keys[at]
    bare = key.lstrip("وف")
    if bare.startswith(("سي", "ست", "سن")):
        return Verdict(Status.ACTUAL if any(word in bare for word in GOING_ON) else Status.PLANNED, 2, key)
    present = bare[:1] in "ي" or (bare[:1] == "ت" and bare[1:2] != "و")
    found = _before_verb(scene, at, present) or (_in_present(scene, at) if present else None)
    return found or _governed(scene, at) or Verdict(Status.ACTUAL, 1 if present else 2)


def _governed(scene: Scene, at: int) -> Verdict | None:
    """A cue before the trigger that takes it as its complement, or opens its clause.

    Before «أن» there may be other words between, the subject of the cue («تتوقع مصادر سياسية أن يطلب»).
    """
    left, crossed, strange = at, 0, 0
    under = scene.key(at - 1) in ("ان", "بان")
    while left > 0 and crossed <= REACH:
        left -= 1
        key = scene.keys[left]
        phrase = scene.covered.get(left)
        found = next((cue for cue in cues().get(key, ()) if cue.reach in ("complement", "clause")), None)
        if phrase is not None and (phrase.kind != "unknown" or found is None):
            left = phrase.first
            crossed += 1
        elif found is not None:
            return Verdict(found.status, 2, key)
        elif scene.key(left - 1) in MANNER:
            left -= 1
        elif not _is_transparent(key):
            strange += 1
            if not under or strange > 3 or is_verb(key) or key in STOPS:
                return None
    return None


def _is_transparent(key: str) -> bool:
    bare = key[1:] if key[0] in "وبلف" and len(key) > 3 else key
    return key in TRANSPARENT or bare in TRANSPARENT or key in COMPLEMENTIZERS or key in LIGHT_NOUNS


def is_purpose(scene: Scene, hit: Hit) -> bool:
    """«توجه … لإجراء محادثات», «للقاء كيم»: the aim of a journey; not «تعرض لهجوم»."""
    before = scene.key(hit.at - 1)
    if any(key in exposures() for key in scene.keys[max(hit.at - 6, 0) : hit.at]):
        return False
    aim = hit.shape.prefix.endswith("ل") and not hit.shape.definite and hit.trigger.lemma in AIMS
    return aim or (before in LIGHT_NOUNS and before.startswith("ل"))
