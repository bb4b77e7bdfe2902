"""What the scorer looks at: where the two ends stand to the trigger and to each other, and the words between."""

from collections.abc import Iterator, Mapping

from kg.model import SYMMETRIC, RelationType
from kg.relate.candidates import Candidate, End
from kg.relate.discourse import Reader
from kg.relate.inflect import Shape
from kg.relate.phrases import COMMAS, Phrase
from kg.relate.scene import Scene
from kg.relate.subjects import Subject, after_verb, clause_subject
from kg.relate.triggers import Hit
from kg.relate.words import BREAKS, COMPLEMENTIZERS, RELATIVES, STOPS, is_verb

KINDS: Mapping[str, str] = {
    **dict.fromkeys(STOPS, "s"),
    **dict.fromkeys(BREAKS, "b"),
    **dict.fromkeys(RELATIVES, "r"),
    **dict.fromkeys(COMPLEMENTIZERS, "a"),
    **dict.fromkeys(COMMAS, "c"),
}
"""Words that part one actor from another: commas, «أن», relatives, conjunctions of clauses, stops."""


class Surroundings:
    """A trigger in its sentence with what all its candidates share.

    ``kinds`` has a letter for each token: one of ``KINDS``, v for a verb, or a blank.
    """

    __slots__ = ("after", "hit", "kinds", "lemma", "reader", "scene", "subject", "type")

    def __init__(self, reader: Reader, scene: Scene, hit: Hit, type_: RelationType) -> None:
        self.reader, self.scene, self.hit, self.type = reader, scene, hit, type_
        self.lemma = f"{hit.trigger.part[0]}:{hit.trigger.lemma}"
        self.subject: Subject | None = clause_subject(reader, scene, hit.at)
        self.after: Subject | None = after_verb(reader, scene, hit.at, Shape()) if hit.trigger.is_verb else None
        self.kinds = "".join(
            " " if at in scene.covered else KINDS.get(key) or ("v" if is_verb(key) else " ")
            for at, key in enumerate(scene.keys)
        )


def features(around: Surroundings, candidate: Candidate) -> Iterator[str]:
    """The names of the features of a candidate."""
    first, second = in_place_order(around, candidate)
    yield from trigger_features(around)
    yield from rule_features(around, candidate)
    yield from end_features(around, first, "s")
    yield from end_features(around, second, "t")
    yield from pair_features(around, first, second)


def in_place_order(around: Surroundings, candidate: Candidate) -> tuple[End, End]:
    """The ends of a candidate; those of a symmetric type as they stand in the text."""
    first, second = candidate.source, candidate.target
    swapped = around.type in SYMMETRIC and place_of(second) < place_of(first)
    return (second, first) if swapped else (first, second)


def place_of(end: End) -> int:
    """The first token of an end, -1 where this sentence does not name it."""
    return end.phrase.first if end.phrase is not None else -1


def trigger_features(around: Surroundings) -> Iterator[str]:
    """What all candidates of a trigger share."""
    hit, scene = around.hit, around.scene
    yield "bias"
    yield around.lemma
    yield f"tense={hit.shape.tense},{hit.shape.prefix[-1:]},{hit.shape.suffix},{hit.shape.definite}"
    yield f"next={scene.key(hit.last)}"
    yield f"before={scene.key(hit.at - 1)}"


def rule_features(around: Surroundings, candidate: Candidate) -> Iterator[str]:
    """The rule that found a candidate."""
    yield f"rule={candidate.rule}"
    yield f"rule={bool(candidate.rule)},{around.lemma}"


def end_features(around: Surroundings, end: End, role: str) -> Iterator[str]:
    """Where an end stands to the trigger, and what stands between; ``role`` is s or t."""
    scene, hit, phrase = around.scene, around.hit, end.phrase
    type_ = around.reader.entities[end.entity].type.value[0]
    if phrase is None:
        yield f"{role}:topic,{type_}"
        return
    side, near, far = _side(phrase, hit)
    crossed = sum(1 for p in scene.phrases if near <= p.first and p.last <= far)
    prep = phrase.prep or ("+" if phrase.joined else "-")
    subject = around.subject is not None and phrase in around.subject.phrases
    after = around.after is not None and phrase in around.after.phrases
    where = f"{role}:{side},{min(crossed, 3)}"
    yield f"{where},{_bucket(max(far - near, 0))}"
    yield f"{where},{prep}"
    yield f"{where},{_between(around, near, far)}"
    yield f"{role}:{side},{prep},{around.lemma}"
    yield f"{role}:{type_},{phrase.kind},{phrase.carrier},{side}"
    yield f"{role}:{prep},{side},{phrase.kind[0]},{phrase.carrier},{min(crossed, 2)}"
    yield f"{role}:subject={subject and around.subject.how if around.subject else ''},{after},{side}"
    yield f"{role}:word={scene.key(phrase.first - 1)},{side}"
    yield f"{role}:first={phrase.first < 3},{side}"


def _side(phrase: Phrase, hit: Hit) -> tuple[str, int, int]:
    """Before or after the trigger, and the tokens between them (``near`` inclusive, ``far`` exclusive)."""
    if phrase.first >= hit.last:
        return "A", hit.last, phrase.first
    return "B", phrase.last, hit.at


def _between(around: Surroundings, start: int, end: int) -> str:
    """The kinds of words that stand between, each once."""
    return "".join(sorted(set(around.kinds[start:end]))).lstrip()


def _bucket(distance: int) -> str:
    return (
        "0123"[distance]
        if distance < 4
        else "4"
        if distance < 7
        else "7"
        if distance < 12
        else "12"
        if distance < 20
        else "20"
    )


def pair_features(around: Surroundings, first: End, second: End) -> Iterator[str]:
    """How two ends stand to each other."""
    scene, hit, lemma = around.scene, around.hit, around.lemma
    entities, countries = around.reader.entities, around.reader.countries
    types = entities[first.entity].type.value[0] + entities[second.entity].type.value[0]
    yield f"types={types}"
    if countries.get(first.entity) == second.entity:
        yield "own-country=st"
    if countries.get(second.entity) == first.entity:
        yield "own-country=ts"
    one, other = first.phrase, second.phrase
    if one is None or other is None:
        yield f"order={'t' if one is None else 's'}-topic,{lemma}"
        return
    order = "".join(sorted("sht", key=lambda c: {"s": one.first, "h": hit.at + 0.5, "t": other.first}[c]))
    gap_start, gap_end = sorted((one.last, other.first)) if one.first < other.first else sorted((other.last, one.first))
    between = sum(1 for p in scene.phrases if gap_start <= p.first and p.last <= gap_end)
    preps = f"{one.prep or ('+' if one.joined else '-')},{other.prep or ('+' if other.joined else '-')}"
    yield f"order={order}"
    yield f"order={order},{lemma}"
    yield f"order={order},{preps}"
    yield f"order={order},{types},{one.kind[0]}{other.kind[0]}"
    yield f"gap={order},{min(between, 3)},{_bucket(max(gap_end - gap_start, 0))}"
    yield f"gap={order},{_between(around, gap_start, gap_end)}"
    yield f"preps={preps},{lemma}"
