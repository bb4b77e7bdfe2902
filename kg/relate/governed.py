"""A cue before a trigger that takes it as its complement: «يعتزم زيارة …», «من المقرر أن يلتقي», «ألغى اللقاء»."""

from kg.model import Status
from kg.relate.cues import Verdict, cues
from kg.relate.described import NEGATIONS
from kg.relate.scene import Scene
from kg.relate.speech import speech_words
from kg.relate.words import ADJUNCTS, COMPLEMENTIZERS, LIGHT_NOUNS, RELATIVES, STOPS, TRANSPARENT, fillers

MANNER = ("بشكل", "بصوره", "بطريقه")
"""Words that make an adverb of the adjective after them."""
ONCE = ("كان", "وكان", "فكان")
"""«كان من المقرر أن يلتقي»: what became of the plan another sentence tells."""
EVES = ("قبيل", "وقبيل", "عشيه")
"""Words that tell what came after the news, or after what the news looks back on."""
THERE = ("هناك", "ثمه")
SECOND = ("والي", "وعلي")
SECOND_REACH = 25
"""Tokens from a second complement back to the cue of the first, at most."""
PERFECT = ("قد", "وقد", "فقد", "لقد", "ولقد")
REACH = 3
"""Noun phrases between a cue and what it governs, at most."""


def governed(scene: Scene, at: int) -> Verdict | None:
    """A cue before the trigger that takes it as its complement, or opens its clause.

    Before «أن» there may be other words between, the subject of the cue («تتوقع مصادر سياسية أن يطلب»).
    """
    left, crossed, strange = at, 0, 0
    under = scene.key(at - 1) in ("ان", "بان")
    while left > 0 and crossed <= REACH:
        left -= 1
        key = scene.keys[left]
        if key in SECOND and left not in scene.covered:
            return _of_first(scene, left)
        under = under or key in ("ان", "بان")
        phrase = scene.covered.get(left)
        found = next((cue for cue in cues().get(key, ()) if cue.reach in ("complement", "clause")), None)
        if found is not None and key[0] == "و" and scene.key(left - 1) in PERFECT:  # «وقد وسعت» is no «سعت»
            found = None
        if phrase is not None and (phrase.kind != "unknown" or found is None):
            left = phrase.first
            crossed += 1
        elif found is not None:
            once = found.status is Status.PLANNED and scene.key(left - 1) == "من" and scene.key(left - 2) in ONCE
            mark = 0 if once or key in EVES else 2
            return Verdict(_unless_negated(scene, left, found.status), mark, key)
        elif scene.key(left - 1) in MANNER or (scene.key(left - 1) in RELATIVES and scene.is_verb(left)):
            left -= 1
        elif not _is_transparent(key):
            strange += 1
            if under and key in speech_words():  # «ألغى الزيارة بعد إعلانه أن …»: what follows is what was said
                return None
            if not under or strange > 3 or scene.is_verb(left) or key in STOPS:
                return None
    return None


def _of_first(scene: Scene, at: int) -> Verdict | None:
    """«دعا الطرفين إلى … وإلى إجراء حوار»: the cue of the first complement governs the second too."""
    for place in range(at - 1, max(at - SECOND_REACH, -1), -1):
        cue = next((c for c in cues().get(scene.keys[place], ()) if c.reach == "complement" and c.part == "verb"), None)
        if cue is not None and place not in scene.covered:
            return Verdict(_unless_negated(scene, place, cue.status), 2, scene.keys[place])
    return None


def _unless_negated(scene: Scene, at: int, status: Status) -> Status:
    """«لا يعتزم زيارة …», «لم يستبعد أن يلتقي»: what a cue tells under a negation."""
    if scene.key(at - 1) not in NEGATIONS:
        return status
    return {Status.PLANNED: Status.DENIED, Status.DENIED: Status.HYPOTHETICAL}.get(status, status)


def _is_transparent(key: str) -> bool:
    bare = key[1:] if key[0] in "وبلف" and len(key) > 3 else key
    if key in fillers() and key not in ADJUNCTS:  # «ألغت أيضا», «نفت في وقت سابق», but not «حاول خلال»
        return True
    return key in THERE or key in TRANSPARENT or bare in TRANSPARENT or key in COMPLEMENTIZERS or key in LIGHT_NOUNS
