"""What a relation must show whose type annotations leave out (``kg.model.UNANNOTATED``): its ends stand in plain sight.

Nothing is learned of these types, so no guess is made: the doer is told by the clause itself, and what it is done to
follows with hardly a word between.
"""

from collections.abc import Iterator
from functools import cache

from kg.model import RelationType
from kg.relate.candidates import of_rules
from kg.relate.discourse import Reader
from kg.relate.drafts import Draft, fits, make_draft
from kg.relate.goods import find_near
from kg.relate.inflect import keys_of, noun_forms
from kg.relate.noun_slots import NOUN_SLOTS
from kg.relate.nouns import read_noun
from kg.relate.phrases import COMMAS, Phrase
from kg.relate.scene import Scene, group
from kg.relate.slots import Filler, between, filler
from kg.relate.subjects import clause_subject
from kg.relate.triggers import Hit, trigger_index
from kg.relate.verbs import Pairing, read_verb
from kg.relate.words import STOPS, fillers

SURENESS = 0.85
"""Rather less than the share of right ones among the claims that were read by eye (``docs/evaluation.md``)."""
GUESSED = frozenset(("carried", "topic", "readiness", "accused", "nominal", "main"))
"""Ways to find a doer who is not told in the clause itself."""
ENDS_GUESSED = ("suffix", *GUESSED)
"""The same for the target, which a pronoun does not tell either."""
MOST_BETWEEN = 1
"""Words between the two ends that no phrase covers: a preposition; one more where a noun of act or force is needed."""
PROPOSALS = frozenset(
    form
    for noun in "اقتراح مقترح مبادرة خطة عرض طلب مطلب دعوة شرط اتهام ادعاء قرار موقف تهديد تصريح وساطة رواية".split()
    for form, _ in noun_forms(noun)
) | frozenset(
    form
    for nouns in "اقتراحات مقترحات مبادرات خطط عروض طلبات مطالب دعوات شروط اتهامات ادعاءات مزاعم قرارات تهديدات".split()
    for form, _ in noun_forms(nouns)
)
"""What one rejects of another; not «رفض العمل في مصر»."""
WISHED = ("ب", "ل")
"""«طالبت بالإفراج عن …», «سعت لترحيل …»: a noun of action after these prepositions tells an aim."""
AHEAD = ("occasion", "invitation", "mediator")
"""Classes of words that count after the trigger only."""
AIMED = ("released", "expelled", "appointed")
SUBJECTS = ("vso", "svo", "relative", "pronoun")
"""Ways to find the subject of the clause that a noun stands in."""
BEFORE_NOUN = 3
"""Words between that subject and the noun that no phrase covers."""
REACH = 8
"""Tokens between a verb of declaring and the withdrawal that it declares."""


def read_plain(reader: Reader, scene: Scene, hit: Hit, type_: RelationType) -> Iterator[Draft]:
    """The relations of a trigger whose ends stand in plain sight."""
    if not _has_word(scene, hit) or not (hit.trigger.is_verb or _is_told(scene, hit)):
        return
    found = [one for one in _pairings(reader, scene, hit) if _is_plain(scene, hit, one)]
    for candidate in of_rules(scene, type_, found).values():
        if fits(reader, type_, candidate):
            yield make_draft(reader, scene, hit, type_, candidate, SURENESS)


def _pairings(reader: Reader, scene: Scene, hit: Hit) -> Iterator[Pairing]:
    if hit.trigger.is_verb:
        return read_verb(reader, scene, hit)
    mediated = hit.trigger.type == RelationType.MEDIATED_BETWEEN
    return read_mediation(reader, scene, hit) if mediated else read_noun(reader, scene, hit)


def read_mediation(reader: Reader, scene: Scene, hit: Hit) -> Iterator[Pairing]:
    """«الوساطة القطرية بين …», «بوساطة مصر»: the first who mediates, and each party."""
    parties = _parties(reader, scene, hit)
    for slot in hit.trigger.source if parties is not None else ():
        found = NOUN_SLOTS[slot](reader, scene, hit)
        if found is not None and parties is not None:
            if found.entities and not set(found.entities) & set(parties.entities):
                yield Pairing(found, parties, f"noun:{found.how}+{parties.how}")
            return


def _parties(reader: Reader, scene: Scene, hit: Hit) -> Filler | None:
    """«وساطة بين قطر ومصر», «اتفاق بين قطر ومصر بوساطة …», «اتفقت قطر ومصر بوساطة …»: between whom one mediates."""
    after = between(reader, scene, hit)
    if after is not None or hit.shape.prefix != "ب":
        return after
    before = [phrase for phrase in scene.phrases if phrase.last <= hit.at and phrase.prep == "بين"]
    if before:
        return filler(reader, scene, group(scene, before[-1], commas=True), "between")
    subject = clause_subject(reader, scene, hit.at)
    if subject is None or subject.how == "topic":
        return None
    both = filler(reader, scene, subject.phrases, "subjects")
    return both if len(both.entities) > 1 else None


def _has_word(scene: Scene, hit: Hit) -> bool:
    """«دعا … لزيارة», not «خلال زيارته دعا»: whether the word that a trigger needs follows it."""
    return hit.trigger.near not in AHEAD or any(at > hit.at for at, _ in find_near(scene, hit, (hit.trigger.near,)))


def _is_plain(scene: Scene, hit: Hit, pairing: Pairing) -> bool:
    near = hit.trigger.is_verb or _is_of_clause(scene, hit, pairing)
    return near and _is_named(hit, pairing) and _is_close(scene, hit, pairing)


def _is_told(scene: Scene, hit: Hit) -> bool:
    """Whether a noun of action tells what is done: not what is wished, nor «شروط انسحاب القوات»."""
    if hit.trigger.type == "withdrew-from":
        before = range(hit.at - 1, max(hit.at - REACH, -1), -1)
        return any(scene.keys[at] in _declarations() for at in before if at not in scene.covered)
    return not (hit.trigger.type in AIMED and hit.shape.prefix.endswith(WISHED))


def _is_named(hit: Hit, pairing: Pairing) -> bool:
    """Whether the clause names both ends: «رفضها» is mostly said of no actor; one rejects an act, not an actor."""
    act = pairing.target.how == "act" or hit.trigger.type != "rejected"
    named = hit.trigger.type not in AIMED or all(phrase.kind == "name" for phrase in pairing.target.phrases)
    told = pairing.source.how not in GUESSED and pairing.target.how not in ENDS_GUESSED
    return act and named and told


@cache
def _declarations() -> frozenset[str]:
    """«أعلنت واشنطن انسحابها من …», «قررت …»."""
    return keys_of(("أعلن", "يعلن"), ("قرر", "يقرر"), ("أكمل", "يكمل"), ("أنهى", "ينهي"), suffixed=False)


def _is_close(scene: Scene, hit: Hit, pairing: Pairing) -> bool:
    """Whether hardly a word stands between the trigger or the doer after it and what it is done to.

    «عين هاريس، قائد القوات»: what follows a comma is said of the same person.
    """
    target = next(iter(pairing.target.phrases), None)
    if target is None or target.first < hit.at:
        return True
    start = max([hit.last, *(phrase.last for phrase in pairing.source.phrases if _is_between(hit, phrase, target))])
    between = [scene.keys[at] for at in range(start, target.first) if at not in scene.covered]
    words = [key for key in between if key not in fillers() and key not in COMMAS]
    apposed = hit.trigger.type == "appointed" and any(key in COMMAS for key in between)
    if hit.trigger.type == "rejected" and not any(key in PROPOSALS for key in words):
        return False
    most = MOST_BETWEEN + (hit.trigger.near != "" or pairing.target.how == "act")
    return len(words) <= most and not apposed and not any(key in STOPS for key in words)


def _is_of_clause(scene: Scene, hit: Hit, pairing: Pairing) -> bool:
    """Whether a subject before the noun stands near; «بدعوة من …» may follow a whole journey."""
    side = pairing.target if hit.trigger.near == "upon" else pairing.source
    subject = side.phrases[-1] if side.how in SUBJECTS and side.phrases else None
    if subject is None:
        return True
    between = [scene.keys[at] for at in range(subject.last, hit.at) if at not in scene.covered]
    if hit.trigger.near == "upon":
        journey = [scene.keys[at] for at in range(max(subject.first - 3, 0), hit.at)]
        return any(t.type == "visited" for key in journey for t, _ in trigger_index().get(key, ()))
    return len(between) <= BEFORE_NOUN


def _is_between(hit: Hit, phrase: Phrase, target: Phrase) -> bool:
    return hit.at < phrase.first < target.first
