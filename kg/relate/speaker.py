"""In whose words a relation stands: quotations, reported speech, «بحسب», chains of «وأضاف» (``speech.tsv``)."""

import re
from bisect import bisect_right

from kg.model import EntityType
from kg.relate.discourse import Reader
from kg.relate.scene import Scene, skip
from kg.relate.speech import source_words, speech_words
from kg.relate.subjects import THAT_WAS
from kg.relate.tellers import named_source, speech_before, who_speaks
from kg.relate.triggers import Hit
from kg.relate.words import ADJUNCTS, COMPLEMENTIZERS, STOPS

UTTERANCES = frozenset(("supported", "criticised", "accused", "threatened", "requested-from", "invited", "rejected"))
"""Types that the utterance of their source itself makes: then nobody is quoted for them."""


AS = ("علي", "ما")
WHEN = frozenset(
    prefix + word for word in ("بعد", "قبل", "منذ", "دون", "بدون", "بمجرد", "لولا") for prefix in ("", "و")
)
"""Words before «أن» that tell when or how, not what was said."""
AGENCY = re.compile("أنباء|الأنباء|أخبار|إعلام|للأنباء")


def speaker_of(reader: Reader, scene: Scene, at: int) -> str | None:
    """The entity in whose words the token at a position stands, None where it is the article's own voice."""
    offset = scene.sentence.tokens[at].start
    quotation = quotation_at(reader, offset)
    if quotation is not None:
        return _of_quotation(reader, scene, *quotation)
    for rule in (_reported, _by_source, _as_told, _before_colon):
        found = rule(reader, scene, at)
        if found is not None:
            return _accepted(reader, found)
    return None


def quotation_at(reader: Reader, offset: int) -> tuple[int, int] | None:
    """The quotation that an offset stands in, as offsets."""
    spans = reader.document.quotations
    at = bisect_right(spans, offset, key=lambda span: span.start) - 1
    if at >= 0 and spans[at].start <= offset < spans[at].end:
        return spans[at].start, spans[at].end
    return None


def _accepted(reader: Reader, entity: str) -> str | None:
    """Nobody quotes an agency or the publisher: what they say is the article's own voice."""
    if not entity:
        return None
    entry = reader.lexicon.entries.get(entity)
    name = reader.entities[entity].ar
    if (entry is not None and entry.kind == "agency") or (name.startswith("وكالة") and AGENCY.search(name)):
        return None
    if reader.entities[entity].type is EntityType.PLACE or reader.entities[entity].ar == reader.document.article.source:
        return None
    return entity


def _reported(reader: Reader, scene: Scene, at: int) -> str | None:
    """«قال X إن …»، «مشيرا إلى أن …»، «قول X إن …»: the speech word before the «أن» that the position stands under."""
    for place in range(at - 1, -1, -1):
        key = scene.keys[place]
        if place in scene.covered:
            continue
        if (key in STOPS and key != ":") or key == THAT_WAS:
            return None
        if key in COMPLEMENTIZERS and scene.key(place - 1) not in WHEN:
            found = speech_before(reader, scene, place)
            if found is not None:
                return found
    return None


def _by_source(reader: Reader, scene: Scene, at: int) -> str | None:
    """«بحسب X»، «وفقا لـX», before or after, in the same sentence and nearest to the position."""
    for place in scene.places_of(source_words()):
        phrase = named_source(scene, place)
        if phrase is not None and phrase.prep in ("", "ل", "عن") and phrase.kind != "adjective":
            return phrase.entities[0] if len(phrase.entities) == 1 else ""
    return None


def _as_told(reader: Reader, scene: Scene, at: int) -> str | None:
    """«…، على ما أعلنت زاخاروفا»: the subject of the verb of speech, nobody where no name follows it."""
    for place in range(len(scene.keys) - 2):
        if scene.keys[place : place + 2] == AS and scene.keys[place + 2] in speech_words():
            phrase = scene.starting.get(skip(scene, place + 3))
            named = phrase is not None and not phrase.prep and phrase.kind != "adjective" and len(phrase.entities) == 1
            return phrase.entities[0] if phrase is not None and named else ""
    return None


def _before_colon(reader: Reader, scene: Scene, at: int) -> str | None:
    """«لافروف: نحن مستعدون»: a sentence that begins with a name and a colon."""
    if ":" not in scene.keys[:at]:
        return None
    colon = scene.keys.index(":")
    phrase = scene.ending.get(colon)
    if phrase is not None and phrase.first == 0 and not phrase.prep and len(phrase.entities) == 1:
        return phrase.entities[0] if phrase.type in (EntityType.PERSON, EntityType.ORGANIZATION) else ""
    for place in range(colon - 1, -1, -1):
        speech = speech_words().get(scene.keys[place])
        if speech is not None and place not in scene.covered:
            return who_speaks(reader, scene, place, speech)
    return None


def _of_quotation(reader: Reader, scene: Scene, start: int, end: int) -> str | None:
    """The speaker of a quotation: told before it, after it, or by the sentence before."""
    tokens = scene.sentence.tokens
    first = next((at for at, token in enumerate(tokens) if token.start >= start), 0)
    if tokens[0].start < start:
        found = _speech_around(reader, scene, first, end)
        if found is not None:
            return _accepted(reader, found)
        return _outside(reader, scene, first)
    found = _speech_after(reader, scene, end)
    if found is not None:
        return _accepted(reader, found)
    return _of_sentence_before(reader, scene.sentence.index, start)


def _outside(reader: Reader, scene: Scene, first: int) -> str | None:
    for rule in (_reported, _by_source):
        found = rule(reader, scene, first)
        if found is not None:
            return _accepted(reader, found)
    return None


def _speech_around(reader: Reader, scene: Scene, first: int, end: int) -> str | None:
    for place in range(first - 1, -1, -1):
        if place in scene.covered:
            continue
        speech = speech_words().get(scene.keys[place])
        if speech is not None and speech.part != "source":
            return who_speaks(reader, scene, place, speech)
        if scene.keys[place] in STOPS and scene.keys[place] != ":":
            break
    return _speech_after(reader, scene, end)


def _speech_after(reader: Reader, scene: Scene, end: int) -> str | None:
    """«"…"، قال بوتين», «"…" بحسب لافروف»: within a few words after the quotation."""
    after = next((at for at, token in enumerate(scene.sentence.tokens) if token.start >= end), None)
    if after is None:
        return None
    for place in range(after, min(after + 4, len(scene.keys))):
        speech = speech_words().get(scene.keys[place])
        if speech is not None and place not in scene.covered and speech.part in ("verb", "source"):
            if speech.part == "source":
                phrase = scene.starting.get(skip(scene, place + 1))
                return phrase.entities[0] if phrase is not None and len(phrase.entities) == 1 else ""
            return who_speaks(reader, scene, place, speech)
    return None


def _of_sentence_before(reader: Reader, sentence: int, start: int) -> str | None:
    """A quotation that goes on from an earlier sentence, or follows one that names its speaker."""
    for index in range(sentence - 1, max(sentence - 4, -1), -1):
        scene = reader.scene(index)
        for place in range(len(scene.keys) - 1, -1, -1):
            speech = speech_words().get(scene.keys[place])
            if speech is not None and place not in scene.covered and speech.part != "source":
                found = who_speaks(reader, scene, place, speech)
                return _accepted(reader, found) if found else None
    return None


def first_person(reader: Reader, scene: Scene, at: int, plural: bool) -> tuple[str, ...]:
    """Whom «أنا» or «نحن» means in somebody's words: the speaker, or the speaker's country."""
    speaker = speaker_of(reader, scene, at)
    if speaker is None:
        return ()
    return (reader.countries.get(speaker, speaker),) if plural else (speaker,)


def said_by(reader: Reader, scene: Scene, hit: Hit, rule: str, type_: str, source: str) -> str | None:
    """The speaker to whom a relation is credited.

    Nobody, where the utterance of its own source is the relation, or where it is told in passing: in a relative clause
    or an adjunct of time outside quotation marks.
    """
    if _is_in_passing(scene, hit, rule) and quotation_at(reader, scene.sentence.tokens[hit.at].start) is None:
        source_named = _by_source(reader, scene, hit.at)
        return _accepted(reader, source_named) if source_named else None
    speaker = speaker_of(reader, scene, hit.at)
    if speaker == source and type_ in UTTERANCES and not (hit.shape.tense == "past" and ":pronoun" in rule):
        return None
    return speaker


def _is_in_passing(scene: Scene, hit: Hit, rule: str) -> bool:
    return ":relative" in rule or ":agent" in rule or scene.key(hit.at - 1) in ADJUNCTS
