"""Every two actors that a trigger may join: those that the rules found, and those that stand near it.

The rules say where the ends of a relation stand; Arabic news says it in more ways than they know. The scorer
(``scorer.py``) weighs each candidate by what stands around the trigger and the two ends, the rule among it.
"""

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations, permutations
from operator import attrgetter

from kg.model import SYMMETRIC, EntityType, RelationType
from kg.relate.discourse import Reader
from kg.relate.inflect import noun_forms
from kg.relate.phrases import ONE, Phrase
from kg.relate.references import entities_of
from kg.relate.scene import Scene
from kg.relate.slots import Filler
from kg.relate.topics import topic_before
from kg.relate.triggers import Hit
from kg.relate.verbs import Pairing

STANCES = frozenset(
    (
        RelationType.SUPPORTED,
        RelationType.CRITICISED,
        RelationType.ACCUSED,
        RelationType.THREATENED,
        RelationType.REQUESTED_FROM,
        RelationType.SANCTIONED,
    )
)
"""Types whose ends do not stand after «في» unless a rule says so."""
PRESENT = frozenset(("بحضور", "وبحضور"))
"""Before those who are there when others meet."""
REACH = 30
"""Tokens between a trigger and an end, at most."""
MOST = 8
"""Phrases near a trigger that are looked at."""
BY_PLACE = attrgetter("first")


@dataclass(frozen=True, slots=True)
class End:
    """An entity as an end of a candidate; ``phrase`` is where this sentence names it, None for one carried over."""

    entity: str
    phrase: Phrase | None


@dataclass(frozen=True, slots=True)
class Candidate:
    """Two ends that a trigger may join; ``rule`` is the name of the rule that joined them, empty if none did.

    ``delegates``: the source is a body's delegation, which travels as persons do.
    """

    source: End
    target: End
    rule: str
    delegates: bool


def of_rules(scene: Scene, type_: RelationType, pairings: Sequence[Pairing]) -> dict[tuple[str, str], Candidate]:
    """The candidates that rules found, by their ends, each pair once."""
    symmetric = type_ in SYMMETRIC
    found: dict[tuple[str, str], Candidate] = {}
    for pairing in pairings:
        delegates = any(phrase.carrier == "member" for phrase in pairing.source.phrases)
        for source, target in _of_rule(scene, pairing, symmetric):
            key = pair_key(source, target, symmetric)
            found.setdefault(key, Candidate(source, target, pairing.rule, delegates))
    return found


def ends_near(reader: Reader, scene: Scene, hit: Hit, type_: RelationType) -> list[End]:
    """The actors near a trigger, and the one talked about before."""
    near = _near(reader, scene, hit)
    if type_ is RelationType.VISITED:
        return [end for end in near if not _is_aim(end)]
    if type_ is RelationType.MET_WITH and not PRESENT.isdisjoint(scene.keys):
        return [end for end in near if not _is_present(scene, end)]
    return near if type_ not in STANCES else [end for end in near if not _is_setting(end)]


def guesses(
    sources: Sequence[End], targets: Sequence[End], symmetric: bool, found: Container[tuple[str, str]]
) -> Iterator[tuple[End, End]]:
    """Every two of the ends that no rule found; of a symmetric type, whose sources are its targets, in one order."""
    for at, source in enumerate(sources):
        for target in targets[at + 1 :] if symmetric else targets:
            if source is not target and pair_key(source, target, symmetric) not in found:
                yield source, target


def are_listed(one: End, other: End) -> bool:
    """«نفت حماس والجهاد الإسلامي …»: whether two ends are members of one list, and do nothing to each other."""
    if one.phrase is None or other.phrase is None:
        return False
    first, second = sorted((one.phrase, other.phrase), key=BY_PLACE)
    return second.joined and second.first == first.last and first.prep != "بين" and second.prep in ("", first.prep)


def is_aside(hit: Hit, target: End) -> bool:
    """«نسبت الهجوم إلى حماس»: a preposition with which a deed of force leads to nobody."""
    prep = target.phrase.prep if target.phrase is not None and target.phrase.first >= hit.last else ""
    return hit.trigger.type == "attacked" and prep in ("الي", "عن", "من", "مع") and prep not in hit.trigger.target


def is_met(scene: Scene, hit: Hit, end: End) -> bool:
    """«انتقد … بعد لقاء نظيره الفرنسي …»: somebody who is told as met, by another word than the trigger."""
    phrase = end.phrase
    before = phrase.first - 1 if phrase is not None and not phrase.prep else -1
    return before >= 0 and before != hit.at and before not in scene.covered and scene.key(before) in meetings()


@cache
def meetings() -> frozenset[str]:
    """The forms of nouns of meeting somebody."""
    return frozenset(form for noun in ("لقاء", "مقابلة", "استقبال") for form, _ in noun_forms(noun))


def is_delegation(end: End) -> bool:
    """Whether an end is told as members of a body."""
    return end.phrase is not None and end.phrase.carrier == "member"


def may_judge(type_: RelationType, end: End) -> bool:
    """«انتقدت صحيفة بريطانية …»: whose adjective stands there utters no stance."""
    return type_ not in STANCES or end.phrase is None or end.phrase.kind != "adjective"


def _is_setting(end: End) -> bool:
    """«هدد في روسيا …»: where somebody speaks, not of whom."""
    return end.phrase is not None and end.phrase.prep == "في"


def _is_present(scene: Scene, end: End) -> bool:
    """«استقبل … بحضور …»: those who are there meet the other side, which another rule tells."""
    at = next(iter(scene.places_of(PRESENT)), len(scene.keys))
    return end.phrase is not None and end.phrase.first > at


def _is_aim(end: End) -> bool:
    """«جولة لحشد الدعم ضد إيران»: against or about whom, not where to."""
    place = end.phrase is not None and end.phrase.type is not EntityType.PERSON
    return place and end.phrase is not None and end.phrase.prep in ("ضد", "علي", "عن", "بين")


def pair_key(source: End, target: End, symmetric: bool) -> tuple[str, str]:
    """The entities of two ends, those of a symmetric type in one order."""
    one, other = source.entity, target.entity
    return (other, one) if symmetric and other < one else (one, other)


def _of_rule(scene: Scene, pairing: Pairing, symmetric: bool) -> Iterator[tuple[End, End]]:
    source, target = _ends(scene, pairing.source), _ends(scene, pairing.target)
    if pairing.mutual:
        yield from combinations(source, 2) if symmetric else permutations(source, 2)
    else:
        yield from ((one, other) for one in source for other in target if one.entity != other.entity)


def _ends(scene: Scene, filler: Filler) -> list[End]:
    """The entities of a filler with the phrases that name them here; a dual names all that have no other."""
    own = [phrase for phrase in filler.phrases if scene.starting.get(phrase.first) is phrase]
    named: Mapping[str, Phrase] = {one: p for p in own for one in (*p.entities, *((p.owner,) if p.owner else ()))}
    dual = next((phrase for phrase in own if not phrase.entities or phrase.carrier == "administration"), None)
    return [End(one, named.get(one, dual)) for one in filler.entities]


def _near(reader: Reader, scene: Scene, hit: Hit) -> list[End]:
    phrases = [p for p in scene.phrases if p.last > hit.at - REACH and p.first < hit.last + REACH and p.carrier != ONE]
    if len(phrases) > MOST:
        phrases.sort(key=lambda p: (max(hit.at - p.last, p.first - hit.last), p.first))
    ends: dict[str, End] = {}
    for phrase in sorted(phrases[:MOST], key=BY_PLACE):
        for one in entities_of(reader, scene, phrase):
            known = ends.get(one)
            if known is None or _is_nearer(hit, phrase, known.phrase):
                ends[one] = End(one, phrase)
    topic = topic_before(reader, scene.sentence.index)
    if topic is not None and len(topic.entities) == 1 and topic.entities[0] not in ends:
        ends[topic.entities[0]] = End(topic.entities[0], None)
    return list(ends.values())


def _is_nearer(hit: Hit, phrase: Phrase, known: Phrase | None) -> bool:
    """Of two phrases for one entity the actor before the adjective counts, then the one nearer to the trigger."""
    if known is None:
        return True
    if (phrase.kind == "adjective") != (known.kind == "adjective"):
        return known.kind == "adjective"
    return max(hit.at - phrase.last, phrase.first - hit.last) < max(hit.at - known.last, known.first - hit.last)
