"""member-of: «تركيا العضو في حلف شمال الأطلسي», «النمسا، وهي عضو في …», «ألمانيا بصفتها عضوا في …».

Of a person the word «عضو» tells an office (``offices.py``); here a country or body is a member of a body.
"""

from collections.abc import Iterator
from functools import cache

from kg.model import EntityType, Relation, RelationType, Status
from kg.relate.discourse import Reader
from kg.relate.inflect import noun_forms
from kg.relate.phrases import COMMAS, Phrase
from kg.relate.plain import SURENESS
from kg.relate.scene import Scene
from kg.relate.speaker import speaker_of
from kg.text.normalise import folded

AS = folded("بصفتها بوصفها باعتبارها كونها")
"""Only after these is the accusative «عضوا» a member already; elsewhere one becomes it, or is none."""
BEFORE = AS | folded("هي وهي هو وهو دولة الدولة أي")
"""Words between a country and what it is a member of."""


@cache
def member_words() -> frozenset[str]:
    """The forms of «عضو»."""
    forms = (*noun_forms("عضو"), *noun_forms("عضوة"))
    return frozenset(form for form, shape in forms if not shape.suffix and not shape.prefix)


def read_members(reader: Reader, scene: Scene) -> Iterator[Relation]:
    """Which country or body a sentence calls a member of which body."""
    for at, key in enumerate(scene.keys):
        if key not in member_words():
            continue
        member, body = _member(scene, at), _body(scene, at) or _of_office(reader, scene, at)
        if member is not None and body is not None:
            entity, end = body
            evidence = scene.evidence(member.start, end)
            for one in member.entities:
                if one != entity:
                    speaker = speaker_of(reader, scene, at)
                    kind = RelationType.MEMBER_OF
                    yield Relation(kind, one, entity, Status.ACTUAL, evidence, "member", SURENESS, said_by=speaker)


def _member(scene: Scene, at: int) -> Phrase | None:
    """The country or body right before the word."""
    end = at
    while end > 0 and scene.keys[end - 1] in BEFORE:
        end -= 1
    if scene.keys[at] == "عضوا" and not any(key in AS for key in scene.keys[end:at]):
        return None
    phrase = scene.ending.get(end - 1 if scene.key(end - 1) in COMMAS else end)
    named = phrase is not None and phrase.kind == "name" and not phrase.carrier
    return phrase if named and phrase is not None and phrase.type is not EntityType.PERSON else None


def _body(scene: Scene, at: int) -> tuple[str, int] | None:
    """«عضو في حلف …», «عضو حلف …»: the body after the word, which its phrase may cover, and where it ends."""
    phrase = scene.starting.get(at)
    if phrase is None or not phrase.entities:
        start = phrase.last if phrase is not None else at + 1
        phrase = scene.starting.get(start) or scene.starting.get(start + 1)
    if phrase is None or len(phrase.entities) != 1 or phrase.type is not EntityType.ORGANIZATION:
        return None
    return (phrase.entities[0], phrase.end) if phrase.prep in ("", "في") else None


def _of_office(reader: Reader, scene: Scene, at: int) -> tuple[str, int] | None:
    """«العضو في حلف …»: the body of the office that the word was taken for, if nobody holds it."""
    for office in reader.offices[scene.sentence.index]:
        if office.first == at and office.holder is None and office.body is not None:
            body = reader.linking.mentions[office.body]
            if body.type is EntityType.ORGANIZATION and body.entity is not None:
                return body.entity, body.end
    return None
