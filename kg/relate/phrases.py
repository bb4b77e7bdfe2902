"""A noun phrase that stands for an actor or a place, and how it is widened by the words before its name.

«الحكومة السورية», «كل من تركيا وإيران», «مع نظيرته السويدية», «إلى العاصمة المصرية». How they are found in a sentence:
``noun_phrases.py``.
"""

import re
from dataclasses import dataclass, replace

from kg.model import EntityType, Sentence
from kg.relate.words import COMPLEMENTIZERS, PREPOSITIONS, PROCLITICS, Carrier, carriers, is_verb, quantifiers
from kg.text.normalise import fold, folded

COMMAS = ("،", ",")
COUNTERPART = re.compile("[وفبلك]{0,2}نظير(?:ته|تها|ه|ها|يه|يها)")
CAPITAL = "capital"
OUT_OF = {"member": "member", "force": "force", "body": "force", "fighter": "force"}
"""Kinds of carriers that a body follows with «من» («وفد من حماس», «مقاتلون من حماس»), and what the phrase then is."""
SORTS = folded("خاصة مسلحة مشتركة نظامية")
"""Adjectives of armed forces beside those in «ية»."""
ONE = "one"
"""The carrier of a phrase for one armed man."""
MARKS = frozenset('"«“”‟„')


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase at tokens ``first`` to ``last`` (exclusive).

    ``entities`` are the ids that it stands for: one, several for a dual, none for a person who stayed unknown.
    ``prep`` is the folded preposition before it, written alone or glued; ``joined`` tells that it begins with و.
    ``kind``: name, description, adjective (of a country; no actor by itself), unknown, dual.
    ``owner`` is the country whose a place is by its adjective («السفارة الأميركية», «قاعدة عين الأسد الأميركية»), or
    somebody unnamed («ضابط إسرائيلي»).
    """

    first: int
    last: int
    entities: tuple[str, ...]
    type: EntityType
    kind: str
    prep: str
    joined: bool
    start: int
    end: int
    carrier: str = ""
    owner: str | None = None


def with_carrier(sentence: Sentence, phrase: Phrase, floor: int) -> Phrase:
    """«الحكومة السورية», «وفد من حماس», «إدارة ترامب», «مدينة سوتشي»: the phrase begins at the carrier noun.

    Where the phrase before it ends, at ``floor``, it begins at the earliest.
    """
    at = phrase.first - 1
    tokens = sentence.tokens
    if (
        at >= 0
        and tokens[at].key in ("من", "في", "عن", "الي")
        and phrase.first == at + 1
        and phrase.kind != "adjective"
    ):
        member = carriers().get(tokens[at - 1].key) if at >= 1 and tokens[at].key != "الي" else None
        kind = OUT_OF.get(member.kind) if member is not None else None
        armed = kind == "force" and tokens[at].key == "من" and phrase.type is EntityType.ORGANIZATION
        if kind is not None and (kind == "member" or armed) and tokens[phrase.first].start == phrase.start:
            return _widened(sentence, phrase, at - 1, kind)
        return phrase
    if at < 0 or tokens[phrase.first].start != phrase.start or tokens[at].key.endswith("بقياده"):
        return phrase
    if tokens[at].text in MARKS and at > 0:
        body = carriers().get(tokens[at - 1].key)
        return _widened(sentence, phrase, at - 1, body.kind) if body is not None and body.kind == "body" else phrase
    return _carried(sentence, phrase, at, floor)


def _carried(sentence: Sentence, phrase: Phrase, at: int, floor: int) -> Phrase:
    tokens = sentence.tokens
    for back in (at, at - 1):
        carrier = carriers().get(tokens[back].key) if back >= floor else None
        if carrier is None or carrier.kind == "fighter" or (back < at and carrier.kind == "act"):
            continue
        if carrier.kind == "servant" or (phrase.type is EntityType.PLACE and carrier.kind != "place"):
            return phrase
        if carrier.kind == "body" and phrase.type is not EntityType.ORGANIZATION:
            return phrase
        if carrier.kind == "place" and phrase.type is not EntityType.PLACE:
            return phrase
        if back < at and not _is_sort(phrase, carrier, tokens[at].key):
            continue
        return _widened(sentence, phrase, back, carrier.kind)
    return phrase


def _is_sort(phrase: Phrase, carrier: Carrier, key: str) -> bool:
    """«الحكومة الجديدة في …», «طائرات حربية إسرائيلية»: whether a word is an adjective between a carrier and a name."""
    if carrier.definite or key.startswith("ال"):
        return carrier.definite and key.startswith("ال")
    return carrier.kind == "force" and phrase.kind == "adjective" and (key in SORTS or key.endswith("يه"))


def _widened(sentence: Sentence, phrase: Phrase, first: int, kind: str) -> Phrase:
    token = sentence.tokens[first]
    carrier = carriers()[token.key]
    if kind == "act":
        return replace(phrase, carrier=kind)
    new = replace(phrase, first=first, start=token.start + carrier.skip, carrier=kind)
    return replace(new, kind="name") if phrase.kind == "adjective" and kind != "place" else new


def with_quantifier(sentence: Sentence, phrase: Phrase) -> Phrase:
    """«كل من تركيا وإيران», «عدد من أعضاء الكونغرس»: the phrase begins at the quantifier."""
    tokens = sentence.tokens
    if tokens[phrase.first].start != phrase.start or phrase.kind == "adjective":
        return phrase
    of = phrase.first > 1 and tokens[phrase.first - 1].key == "من"
    first = phrase.first - 2 if of else phrase.first - 1
    skip = quantifiers(of).get(tokens[first].key) if first >= 0 else None
    return phrase if skip is None else replace(phrase, first=first, start=tokens[first].start + skip)


def of_counterpart(sentence: Sentence, phrase: Phrase) -> Phrase:
    """«مع نظيرته السويدية»: the phrase begins at the word for the counterpart."""
    at = phrase.first - 1
    key = sentence.tokens[at].key if at >= 0 else ""
    if "نظير" not in key or not COUNTERPART.fullmatch(key) or phrase.prep or phrase.joined:
        return phrase
    skip = len(key) - len(key.lstrip(PROCLITICS))
    kind = "name" if phrase.kind == "adjective" else phrase.kind
    return replace(phrase, first=at, start=sentence.tokens[at].start + skip, kind=kind, carrier="member")


def as_capital(sentence: Sentence, phrase: Phrase) -> Phrase:
    """«إلى العاصمة المصرية»: a place; which one, the other names of the text tell."""
    at = phrase.first - 1
    if phrase.kind not in ("adjective", "name") or at < 0 or phrase.type is not EntityType.COUNTRY:
        return phrase
    before = sentence.tokens[at]
    carrier = carriers().get(before.key) if before.key.endswith("عاصمه") else None
    if carrier is None or not carrier.definite:
        return phrase
    start = before.start + carrier.skip
    return replace(phrase, first=at, start=start, type=EntityType.PLACE, kind="name", carrier=CAPITAL)


def as_people(sentence: Sentence, phrase: Phrase, floor: int) -> Phrase:
    """«مع الكوريين الشماليين», «قال الأميركيون»: a plural adjective without noun means people of the country."""
    if phrase.kind != "adjective" or not sentence.tokens[phrase.first].key.endswith(("ين", "ون")):
        return phrase
    before = sentence.tokens[phrase.first - 1].key if phrase.first else ""
    listed = phrase.joined and floor == phrase.first  # «القوات الإسرائيلية والفلسطينيين»
    alone = phrase.prep or not before or is_verb(before) or before in COMPLEMENTIZERS or listed
    return replace(phrase, kind="name", carrier="member") if alone else phrase


def with_preposition(sentence: Sentence, phrase: Phrase) -> Phrase:
    """«مع بوتين», «وللصين»: the phrase with the preposition before it, written alone or glued, and whether «و» is."""
    token = sentence.tokens[phrase.first]
    prefix = fold(token.text[: phrase.start - token.start]) if phrase.start > token.start else ""
    joined = prefix[:1] in ("و", "ف")
    glued = prefix[1:] if joined else prefix
    if glued:
        prep = glued[0]
    elif joined or not phrase.first:
        prep = ""
    else:
        at = phrase.first - 1
        while at > 0 and sentence.tokens[at].text in MARKS:
            at -= 1
        prep = PREPOSITIONS.get(sentence.tokens[at].key, "")
    if not prep and not joined:
        return phrase
    p = phrase  # written out, since every other phrase comes along here
    return Phrase(p.first, p.last, p.entities, p.type, p.kind, prep, joined, p.start, p.end, p.carrier, p.owner)
