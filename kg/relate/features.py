"""What the scorer looks at: where the two ends stand to the trigger and to each other, and the words between.

Features come in groups. Most groups look at few values (where an end stands, how two ends look beside each other, what
lies between), which recur all the time: the scorer keeps their sums.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from kg.model import SYMMETRIC, RelationType
from kg.relate.candidates import Candidate, End
from kg.relate.discourse import Reader
from kg.relate.inflect import Shape
from kg.relate.phrases import Phrase
from kg.relate.scene import Scene
from kg.relate.subjects import clause_subject
from kg.relate.topics import Subject, after_verb
from kg.relate.triggers import Hit


class Surroundings:
    """A trigger in its sentence with what all its candidates share."""

    __slots__ = ("_subject", "after", "hit", "lemma", "reader", "scene", "type")

    def __init__(self, reader: Reader, scene: Scene, hit: Hit, type_: RelationType) -> None:
        self.reader, self.scene, self.hit, self.type = reader, scene, hit, type_
        self.lemma = f"{hit.trigger.part[0]}:{hit.trigger.lemma}"
        self._subject: list[Subject | None] = []
        self.after: Subject | None = after_verb(reader, scene, hit.at, Shape()) if hit.trigger.is_verb else None

    @property
    def subject(self) -> Subject | None:
        """The subject of the clause that the trigger stands in; looked for when first asked for."""
        if not self._subject:
            self._subject.append(clause_subject(self.reader, self.scene, self.hit.at))
        return self._subject[0]


class Standing(NamedTuple):
    """Where an end stands to a trigger, and what it is.

    ``side`` is A (after the trigger), B (before it) or empty, for an end that the
    sentence does not name. ``crossed`` counts the phrases between, three at most.
    """

    type: str
    side: str = ""
    crossed: int = 0
    apart: str = ""
    between: str = ""
    prep: str = ""
    kind: str = ""
    carrier: str = ""
    subject: str = ""
    after: bool = False
    first: bool = False


def features(around: Surroundings, candidate: Candidate) -> Iterator[str]:
    """The names of the features of a candidate."""
    first, second = in_place_order(around.type, candidate.source, candidate.target)
    yield from trigger_features(around)
    yield from rule_features(around.lemma, candidate.rule)
    for end, role in ((first, "s"), (second, "t")):
        standing = standing_of(around, end)
        yield from standing_features(role, standing)
        yield from word_features(around, end, role, standing)
    order, countries = order_of(around.hit, first, second), around.reader.countries
    own = own_country(first, countries.get(first.entity), second, countries.get(second.entity))
    yield from couple_features(order, around.lemma, own, look_of(around, first), look_of(around, second))
    if first.phrase is not None and second.phrase is not None:
        yield from gap_features(order, *gap_of(around.scene, first.phrase, second.phrase))


def in_place_order(type_: RelationType, source: End, target: End) -> tuple[End, End]:
    """Two ends; those of a symmetric type as they stand in the text."""
    swapped = type_ in SYMMETRIC and place_of(target) < place_of(source)
    return (target, source) if swapped else (source, target)


def place_of(end: End) -> int:
    """The first token of an end, -1 where this sentence does not name it."""
    return end.phrase.first if end.phrase is not None else -1


def trigger_features(around: Surroundings) -> tuple[str, ...]:
    """What all candidates of a trigger share."""
    hit, scene = around.hit, around.scene
    tense = f"tense={hit.shape.tense},{hit.shape.prefix[-1:]},{hit.shape.suffix},{hit.shape.definite}"
    return "bias", around.lemma, tense, f"next={scene.key(hit.last)}", f"before={scene.key(hit.at - 1)}"


def rule_features(lemma: str, rule: str) -> tuple[str, ...]:
    """The rule that found a candidate, empty if none did."""
    return f"rule={rule}", f"rule={bool(rule)},{lemma}"


def standing_of(around: Surroundings, end: End) -> Standing:
    """Where an end stands to the trigger, and what stands between."""
    phrase, type_ = end.phrase, around.reader.entities[end.entity].type[0]
    if phrase is None:
        return Standing(type_)
    side, near, far = _side(phrase, around.hit)
    return Standing(
        type_,
        side,
        _phrases_within(around.scene, near, far),
        _bucket(far - near),
        _letters(around.scene.kinds[near:far]),
        prep_of(phrase),
        phrase.kind,
        phrase.carrier,
        _as_subject(around.subject, phrase),
        around.after is not None and _is_among(phrase, around.after.phrases),
        phrase.first < 3,
    )


def standing_features(role: str, standing: Standing) -> Iterator[str]:
    """The features of an end that its place and its kind make; ``role`` is s (source) or t (target)."""
    type_, side, crossed, apart, between, prep, kind, carrier, subject, after, first = standing
    if not side:
        yield f"{role}:topic,{type_}"
        return
    where = f"{role}:{side},{crossed}"
    yield f"{where},{apart}"
    yield f"{where},{prep}"
    yield f"{where},{between}"
    yield f"{role}:{type_},{kind},{carrier},{side}"
    yield f"{role}:{prep},{side},{kind[0]},{carrier},{min(crossed, 2)}"
    yield f"{role}:subject={subject},{after},{side}"
    yield f"{role}:first={first},{side}"


def word_features(around: Surroundings, end: End, role: str, standing: Standing) -> tuple[str, ...]:
    """The features of an end that the trigger and the word before it make."""
    if end.phrase is None:
        return ()
    side, before = standing.side, around.scene.key(end.phrase.first - 1)
    return f"{role}:{side},{standing.prep},{around.lemma}", f"{role}:word={before},{side}"


def prep_of(phrase: Phrase) -> str:
    """The preposition of a phrase; + where «و» joins it to one before, - where neither stands before it."""
    return phrase.prep or ("+" if phrase.joined else "-")


def _as_subject(subject: Subject | None, phrase: Phrase) -> str:
    if subject is None:
        return ""
    return subject.how if _is_among(phrase, subject.phrases) else "False"


def _is_among(phrase: Phrase, phrases: tuple[Phrase, ...]) -> bool:
    """Whether a phrase is one of those; a sentence has each phrase once, so that no values need be compared."""
    return any(one is phrase for one in phrases)


def _side(phrase: Phrase, hit: Hit) -> tuple[str, int, int]:
    """Before or after the trigger, and the tokens between them (``near`` inclusive, ``far`` exclusive)."""
    if phrase.first >= hit.last:
        return "A", hit.last, phrase.first
    return "B", phrase.last, hit.at


def _phrases_within(scene: Scene, start: int, end: int) -> int:
    """How many phrases lie between two tokens, three at most."""
    if start >= end:
        return 0
    return min(len([1 for p in scene.phrases if start <= p.first and p.last <= end]), 3)


@lru_cache(maxsize=1 << 14)
def _letters(kinds: str) -> str:
    """The kinds of words that stand between, each once."""
    return "".join(sorted(set(kinds))).lstrip()


def _bucket(distance: int) -> str:
    if distance < 4:
        return "0123"[max(distance, 0)]
    return "4" if distance < 7 else "7" if distance < 12 else "12" if distance < 20 else "20"


def look_of(around: Surroundings, end: End) -> str:
    """What of an end counts beside the other: its type, preposition and kind; the last two empty for one not named."""
    type_, phrase = around.reader.entities[end.entity].type[0], end.phrase
    return f"{type_} {prep_of(phrase)} {phrase.kind[0]}" if phrase is not None else f"{type_}  "


def own_country(first: End, home: str | None, second: End, other_home: str | None) -> str:
    """st where the second end is the country (``home``) of the first, ts where it is the other way round."""
    own = "st" if home == second.entity else ""
    return own + "ts" if other_home == first.entity else own


def order_of(hit: Hit, first: End, second: End) -> str:
    """The two ends (s, t) and the trigger (h) as they follow each other, or which end the sentence does not name."""
    if first.phrase is None or second.phrase is None:
        return "t-topic" if first.phrase is None else "s-topic"
    source, target = first.phrase.first, second.phrase.first
    if source <= hit.at:
        return "sht" if target > hit.at else "sth" if source <= target else "tsh"
    return "ths" if target <= hit.at else "hst" if source <= target else "hts"


def couple_features(order: str, lemma: str, own: str, first: str, second: str) -> Iterator[str]:
    """The features of two ends and a trigger, by how they follow each other and how the ends look."""
    (one, prep, kind), (other, other_prep, other_kind) = first.split(" "), second.split(" ")
    types = one + other
    yield f"types={types}"
    if own.startswith("st"):
        yield "own-country=st"
    if own.endswith("ts"):
        yield "own-country=ts"
    yield f"order={order},{lemma}"
    if prep and other_prep:
        preps = f"{prep},{other_prep}"
        yield f"order={order}"
        yield f"order={order},{preps}"
        yield f"order={order},{types},{kind}{other_kind}"
        yield f"preps={preps},{lemma}"


def gap_of(scene: Scene, one: Phrase, other: Phrase) -> tuple[int, str, str]:
    """What stands between two phrases: phrases (three at most), how many tokens, and the kinds of words."""
    ends = (one.last, other.first) if one.first < other.first else (other.last, one.first)
    start, end = min(ends), max(ends)
    return _phrases_within(scene, start, end), _bucket(end - start), _letters(scene.kinds[start:end])


def gap_features(order: str, phrases: int, apart: str, between: str) -> Iterator[str]:
    """The features that a gap between two ends makes."""
    yield f"gap={order},{phrases},{apart}"
    yield f"gap={order},{between}"
