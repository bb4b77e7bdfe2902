"""Who does what a noun of action tells: the places around it where its doer stands. One named function a slot."""

import re
from functools import cache

from kg.model import EntityType
from kg.relate.assets import assets
from kg.relate.discourse import Reader
from kg.relate.inflect import keys_of
from kg.relate.likely_doers import accused_of, of_readiness
from kg.relate.phrases import COMMAS
from kg.relate.references import antecedent
from kg.relate.scene import Scene, clause_end, group, phrases_between, skip, skip_back
from kg.relate.slots import Filler, filler, is_person
from kg.relate.speaker import first_person
from kg.relate.subjects import clause_subject, has_other_subject, joined_before, main_subject
from kg.relate.topics import LATTER, Subject, last_person
from kg.relate.triggers import Hit, forms_of
from kg.relate.words import (
    LIGHT_NOUNS,
    PREPOSITIONS,
    RELATIVES,
    carriers,
    exposures,
    fillers,
    verbs,
)
from kg.text.normalise import folded

LOOSE = ("met-with", "visited", "phoned", "negotiated-with", "supply")
"""Types whose noun may be an adjunct of its subject's clause («قال بوتين خلال زيارة إلى …»)."""
RANKS = frozenset((*COMMAS, *"هي هو هما هم من اكبر اهم ابرز احد احدي اول ثاني ثالث رابع".split()))
"""Words between a body and what it is among others: «الهند، ثالث أكبر مشتر»."""
PASSIVES = folded("تم يتم تمت جرى جرت")
"""Verbs by which a noun of a deed is told without its doer."""
OWN_DEEDS = ("استهداف", "قصف", "إعدام", "إسقاط", "تدمير", "مهاجمة", "قتل", "أسر", "تصفية", "إطلاق")
"""Deeds that who announces them has done."""
RESPONSIBLE = folded("مسؤوليته مسؤوليتها مسئوليته مسئوليتها")
"""«أعلن مسؤوليته عن هجوم»: words by which somebody owns to a deed."""
SORTS = folded(
    "الجوية الجوي الصاروخية الصاروخي البرية البري البحرية البحري المدفعية المدفعي العسكرية العسكري الإرهابية الإرهابي "
    "الانتحارية الانتحاري الثلاثي الثلاثية الدموية الدموي الوحشية الوحشي الهمجي الهمجية الإلكترونية الحدودية الأهلية "
    "الكيماوي الكيماوية الكيميائي الكيميائية النووية النووي العدوانية الإجرامية التخريبية العشوائي العشوائية اليومية "
    "الأخير الأولي الثاني الثانية المفاجئ الاقتصادية التجارية المالية السياسية الرسمية"
)
"""Adjectives that tell the sort of a deed, not its doer."""
SIDES = ("شمال", "جنوب", "شرق", "غرب", "وسط")
"""Parts of a country, where something takes place."""
NISBA = re.compile("ال.{2,}(?:ي|يه)")
"""A relational adjective with article: «الاتهامات الغربية» has a doer, though nobody whom we know."""


def suffix(reader: Reader, scene: Scene, hit: Hit) -> Filler | None:
    """«زيارته»: whom the pronoun on the noun means."""
    if not hit.shape.suffix or _is_construct(scene, hit):
        return None
    if hit.shape.suffix in ("ي", "نا"):
        return Filler(first_person(reader, scene, hit.at, hit.shape.suffix == "نا"), (), "speaker")
    return Filler(antecedent(reader, scene, hit.at, hit.shape.suffix), (), "suffix")


def _is_construct(scene: Scene, hit: Hit) -> bool:
    """«مزودي كوريا الشمالية»: the ending of a plural before a name, not «my»."""
    phrase = scene.starting.get(hit.last)
    return hit.shape.suffix == "ي" and phrase is not None and not phrase.prep and not phrase.joined


def genitive(reader: Reader, scene: Scene, hit: Hit) -> Filler | None:
    """«زيارة كيم»: the noun phrase right after an indefinite noun."""
    if (hit.shape.definite and not _is_construct(scene, hit)) or hit.last != hit.at + 1:
        return None
    phrase = scene.starting.get(hit.last)
    if phrase is None or phrase.prep or phrase.joined or phrase.kind == "adjective":
        return None
    return filler(reader, scene, group(scene, phrase), "genitive")


def adjective(reader: Reader, scene: Scene, hit: Hit) -> Filler | None:
    """«الدعم الأميركي», «الضربات الجوية الروسية»: the country adjective after the noun, one word between at most."""
    for at in (hit.last, hit.last + 1):
        phrase = scene.starting.get(at)
        if phrase is not None:
            fits = phrase.kind == "adjective" and not phrase.prep and not phrase.joined
            fits = fits and not (at > hit.last and _is_of_thing(scene, hit))
            return filler(reader, scene, group(scene, phrase), "adjective") if fits else None
    return Filler((), (), "adjective") if has_unknown_doer(scene, hit) else None


def _is_of_thing(scene: Scene, hit: Hit) -> bool:
    """«تفجير السفارتين الأميركيتين»: the adjective is that of what is hit; «قصف الطائرات الروسية»: of who hits."""
    key = scene.key(hit.last)
    carrier = carriers().get(key)
    return (
        not hit.shape.definite
        and key.startswith("ال")
        and key in assets()
        and (carrier is None or carrier.kind != "force")
    )


def has_unknown_doer(scene: Scene, hit: Hit) -> bool:
    """«الاتهامات الغربية»: an adjective after a definite noun tells who did it, though nobody whom we know."""
    bare = hit.shape.definite and not hit.shape.suffix and hit.last not in scene.starting
    return bare and scene.key(hit.last) not in SORTS and NISBA.fullmatch(scene.key(hit.last)) is not None


def agent(reader: Reader, scene: Scene, hit: Hit) -> Filler | None:
    """«العقوبات التي فرضتها واشنطن», «زيارة قام بها كيم», «هجوم من جانب إسرائيل»: who did it, told after the noun."""
    for at in range(hit.last, min(hit.last + 7, clause_end(scene, hit.at))):
        if at in scene.covered:
            continue
        key = scene.keys[at]
        after = scene.starting.get(skip(scene, at + 1))
        if key in ("قبل", "جانب", "طرف") and scene.key(at - 1) == "من":
            after = scene.starting.get(at + 1) if not _is_of_participle(scene, at - 2) else None
        elif (
            key in hitting()
            or key in exposures()
            or not (
                scene.is_verb(at) and (key.endswith(("ها", "ه")) or scene.key(at - 1) in RELATIVES or _bears(scene, at))
            )
        ):
            continue
        if scene.key(at + 1) in ("بها", "به"):
            after = scene.starting.get(skip(scene, at + 2))
            if scene.key(at + 2) in LATTER:
                after = last_person(scene, hit.at)
        if after is not None and after.prep and key not in ("قبل", "جانب", "طرف"):
            continue  # «في اتصال مع … دعمه للعراق»: a noun
        if after is not None and not after.joined and after.kind != "adjective" and after.type is not EntityType.PLACE:
            return filler(reader, scene, group(scene, after), "agent")
        if after is None and _bears(scene, at) and _is_unknown(scene, skip(scene, at + 2)):
            return Filler((), (), "agent")
    return None


def _is_of_participle(scene: Scene, at: int) -> bool:
    """«الهجوم على إيطاليا المحتلة من قبل ألمانيا»: who did what the participle after another noun tells."""
    return at not in scene.covered and scene.key(at).startswith("ال") and at in scene.ending


@cache
def threats() -> frozenset[str]:
    """The forms of the verbs of «threatened»: «هدد بشن هجوم على …»."""
    return forms_of(verb=True, types=("threatened",))


@cache
def hitting() -> frozenset[str]:
    """The forms of verbs whose subject may be a strike: «الغارة التي استهدفت …» is not whose object did it."""
    pairs = (("استهدف", "يستهدف"), ("طال", "يطال"), ("ضرب", "يضرب"), ("أصاب", "يصيب"), ("دمر", "يدمر"), ("قتل", "يقتل"))
    return keys_of(*pairs, suffixed=False)


def _is_unknown(scene: Scene, at: int) -> bool:
    """Whether a word stands there that is neither a phrase nor a particle."""
    word = at < len(scene.keys) and at not in scene.covered
    return word and scene.keys[at] not in PREPOSITIONS and scene.keys[at].isalpha()


def _bears(scene: Scene, at: int) -> bool:
    return scene.key(at + 1) in ("بها", "به")


def of_visitor(reader: Reader, scene: Scene, hit: Hit) -> Filler | None:
    """«زيارة لمسؤولين روس إلى …», «الزيارة الثانية للوكاشينكو»: the person after «ل» within a few words."""
    for phrase in phrases_between(scene, hit.last, min(hit.last + 5, clause_end(scene, hit.at))):
        if phrase.prep == "ل" and is_person(phrase):
            return filler(reader, scene, group(scene, phrase), "visitor")
    return None


def of_clause(reader: Reader, scene: Scene, hit: Hit) -> Filler | None:
    """«أجرى بوتين محادثات مع …»: the subject of the clause that the noun stands in."""
    for rule in (of_readiness, accused_of):
        nearer = rule(reader, scene, hit)
        if nearer is not None:
            return nearer
    if hit.trigger.part == "participle" and _is_hal(scene, hit) and has_other_subject(scene, hit.at):
        return None  # «قال إن هذا القطار كان قادما من …»
    found = clause_subject(reader, scene, hit.at)
    if (found is None or found.how == "topic") and hit.at <= 3:
        found = main_subject(reader, scene, hit.last) or found
    if found is not None and hit.trigger.type == "attacked" and _is_of_unknown(scene, hit.at, found):
        return None
    told = found is not None and ((found.how == "vso" and _is_announced(scene, hit)) or _is_theirs(scene, hit))
    if found is None or not (told or _is_governed(scene, hit.at) or (found.how != "topic" and _is_loose(scene, hit))):
        return None
    return filler(reader, scene, found.phrases, found.how)


def _is_of_unknown(scene: Scene, at: int, found: Subject) -> bool:
    """«تم اغتياله», «قال جونسون إن القوى الغربية ستشن …»: whether somebody unknown does it, not the subject."""
    if scene.key(at - 1) in PASSIVES:
        return True
    start = found.phrases[-1].last
    return any(
        scene.keys[place] in ("ان", "بان", "وان")
        and scene.key(place + 1).startswith("ال")
        and place + 1 not in scene.covered
        for place in range(start, at - 1)
    )


def _is_theirs(scene: Scene, hit: Hit) -> bool:
    """«تستخدم إسرائيل في الهجوم الذي بدأته على …»: a deed of the subject by the verb of its own relative clause."""
    verb = scene.key(hit.last + 1)
    relative = hit.trigger.type == "attacked" and scene.key(hit.last) in RELATIVES
    return relative and verb.endswith("ه") and scene.key(hit.last + 2) in PREPOSITIONS


def _is_announced(scene: Scene, hit: Hit) -> bool:
    """«أعلن الحوثيون استهداف سفينة …»: what somebody announces as a noun right after is their own deed."""
    subject = scene.ending.get(hit.at)
    own = hit.trigger.lemma in OWN_DEEDS and not hit.shape.prefix and not hit.shape.definite
    own = own or (hit.trigger.lemma == "حرب" and not hit.shape.suffix)  # «أعلنت ألمانيا الحرب على روسيا»
    return own and subject is not None and scene.key(subject.first - 1) in announcements()


@cache
def announcements() -> frozenset[str]:
    """The forms of «أعلن»."""
    return keys_of(("أعلن", "يعلن"), suffixed=False)


def _is_hal(scene: Scene, hit: Hit) -> bool:
    """«كان قادما», «قادمة من …»: whether a participle without article tells how or what somebody is."""
    return not hit.shape.definite and scene.keys[hit.at][-1:] in ("ا", "ه")


def _is_loose(scene: Scene, hit: Hit) -> bool:
    """Whether a noun needs no light verb: talks and supplies, «متهما واشنطن …», «بدعم من …», «بالتعاون مع …»."""
    circumstance = hit.trigger.part == "participle" and _is_hal(scene, hit)
    circumstance = circumstance and not _is_attribute(scene, hit.at)
    if hit.shape.prefix == "ب" and hit.trigger.type == "attacked":
        return _is_done(scene, hit.at)
    return hit.trigger.type in LOOSE or circumstance or hit.shape.prefix == "ب" or _is_fight(scene, hit)


def _is_done(scene: Scene, at: int) -> bool:
    """«رد الجيش بقصف …», but not «أوامر بقتل …», «تهديد بقصف …»: after a verb and its subject."""
    at = skip_back(scene, at)
    after = at in scene.ending or (at - 1 in scene.ending and scene.key(at - 1).startswith("ال"))
    return after or scene.is_verb(at - 1)


def _is_fight(scene: Scene, hit: Hit) -> bool:
    """«سيطرت طالبان على المدينة بعد معارك مع الجيش»: fighting with somebody is that of the clause's subject."""
    if hit.trigger.type != "attacked" or "مع" not in hit.trigger.target:
        return False
    return any(p.prep == "مع" for p in phrases_between(scene, hit.last, hit.last + 3))


def _is_attribute(scene: Scene, at: int) -> bool:
    """«مظاهرات مؤيدة للسعودية»: a feminine participle right after a noun without article tells of that noun."""
    before = scene.sentence.tokens[at - 1].text if at and at - 1 not in scene.covered else ""
    return before.endswith(("ة", "ات")) and not before.startswith("ال") and scene.keys[at].endswith("ه")


def _is_governed(scene: Scene, at: int) -> bool:
    """«أجرى محادثات», «أعرب عن تأييده»: whether a light verb carries the noun, with nothing but its subject between."""
    for place in range(at - 1, max(at - 16, -1), -1):
        key = scene.keys[place]
        if place in scene.covered or key in COMMAS:
            continue
        if verbs().get(key) == "light" or key in RESPONSIBLE:
            return True
        if key in threats():
            return scene.key(at - 1) != "من"  # «حذرت من غزو …»: nothing that they would do
        if key not in fillers() and key not in PREPOSITIONS and key not in LIGHT_NOUNS and not key.isdigit():
            return False
    return False


def antecedent_noun(reader: Reader, scene: Scene, hit: Hit) -> Filler | None:
    """«المتمردون المدعومون من إيران», «الهند، أكبر مشتر للنفط»: the noun phrase before the participle."""
    end = hit.at
    while scene.key(end - 1) in RANKS and end not in scene.ending:
        end -= 1
    phrase = scene.ending.get(end)
    if phrase is None or phrase.kind == "adjective" or (phrase.prep == "في" and end < hit.at):
        return None
    if scene.key(phrase.first - 1).removeprefix("ب") in SIDES:  # «في شرق تركيا بدعم من …»
        return None
    return filler(reader, scene, joined_before(scene, phrase), "antecedent")
