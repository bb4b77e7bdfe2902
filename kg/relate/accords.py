"""agreed-with from who leaves or keeps an accord: «انسحاب أميركا من الاتفاق النووي مع إيران» (``accords.tsv``)."""

from collections.abc import Iterator, Mapping
from functools import cache

from kg.model import EntityType, Evidence, Relation, RelationType, Status
from kg.relate.discourse import Reader
from kg.relate.inflect import Shape, noun_forms, verb_forms
from kg.relate.phrases import Phrase
from kg.relate.references import antecedent, entities_of
from kg.relate.scene import Scene, group, phrases_between
from kg.relate.subjects import subject_of_verb
from kg.tables import cell_list, read_data
from kg.text.normalise import fold, folded

SURENESS = 0.7
VERBS = (("انسحب", "ينسحب"), ("خرج", "يخرج"), ("التزم", "يلتزم"), ("تنصل", "يتنصل"), ("تخلى", "يتخلى"))
NOUNS = ("انسحاب", "خروج", "التزام", "تنصل", "تخلي", "بقاء")
HEADS = ("اتفاق", "اتفاقية", "معاهدة")
SIGNED = folded("الموقعة الموقعين الموقعون موقعة")
REACH = 9
"""Tokens between the word of leaving and the accord, and between the accord and its other party, at most."""


@cache
def _leaving() -> Mapping[str, Shape]:
    forms = {form: shape for pair in VERBS for form, shape in verb_forms(*pair)}
    return forms | {form: shape for noun in NOUNS for form, shape in noun_forms(noun)}


@cache
def _heads() -> frozenset[str]:
    return frozenset(form for head in HEADS for form, shape in noun_forms(head) if not shape.suffix)


@cache
def _named() -> Mapping[tuple[str, ...], tuple[str, ...]]:
    return {tuple(fold(row["words"]).split()): tuple(cell_list(row["parties"])) for row in read_data("accords.tsv")}


@cache
def accord_words() -> frozenset[str]:
    """Words without one of which a sentence tells of no agreement here."""
    return frozenset((*SIGNED, *_leaving()))


def read_accords(reader: Reader, scene: Scene) -> Iterator[Relation]:
    """The agreements of a sentence that somebody leaves, keeps, or has signed."""
    for at in scene.places_of(accord_words()):
        shape = _leaving().get(scene.keys[at])
        accord = _accord_after(scene, at)
        if accord is None and shape is not None:
            continue
        others = _others(reader, scene, accord) if accord is not None else ()
        others = others or _told_elsewhere(reader, scene)
        parties = _leaver(reader, scene, at, shape) if shape is not None else _signatories(reader, scene, accord or at)
        for party in dict.fromkeys(parties):
            yield from _relations(reader, scene, at, party, others)


def _accord_after(scene: Scene, at: int) -> int | None:
    for place in range(at + 1, min(at + REACH, len(scene.keys))):
        if place not in scene.covered and scene.keys[place] in _heads():
            return place
    return None


def _others(reader: Reader, scene: Scene, accord: int) -> tuple[str, ...]:
    """«الاتفاق مع إيران», «الاتفاق النووي الإيراني», else the parties of an accord that is known by name."""
    for phrase in phrases_between(scene, accord + 1, accord + 5):
        if phrase.prep == "مع" or (phrase.kind == "adjective" and not phrase.prep):
            return entities_of(reader, scene, phrase)
        break
    head = scene.keys[accord]
    for words, parties in _named().items():
        if scene.keys[accord + 1 : accord + len(words)] == words[1:] and head.endswith(words[0].removeprefix("ال")):
            return tuple(party for party in parties if party in reader.entities)
    return ()


def _told_elsewhere(reader: Reader, scene: Scene) -> tuple[str, ...]:
    """The other party of «الاتفاق» alone: that of the accord that the text named last, else first."""
    before = range(scene.sentence.index - 1, -1, -1)
    for index in (*before, *range(scene.sentence.index + 1, len(reader.document.sentences))):
        other = reader.scene(index) if reader.mentions[index] else None
        for at, key in enumerate(other.keys) if other is not None else ():
            found = _others(reader, other, at) if other is not None and key in _heads() else ()
            if found:
                return found
    return ()


def _leaver(reader: Reader, scene: Scene, at: int, shape: Shape) -> tuple[str, ...]:
    """«انسحاب ترامب», «انسحبت واشنطن», «انسحابها»: who leaves."""
    if shape.tense:
        found = subject_of_verb(reader, scene, at, shape)
        return tuple(e for p in found.phrases for e in entities_of(reader, scene, p)) if found is not None else ()
    if shape.suffix:
        return antecedent(reader, scene, at, shape.suffix)
    phrase = scene.starting.get(at + 1)
    return () if phrase is None or phrase.prep else entities_of(reader, scene, phrase)


def _signatories(reader: Reader, scene: Scene, accord: int) -> Iterator[str]:
    """«الدول الموقعة على الاتفاق، وهي الصين وفرنسا …»: the countries of the list after the accord."""
    listed = next((p for p in phrases_between(scene, accord + 1, accord + 2 * REACH) if _begins_list(scene, p)), None)
    for phrase in group(scene, listed, commas=True) if listed is not None else ():
        yield from entities_of(reader, scene, phrase)


def _begins_list(scene: Scene, phrase: Phrase) -> bool:
    return (
        phrase.type is EntityType.COUNTRY and phrase.kind != "adjective" and len(group(scene, phrase, commas=True)) > 1
    )


def _relations(reader: Reader, scene: Scene, at: int, party: str, others: tuple[str, ...]) -> Iterator[Relation]:
    """The agreement of a party with each other one: of a country or body, for an accord is not its leader's own."""
    may = reader.entities[party].type in (EntityType.COUNTRY, EntityType.ORGANIZATION)
    for other in others if may else ():
        if other != party:
            ends = sorted((party, other))
            evidence = _evidence(scene, at)
            yield Relation(
                RelationType.AGREED_WITH, ends[0], ends[1], Status.ACTUAL, evidence, "accord:party", SURENESS
            )


def _evidence(scene: Scene, at: int) -> Evidence:
    """From the word to the accord, with the phrase before or after it."""
    accord = _accord_after(scene, at) or at
    phrases = [p for p in scene.phrases if p.first >= at - 6 and p.last <= accord + 5]
    tokens = scene.sentence.tokens
    start = min([tokens[at].start, *(p.start for p in phrases)])
    end = max([tokens[accord].end, *(p.end for p in phrases)])
    return scene.evidence(start, end)
