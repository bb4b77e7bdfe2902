"""Whom a sentence is about: the subject after a verb, what nothing governs, and the topics of sentences before."""

from typing import NamedTuple

from kg.model import EntityType
from kg.relate.discourse import Reader
from kg.relate.inflect import Shape
from kg.relate.phrases import ONE, Phrase
from kg.relate.scene import Scene, group, skip, stands_as_subject
from kg.relate.words import COMPLEMENTIZERS, STOPS, carriers, is_verb, verbs

LATTER = frozenset(("الاخير", "الاخيره"))
DASHES = ("-", "–", "—", "ـ")
LONGEST_DATELINE = 14
LONGEST_TITLE = 3
"""Words of a title before a name, at most: «زعيم المعارضة», «رئيس الكتلة النيابية»."""
FAR_BACK = 3
"""Sentences back that a carried subject may come from."""
PLAIN = Shape()


class Subject(NamedTuple):
    """Who does it, and by which rule that was found."""

    phrases: tuple[Phrase, ...]
    how: str


def after_verb(reader: Reader, scene: Scene, at: int, shape: Shape) -> Subject | None:
    """«التقى الرئيس بوتين …»: the bare noun phrase right after the verb, which stays singular before it."""
    if shape.number > 1 or shape.person == 1:
        return None
    after = skip(scene, at + 1)
    if scene.key(after) in LATTER and (last := last_person(scene, at)) is not None:
        return Subject((last,), "vso")
    phrase = scene.starting.get(after) or _after_title(scene, at + 1)
    if phrase is None or phrase.prep or phrase.joined or not may_act(phrase) or _is_object(scene, phrase):
        return None
    return Subject(group(scene, phrase), "vso")


def last_person(scene: Scene, at: int) -> Phrase | None:
    """«الأخير»: the person named last before a position of the same sentence, None if it is one whom we do not know."""
    last = next((p for p in reversed(scene.phrases) if p.last <= at and p.type is EntityType.PERSON), None)
    return last if last is not None and last.entities else None


def _after_title(scene: Scene, at: int) -> Phrase | None:
    """«اتهم زعيم المعارضة جيرمي كوربن …»: the person after a title of a body that is no name."""
    carrier = carriers().get(scene.key(at))
    if carrier is None or carrier.kind != "member" or carrier.skip or at in scene.covered:
        return None
    phrase = next((p for p in scene.phrases if at < p.first <= at + LONGEST_TITLE), None)
    between = scene.keys[at + 1 : phrase.first] if phrase is not None else ()
    plain = all(key.startswith("ال") and not is_verb(key) for key in between)
    return phrase if phrase is not None and plain and phrase.type is EntityType.PERSON else None


def _is_object(scene: Scene, phrase: Phrase) -> bool:
    """«وقتلت فلسطينيين», «استقبل مسؤولين أميركيين»: the ending of an object on the word for people."""
    return phrase.carrier in ("member", "force") and scene.keys[phrase.first].endswith("ين")


def may_act(phrase: Phrase) -> bool:
    """Whether a phrase may be the subject of a deed."""
    return phrase.kind != "adjective" and phrase.type is not EntityType.PLACE and phrase.carrier != ONE


def nominal_subject(scene: Scene, at: int) -> Subject | None:
    """«بوتين في زيارة إلى الصين»: the first phrase of the sentence that nothing governs."""
    start = after_dateline(scene)
    for phrase in scene.phrases:
        if phrase.last > at:
            return None
        if phrase.first >= start and may_act(phrase) and stands_as_subject(scene, phrase):
            return Subject(group(scene, phrase), "nominal")
    return None


def after_dateline(scene: Scene) -> int:
    """«دبي، الإمارات العربية المتحدة (CNN)-- استقبل …»: where the text after a dateline begins, 0 without one."""
    for at in range(1, min(LONGEST_DATELINE, len(scene.keys))):
        if scene.is_verb(at):
            return 0
        if scene.keys[at] in DASHES:
            after = at + 1 + (scene.key(at + 1) in DASHES)
            return after if scene.keys[at - 1] == ")" or scene.is_verb(after) else 0
    return 0


def topic_before(reader: Reader, sentence: int) -> Phrase | None:
    """The topic of the nearest sentence before that has one, not more than a few sentences back."""
    if sentence not in reader.topics_before:
        before = (topic_of(reader, index) for index in range(sentence - 1, max(sentence - 1 - FAR_BACK, -1), -1))
        reader.topics_before[sentence] = next((topic for topic in before if topic is not None), None)
    return reader.topics_before[sentence]


def topic_of(reader: Reader, sentence: int) -> Phrase | None:
    """Whom a sentence is about: the subject of its first verb that shows one, else its first ungoverned person.

    Of «وأضاف أن …» it is whom the sentence before is about.
    """
    if sentence in reader.topics:
        return reader.topics[sentence]
    topic = None
    if not reader.document.sentences[sentence].furniture and reader.mentions[sentence]:
        scene = reader.scene(sentence)
        spoken = topic_before(reader, sentence) if goes_on_speaking(scene) else None
        topic = spoken if spoken is not None else _first_subject(reader, scene)
    reader.topics[sentence] = topic
    return topic


def goes_on_speaking(scene: Scene) -> bool:
    """«وأضاف أن …»: a sentence that goes on with the speaker of the one before."""
    key, after = scene.key(0), scene.key(1)
    return key[:1] == "و" and verbs().get(key[1:]) == "speech" and (after in COMPLEMENTIZERS or after in STOPS)


def _first_subject(reader: Reader, scene: Scene) -> Phrase | None:
    nominal = nominal_subject(scene, len(scene.keys))
    limit = nominal.phrases[0].first if nominal is not None else len(scene.keys)
    for verb in range(limit):
        if scene.is_verb(verb):
            found = after_verb(reader, scene, verb, PLAIN)
            if found is not None:
                return found.phrases[0]
    return nominal.phrases[0] if nominal is not None else None
