"""visited from being somewhere abroad: «كانت الوزيرة في واشنطن الأسبوع الماضي», «ويلز، كانت في قطر للالتقاء بـ…»."""

from collections.abc import Iterator
from functools import cache

from kg.model import EntityType, Relation, RelationType, Status
from kg.relate.discourse import Reader
from kg.relate.drafts import is_abroad
from kg.relate.inflect import Shape, verb_forms
from kg.relate.phrases import COMMAS, Phrase
from kg.relate.references import entities_of
from kg.relate.scene import Scene
from kg.relate.speaker import speaker_of
from kg.relate.when import when_near
from kg.relate.words import STOPS, fillers
from kg.text.normalise import folded

SURENESS = 0.7
BETWEEN = folded("للتو الآن حاليا أيضا بالفعل مؤخرا أمس اليوم موجودا موجودة")
"""Words that may stand between being and where."""


@cache
def _being() -> dict[str, Shape]:
    pairs = (("كان", "يكون"), ("تواجد", "يتواجد"))
    return {form: shape for pair in pairs for form, shape in verb_forms(*pair) if not shape.suffix}


@cache
def presence_words() -> frozenset[str]:
    """Words without one of which a sentence tells of nobody's being anywhere."""
    return frozenset((*_being(), "في"))


def read_presence(reader: Reader, scene: Scene) -> Iterator[Relation]:
    """Who is told to be, or to have been, in another country than their own."""
    yield from _headline(reader, scene)
    forms = _being()
    for at in scene.places_of(forms):
        shape = forms[scene.keys[at]]
        person = _person(scene, at)
        place = _place(scene, max(at + 1, person.last)) if person is not None else None
        if person is None or place is None or _is_followed_by_verb(scene, place.last):
            continue
        for one in entities_of(reader, scene, person):
            for where in place.entities:
                if reader.entities[one].type is EntityType.PERSON and is_abroad(reader, one, where):
                    yield _relation(reader, scene, at, shape, person, place, (one, where))


def _headline(reader: Reader, scene: Scene) -> Iterator[Relation]:
    """«وزير خارجية كوريا الشمالية في السويد لتحضير القمة»: a sentence that begins with a person and where they are."""
    person = scene.starting.get(0)
    if person is None or person.type is not EntityType.PERSON or person.prep or scene.key(person.last) != "في":
        return
    place = scene.starting.get(person.last + 1)
    if place is None or place.type not in (EntityType.PLACE, EntityType.COUNTRY):
        return
    following = scene.key(place.last)
    if following and following not in STOPS and following not in COMMAS and following[0] != "ل":
        return
    for one in entities_of(reader, scene, person):
        for where in place.entities:
            if is_abroad(reader, one, where):
                yield _relation(reader, scene, person.first, Shape(), person, place, (one, where))


def _person(scene: Scene, at: int) -> Phrase | None:
    """The person right after the verb, or right before it with a comma at most between."""
    after = scene.starting.get(at + 1)
    if after is not None:
        return after if after.type is EntityType.PERSON and not after.prep else None
    before = scene.ending.get(at - 1 if scene.key(at - 1) in COMMAS else at)
    return before if before is not None and before.type is EntityType.PERSON and not before.prep else None


def _place(scene: Scene, at: int) -> Phrase | None:
    """«في واشنطن» from a position on, with nothing before it but words of time."""
    while at < len(scene.keys) and (scene.keys[at] in BETWEEN or scene.keys[at] in fillers()):
        at += 1
    if scene.key(at) != "في":
        return None
    place = scene.starting.get(at + 1)
    return place if place is not None and place.type in (EntityType.PLACE, EntityType.COUNTRY) else None


def _is_followed_by_verb(scene: Scene, at: int) -> bool:
    """«كان ترامب في طوكيو يتحدث»: the verb tells more than the place; the visit is another sentence's."""
    return at < len(scene.keys) and scene.keys[at] not in fillers() and scene.is_verb(at)


def _relation(
    reader: Reader, scene: Scene, at: int, shape: Shape, person: Phrase, place: Phrase, ends: tuple[str, str]
) -> Relation:
    tokens = scene.sentence.tokens
    start, end = min(tokens[at].start, person.start), max(place.end, person.end)
    future = shape.tense == "future"
    return Relation(
        RelationType.VISITED,
        *ends,
        Status.PLANNED if future else Status.ACTUAL,
        scene.evidence(start, end),
        "presence",
        SURENESS,
        said_by=speaker_of(reader, scene, at),
        when=when_near(scene, min(at, person.first), place.last, reader.document.article.date, future),
    )
