"""Who speaks a word of speech: named after it, or told before by what agrees with it."""

from kg.model import EntityType
from kg.relate.discourse import Reader
from kg.relate.inflect import Shape
from kg.relate.phrases import MARKS, Phrase
from kg.relate.scene import Scene, skip
from kg.relate.speech import Speech, her_words, speech_words
from kg.relate.subjects import clause_subject, has_unknown_subject, is_of_unknown, subject_of_verb
from kg.relate.topics import topic_of
from kg.relate.words import COMPLEMENTIZERS, STOPS

IMPERSONAL = frozenset(("يذكر", "يشار", "يقال", "ذكر", "يعتقد", "يتوقع", "يرجح", "تردد"))
"""Verbs that, without a name after them, tell of nobody's words («يذكر أن»)."""
GOING_ON = frozenset(("واضاف", "واضافت", "وتابع", "وتابعت", "واردف", "واردفت"))
"""Verbs that go on with what the last speaker said."""
OUTLETS = frozenset(("صحيفه", "مجله", "جريده", "قناه", "شبكه", "موقع", "اذاعه"))
OUTLET_REACH = 4
"""Words of the name of an outlet before its verb, at most."""
SENTENCES_BACK = 3


def speech_before(reader: Reader, scene: Scene, at: int) -> str | None:
    """The speaker of the speech word that governs «أن» at a position; empty where the words are nobody's named."""
    for place in range(at - 1, max(at - 25, -1), -1):
        key = scene.keys[place]
        if place in scene.covered:
            continue
        if key in STOPS or key in COMPLEMENTIZERS:
            return None
        speech = speech_words().get(key)
        if speech is not None and speech.part != "source":
            return who_speaks(reader, scene, place, speech)
        if scene.is_verb(place):
            return None
    return None


def who_speaks(reader: Reader, scene: Scene, at: int, speech: Speech) -> str:
    """The speaker of the speech word at a position, empty where none is named."""
    if speech.speaker in ("عن", "الي"):
        phrase = next((p for p in scene.phrases if p.first > at and p.prep == speech.speaker), _outlet(scene, at + 1))
    elif speech.part == "noun":
        phrase = scene.starting.get(at + 1)
        if phrase is None or phrase.prep:
            found = clause_subject(reader, scene, at) if scene.keys[at].endswith(("ه", "ها")) else None
            phrase = found.phrases[0] if found is not None else None
            if phrase is not None and _is_hers(reader, phrase) != scene.keys[at].endswith("ها"):
                phrase = _last_of(reader, scene, at)
            transfer = _transferred(reader, scene, at)
            phrase = transfer if transfer is not None else phrase
    else:
        phrase = _subject(reader, scene, at)
    return phrase.entities[0] if phrase is not None and len(phrase.entities) == 1 and phrase.kind != "adjective" else ""


def _is_hers(reader: Reader, phrase: Phrase) -> bool:
    return any(entity in reader.feminine for entity in phrase.entities)


def _last_of(reader: Reader, scene: Scene, at: int) -> Phrase | None:
    """«ألغت إيران زيارة العبادي بعد إعلانه أن …»: the person before that the pronoun of the noun may mean."""
    hers = scene.keys[at].endswith("ها")
    people = (p for p in reversed(scene.phrases) if p.last <= at and p.type is EntityType.PERSON and p.entities)
    return next((p for p in people if _is_hers(reader, p) == hers), None)


def _transferred(reader: Reader, scene: Scene, at: int) -> Phrase | None:
    """«نقلت الوكالة عن X قوله إن»: the phrase after «عن» before the noun."""
    return next((p for p in reversed(scene.phrases) if p.last <= at and p.prep == "عن"), None)


def _subject(reader: Reader, scene: Scene, at: int) -> Phrase | None:
    after = skip(scene, at + 1)
    named = scene.starting.get(after) or _outlet(scene, at + 1) or _between_marks(scene, after)
    if named is not None and not named.prep and named.kind != "adjective":
        return named
    if _follows_outlet(scene, at):  # «صحيفة ذي تلغراف ذكرت أن», whether we know the name or not
        return scene.ending.get(at)
    if scene.keys[at].lstrip("و") in IMPERSONAL or has_unknown_subject(scene, at, len(scene.keys)):
        return None
    found = subject_of_verb(reader, scene, at, Shape(prefix="و" if scene.keys[at][0] == "و" else ""))
    if found is None and scene.keys[at] in GOING_ON:
        return _last_source(reader, scene.sentence.index)
    if found is not None and _may_say(reader, scene.keys[at], found.phrases[0]):
        return found.phrases[0]
    if found is None and speech_words()[scene.keys[at]].part != "participle":
        return None
    main = topic_of(reader, scene.sentence.index)
    return main if main is not None and _may_say(reader, scene.keys[at], main) and _opens(scene, main, at) else None


def _follows_outlet(scene: Scene, at: int) -> bool:
    start = max(at - OUTLET_REACH, 0)
    outlet = next((place for place in range(at - 1, start - 1, -1) if scene.keys[place] in OUTLETS), None)
    return outlet is not None and set(scene.kinds[outlet:at]) == {" "}


def _may_say(reader: Reader, key: str, speaker: Phrase) -> bool:
    """Whether a verb or participle of speech agrees with whom its subject was carried on from.

    «أكدوا» is no single speaker's, «مضيفا» no country's, «وأضافت» nobody's with a masculine title.
    """
    others = reader.masculine if key in her_words() else reader.feminine
    return not key.endswith(("وا", "ون")) and not any(entity in others for entity in speaker.entities)


def _opens(scene: Scene, main: Phrase, at: int) -> bool:
    """«قال آبي إن اليابان تريد …، مضيفا أن …»: whether a person before is what the sentence opens with."""
    if main.type is not EntityType.PERSON or main.last > at or scene.starting.get(main.first) is not main:
        return False
    return not any(is_of_unknown(scene, place, at) for place in range(at))


def _between_marks(scene: Scene, at: int) -> Phrase | None:
    """«أشارت "نيويورك تايمز" إلى أن …»: a name alone between quotation marks."""
    phrase = scene.starting.get(at + 1) if scene.key(at) in MARKS else None
    return phrase if phrase is not None and scene.key(phrase.last) in MARKS else None


def _outlet(scene: Scene, at: int) -> Phrase | None:
    """«ذكرت صحيفة "هانكيوره" …»: the name after the word for what it is."""
    if scene.key(at) not in OUTLETS:
        return None
    return scene.starting.get(at + 1) or (scene.starting.get(at + 2) if scene.key(at + 1) in MARKS else None)


def _last_source(reader: Reader, sentence: int) -> Phrase | None:
    """The person whom «بحسب X» in one of the sentences before names."""
    for index in range(sentence - 1, max(sentence - 1 - SENTENCES_BACK, -1), -1):
        scene = reader.scene(index)
        for place, key in enumerate(scene.keys):
            speech = speech_words().get(key)
            phrase = named_source(scene, place) if speech is not None and speech.part == "source" else None
            if phrase is not None and phrase.type is EntityType.PERSON and not phrase.joined:
                return phrase
    return None


def named_source(scene: Scene, at: int) -> Phrase | None:
    """The phrase after «بحسب», «وفقا لـ», «بحسب ما أعلن»."""
    after = skip(scene, at + 1)
    if scene.key(after) == "ما" and scene.is_verb(after + 1):
        after = skip(scene, after + 2)
    elif scene.key(after) in ("بيان", "لبيان"):
        after += 1
    return scene.starting.get(after)
