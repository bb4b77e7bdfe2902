"""Relations that a noun of action or a participle states: «زيارة كيم إلى موسكو», «لقاء بين بوتين ولوكاشينكو»."""

from collections.abc import Iterator, Sequence

from kg.model import EntityType
from kg.relate.acts import owner_of_act
from kg.relate.discourse import Reader
from kg.relate.doers import of_visitor
from kg.relate.force import repulses, victim
from kg.relate.inflect import Shape
from kg.relate.losses import hand
from kg.relate.noun_slots import NOUN_SLOTS
from kg.relate.participants import told_after
from kg.relate.references import pair_before
from kg.relate.scene import Scene, bare_after, clause_end, group, phrases_between, skip, skip_back
from kg.relate.slots import REACH, Filler, after_preposition, between, filler, is_person, owned, suits
from kg.relate.subjects import clause_subject, subject_of_verb
from kg.relate.triggers import Hit
from kg.relate.verbs import Pairing
from kg.relate.words import ADJUNCTS, LIGHT_NOUNS, RELATIVES, STOPS, TRANSPARENT, exchanges, exposures, verbs

SAID = ("threatened", "accused", "criticised")
EXCHANGED = (*SAID, "attacked")
SUFFERED = ("threatened", "accused", "criticised", "sanctioned", "attacked", "requested-from", "supported")
SOURCES_OF_SUFFERED = ("adjective", "means", "agent", "genitive", "من", "owner")
KILLINGS = ("اغتيال", "إعدام", "خطف", "اختطاف")
"""Nouns that are followed by whom it was done to."""
DOERS = ("adjective", "agent")
"""Slots of who wages «الحرب التي تقودها … في …»."""
MUTUAL = ("pair", "بين", "adjectives", "gathered", "participants")
OWNED = ("act", "asset")
"""Slots that are filled by whose an object is."""
OPENING = 5
"""Tokens before a noun that may still open a sentence."""
ALWAYS = ("adjectives", "gathered", "participants")
"""Slots that every noun has whose ends may stand after «بين»."""


def read_noun(reader: Reader, scene: Scene, hit: Hit) -> Iterator[Pairing]:
    """The ends of a noun: both at once where «بين» or a pair gives them, else a target and the first source for it."""
    upon = _is_upon(scene, hit)
    if upon != (hit.trigger.near == "upon") and (not upon or hit.trigger.lemma == "طلب"):
        return
    suffered = exposed(reader, scene, hit)
    if suffered is not None:
        yield suffered
        return
    both = _both_ends(reader, scene, hit)
    if both is not None:
        yield both
        if both.rule != "noun:adjectives":
            return
    for target in _targets(reader, scene, hit):
        plain = DOERS if target.how == "في" and hit.trigger.type == "attacked" and hit.trigger.lemma == "حرب" else None
        source = _source(reader, scene, hit, target, plain)
        if source is not None:
            yield Pairing(source, target, f"noun:{source.how}+{target.how}")
        return


def _is_upon(scene: Scene, hit: Hit) -> bool:
    """«بناء على طلب ترامب», «بطلب من واشنطن»: somebody does what another asked for."""
    if scene.key(hit.at - 1) == "علي":
        return scene.key(hit.at - 2) in ("بناء", "وبناء", "نزولا")
    return hit.shape.prefix == "ب" and scene.key(hit.last) == "من"


def _targets(reader: Reader, scene: Scene, hit: Hit) -> Iterator[Filler]:
    """What fills the target slots: of phrases with a preposition the nearest first, then the other slots in order."""
    found = [
        filled
        for slot in hit.trigger.target
        if slot in REACH and slot not in MUTUAL and slot != "في"
        if (filled := after_preposition(reader, scene, hit, slot)) is not None
    ]
    if "victim" in hit.trigger.target and hand(reader, scene, hit) is not None:
        found += [hurt for hurt in (victim(reader, scene, hit),) if hurt is not None]
    found += [own for slot in OWNED if slot in hit.trigger.target and (own := _target(reader, scene, hit, slot))]
    yield from sorted(found, key=lambda filled: filled.phrases[0].first)
    for slot in hit.trigger.target:
        if slot not in MUTUAL and slot not in OWNED and (slot not in REACH or slot == "في"):
            filled = _target(reader, scene, hit, slot)
            if filled is not None:
                yield filled


def exposed(reader: Reader, scene: Scene, hit: Hit) -> Pairing | None:
    """«تعرضت إيران لهجوم من …», «يواجه ماكرون انتقادات من …»: the subject is whom it is done to."""
    if hit.trigger.type not in SUFFERED or "subject" in hit.trigger.target:
        return None
    for place in range(hit.at - 1, max(hit.at - 12, -1), -1):
        if place in scene.covered or scene.keys[place] in TRANSPARENT:
            continue
        if scene.keys[place] not in exposures() and (
            hit.trigger.type != "attacked" or scene.keys[place] not in repulses()
        ):
            if scene.is_verb(place) or scene.keys[place] in STOPS:
                return None
            continue
        own = scene.starting.get(skip(scene, place + 1))
        if own is not None and own.owner is not None and not own.prep and not own.joined:
            hurt = owned(reader, scene, own, "vso")
            source = _source(reader, scene, hit, hurt, SOURCES_OF_SUFFERED)
            return Pairing(source, hurt, f"noun:{source.how}+exposed") if source is not None else None
        found = subject_of_verb(reader, scene, place, Shape(number=1))
        aside = scene.key(place - 1) in RELATIVES and found is not None and found.how != "relative"
        killing = "victim" in hit.trigger.target and scene.key(hit.at - 1).removeprefix("ل") != "محاوله"
        if found is None or found.how == "topic" or aside or killing:
            return None
        target = filler(reader, scene, found.phrases, found.how)
        source = _source(reader, scene, hit, target, SOURCES_OF_SUFFERED)
        if source is not None and source.how == "agent" and scene.keys[place] in repulses() and _by_side(scene, hit):
            return None
        return Pairing(source, target, f"noun:{source.how}+exposed") if source is not None else None
    return None


def _by_side(scene: Scene, hit: Hit) -> bool:
    """«صدت الهجمات من قبل …»: those after «من قبل» did what the verb tells."""
    return any(
        scene.keys[at] == "قبل" and scene.keys[at - 1] == "من" for at in range(hit.last + 1, clause_end(scene, hit.at))
    )


def exchanged(reader: Reader, scene: Scene, hit: Hit) -> Filler | None:
    """«تبادل ترامب وكيم التهديدات», «تبادل الاتهامات بين …»: each did it to the other."""
    at = skip_back(scene, hit.at)
    for place in range(at - 1, max(at - 12, -1), -1):
        if scene.keys[place] in exchanges() and place not in scene.covered:
            phrase = scene.starting.get(skip(scene, place + 1))
            members = group(scene, phrase) if phrase is not None and not phrase.prep else ()
            if hit.trigger.type == "attacked" and at > skip(scene, members[-1].last if members else place + 1):
                return None  # «تبادلا التهديدات بشن حرب»
            if members:
                return filler(reader, scene, members, "exchanged")
            listed = between(reader, scene, hit)
            if listed is not None:
                return Filler(listed.entities, listed.phrases, "exchanged")
            found = clause_subject(reader, scene, place)
            return filler(reader, scene, found.phrases, "exchanged") if found is not None else None
    return None


def agreed_subject(reader: Reader, scene: Scene, hit: Hit) -> Filler | None:
    """«أجرى الرئيسان محادثات», «توصلت تركيا والولايات المتحدة إلى اتفاق»: both ends are the subject of a light verb."""
    for place in range(hit.at - 1, max(hit.at - 16, -1), -1):
        if place in scene.covered or scene.keys[place] in TRANSPARENT or scene.keys[place] in LIGHT_NOUNS:
            continue
        if verbs().get(scene.keys[place]) != "light":
            if scene.is_verb(place) or scene.keys[place] in STOPS or place > hit.at - 3:
                return None
            continue
        found = subject_of_verb(reader, scene, place, Shape(number=1))
        return filler(reader, scene, found.phrases, "subjects") if found is not None and found.how != "topic" else None
    if scene.key(hit.at - 1) in ADJUNCTS and hit.trigger.type == "met-with":
        found = clause_subject(reader, scene, hit.at)
        return filler(reader, scene, found.phrases, "subjects") if found is not None and found.how != "topic" else None
    return None


def _both_ends(reader: Reader, scene: Scene, hit: Hit) -> Pairing | None:
    if hit.shape.suffix == "هما" and _is_upon_another(reader, scene, hit):
        return None
    if hit.shape.suffix == "هما":
        both = theirs(reader, scene, hit) if "بين" in hit.trigger.target else None
        apart = both is not None and len(both.entities) == 2 and not _are_fighters(reader, hit, both)
        return Pairing(both, both, "noun:theirs", mutual=True) if both is not None and apart else None
    for slot in MUTUAL:
        if slot == "pair" and hit.shape.prefix.endswith("ل"):
            continue
        if slot in hit.trigger.target or (slot in ALWAYS and "بين" in hit.trigger.target):
            both = NOUN_SLOTS[slot](reader, scene, hit)
            if both is not None and len(both.entities) > 1 and not _are_fighters(reader, hit, both):
                return Pairing(both, both, f"noun:{both.how if slot != 'pair' else 'pair'}", mutual=True)
    if _has_partner(scene, hit):
        return _exchanged_with(reader, scene, hit)
    if hit.shape.suffix in ("ه", "ها"):
        return None
    both = exchanged(reader, scene, hit) if hit.trigger.type in EXCHANGED else None
    if both is None and "بين" in hit.trigger.target and hit.trigger.type not in SAID:
        both = agreed_subject(reader, scene, hit)
    if both is not None and len(both.entities) > 1 and not _are_fighters(reader, hit, both):
        return Pairing(both, both, f"noun:{both.how}", mutual=True)
    return None


def _exchanged_with(reader: Reader, scene: Scene, hit: Hit) -> Pairing | None:
    """«تبادل الجيش اللبناني إطلاق النار مع …»: each did it to the other, told as subject and partner."""
    one = exchanged(reader, scene, hit) if hit.trigger.type in EXCHANGED else None
    other = after_preposition(reader, scene, hit, "مع")
    if one is None or other is None or set(one.entities) & set(other.entities):
        return None
    both = Filler((*one.entities, *other.entities), (*one.phrases, *other.phrases), "exchanged")
    return Pairing(both, both, "noun:exchanged", mutual=True) if len(both.entities) == 2 else None


def _is_upon_another(reader: Reader, scene: Scene, hit: Hit) -> bool:
    """«حربهما على العراق»: two who do it together to a third."""
    slots = [slot for slot in ("علي", "ضد") if slot in hit.trigger.target and hit.trigger.type in EXCHANGED]
    return any(after_preposition(reader, scene, hit, slot) is not None for slot in slots)


def _are_fighters(reader: Reader, hit: Hit, both: Filler) -> bool:
    """«الحرب بين ترامب وكيم»: persons whose war is one of words."""
    types = [reader.entities[one].type for one in both.entities if one in reader.entities]
    return hit.trigger.type == "attacked" and all(type_ is EntityType.PERSON for type_ in types)


def theirs(reader: Reader, scene: Scene, hit: Hit) -> Filler | None:
    """«قمتهما التاريخية»: both ends are in the pronoun, the two of the subject or the two last named."""
    if hit.shape.suffix != "هما":
        return None
    subject = told_after(reader, scene, hit) if hit.at <= OPENING else None
    subject = subject or clause_subject(reader, scene, hit.at)
    if subject is not None:
        found = filler(reader, scene, subject.phrases, "theirs")
        if len(found.entities) == 2:
            return found
    return Filler(pair_before(reader, scene, hit.at, "any"), (), "theirs")


def _has_partner(scene: Scene, hit: Hit) -> bool:
    return any(p.prep == "مع" for p in phrases_between(scene, hit.last, min(clause_end(scene, hit.at), hit.last + 10)))


def _target(reader: Reader, scene: Scene, hit: Hit, slot: str) -> Filler | None:
    if slot == "object":
        return _object(reader, scene, hit)
    if slot == "act":
        owner = owner_of_act(scene, hit.last, clause_end(scene, hit.at), (*hit.trigger.target, "object"))
        return filler(reader, scene, group(scene, owner), "act") if owner is not None else None
    if slot in NOUN_SLOTS:
        found = NOUN_SLOTS[slot](reader, scene, hit)
        if slot == "genitive" and found is not None and _is_doer(hit, found):
            return None
        return found
    return after_preposition(reader, scene, hit, slot)


def _is_doer(hit: Hit, found: Filler) -> bool:
    """«زيارة كيم»: a person is who visits, a country or place where the visit goes; «للقاء كيم»: he is who is met."""
    if hit.trigger.type == "visited":
        return not suits(hit, found.phrases[0], "")
    return not hit.shape.prefix.endswith("ل") and len(found.phrases) > 1


def _object(reader: Reader, scene: Scene, hit: Hit) -> Filler | None:
    """«لقائه نظيره الألماني», «استقبال بوتين الأسد»: the bare noun phrase after a noun with its doer."""
    start = hit.last
    if not hit.shape.suffix:
        doer = scene.starting.get(start)
        if doer is None or doer.prep or hit.shape.definite:
            return None
        if "genitive" not in hit.trigger.source:
            return filler(reader, scene, group(scene, doer, commas=True), "object")
        start = doer.last
    phrase = bare_after(scene, start, clause_end(scene, hit.at))
    if hit.trigger.type == "attacked" and not hit.shape.suffix:  # «قتل فلان، شقيق …» tells nobody else
        phrase = scene.starting.get(start)
        if phrase is None or phrase.prep or phrase.joined or phrase.kind not in ("name", "dual"):
            return None
    if phrase is None or not (suits(hit, phrase, "object") or is_person(phrase)):
        return None
    return filler(reader, scene, group(scene, phrase, commas=True), "object")


def _source(
    reader: Reader, scene: Scene, hit: Hit, target: Filler, slots: Sequence[str] | None = None
) -> Filler | None:
    """The first source slot that gives somebody who is no part of the target."""
    for slot in hit.trigger.source if slots is None else slots:
        if slot in NOUN_SLOTS:
            found = NOUN_SLOTS[slot](reader, scene, hit)
        elif slot == "ل":
            found = of_visitor(reader, scene, hit)
        else:
            found = after_preposition(reader, scene, hit, slot)
        if found is None or (found.phrases and found.phrases == target.phrases):
            continue
        if not found.entities and slot == "suffix" and hit.trigger.type == "attacked":
            continue  # «استأنفت طائرات التحالف غاراتها على …»
        if not found.entities:
            return None
        if set(found.entities) & set(target.entities) or _is_killed(hit, slot, found, target):
            continue
        return found
    return None


def _is_killed(hit: Hit, slot: str, found: Filler, target: Filler) -> bool:
    """«اغتيال رفيق الحريري، حليف السعودية»: a person in the genitive of a killing is who was killed."""
    person = slot == "genitive" and bool(found.phrases) and found.phrases[0].type is EntityType.PERSON
    return person and "victim" in hit.trigger.target and (target.how == "asset" or hit.trigger.lemma in KILLINGS)
