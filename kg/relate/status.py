"""How real the text makes a relation: by the tense of its verb and by cues that govern it (``cues.tsv``).

A cue counts where it governs the trigger: right before its verb, or before its clause with «أن», a noun of action or a
preposition, or as an adjective of its noun. A cue elsewhere in the sentence does not count.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from kg.model import Status
from kg.relate.inflect import noun_forms, verb_forms
from kg.relate.scene import Scene, clause_end
from kg.relate.triggers import Hit
from kg.relate.words import (
    ADJUNCTS,
    BREAKS,
    COMPLEMENTIZERS,
    LIGHT_NOUNS,
    RELATIVES,
    STOPS,
    TO_COME,
    TRANSPARENT,
    is_verb,
    verbs,
)
from kg.tables import cell_list, read_data
from kg.text.normalise import fold

REACH = 3
"""Noun phrases between a cue and what it governs, at most."""


class Cue(NamedTuple):
    """A form of a cue."""

    status: Status
    reach: str
    part: str


class Verdict(NamedTuple):
    """A status, how firmly it is marked (2 by tense or cue, 1 by the present, 0 not at all), and the cue if any."""

    status: Status
    mark: int = 2
    cue: str | None = None


@cache
def cues() -> Mapping[str, tuple[Cue, ...]]:
    """The forms of the cues, in the order of the rows."""
    found: dict[str, list[Cue]] = {}
    for row in read_data("cues.tsv"):
        cue = Cue(Status(row["status"]), row["reach"], row["part"])
        for form in _forms(row["form"], cell_list(row["second"]), row["part"]):
            if cue not in found.setdefault(form, []):
                found[form].append(cue)
    return {form: tuple(values) for form, values in found.items()}


def _forms(form: str, second: list[str], part: str) -> Iterator[str]:
    if part == "verb":
        yield from (key for key, _ in verb_forms(form, second[0]))
    elif part == "particle":
        yield from (fold(prefix + word) for word in (form, *second) for prefix in ("", "و", "ف"))
    else:
        yield from (key for word in (form, *second) for key, _ in noun_forms(word))


def status_of(scene: Scene, hit: Hit, end: int) -> Verdict:
    """The status of the relation at a trigger whose words reach to the token ``end``."""
    if hit.trigger.is_verb:
        return _of_verb(scene, hit) or _governed(scene, hit.at) or Verdict(Status.ACTUAL, _firmness(hit.shape.tense))
    found = _described(scene, hit, end) or _governed(scene, hit.at)
    return found or _carried(scene, hit) or Verdict(Status.ACTUAL, 0)


def _firmness(tense: str) -> int:
    return 2 if tense == "past" else 1


def _of_verb(scene: Scene, hit: Hit) -> Verdict | None:
    if hit.shape.tense == "future":
        return Verdict(Status.PLANNED, 2, scene.keys[hit.at])
    found = _before_verb(scene, hit.at)
    if found is None and hit.shape.tense == "present" and _is_to_come(scene, hit.at):
        return Verdict(Status.PLANNED, 2)
    return found


def _is_to_come(scene: Scene, at: int) -> bool:
    """«يلتقي بوتين كيم الأسبوع المقبل»: a word of the future in the clause of a present verb."""
    return any(
        scene.keys[place] in TO_COME for place in range(at + 1, clause_end(scene, at)) if place not in scene.covered
    )


def _before_verb(scene: Scene, at: int) -> Verdict | None:
    """«لم يلتق»، «قد يلتقي»، «سوف يلتقي»: the particle right before a verb."""
    before = scene.key(at - 1)
    if before in ("قد", "وقد", "فقد") and _is_present(scene.keys[at]):
        return Verdict(Status.HYPOTHETICAL, 2, before)
    for cue in cues().get(before, ()):
        if cue.reach == "next" and not scene.keys[at].endswith(("زال", "يزل", "تزل")):
            return Verdict(cue.status, 2, before)
    return None


def _is_present(key: str) -> bool:
    return key.lstrip("وف")[:1] in "يتن" and is_verb(key)


def _described(scene: Scene, hit: Hit, end: int) -> Verdict | None:
    """«زيارة بوتين المقررة للصين»: an adjective of the noun, up to the end of the relation's words and just after."""
    for at in range(hit.last, min(max(end, hit.last + 3), len(scene.keys))):
        key = scene.keys[at]
        if at in scene.covered:
            continue
        if key in STOPS:
            return None
        for cue in cues().get(key, ()):
            if cue.reach == "noun":
                return Verdict(cue.status, 2, key)
    return None


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
            return None
    return None


def _of_light_verb(scene: Scene, at: int) -> Verdict:
    key = scene.keys[at]
    bare = key.lstrip("وف")
    if bare.startswith(("سي", "ست", "سن")):
        return Verdict(Status.PLANNED, 2, key)
    if bare[:1] in "يت" and _is_to_come(scene, at):
        return Verdict(Status.PLANNED, 2)
    return _before_verb(scene, at) or _governed(scene, at) or Verdict(Status.ACTUAL, 1 if bare[:1] in "يت" else 2)


def _governed(scene: Scene, at: int) -> Verdict | None:
    """A cue before the trigger that takes it as its complement, or opens its clause."""
    left, crossed = at, 0
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
        elif key not in TRANSPARENT and key not in COMPLEMENTIZERS and key not in LIGHT_NOUNS:
            return None
    return None
