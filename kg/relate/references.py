"""Whom pronouns, duals and unnamed phrases mean."""

from collections.abc import Iterator
from functools import cache

from kg.model import EntityType, Form, Mention
from kg.relate.discourse import Reader
from kg.relate.inflect import keys_of
from kg.relate.phrases import Phrase
from kg.relate.scene import Scene, skip
from kg.relate.subjects import clause_subject, is_of_unknown, joined_before, main_subject
from kg.relate.topics import may_act, topic_before
from kg.relate.triggers import forms_of
from kg.relate.words import ADJUNCTS, duals

OPENINGS = frozenset("منذ بعد قبل خلال عقب اثر قبيل بعيد لدي فور اثناء حول عن بشان علي في".split())
LATEST_OPENING = 4
"""Where the word with the pronoun stands at the latest, in what opens a sentence."""
HEADS = frozenset(
    "head-of-state head-of-government supreme-leader leader monarch emir crown-prince party-leader regional-head "
    "parliament-head organisation-head chancellor".split()
)
"""Kinds of office of those whom «الرئيسان» or «الزعيمان» may mean."""
SENTENCES_BACK = 3
"""How far back a dual looks for its two actors."""


def entities_of(reader: Reader, scene: Scene, phrase: Phrase) -> tuple[str, ...]:
    """The entities that a phrase stands for here; «إدارة ترامب» is his country, a dual the last two actors."""
    if phrase.kind == "dual" and not phrase.entities:
        return pair_before(reader, scene, phrase.first, _refers(scene, phrase))
    if phrase.carrier in ("administration", "actor") and phrase.type is EntityType.PERSON:
        return tuple(reader.countries[one] for one in phrase.entities if one in reader.countries)
    return phrase.entities


def _refers(scene: Scene, dual: Phrase) -> str:
    """What kind of actors a dual means, also where a noun before it is part of the phrase («جهود البلدين»)."""
    dual_at = next((at for at in range(dual.last - 1, dual.first, -1) if scene.keys[at] in duals()), dual.first)
    return duals()[scene.keys[dual_at]].refers if scene.keys[dual_at] in duals() else "any"


def antecedent(reader: Reader, scene: Scene, at: int, suffix: str) -> tuple[str, ...]:
    """The entities that a pronoun on the word at a position means; none where nothing fits plainly."""
    if suffix == "هما":
        return pair_before(reader, scene, at, "any")
    if suffix not in ("ه", "ها"):
        return ()
    for rule in (_guest, _main_clause):
        told = rule(reader, scene, at)
        if told and _agrees(reader, told, suffix):
            return told
    found = clause_subject(reader, scene, at)
    if found is not None and len(found.phrases) == 1 and (found.how != "topic" or not _people_before(scene, at)):
        entities = entities_of(reader, scene, found.phrases[0])
        if _agrees(reader, entities, suffix) and not _has_nearer_person(reader, scene, found.phrases[0], at, suffix):
            return entities
    return _nearest(reader, scene, at, suffix)


def _has_nearer_person(reader: Reader, scene: Scene, subject: Phrase, at: int, suffix: str) -> bool:
    """«أعلن البيت الأبيض إلغاء ترامب زيارته»: a person between a body and the pronoun is more likely meant."""
    return subject.type is EntityType.ORGANIZATION and any(
        p.type is EntityType.PERSON and subject.last <= p.first and p.last <= at and _agrees(reader, p.entities, suffix)
        for p in scene.phrases
    )


def _guest(reader: Reader, scene: Scene, at: int) -> tuple[str, ...]:
    """«استقبل الملك بوتين لدى وصوله إلى …»: who arrives is who was received, the last person before."""
    if scene.keys[at].rstrip("اه") != "وصول" or scene.key(at - 1) not in ADJUNCTS:
        return ()
    hosts = [place for place in range(at) if scene.keys[place] in receptions() and place not in scene.covered]
    people = [p for p in scene.phrases if hosts and hosts[-1] < p.first < at and p.type is EntityType.PERSON]
    return people[-1].entities if len(people) > 1 else ()


def _main_clause(reader: Reader, scene: Scene, at: int) -> tuple[str, ...]:
    """«ومنذ لقائه مع كيم، بدا ترامب متفائلا»: in what opens a sentence, the subject of the clause that follows.

    But not «وخلال زيارته لباريس التقى ماكرون», where the name after the verb may be its object.
    """
    if at > LATEST_OPENING or scene.key(0).lstrip("و") not in OPENINGS or _people_before(scene, at):
        return ()
    found = main_subject(reader, scene, at + 1)
    verb = found.phrases[0].first - 1 if found is not None else at
    taking = forms_of(verb=True, types=("met-with", "visited"))
    return found.phrases[0].entities if found is not None and scene.keys[verb] not in taking else ()


@cache
def receptions() -> frozenset[str]:
    """The forms of «استقبل»."""
    return keys_of(("استقبل", "يستقبل"))


def _people_before(scene: Scene, at: int) -> bool:
    """Whether the sentence itself names a person before a position."""
    return any(phrase.type is EntityType.PERSON and phrase.last <= at and phrase.entities for phrase in scene.phrases)


def _agrees(reader: Reader, entities: tuple[str, ...], suffix: str) -> bool:
    return len(entities) == 1 and (entities[0] in reader.feminine) == (suffix == "ها")


def _nearest(reader: Reader, scene: Scene, at: int, suffix: str) -> tuple[str, ...]:
    """The nearest phrase before the position that agrees with the pronoun, persons first; else the topic before."""
    before = [p for p in reversed(scene.phrases) if p.last <= at and p.kind != "adjective" and may_act(p)]
    people = [phrase for phrase in before if phrase.type is EntityType.PERSON]
    for phrase in (*people, *before):
        if _agrees(reader, phrase.entities, suffix):
            return phrase.entities
    unknown = [skip(scene, place + 1) for place in range(at) if is_of_unknown(scene, place, at)]
    if any(not scene.keys[place].startswith("ال") for place in unknown):  # «أعلنت عشائر تعاونها مع …»
        return ()
    topic = topic_before(reader, scene.sentence.index)
    return topic.entities if topic is not None and _agrees(reader, topic.entities, suffix) else ()


def pair_before(reader: Reader, scene: Scene, at: int, refers: str) -> tuple[str, ...]:
    """The two actors that a dual before a position means.

    They are the last two of its sentence that did something together, or that its sentence joins, or the only two that
    it names; else the last that did something together in a sentence before; else the last two that were named. For
    countries, the two persons' countries will do.
    """
    for rule in (_told_together, _joined_here, _alone_here, _told_before, _named_last):
        found = rule(reader, scene, at, refers)
        if found:
            return found
    return ()


def _told_together(reader: Reader, scene: Scene, at: int, refers: str) -> tuple[str, ...]:
    """The ends of the last relation of this sentence that fit."""
    here = (ends for sentence, *ends in reversed(reader.pairs) if sentence == scene.sentence.index)
    return next((found for ends in here if (found := _as(reader, tuple(ends), refers))), ())


def _joined_here(reader: Reader, scene: Scene, at: int, refers: str) -> tuple[str, ...]:
    """«قال إن الولايات المتحدة والسعودية صديقان … بين البلدين», «اتفاق الكوريتين على قمة بينهما»."""
    for phrase in reversed(scene.phrases):
        if phrase.last <= at and phrase.kind != "adjective" and (phrase.joined or len(phrase.entities) == 2):
            ends = tuple(dict.fromkeys(one for p in joined_before(scene, phrase) for one in p.entities))
            found = _as(reader, ends, refers) if len(ends) == 2 and _are_two_sides(reader, ends) else ()
            if found:
                return found
    return ()


def _are_two_sides(reader: Reader, ends: tuple[str, ...]) -> bool:
    """Whether two actors are of two countries: «كوشنر وغرينبلات» are one side."""
    return len({reader.countries.get(end, end) for end in ends}) == 2


def _alone_here(reader: Reader, scene: Scene, at: int, refers: str) -> tuple[str, ...]:
    """«قال مون إن كيم أعرب خلال قمتهما …», «تعهدت روسيا لإيران … بين البلدين»: the only two named here before."""
    before = [p for p in scene.phrases if p.last <= at and len(p.entities) == 1 and p.kind != "adjective"]
    people = tuple(dict.fromkeys(p.entities[0] for p in before if p.type is EntityType.PERSON))
    if len(people) == 2 and all(one in reader.countries for one in people) and _are_two_sides(reader, people):
        return _as(reader, people, refers)
    states = tuple(dict.fromkeys(p.entities[0] for p in before if p.type is EntityType.COUNTRY))
    return _as(reader, states, refers) if len(states) == 2 and refers != "person" else ()


def _told_before(reader: Reader, scene: Scene, at: int, refers: str) -> tuple[str, ...]:
    """The ends of the last relation of the sentences before that fit."""
    for sentence, *ends in reversed(reader.pairs):
        if scene.sentence.index - sentence > SENTENCES_BACK:
            break
        found = _as(reader, tuple(ends), refers)
        if found and all(_may_be(reader, one, refers) for one in found):
            return found
    return ()


def _named_last(reader: Reader, scene: Scene, at: int, refers: str) -> tuple[str, ...]:
    """The last two of a kind that were named."""
    kinds = {"any": (EntityType.PERSON, EntityType.COUNTRY), "country": (EntityType.COUNTRY,)}.get(
        refers, (EntityType.PERSON,)
    )
    for kind in kinds:
        last: dict[str, None] = {}
        for mention in _mentions_before(reader, scene, at):
            one = mention.entity
            if mention.type is kind and one is not None and _counts(mention, kind) and _may_be(reader, one, refers):
                last.setdefault(one)
                if len(last) == 2:
                    return tuple(reversed(last))
    return ()


def _as(reader: Reader, ends: tuple[str, ...], refers: str) -> tuple[str, ...]:
    types = [reader.entities[end].type for end in ends]
    if refers == "country":
        ends = tuple(reader.countries.get(end, end) for end in ends)
        fits = all(reader.entities[end].type is EntityType.COUNTRY for end in ends if end in reader.entities)
        return ends if fits and len(set(ends)) == 2 else ()
    if refers != "any":
        return ends if types[0] is types[1] is EntityType.PERSON else ()
    return ends if (types[0] is EntityType.PERSON) == (types[1] is EntityType.PERSON) else ()


def _may_be(reader: Reader, entity: str, refers: str) -> bool:
    """«الرئيسان», «الوزيران»: whether an office that the person is known to hold, if any, is of the kind."""
    kinds = reader.lexicon.offices_of.get(entity, frozenset())
    if not kinds or refers not in ("head", "minister"):
        return True
    return not HEADS.isdisjoint(kinds) if refers == "head" else any(kind.endswith("minister") for kind in kinds)


def _counts(mention: Mention, kind: EntityType) -> bool:
    return kind is EntityType.COUNTRY or mention.form is not Form.ADJECTIVE


def _mentions_before(reader: Reader, scene: Scene, at: int) -> Iterator[Mention]:
    index = scene.sentence.index
    for _, mention in reversed(reader.mentions[index]):
        if mention.last <= at:
            yield mention
    for back in range(index - 1, max(index - 1 - SENTENCES_BACK, -1), -1):
        for _, mention in reversed(reader.mentions[back]):
            yield mention
