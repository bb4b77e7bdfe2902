"""The noun phrases of a sentence that stand for actors and places, with their titles, carriers and prepositions.

A phrase reaches from its first word («وزير», «الحكومة», «مدينة») to the end of the name. What it stands for is what its
name was linked to: title words, appositions, and the country inside a title are no phrases of their own.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from kg.model import EntityType, Form, Mention, Office, Sentence
from kg.relate.phrases import (
    COMMAS,
    COUNTERPART,
    ONE,
    Phrase,
    as_capital,
    as_people,
    of_counterpart,
    with_carrier,
    with_preposition,
    with_quantifier,
)
from kg.relate.servants import somebody_of
from kg.relate.triggers import trigger_index
from kg.relate.words import COMPLEMENTIZERS, PREPOSITIONS, Dual, carriers, duals, is_verb

KINDS = {form: form.value for form in Form} | {Form.PRONOUN: Form.NAME.value}


def read_phrases(
    sentence: Sentence, keys: Sequence[str], mentions: Sequence[tuple[int, Mention]], offices: Sequence[Office]
) -> tuple[Phrase, ...]:
    """The phrases of a sentence, by position, given its mentions (with their places in the linking) and offices.

    ``keys`` are those of its tokens.
    """
    phrases = [_owned(sentence, mentions, phrase) for phrase in _heads(sentence, mentions, offices)]
    phrases += _duals(sentence, keys, phrases)
    if len(phrases) > 1:
        phrases.sort(key=lambda phrase: (phrase.first, -phrase.last, phrase.kind))
    return tuple(_with_surroundings(sentence, _without_nested(phrases)))


def _owned(sentence: Sentence, mentions: Sequence[tuple[int, Mention]], phrase: Phrase) -> Phrase:
    """«السفارة الأميركية», «بلدة كيليس التركية»: a place with the country whose adjective it has."""
    if phrase.type is not EntityType.PLACE:
        return phrase
    for _, mention in mentions:
        if mention.form is Form.ADJECTIVE and phrase.first < mention.first <= phrase.last:
            return replace(phrase, owner=mention.entity)
    return phrase


def _heads(sentence: Sentence, mentions: Sequence[tuple[int, Mention]], offices: Sequence[Office]) -> Iterator[Phrase]:
    if not offices:
        yield from [_actor(sentence, mention, ()) for _, mention in mentions]
        return
    offices = [office for office in offices if not _is_deed(sentence, office)]
    bodies = {office.body for office in offices}
    places = dict(mentions)
    held: dict[int, list[Office]] = {}
    for office in offices:
        soldiers = _soldiers(sentence, office, places)
        if soldiers is not None:
            yield soldiers
        elif office.holder is not None:
            held.setdefault(office.holder, []).append(office)
        elif office.plural == 1 and not _is_cue(sentence, office):
            unknown = _phrase(office.first, office.last, (), EntityType.PERSON, "unknown", office.start, office.end)
            body = places[office.body] if office.body is not None else None
            one = body is not None and body.type is EntityType.COUNTRY and not _is_definite(sentence, office)
            yield replace(unknown, owner=body.entity) if body is not None and one else unknown
        elif office.plural > 1 and office.body is not None and (body := places[office.body]).entity is not None:
            members = _phrase(office.first, office.last, (body.entity,), body.type, "name", office.start, office.end)
            yield replace(members, carrier="member")
    for at, mention in mentions:
        if at not in bodies or at in held:
            yield _actor(sentence, mention, held.get(at, ()))


def _is_deed(sentence: Sentence, office: Office) -> bool:
    """«بمهاجمة القوات الأميركية»: a deed, no woman who plays in attack."""
    return (
        office.holder is None and office.kind == "profession" and sentence.tokens[office.first].key in trigger_index()
    )


def _soldiers(sentence: Sentence, office: Office, mentions: Mapping[int, Mention]) -> Phrase | None:
    """«جندي إسرائيلي», «الجنود الأتراك» before another's name: unnamed armed men stand for their country or body.

    One of them is hit as one of its own, but what he does is not done by his country.
    """
    carrier = carriers().get(sentence.tokens[office.first].key)
    body = mentions[office.body] if carrier is not None and office.body is not None else None
    if carrier is None or carrier.kind != "force" or body is None or body.entity is None:
        return None
    if (office.plural == 1) != (office.holder is None):
        return None
    start = sentence.tokens[office.first].start + carrier.skip
    phrase = _phrase(office.first, office.last, (body.entity,), body.type, "name", start, office.end)
    return replace(phrase, carrier=ONE if office.plural == 1 else "force")


def _is_definite(sentence: Sentence, office: Office) -> bool:
    return "ال" in sentence.tokens[office.first].key[:4]


def _is_cue(sentence: Sentence, office: Office) -> bool:
    """«من المقرر أن»: no rapporteur."""
    following = sentence.tokens[office.last].key if office.last < len(sentence.tokens) else ""
    return office.last == office.first + 1 and following in COMPLEMENTIZERS


def _actor(sentence: Sentence, mention: Mention, offices: Sequence[Office]) -> Phrase:
    head = _head(sentence, mention, offices)
    person = (
        mention.type is EntityType.PERSON and head.kind == "name" and sentence.tokens[head.first].start == head.start
    )
    other = somebody_of(sentence, head.first, mention.first) if person else None
    if other is None:
        return head
    at, start = other
    return _phrase(at, head.last, (), EntityType.PERSON, "unknown", start, head.end)


def _head(sentence: Sentence, mention: Mention, offices: Sequence[Office]) -> Phrase:
    first, last = mention.first, mention.last
    start, end = mention.start, mention.end
    for office in offices:
        if any(sentence.tokens[at].key in trigger_index() for at in _own_words(office, mention)):
            continue
        if office.first < first:
            first, start = office.first, office.start
        if office.last > last:
            last, end = office.last, office.end
    kind = KINDS[mention.form]
    entities = (mention.entity,) if mention.entity is not None else ()
    return _phrase(first, last, entities, mention.type, kind, start, end)


def _own_words(office: Office, mention: Mention) -> range:
    """The token positions of an office outside the mention of its holder."""
    if office.first < mention.first:
        return range(office.first, min(office.last, mention.first))
    return range(max(office.first, mention.last), office.last)


def _phrase(
    first: int, last: int, entities: tuple[str, ...], type_: EntityType, kind: str, start: int, end: int
) -> Phrase:
    return Phrase(first, last, entities, type_, kind, "", False, start, end)


def _duals(sentence: Sentence, keys: Sequence[str], phrases: Sequence[Phrase]) -> Iterator[Phrase]:
    words = duals()
    for at in [at for at, key in enumerate(keys) if key in words]:
        dual = words[keys[at]]
        following = keys[at + 1] if at + 1 < len(keys) else ""
        if keys[at].endswith("بلدان") and following[:2] == "ال" and following[-1] == "ه":
            continue  # «البلدان الأوروبية» are more than two
        if dual.members or not any(phrase.first <= at < phrase.last for phrase in phrases):
            named = _adjectives(sentence, at + 1, phrases) if dual.refers != "person" else ()
            last = named[-1].last if named else _end_of_dual(sentence, at, dual)
            members = tuple(one for phrase in named for one in phrase.entities) or dual.members
            type_ = EntityType.COUNTRY if named or dual.refers == "country" else EntityType.PERSON
            start = sentence.tokens[at].start + len(dual.prefix)
            phrase = _phrase(at, last, members, type_, "dual", start, sentence.tokens[last - 1].end)
            yield replace(phrase, carrier=dual.refers)


def _adjectives(sentence: Sentence, at: int, phrases: Sequence[Phrase]) -> tuple[Phrase, ...]:
    """«الجانبين الفلسطيني والإسرائيلي»: the adjectives of two countries from a position on."""
    first = next((p for p in phrases if p.first == at and p.kind == "adjective"), None)
    second = next((p for p in phrases if first and p.first == first.last and p.kind == "adjective"), None)
    joined = second is not None and sentence.tokens[second.first].key[0] == "و"
    return (first, second) if first is not None and second is not None and joined else ()


def _end_of_dual(sentence: Sentence, at: int, dual: Dual) -> int:
    """«الكوريتان الشمالية والجنوبية» is one word more than its name."""
    following = [token.key for token in sentence.tokens[at + 1 : at + 3]]
    return at + 3 if dual.members and following in (["الشماليه", "والجنوبيه"], ["الجنوبيه", "والشماليه"]) else at + 1


def _without_nested(phrases: Sequence[Phrase]) -> list[Phrase]:
    """Outermost phrases only: the country inside an organisation's name is not the actor."""
    kept: list[Phrase] = []
    for phrase in phrases:
        if not kept or phrase.first >= kept[-1].last:
            kept.append(phrase)
        elif (phrase.kind == "dual" and phrase.entities and kept[-1].first == phrase.first) or (
            phrase.last > kept[-1].last and kept[-1].kind == "unknown"
        ):
            kept[-1] = phrase
    return kept


def _with_surroundings(sentence: Sentence, phrases: Sequence[Phrase]) -> Iterator[Phrase]:
    """Phrases widened by carriers and by adjectives before names, with their prepositions."""
    at, floor = 0, 0
    while at < len(phrases):
        phrase = phrases[at]
        following = phrases[at + 1] if at + 1 < len(phrases) else None
        if following is not None and _is_before_name(sentence, phrase, following):
            phrase = replace(following, first=phrase.first, start=phrase.start)
            at += 1
        elif following is not None and _is_of_body(sentence, phrase, following):
            phrase = replace(phrase, last=following.last, end=following.end)
            at += 1
        phrase = as_capital(sentence, phrase)
        phrase = with_quantifier(sentence, with_carrier(sentence, of_counterpart(sentence, phrase), floor))
        body = floor if phrases[at - 1].kind != "adjective" else 0
        phrase = as_people(sentence, with_preposition(sentence, phrase), body)
        yield phrase
        floor = phrase.last if _parts(phrase) else floor
        at += 1


def _parts(phrase: Phrase) -> bool:
    """Whether the phrase after begins no earlier than this one ends: «القائد» alone may be the title of a name."""
    described = phrase.kind == "description" and phrase.last > phrase.first + 1
    return bool(phrase.entities) and (phrase.kind in ("name", "adjective") or described)


def _is_of_body(sentence: Sentence, phrase: Phrase, adjective: Phrase) -> bool:
    """«حركة طالبان الأفغانية»: the adjective of a body's own country right after its name."""
    own = adjective.kind == "adjective" and adjective.first == phrase.last and phrase.type is EntityType.ORGANIZATION
    key = sentence.tokens[adjective.first].key
    return own and key.startswith("ال") and not key.endswith(("ين", "ون"))


def _is_before_name(sentence: Sentence, phrase: Phrase, name: Phrase) -> bool:
    """«الروسي بوتين», «العاهل الأردني» + «الملك عبد الله», «مسؤول المخابرات» + a name: one phrase."""
    if name.kind != "name" or sentence.tokens[name.first].start != name.start:
        return False
    if phrase.kind == "adjective":
        before = sentence.tokens[phrase.first - 1].key if phrase.first else ""
        paused = name.first == phrase.last + 1 and sentence.tokens[phrase.last].key in COMMAS
        if paused and name.type is EntityType.PERSON and COUNTERPART.fullmatch(before):
            return True
        return name.first == phrase.last and name.type in (EntityType.PERSON, EntityType.PLACE)
    if name.type is not EntityType.PERSON or phrase.kind not in ("unknown", "description"):
        return False
    same = phrase.kind == "unknown" or phrase.entities == name.entities
    between = [token.key for token in sentence.tokens[phrase.last : name.first]]
    if not same or len(between) > 2:
        return False  # nor with a verb between: «مسؤول أميركي يلتقي كيم» is no Kim
    return not any(key in PREPOSITIONS or key in COMMAS or key[0] == "و" or is_verb(key) for key in between)
