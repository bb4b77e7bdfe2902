"""What is told of a noun of action after it: «الزيارة المقررة», «القمة التي ستعقد», «اللقاء الذي عقد أمس»."""

from functools import cache

from kg.model import Status
from kg.relate.cues import Verdict, cues
from kg.relate.inflect import verb_forms
from kg.relate.scene import Scene
from kg.relate.triggers import Hit
from kg.relate.words import COMPLEMENTIZERS, RELATIVES, STOPS, is_verb

HELD = {
    **dict.fromkeys("ستعقد سيعقد ستجري سيجري سيجريها ستنعقد سينعقد ستجمع سيجمع ستقام".split(), 2),
    **dict.fromkeys("تعقد يعقد تنعقد ينعقد يجريها تجمع يجمع".split(), 1),
}
"""Verbs after a noun that tell when it is held («القمة التي ستعقد», «اجتماع يعقد»), and how firmly they mark a plan."""
_TOOK_PLACE = (
    ("عقد", "يعقد"),
    ("انعقد", "ينعقد"),
    ("جرى", "يجري"),
    ("أجرى", "يجري"),
    ("جمع", "يجمع"),
    ("تم", "يتم"),
    ("حصل", "يحصل"),
    ("استمر", "يستمر"),
    ("استغرق", "يستغرق"),
    ("بدأ", "يبدأ"),
    ("قام", "يقوم"),
    ("أدى", "يؤدي"),
)
OF_ACTORS = ("criticised", "supported", "accused", "threatened", "requested-from")
"""Types whose relative clause after the name of an actor is the actor's («احتجاجه على القرار الأميركي الذي لا …»)."""
BE = ("كان", "كانت")
NEGATIONS = frozenset(joint + word for word in ("لم", "لن", "لا", "ليس", "ليست") for joint in ("", "و", "ف"))
CONDITIONS = ("اذا", "بعد", "حين", "حينما", "عندما", "بشرط", "لو", "حال", "حاله")
EXCEPTION_REACH = 25


@cache
def _took_place() -> frozenset[str]:
    """Past forms of the verbs that tell of a noun that it took place («محادثات جرت», «الزيارة التي قام بها»)."""
    pairs = (verb_forms(*pair) for pair in _TOOK_PLACE)
    return frozenset(form for forms in pairs for form, shape in forms if shape.tense == "past" and not shape.prefix)


@cache
def taking_place() -> frozenset[str]:
    """Present forms of the same verbs, as negation has them («لم تحصل محادثات», «لن تعقد قمة»)."""
    pairs = (verb_forms(*pair) for pair in (*_TOOK_PLACE, ("جر", "يجر")))
    return frozenset(form for forms in pairs for form, shape in forms if shape.tense == "present" and not shape.prefix)


def described(scene: Scene, hit: Hit, end: int) -> Verdict | None:
    """«زيارة بوتين المقررة للصين»: an adjective of the noun, up to the end of the relation's words and just after."""
    for at in range(hit.last, min(max(end + 2, hit.last + 3), len(scene.keys))):
        key = scene.keys[at]
        if at in scene.covered:
            continue
        if key in STOPS:
            return None
        if key in RELATIVES:
            return None if hit.trigger.type in OF_ACTORS and at - 1 in scene.covered else _of_relative(scene, at + 1)
        for cue in cues().get(key, ()):
            if cue.reach == "noun":
                return Verdict(cue.status, 0 if scene.key(at - 1) in BE else 2, key)
        if key in HELD:
            return Verdict(Status.PLANNED, HELD[key], key)
        if key in _took_place() and scene.key(at - 1) not in NEGATIONS:
            return Verdict(Status.ACTUAL, 2)
    return None


def to_be_held(scene: Scene, end: int) -> Verdict | None:
    """«القمة مع زعيم كوريا الشمالية ستعقد …»: the verb after the noun with all that belongs to it."""
    for at in range(end, min(end + 8, len(scene.keys))):
        key = scene.keys[at]
        if key in STOPS or key in COMPLEMENTIZERS or scene.is_verb(at):
            return _told(scene, at)
    return None


def _told(scene: Scene, at: int) -> Verdict | None:
    if HELD.get(scene.keys[at]) == 2:
        return Verdict(Status.PLANNED, 2, scene.keys[at])
    return None


def _of_relative(scene: Scene, at: int) -> Verdict | None:
    """«القمة التي ستعقد», «الاتفاقات التي يمكن أن …», «الزيارة التي لم تتم»: the verb of the noun's relative clause."""
    was = scene.key(at) in BE
    at += was
    key = scene.key(at)
    if key in HELD and not was:
        return Verdict(Status.PLANNED, HELD[key], key)
    if key in _took_place():
        return Verdict(Status.ACTUAL, 2)
    if key.startswith(("سي", "ست")) and is_verb(key):
        return Verdict(Status.PLANNED, 2, key)
    found = next((cue for cue in cues().get(key, ()) if cue.reach in ("complement", "next", "noun")), None)
    return Verdict(found.status, 2, key) if found is not None else None


def but_for(scene: Scene, at: int) -> Status | None:
    """«لم يجتمعا إلا في فيتنام», «لن يلتقي كيم إلا إذا …», «… ما لم …»: what an exception leaves of a negation."""
    if scene.key(at - 1) not in NEGATIONS:
        return None
    for place in range(at + 1, min(at + EXCEPTION_REACH, len(scene.keys))):
        key, after = scene.keys[place], scene.key(place + 1 + (scene.key(place + 1) == "في"))
        if key in STOPS:
            return None
        if key == "الا" and after not in ("ان", "انه", "انها"):  # «إلا أن» is «but»
            return Status.HYPOTHETICAL if after in CONDITIONS else Status.ACTUAL
        if (key, after) == ("ما", "لم"):
            return Status.HYPOTHETICAL
    return None
