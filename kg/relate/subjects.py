"""Who does it: the subject of a verb or of a clause, where Arabic leaves it before, after, or out.

Each rule is a named function from a place in a sentence to a subject, or None; their order is ``SUBJECT_RULES``.
"""

from collections.abc import Callable
from functools import cache

from kg.model import EntityType, TokenKind
from kg.relate.discourse import Reader
from kg.relate.inflect import Shape, keys_of
from kg.relate.objects import is_lone_object
from kg.relate.phrases import COMMAS, Phrase
from kg.relate.scene import Scene, group, skip, skip_back, stands_as_subject
from kg.relate.topics import PLAIN, Subject, after_verb, may_act, nominal_subject, topic_before, topic_of
from kg.relate.words import (
    AUXILIARIES,
    BREAKS,
    COMPLEMENTIZERS,
    PREPOSITIONS,
    RELATIVES,
    STOPS,
    fillers,
    is_verb,
    verbs,
)
from kg.text.normalise import folded

PRONOUN_COMPLEMENTIZERS = frozenset(
    "انه انها بانه بانها وانه وانها انهما انهم بانهم لانه لانها لكنه لكنها وهو وهي".split()
)
COPULAS = ("هو", "هي", "هم")
"""«طالبان هي من هاجمت …», «هي التي هاجمت …»: pronouns between a subject and its relative clause."""
THESE = ("هذا", "هذه", "هولاء", "تلك", "ذلك")
HONOURED = folded("جلالته سموه فخامته سعادته معاليه سيادته قداسته غبطته فضيلته سماحته جلالتها سموها")
"""«وأكد جلالته …»: who was named before, told by a word of honour."""
PRONOUNS = ("ها", "هم", "هما")
DURING = ("خلالها", "خلاله")
THAT = frozenset(("ان", "بان", "لان", "وان"))
COMPANY = (("والوفد", "المرافق", "له"), ("والوفد", "المرافق", "لها"))
THAT_WAS = "وذلك"
"""«…، وذلك في لقاء مع …»: tells of the main clause, whatever it reports."""


def subject_of_verb(reader: Reader, scene: Scene, at: int, shape: Shape) -> Subject | None:
    """The subject of the verb at a token position, by the first rule that finds one."""
    for rule in SUBJECT_RULES:
        found = rule(reader, scene, at, shape)
        if found is not None:
            return found
    return None


def before_relative(reader: Reader, scene: Scene, at: int, shape: Shape) -> Subject | None:
    """«بوتين، الذي التقى …»: the noun phrase before the relative pronoun."""
    at = _before_auxiliaries(scene, at)
    cleft = scene.key(at - 1) == "من" and scene.key(at - 2) in COPULAS
    if scene.key(at - 1) not in RELATIVES and not cleft:
        return None
    end = at - 2 if scene.key(at - 2) in COMMAS or scene.key(at - 2) in COPULAS else at - 1
    phrase = scene.ending.get(skip_back(scene, _before_company(scene, end)))
    return Subject((phrase,), "relative") if phrase is not None and may_act(phrase) else None


def _before_company(scene: Scene, end: int) -> int:
    """«الرويلي والوفد المرافق له الذي يزور …»: where the words for a delegation begin, else ``end``."""
    return end - 3 if scene.keys[max(end - 3, 0) : end] in COMPANY else end


def before_verb(reader: Reader, scene: Scene, at: int, shape: Shape) -> Subject | None:
    """«بوتين يلتقي …»: the noun phrases that end right before the verb."""
    if shape.prefix:
        return None
    at = skip_back(scene, _before_auxiliaries(scene, at))
    end = _before_aside(scene, at)
    phrase = _before_complements(scene, scene.ending.get(skip_back(scene, end)))
    if phrase is None:
        return None
    members = joined_before(scene, phrase)
    if not may_act(members[0]) or not stands_as_subject(scene, members[0]):
        return None
    return Subject(members, "svo")


def by_pronoun(reader: Reader, scene: Scene, at: int, shape: Shape) -> Subject | None:
    """«قال بوتين إنه التقى …»: the pronoun means the subject of the clause before."""
    at = _before_auxiliaries(scene, at)
    if scene.key(at - 1) not in PRONOUN_COMPLEMENTIZERS:
        return None
    found = clause_subject(reader, scene, at - 1)
    return Subject(found.phrases, "pronoun") if found is not None else None


def carried_on(reader: Reader, scene: Scene, at: int, shape: Shape) -> Subject | None:
    """«والتقى …»، «أن يلتقي …»: a verb without subject goes on with that of the verb before it."""
    if shape.person == 1 or has_other_subject(scene, at):
        return None
    if _is_of_head(scene, at, shape):
        return None
    found = clause_subject(reader, scene, at)
    if found is None or (shape.number != 2 and shape.tense and not _agrees(reader, found, shape)):
        return None
    return Subject(found.phrases, "carried")


def _agrees(reader: Reader, subject: Subject, shape: Shape) -> bool:
    """Whether a verb may be whose it is carried on from: none of another gender, told by the title, or number."""
    one = subject.phrases[0]
    if len(subject.phrases) > 1:
        return True
    if shape.number == 3:
        return one.type is not EntityType.PERSON or one.kind != "name" or bool(one.carrier)
    others = reader.masculine if shape.feminine else reader.feminine
    return not any(entity in others for entity in one.entities)


def _is_of_head(scene: Scene, at: int, shape: Shape) -> bool:
    """«المهاجرين الذين يصلون إلى ألمانيا», not «الأيام التي قضاها», «الجولة التي سيزور خلالها»: whose the verb is."""
    relative = scene.key(_before_auxiliaries(scene, at) - 1) in RELATIVES
    return relative and not shape.suffix and not scene.key(at + 1).endswith(("ها", "يه", "به", "له", "لاله", "هما"))


def has_other_subject(scene: Scene, at: int) -> bool:
    """«قال إن الدول يجب ألا تتفاوض …»: right after the last «أن» before the verb stands whoever it is, none we know."""
    if verbs().get(scene.keys[at]) == "speech":  # «كشف أن الاتفاقيات …، وأضاف»
        return False
    that = next((place for place in range(at - 1, -1, -1) if scene.kinds[place] in "as"), -1)
    after = skip(scene, that + 1)
    after += scene.key(after) in THESE
    if that < 0 or scene.keys[that] not in THAT or after >= at or after in scene.covered:
        return False
    told = any(p.first > that and p.last <= at and not p.prep and may_act(p) for p in scene.phrases)
    return scene.keys[after].startswith("ال") and not told


SUBJECT_RULES: tuple[Callable[[Reader, Scene, int, Shape], Subject | None], ...] = (
    before_relative,
    after_verb,
    before_verb,
    by_pronoun,
    carried_on,
)


def clause_subject(reader: Reader, scene: Scene, at: int) -> Subject | None:
    """The subject of the clause that a position stands in: of the nearest verb before it, else the topic before."""
    for verb in range(at - 1, -1, -1):
        if scene.keys[verb] in STOPS:
            break
        if scene.keys[verb] == THAT_WAS and (main := topic_of(reader, scene.sentence.index)) is not None:
            return Subject((main,), "main")
        if scene.keys[verb] in COMPLEMENTIZERS and verb not in scene.covered:
            phrase = scene.starting.get(skip(scene, verb + 1))
            if phrase is not None and phrase.last <= at and not phrase.prep and may_act(phrase):
                return Subject(group(scene, phrase), "svo")
        if scene.is_verb(verb):
            found = _own_subject(reader, scene, verb)
            if found is not None and found.phrases[0].first < at:
                return found
            if has_unknown_subject(scene, verb, at):
                return None
    nominal = nominal_subject(scene, at)
    if nominal is not None:
        return nominal
    topic = topic_before(reader, scene.sentence.index)
    return Subject((topic,), "topic") if topic is not None else None


def has_unknown_subject(scene: Scene, verb: int, end: int) -> bool:
    """«قال مكتب الرئيس إنه …»: a word that is no particle stands where the subject should be."""
    key = scene.keys[verb]
    after = skip(scene, verb + 1)
    if after >= end or key in AUXILIARIES or scene.sentence.tokens[after].kind is not TokenKind.WORD:
        return False
    word = scene.keys[after]
    if word in PREPOSITIONS or word in COMPLEMENTIZERS or word in BREAKS or word in RELATIVES or word[0] in "بلو":
        return False
    if word in HONOURED:
        return False
    if word.startswith("م") and word.endswith("ا"):  # «وأضاف مخاطبا …»: how it was said
        return False
    return verbs().get(key) == "speech" or key in insisting()


def is_of_unknown(scene: Scene, verb: int, end: int) -> bool:
    """Whether the verb at a position has a subject after it whom we do not know."""
    known = skip(scene, verb + 1) in scene.starting or not scene.is_verb(verb)
    return not known and has_unknown_subject(scene, verb, end)


@cache
def insisting() -> frozenset[str]:
    """The forms of verbs of speech that take no object: «شددت مصادر على …», «أعرب دبلوماسيون عن …»."""
    return keys_of(("شدد", "يشدد"), ("أعرب", "يعرب"))


def _own_subject(reader: Reader, scene: Scene, verb: int) -> Subject | None:
    rules = (after_verb,) if goes_on(scene, verb) else (before_relative, right_before, after_verb, before_verb)
    for rule in rules:
        found = rule(reader, scene, verb, PLAIN)
        if found is not None and not (found.how == "vso" and is_lone_object(scene, verb, found.phrases[-1])):
            return found
    return None


def goes_on(scene: Scene, verb: int) -> bool:
    """«، وقال», «فأكد»: a verb joined to the clause before has its subject after it, or that of the clause."""
    key = scene.keys[verb]
    return verb > 0 and key[0] in "وف" and is_verb(key[1:])


def right_before(reader: Reader, scene: Scene, at: int, shape: Shape) -> Subject | None:
    """«بوتين يلتقي …» with no comma between."""
    found = before_verb(reader, scene, at, shape)
    return found if found is not None and scene.keys[at - 1] not in COMMAS else None


def _before_auxiliaries(scene: Scene, at: int) -> int:
    while at > 0 and scene.keys[at - 1] in AUXILIARIES and at - 1 not in scene.covered:
        at -= 1
    return at


def _before_aside(scene: Scene, at: int) -> int:
    """Where a relative clause or a lone comma before ``at`` begins, else ``at``."""
    if scene.key(at - 1) not in COMMAS:
        return at
    for back in range(at - 2, max(at - 32, -1), -1):
        if scene.keys[back] in COMMAS:
            return back if scene.key(back + 1) in RELATIVES else at - 1
    return at - 1


def _before_complements(scene: Scene, phrase: Phrase | None) -> Phrase | None:
    """«السفير الأميركي لدى الفلبين، التقى»: the phrase before those with prepositions that follow it."""
    for _ in range(2):
        if phrase is None or not phrase.prep or phrase.joined:
            return phrase
        first = phrase.first - 1 if scene.sentence.tokens[phrase.first].start == phrase.start else phrase.first
        phrase = scene.ending.get(first)
    return phrase


def main_subject(reader: Reader, scene: Scene, start: int) -> Subject | None:
    """«وخلال قمة مع ترامب، بدا كيم …»: the subject of the first verb from ``start`` on, for what opens a sentence."""
    for verb in range(start, len(scene.keys)):
        if scene.keys[verb] in STOPS or scene.keys[verb] in RELATIVES or scene.keys[verb] in COMPLEMENTIZERS:
            return None
        if scene.is_verb(verb):
            found = after_verb(reader, scene, verb, PLAIN)
            return Subject(found.phrases, "main") if found is not None else None
    return None


def joined_before(scene: Scene, phrase: Phrase) -> tuple[Phrase, ...]:
    """A phrase and those before it that it is joined to by «و»."""
    members = [phrase]
    while members[0].joined and (before := scene.ending.get(skip_back(scene, members[0].first))) is not None:
        members.insert(0, before)
    return tuple(members)


def after_honour(scene: Scene, start: int) -> int:
    """«استقبل سموه الرئيس …»: where the object may begin after a word for the subject that is no name."""
    at = skip(scene, start)
    return at + 1 if scene.key(at) in HONOURED else start


def is_attribute(scene: Scene, at: int) -> bool:
    """«صواريخ تصل إلى واشنطن»: a verb right after an indefinite noun tells of it, unless of what is done in it.

    «زيارة يلتقي خلالها …» has another subject.
    """
    before = scene.key(at - 1)
    if len(before) < 4 or at - 1 in scene.covered or scene.key(at + 1) in DURING:
        return False
    plain = before.isalpha() and not before.startswith("ال") and before not in fillers()
    noun = scene.kinds[at - 1] == " " or scene.sentence.tokens[at - 1].text.endswith("ة")
    circumstance = before.startswith("م") and before.endswith("ا")  # «معلنا دعم …»
    return plain and noun and not circumstance and not before.endswith(PRONOUNS)
