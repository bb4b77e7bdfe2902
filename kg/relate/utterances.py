"""requested-from and accused from what somebody says of an actor: «قال … إن على إيران أن …» (``utterances.tsv``)."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from kg.model import EntityType, Evidence, Relation, RelationType, Status
from kg.relate.discourse import Reader
from kg.relate.drafts import is_media
from kg.relate.phrases import Phrase
from kg.relate.references import entities_of
from kg.relate.scene import Scene
from kg.relate.speaker import speaker_of
from kg.relate.tellers import speech_before
from kg.relate.words import AUXILIARIES, COMPLEMENTIZERS
from kg.tables import cell_list, read_data
from kg.text.normalise import fold

SURENESS = 0.6
ON = ("علي", "ل")
THAT = frozenset(("ان", "الا"))
DUTY = frozenset(("علي", "وعلي", "فعلي"))


class Utterance(NamedTuple):
    """A row of ``utterances.tsv``, folded."""

    words: tuple[str, ...]
    type: RelationType
    target: tuple[str, ...]


@cache
def utterances() -> Mapping[str, tuple[Utterance, ...]]:
    """First word → the rows that begin with it, longer ones first."""
    found: dict[str, list[Utterance]] = {}
    for row in read_data("utterances.tsv"):
        words = tuple(map(fold, row["words"].split()))
        one = Utterance(words, RelationType(row["type"]), tuple(cell_list(row["target"])))
        found.setdefault(words[0], []).append(one)
    return {word: tuple(sorted(rows, key=lambda row: -len(row.words))) for word, rows in found.items()}


@cache
def utterance_words() -> frozenset[str]:
    """Words without one of which a sentence reports no request or accusation here."""
    return frozenset((*DUTY, *utterances()))


def read_utterances(reader: Reader, scene: Scene) -> Iterator[Relation]:
    """The requests and accusations that a sentence reports."""
    for at in scene.places_of(utterance_words()):
        rows = utterances().get(scene.keys[at], ())
        found = _duty(scene, at) or next((f for row in rows if (f := _read(scene, at, row))), None)
        if found is not None:
            type_, target = found
            yield from _relations(reader, scene, at, type_, target)


def _read(scene: Scene, at: int, row: Utterance) -> tuple[RelationType, Phrase] | None:
    last = at + len(row.words)
    if scene.keys[at:last] != row.words:
        return None
    for place in row.target:
        phrase = _before(scene, at) if place == "before" else _after(scene, last, place)
        if phrase is not None:
            return row.type, phrase
    return None


def _duty(scene: Scene, at: int) -> tuple[RelationType, Phrase] | None:
    """«على إيران أن …», «وعلى واشنطن أن …»: a duty without a word for it."""
    phrase = scene.starting.get(at + 1)
    if scene.keys[at] not in DUTY or phrase is None or scene.key(phrase.last) not in THAT:
        return None
    before = scene.key(at - 1)
    bare = at == 0 or before in COMPLEMENTIZERS or scene.keys[at] != "علي" or not before.isalpha()
    return (RelationType.REQUESTED_FROM, phrase) if bare else None


def _before(scene: Scene, at: int) -> Phrase | None:
    """The actor right before the words: «أن إيران (لا) تقف وراء …»; one after a preposition is none."""
    while at > 0 and scene.keys[at - 1] in AUXILIARIES:
        at -= 1
    phrase = scene.ending.get(at)
    return phrase if phrase is not None and not phrase.prep and phrase.kind != "adjective" else None


def _after(scene: Scene, at: int, place: str) -> Phrase | None:
    if place == "doer" and (scene.is_verb(at) or scene.key(at).startswith(("ي", "ت", "ا"))):
        phrase = scene.starting.get(at + 1)
    else:
        phrase = scene.starting.get(at) or (scene.starting.get(at + 1) if place == "on" else None)
    if phrase is None or phrase.kind == "adjective" or (phrase.prep in ON) != (place == "on"):
        return None
    return None if phrase.prep and place != "on" else phrase


def _relations(reader: Reader, scene: Scene, at: int, type_: RelationType, target: Phrase) -> Iterator[Relation]:
    source = speaker_of(reader, scene, at) or speech_before(reader, scene, at)
    if not source or source not in reader.entities or is_media(reader, source):
        return
    for entity in entities_of(reader, scene, target):
        if _may(reader, source, entity):
            yield Relation(type_, source, entity, Status.ACTUAL, _evidence(scene, at, target), "utterance", SURENESS)


def _may(reader: Reader, source: str, target: str) -> bool:
    """Whether somebody may demand of, or accuse, another: no place, no outlet, not one's own country."""
    types = [reader.entities[one].type for one in (source, target) if one in reader.entities]
    apart = source != target and reader.countries.get(source) != target
    return apart and len(types) == 2 and EntityType.PLACE not in types and not is_media(reader, target)


def _evidence(scene: Scene, at: int, target: Phrase) -> Evidence:
    tokens = scene.sentence.tokens
    start, end = min(tokens[at].start, target.start), max(tokens[at].end, target.end)
    return scene.evidence(start, end)
