"""Who does what a noun of action tells, by the word before: who is ready for it, and who is accused of it."""

from kg.relate.discourse import Reader
from kg.relate.scene import Scene
from kg.relate.slots import Filler, filler
from kg.relate.triggers import Hit
from kg.relate.words import ADJUNCTS, LIGHT_NOUNS, accusations, is_visit, readiness
from kg.text.normalise import folded

LEADS = frozenset(("في", "علي", "الي", "خلال", "اثناء", "عقب", "بعد"))
BLAME = folded("مسؤولية مسئولية")
"""«حمل إيران مسؤولية الهجوم»."""
ANSWERING = folded("وراء خلف عن في")
"""«اتهام موسكو بالوقوف وراء الهجوم», «بالمسؤولية عن تسميم …»: words between an accusation and the deed."""


def of_readiness(reader: Reader, scene: Scene, hit: Hit) -> Filler | None:
    """«استعداد روسيا للقاء …», «رغبة كيم في زيارة …», «زيارة المبعوث للقاء …»: who is ready or there for it."""
    before = scene.key(hit.at - 1)
    led = before in LEADS or before in LIGHT_NOUNS  # «قرار واشنطن فرض عقوبات»
    phrase = scene.ending.get(hit.at - 1 if led else hit.at)
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
    if scene.key(at - 1) in BLAME:
        at -= 1
    elif not hit.shape.prefix.endswith("ب"):
        at -= 2 if scene.key(at - 1) in ANSWERING else 1
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
