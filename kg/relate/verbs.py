"""Relations that a verb states: «التقى الرئيس بوتين مع الزعيم كيم», «بوتين يزور الصين», «زارها رئيس غينيا»."""

from collections.abc import Callable, Iterator
from functools import cache
from typing import NamedTuple

from kg.relate.acts import OWNERS
from kg.relate.assets import asset_at
from kg.relate.discourse import Reader
from kg.relate.doers import SIDES
from kg.relate.force import victims
from kg.relate.foremost import as_foremost
from kg.relate.losses import by_own_men, is_passive, read_loss
from kg.relate.objects import CONTINUERS
from kg.relate.phrases import Phrase
from kg.relate.references import antecedent
from kg.relate.scene import Scene, bare_after, clause_end, group, skip
from kg.relate.slots import REACH, Filler, after_preposition, filler, is_person, of_goods, owned, suits
from kg.relate.speaker import first_person, quotation_at
from kg.relate.subjects import (
    DURING,
    HONOURED,
    after_honour,
    before_relative,
    before_verb,
    by_pronoun,
    carried_on,
    is_attribute,
)
from kg.relate.topics import Subject, after_verb
from kg.relate.triggers import Hit, forms_of, trigger_index
from kg.relate.words import COMPLEMENTIZERS, PREPOSITIONS, RELATIVES, STOPS

OBJECT_ALONE = ("met-with", "visited", "supply")
"""Types whose verb takes a lone noun phrase as its object («والتقى بوتين»), not as its subject («وهدد ترامب»)."""
JOINED_REACH = 14
"""Tokens between a noun of force and another that «و» joins to it, at most."""
FIRM = ("attacked", "threatened", "accused", "criticised", "requested-from")
"""Types whose object stands in no genitive («حذر من غزو لبنان»)."""
PERSONAL = ("met-with", "visited", "phoned")
"""Types in which «we» is the speaker and company, not the country."""
FIRSTS = frozenset("اول ثاني ثالث رابع خامس اخر اعلي ارفع اكبر".split())
SPENDING = ("أمضى", "قضى")
"""Verbs of visiting whose object is a time."""


class Pairing(NamedTuple):
    """Two filled ends and the name of the rule that filled them. ``mutual``: every two of the source are ends."""

    source: Filler
    target: Filler
    rule: str
    mutual: bool = False


def read_verb(reader: Reader, scene: Scene, hit: Hit) -> Iterator[Pairing]:
    """The ends of a verb: its nearest target, else the owner of an act, else both ends in the subject."""
    if _is_object(scene, hit) or _is_joined_noun(scene, hit):
        return
    if "by" in hit.trigger.source or "hand" in hit.trigger.source:
        loss = read_loss(reader, scene, hit)
        if loss is not None:
            yield Pairing(*loss, f"verb:{loss[0].how}+{loss[1].how}")
        if loss is not None or "subject" not in hit.trigger.source or is_passive(scene, hit):
            return
    own = by_own_men(reader, scene, hit) if hit.trigger.type == "attacked" else None
    if own is not None:
        target = _nearest_target(reader, scene, hit, hit.last)
        if target is not None and not set(own.entities) & set(target.entities):
            yield Pairing(own, target, f"verb:men+{target.how}")
        return
    after = after_verb(reader, scene, hit.at, hit.shape)
    speaker = _by_speaker(reader, scene, hit)
    if speaker is not None:
        target = _nearest_target(reader, scene, hit, hit.last)
        if target is not None and not set(speaker.entities) & set(target.entities):
            yield Pairing(speaker, target, f"verb:speaker+{target.how}")
        return
    if after is not None and hit.trigger.type == "visited" and not is_person(after.phrases[0]):
        after = None
    if hit.shape.suffix and "object" in hit.trigger.target:
        yield from _with_object_pronoun(reader, scene, hit, after)
        return
    if "subject" in hit.trigger.target:
        yield from _received(reader, scene, hit, after)
        return
    found = _with_target(reader, scene, hit, after)
    if found is None and "pair" in hit.trigger.target:
        found = _mutual(reader, scene, hit, after)
    if found is not None:
        yield found


def _is_object(scene: Scene, hit: Hit) -> bool:
    """«أدان أوباما قتل الطيار»: after a verb and its subject, what may be a noun is the object."""
    before = scene.ending.get(hit.at)
    if hit.shape.prefix or before is None or before.prep or not scene.is_verb(before.first - 1):
        return False
    return any(not trigger.is_verb for trigger, _ in trigger_index().get(scene.keys[hit.at], ()))


def _is_joined_noun(scene: Scene, hit: Hit) -> bool:
    """«المتورط في اغتيال … وقتل …»: what may be a noun goes on with the noun of force before it."""
    if hit.trigger.type != "attacked" or hit.shape.prefix != "و":
        return False
    alike = any(not trigger.is_verb for trigger, _ in trigger_index().get(scene.keys[hit.at], ()))
    return alike and any(
        PREPOSITIONS.get(scene.key(at - 1)) == "في" and scene.keys[at] in killings()
        for at in range(max(hit.at - JOINED_REACH, 1), hit.at)
    )


@cache
def killings() -> frozenset[str]:
    """The forms of nouns of force."""
    return forms_of(verb=False, types=("attacked",))


def _with_target(reader: Reader, scene: Scene, hit: Hit, after: Subject | None) -> Pairing | None:
    """«التقى بوتين (مع) كيم»: the nearest phrase after the subject that fits a target slot.

    With one noun phrase alone after the verb, the subject was told before it: «… والتقى بوتين».
    """
    start = max(after.phrases[-1].last, hit.last) if after is not None else after_honour(scene, hit.last)
    target = _nearest_target(reader, scene, hit, start)
    subject = after if after is not None else _told_before(reader, scene, hit)
    if target is None and after is not None and "object" in hit.trigger.target:
        subject = _told_before(reader, scene, hit)
        sure = hit.trigger.type in OBJECT_ALONE and _ends_cleanly(scene, start)
        if subject is None or (subject.how == "carried" and not (sure and _may_go_on(scene, hit, subject, after))):
            return None
        target = _object(hit)(reader, scene, after.phrases[0], "object")
    if target is None or subject is None:
        return None
    if subject.how in ("carried", "pronoun") and target.how in REACH and _has_other_subject(scene, hit):
        return None
    return _pairing(reader, scene, subject, target)


def _has_other_subject(scene: Scene, hit: Hit) -> bool:
    """«… ثم توجه المفاوض إلى …»: right after a verb without object stands somebody whom we do not know."""
    at = skip(scene, hit.last)
    takes_object = "object" in hit.trigger.target or hit.trigger.near or hit.trigger.lemma in SPENDING
    if takes_object or at >= len(scene.keys) or at in scene.covered or scene.keys[at] in HONOURED:
        return False
    key = scene.keys[at]
    return (
        key.isalpha() and scene.kinds[at] == " " and key not in PREPOSITIONS and key[0] not in "بلوك" and key[-1] != "ا"
    )


def _nearest_target(reader: Reader, scene: Scene, hit: Hit, start: int) -> Filler | None:
    found = []
    for slot in hit.trigger.target:
        if slot == "object":
            phrase = bare_after(scene, start, clause_end(scene, start - 1), hit.trigger.type not in FIRM)
            if phrase is not None and (suits(hit, phrase, slot) or is_person(phrase)):
                found.append(_object(hit)(reader, scene, phrase, "object"))
        elif slot in REACH:
            filled = after_preposition(reader, scene, hit, slot, start)
            if filled is not None:
                found.append(filled)
        elif slot in OWNERS:
            owner = OWNERS[slot](scene, start, clause_end(scene, start - 1), hit.trigger.target)
            if owner is not None:
                found.append(owned(reader, scene, owner, slot))
        elif slot == "victim" and (hurt := victims(reader, scene, start)) is not None:
            found.append(hurt)
    return min(found, key=lambda filled: filled.phrases[0].first) if found else None


def _may_go_on(scene: Scene, hit: Hit, subject: Subject, after: Subject) -> bool:
    """Whether a lone person after the verb is met by somebody told before.

    By whom its own sentence tells, that is. After a full stop «والتقى ماكرون» and «كما التقى ماكرون» go on, while
    «ويلتقي ترامب وميركل في لندن» is what those two do.
    """
    here = all(scene.starting.get(phrase.first) is phrase for phrase in subject.phrases)
    past = hit.trigger.type == "met-with" and hit.shape.prefix == "و" and hit.shape.tense == "past"
    onward = scene.key(hit.at - 1) == "كما" or (past and len(after.phrases) == 1)
    return here or onward or not is_person(after.phrases[0])


def _object(hit: Hit) -> Callable[[Reader, Scene, Phrase, str], Filler]:
    """How an object is read: force hits what belongs to somebody."""
    return owned if hit.trigger.type == "attacked" else _listed


def _listed(reader: Reader, scene: Scene, phrase: Phrase, how: str) -> Filler:
    return filler(reader, scene, group(scene, phrase, commas=True), how)


def _ends_cleanly(scene: Scene, at: int) -> bool:
    """Whether no unknown word follows that might be the object."""
    at = skip(scene, at)
    key = scene.key(at)
    return at >= len(scene.keys) or key in ("،", ",") or key in STOPS or key in PREPOSITIONS or key[:1] in "وبلف"


def _told_before(reader: Reader, scene: Scene, hit: Hit) -> Subject | None:
    """The subject of a verb that has none after it."""
    for rule in (before_relative, as_foremost, before_verb, by_pronoun):
        found = rule(reader, scene, hit.at, hit.shape)
        if found is not None:
            return found
    before = scene.key(hit.at - 1)
    if hit.trigger.type == "attacked" and hit.shape.tense == "present" and _is_thing(scene, hit.last):
        return carried_on(reader, scene, hit.at, hit.shape)  # «طائرات … تحلق في المنطقة تقصف مواقع …»
    if hit.trigger.type == "attacked" and scene.key(skip(scene, hit.at + 1)).endswith("ون"):
        return None  # «هاجم مسلحون …»
    if hit.shape.prefix or before in CONTINUERS or before in COMPLEMENTIZERS:
        return carried_on(reader, scene, hit.at, hit.shape)
    if scene.key(skip(scene, hit.at + 1)) in HONOURED:
        return carried_on(reader, scene, hit.at, hit.shape)
    if _has_no_subject(scene, hit.at) and not is_attribute(scene, hit.at):
        return carried_on(reader, scene, hit.at, hit.shape)
    return None


def _is_thing(scene: Scene, at: int) -> bool:
    asset = asset_at(scene, at)
    return asset is not None and asset.kind == "thing" and not scene.key(at).startswith("ال")


def _has_no_subject(scene: Scene, at: int) -> bool:
    """«بعدها سيتوجه إلى …», «استقبل في البرلمان …»: a preposition right after the verb, so that no subject follows."""
    after = skip(scene, at + 1)
    phrase = scene.starting.get(after)
    return scene.key(after) in PREPOSITIONS or scene.key(at + 1) in DURING or (phrase is not None and phrase.prep != "")


def _mutual(reader: Reader, scene: Scene, hit: Hit, after: Subject | None) -> Pairing | None:
    """«التقى ترامب وكيم», «اتفق الجانبان», «موسكو وواشنطن توصلتا»: both ends are the subject."""
    subject = after if after is not None else _told_before(reader, scene, hit)
    if subject is None or subject.how == "topic":
        return None
    both = filler(reader, scene, subject.phrases, subject.how)
    if len(both.entities) < 2:
        return None
    return Pairing(both, both, f"verb:{subject.how}+pair", mutual=True)


def _with_object_pronoun(reader: Reader, scene: Scene, hit: Hit, after: Subject | None) -> Iterator[Pairing]:
    """«مينسك … زارها رئيس غينيا الاستوائية»: the object is a pronoun, the subject follows."""
    phrase = after.phrases[0] if after is not None else bare_after(scene, hit.at + 1, clause_end(scene, hit.at))
    if hit.shape.suffix == "هما" and hit.trigger.type == "attacked":  # «جنديين أسرهما حزب الله»
        return
    of_noun = is_attribute(scene, hit.at) and FIRSTS.isdisjoint(scene.keys[max(hit.at - 3, 0) : hit.at - 1])
    if phrase is None or of_noun:  # «تعديلات يعارضها الاتحاد الأوروبي», not «هي ثالث دولة يزورها»
        return
    target = Filler(antecedent(reader, scene, hit.at, hit.shape.suffix), (), "suffix")
    if scene.key(hit.at - 1) in RELATIVES:
        head = before_relative(reader, scene, hit.at, hit.shape)
        if hit.trigger.type == "attacked" and head is not None and _is_where(scene, head.phrases[0]):
            return  # «مسجد … بشمال لندن، والذي داهمته …»
        target = filler(reader, scene, head.phrases, "head") if head is not None else Filler((), (), "head")
    yield _pairing(reader, scene, Subject(group(scene, phrase), "vso"), target)


def _is_where(scene: Scene, phrase: Phrase) -> bool:
    """«مسجد بشمال لندن، الذي داهمته …»: whether a phrase tells where something is."""
    return phrase.prep in ("في", "ب") or scene.key(phrase.first - 1).removeprefix("ب") in SIDES


def _received(reader: Reader, scene: Scene, hit: Hit, after: Subject | None) -> Iterator[Pairing]:
    """«استوردت الصين النفط من إيران»: the subject is the target, the source follows «من»."""
    subject = after if after is not None else _told_before(reader, scene, hit)
    start = max(after.phrases[-1].last, hit.last) if after is not None else hit.last
    source = after_preposition(reader, scene, hit, hit.trigger.source[0], start)
    if source is None and "goods" in hit.trigger.source:
        source = of_goods(reader, scene, hit)
    if subject is not None and source is not None:
        yield Pairing(source, filler(reader, scene, subject.phrases, subject.how), f"verb:{subject.how}+{source.how}")


def _by_speaker(reader: Reader, scene: Scene, hit: Hit) -> Filler | None:
    """«التقيت كيم», «زودنا روسيا»: the first person is who speaks, «we» the speaker's country where countries act."""
    ours = _is_ours(reader, scene, hit)
    if hit.shape.person != 1 and not ours:
        return None
    plural = (ours or hit.shape.number == 3) and hit.trigger.type not in PERSONAL
    entities = first_person(reader, scene, hit.at, plural)
    return Filler(entities, (), "speaker") if entities else None


def _is_ours(reader: Reader, scene: Scene, hit: Hit) -> bool:
    """«"زودنا روسيا بما تحتاجه"»: in a quotation «we supplied Russia», not «supplied us», where a phrase follows."""
    if hit.shape.suffix != "نا" or hit.shape.tense != "past" or hit.shape.feminine:
        return False
    following = scene.starting.get(skip(scene, hit.last))
    quoted = quotation_at(reader, scene.sentence.tokens[hit.at].start) is not None
    return quoted and following is not None and not following.prep and not following.joined


def _pairing(reader: Reader, scene: Scene, subject: Subject, target: Filler) -> Pairing:
    source = filler(reader, scene, subject.phrases, subject.how)
    return Pairing(source, target, f"verb:{subject.how}+{target.how}")
