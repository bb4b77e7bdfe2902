"""Those who take part in a meeting, told as a list: in brackets, after «بمشاركة» and «تشارك فيها», as adjectives."""

from kg.relate.discourse import Reader
from kg.relate.phrases import Phrase
from kg.relate.scene import Scene, clause_end, group, phrases_between, skip
from kg.relate.slots import Filler, filler
from kg.relate.speaker import first_person
from kg.relate.subjects import joined_before, main_subject
from kg.relate.topics import Subject
from kg.relate.triggers import Hit
from kg.relate.words import partakings

GATHERINGS = ("met-with", "negotiated-with", "cooperates-with")
"""Types in which one takes part: meetings, negotiations, exercises."""
DUAL = ("تين", "تان")
BRACKET_REACH = 5
"""Tokens between a noun and the bracket that lists who takes part, at most."""
VERB_REACH = 10
"""Tokens between a noun and the verb of taking part, at most."""


def participants(reader: Reader, scene: Scene, hit: Hit) -> Filler | None:
    """«قمة بريكس (البرازيل وروسيا والهند)», «محادثات تشارك فيها إيران وفرنسا»: two or more who take part."""
    for rule in (in_brackets, taking_part) if hit.trigger.type in GATHERINGS else ():
        members = rule(scene, hit)
        if len(members) > 1:
            return filler(reader, scene, members, "participants")
    return with_us(reader, scene, hit) if hit.trigger.type in GATHERINGS else None


def with_us(reader: Reader, scene: Scene, hit: Hit) -> Filler | None:
    """«التعاون … كوريا الشمالية وروسيا ونحن»: a list of actors that ends with the speaker's own country."""
    at = next((place for place in range(hit.last, len(scene.keys)) if scene.keys[place] == "ونحن"), None)
    last = scene.ending.get(at) if at is not None else None
    if at is None or last is None or last.prep or last.kind == "adjective":
        return None
    members = filler(reader, scene, joined_before(scene, last), "participants")
    ours = first_person(reader, scene, at, True)
    return members._replace(entities=tuple(dict.fromkeys((*members.entities, *ours))))


def in_brackets(scene: Scene, hit: Hit) -> tuple[Phrase, ...]:
    """The list that fills a bracket soon after the noun."""
    for at in range(hit.last, min(hit.last + BRACKET_REACH, len(scene.keys))):
        first = scene.starting.get(at + 1) if scene.keys[at] == "(" else None
        if first is not None and not first.prep:
            members = group(scene, first, commas=True)
            return members if scene.key(members[-1].last) == ")" else ()
    return ()


def taking_part(scene: Scene, hit: Hit) -> tuple[Phrase, ...]:
    """The list after «تشارك فيها», «شاركت فيه», «بمشاركة» in the clause of the noun or the relative clause after it."""
    for at in range(hit.last, min(hit.last + VERB_REACH, len(scene.keys))):
        if scene.keys[at] in partakings() and at not in scene.covered:
            inside = scene.key(at + 1) in ("فيها", "فيه", "بها", "به")
            first = scene.starting.get(skip(scene, at + 1 + inside))
            alone = inside or scene.keys[at].startswith(("بم", "وبم"))
            return group(scene, first, commas=True) if alone and first is not None and not first.joined else ()
    return ()


def adjectives(reader: Reader, scene: Scene, hit: Hit) -> Filler | None:
    """«محادثات أميركية إيرانية», «القمة الروسية - التركية», «اجتماع مصري سوداني إثيوبي»: the countries' adjectives."""
    first = scene.starting.get(hit.last)
    if first is None and not scene.key(hit.last).endswith(DUAL):  # «المحادثات القضيتين الفلسطينية والسورية»
        first = scene.starting.get(hit.last + 1) if not _is_of_others(scene, hit) else None
    if first is None or first.kind != "adjective" or first.prep or clause_end(scene, hit.at) < first.last:
        return None
    members = [first]
    while (following := _next_adjective(scene, members[-1])) is not None:
        members.append(following)
    return filler(reader, scene, tuple(members), "adjectives") if len(members) > 1 else None


def _is_of_others(scene: Scene, hit: Hit) -> bool:
    """«حرب التحالف الروسي النمساوي ضد …»: the adjectives are those of who wages the war together."""
    return hit.trigger.type == "attacked" and not hit.shape.definite and scene.key(hit.last).startswith("ال")


def _next_adjective(scene: Scene, phrase: Phrase) -> Phrase | None:
    following = scene.starting.get(phrase.last + (scene.key(phrase.last) in ("-", "–", "ـ", "و")))
    return following if following is not None and following.kind == "adjective" and not following.prep else None


def told_after(reader: Reader, scene: Scene, hit: Hit) -> Subject | None:
    """«وفي مستهل محادثاتهما، قال هانت لوزير الخارجية وانغ يي …»: the subject of the sentence and whom he speaks to."""
    subject = main_subject(reader, scene, hit.last)
    if subject is None or len(subject.phrases) > 1:
        return subject
    following = next(phrases_between(scene, subject.phrases[0].last, len(scene.keys)), None)
    if following is None or following.prep not in ("ل", "مع") or following.first > subject.phrases[0].last + 1:
        return None
    return Subject((*subject.phrases, following), "main") if following.type is subject.phrases[0].type else None
