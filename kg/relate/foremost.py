"""Who is the first or highest of those who do it: «ماكرون، أول رئيس فرنسي يزور رواندا»."""

from kg.model import EntityType
from kg.relate.discourse import Reader
from kg.relate.inflect import Shape
from kg.relate.phrases import COMMAS
from kg.relate.scene import Scene
from kg.relate.subjects import clause_subject
from kg.relate.topics import Subject, may_act
from kg.relate.words import STOPS, is_verb
from kg.text.normalise import folded

FOREMOST = folded("أول كأول ثاني ثالث آخر أرفع أعلى أكبر")
LONGEST_RANK = 7
"""Words from «أول» to the verb, at most: «أول رئيس وزراء ياباني يزور …»."""


def as_foremost(reader: Reader, scene: Scene, at: int, shape: Shape) -> Subject | None:
    """«ماكرون، أول رئيس فرنسي يزور …», «أصبح ماكرون أول …»: who is the first or highest of those who do it."""
    for place in range(at - 1, max(at - LONGEST_RANK, -1), -1):
        if scene.keys[place] in FOREMOST and place not in scene.covered:
            title = scene.starting.get(place + 1)
            if title is None or title.type is not EntityType.PERSON or title.last != at:
                return None
            before = scene.ending.get(place - (scene.key(place - 1) in COMMAS))
            if before is not None and may_act(before):
                return Subject((before,), "svo")
            found = clause_subject(reader, scene, place)
            return found if found is not None and found.how != "topic" else None
        if is_verb(scene.keys[place]) or scene.keys[place] in COMMAS or scene.keys[place] in STOPS:
            return None
    return None
