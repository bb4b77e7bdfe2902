"""How real the text makes a relation: by the tense of its verb and by cues that govern it (``cues.tsv``).

A cue counts where it governs the trigger: right before its verb, or before its clause with «أن», a noun of action or a
preposition, or as an adjective of its noun. A cue elsewhere in the sentence does not count.
"""

from collections.abc import Mapping
from functools import cache

from kg.model import RelationType, Status
from kg.relate.cues import Verdict, cues
from kg.relate.described import NEGATIONS, but_for, described, taking_place, to_be_held
from kg.relate.governed import governed
from kg.relate.inflect import verb_forms
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
    exposures,
    is_future,
    verbs,
)
from kg.tables import read_data

GOING_ON = ("واصل", "يستمر", "تستمر", "ستستمر", "سيستمر")
NOW = frozenset(("حاليا", "الان"))
ENDING = ("يختتم", "تختتم", "ينهي", "تنهي", "يواصل", "تواصل", "ويختتم", "وتختتم", "ويواصل", "وتواصل")
"""Verbs that tell that something has begun already."""
ELATIVES = ("اول", "ثاني", "اعلي", "ارفع", "اكبر")
"""«سيكون أول رئيس يزور …»."""
JOINING = ("للمشاركه", "لحضور", "وللمشاركه", "ولحضور")
"""«للمشاركة في القمة»: an aim, though not its noun."""
EVENTS = (RelationType.MET_WITH, RelationType.VISITED, RelationType.NEGOTIATED_WITH)
"""Types of what one plans to hold or to do."""
TO_HOLD = (*EVENTS, RelationType.AGREED_WITH, RelationType.PHONED)
"""Types whose present with a weekday is a plan; «تدعو روسيا الاثنين» is done as it is told."""
THEN = ("بعد", "وبعد", "عقب", "وعقب", "بعدها", "وبعدها")
"""Words that a station of a journey begins with."""
TO_BE = ("ستكون", "سيكون", "وستكون", "وسيكون")
NO = ("لا", "ولا")
LEAVING = "غادر"
"""Who is to leave a place is there."""
AIMS = ("لقاء", "زيارة", "مقابلة")
"""Nouns that tell an aim after «ل» by themselves."""


def status_of(scene: Scene, hit: Hit, end: int) -> Verdict:
    """The status of the relation at a trigger whose words reach to the token ``end``."""
    if hit.trigger.is_verb:
        return _of_verb(scene, hit) or governed(scene, hit.at) or Verdict(Status.ACTUAL, _firmness(hit.shape.tense))
    if scene.key(hit.at - 1) in TO_BE:
        return Verdict(Status.PLANNED, 2, scene.key(hit.at - 1))
    if _is_none(scene, hit):
        return Verdict(Status.DENIED, 2, scene.key(hit.at - 1))
    found = _of_noun(scene, hit, end)
    if found is None and _is_before(scene, hit.at):
        return Verdict(Status.PLANNED, 1, "قبل")
    if found is None and is_purpose(scene, hit):
        return Verdict(Status.PLANNED, 1)
    return (
        found or _expected(scene, hit) or _carried(scene, hit) or _in_plan(scene, hit.at) or Verdict(Status.ACTUAL, 0)
    )


def _of_noun(scene: Scene, hit: Hit, end: int) -> Verdict | None:
    """What is told of a noun, or what takes it as its complement; «ألغى اللقاء المقرر» is a meeting no more."""
    told = described(scene, hit, end) or to_be_held(scene, end)
    if told is not None and told.status is not Status.PLANNED:
        return told
    taken = governed(scene, hit.at) or (_carried(scene, hit) if told is not None else None)
    return taken if told is None or (taken is not None and taken.status is Status.DENIED) else told


def _is_none(scene: Scene, hit: Hit) -> bool:
    """«لا لقاءات مع …», «لم تحصل محادثات بين …»."""
    if scene.key(hit.at - 1) in NO:
        return not hit.shape.definite
    return scene.key(hit.at - 2) in NEGATIONS and scene.key(hit.at - 1) in taking_place()


def _is_before(scene: Scene, at: int) -> bool:
    """«قبل لقائه …», «قبل بدء جولته», with words of time or number between."""
    at -= scene.key(at - 1) in LIGHT_NOUNS
    return scene.key(at - 1) == "قبل" or scene.key(skip_back(scene, at) - 1) == "قبل"


def _firmness(tense: str) -> int:
    return 2 if tense == "past" else 1


def _of_verb(scene: Scene, hit: Hit) -> Verdict | None:
    if hit.trigger.lemma == LEAVING:
        return Verdict(Status.ACTUAL, 2)
    if hit.shape.tense == "future":
        return Verdict(Status.PLANNED, 2, scene.keys[hit.at])
    found = _before_verb(scene, hit.at, hit.shape.tense == "present")
    if found is None and hit.shape.tense == "present":
        if _is_under_way(scene, hit, hit.at):
            return Verdict(Status.ACTUAL, 2)
        return (
            (_in_present(scene, hit.at) if hit.trigger.type in TO_HOLD or _is_to_come(scene, hit.at) else None)
            or _in_row(scene, hit.at)
            or _to_be_first(scene, hit.at)
            or _after_what(scene, hit.at)
        )
    return found


def _to_be_first(scene: Scene, at: int) -> Verdict | None:
    """«سيكون ماكرون أول رئيس فرنسي يزور …»."""
    before = [scene.keys[place] for place in range(max(at - 12, 0), at)]
    first = next((place for place, key in enumerate(before) if key in TO_BE), None)
    firsts = [key for key in before[first:] if key in ELATIVES] if first is not None else []
    return Verdict(Status.PLANNED, 2, before[first]) if first is not None and firsts else None


def _after_what(scene: Scene, at: int) -> Verdict | None:
    """«وبعد السعودية، يتوجه بومبيو إلى إسرائيل»: the present tense of the next station of a journey."""
    between = range(1, at)
    if scene.key(0) not in THEN or any(scene.kinds[place] in "asv" for place in between):
        return None
    return Verdict(Status.PLANNED, 1, scene.keys[0])


def _is_under_way(scene: Scene, hit: Hit, verb: int) -> bool:
    """«الذي يزور بيونغ يانغ», «الذي يقوم بزيارة للصين»: the present of a relative clause tells where one is now."""
    present = _tenses().get(scene.keys[verb], "present") == "present"
    is_visit = hit.trigger.type == RelationType.VISITED and present
    return is_visit and scene.key(verb - 1) in RELATIVES and not _is_to_come(scene, verb)


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
        if scene.is_verb(place):
            return _of_row(scene, place)
    return None


def _of_row(scene: Scene, at: int) -> Verdict | None:
    """The plan, possibility or wish that a verb stands under."""
    key = scene.keys[at].lstrip("وف")
    if is_future(key) or key.startswith("سا") or scene.key(at - 1) == "سوف":
        return Verdict(Status.PLANNED, 2, scene.keys[at])
    if key[0] not in "يتن":
        return None
    found = governed(scene, at) if scene.key(at - 1) == "ان" else None
    return found or _in_present(scene, at) or _in_row(scene, at)


def _of_plan(scene: Scene, at: int) -> Verdict | None:
    """The plan, possibility or wish that a verb tells by its tense or by a cue before its «أن»."""
    key = scene.keys[at].lstrip("وف")
    if is_future(key) and not any(word in key for word in GOING_ON):
        return Verdict(Status.PLANNED, 2, scene.keys[at])
    return governed(scene, at) if scene.key(at - 1) == "ان" and key[0] in "يت" else None


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
            return Verdict(but_for(scene, at) or cue.status, 2, before)
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
            if scene.is_verb(place):
                found = _of_plan(scene, place)
                return found and found._replace(mark=1)
    return None


def _carried(scene: Scene, hit: Hit) -> Verdict | None:
    """«سيجري محادثات»، «لم يعقد اجتماعا»، «أجرى محادثات»: the tense and particles of the light verb of the noun."""
    for at in range(hit.at - 1, max(hit.at - 14, -1), -1):
        key = scene.keys[at]
        if at in scene.covered:
            continue
        if key in STOPS or key in RELATIVES or key in BREAKS or key in ADJUNCTS or key in COMPLEMENTIZERS:
            return None
        kind = verbs().get(key)
        if kind == "light":
            return Verdict(Status.ACTUAL, 2) if _is_under_way(scene, hit, at) else _of_light_verb(scene, at)
        if kind is not None and kind != "be":
            return _of_plan(scene, at)
    return None


@cache
def _tenses() -> Mapping[str, str]:
    """Form of a verb that states no relation by itself → its tense; first row first."""
    found: dict[str, str] = {}
    for row in read_data("verbs.tsv"):
        for form, shape in verb_forms(row["past"], row["present"]):
            found.setdefault(form, shape.tense)
    return found


def _of_light_verb(scene: Scene, at: int) -> Verdict:
    key = scene.keys[at]
    bare = key.lstrip("وف")
    if is_future(bare):
        return Verdict(Status.ACTUAL if any(word in bare for word in GOING_ON) else Status.PLANNED, 2, key)
    present = _tenses().get(key) == "present"
    found = _before_verb(scene, at, present) or (_in_present(scene, at) if present else None)
    found = found or (_to_be_first(scene, at) if present else None)
    return found or governed(scene, at) or Verdict(Status.ACTUAL, 1 if present else 2)


def _expected(scene: Scene, hit: Hit) -> Verdict | None:
    """«من المتوقع أن تتركز محادثات …»: a meeting that a verb under a cue speaks of."""
    if hit.trigger.type not in EVENTS or scene.key(hit.at - 2) != "ان" or scene.keys[hit.at - 1][0] not in "يت":
        return None
    return governed(scene, hit.at - 1)


@cache
def been() -> frozenset[str]:
    """Past forms of «زار»: what one went for on a visit that is over took place."""
    return frozenset(form for form, shape in verb_forms("زار", "يزور") if shape.tense == "past")


def is_purpose(scene: Scene, hit: Hit) -> bool:
    """«توجه … لإجراء محادثات», «للقاء كيم»: the aim of a journey; not «تعرض لهجوم»."""
    before = scene.key(hit.at - 1)
    if any(key in exposures() for key in scene.keys[max(hit.at - 6, 0) : hit.at]):
        return False
    if any(key in been() for key in scene.keys[max(hit.at - 12, 0) : hit.at]):
        return False
    if any(key in JOINING for key in scene.keys[max(hit.at - 3, 0) : hit.at]):
        return True
    aim = hit.shape.prefix.endswith("ل") and not hit.shape.definite and hit.trigger.lemma in AIMS
    return aim or (before in LIGHT_NOUNS and before.startswith("ل"))
