"""Things and people that are hit («مواقع», «جنود», «قاعدة»), how many they are, and whose."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from kg.model import EntityType, TokenKind
from kg.relate.goods import measures
from kg.relate.inflect import noun_forms
from kg.relate.phrases import COMMAS, Phrase
from kg.relate.scene import Scene, phrases_between, skip
from kg.relate.words import PREPOSITIONS, STOPS, is_verb
from kg.tables import cell_list, read_data
from kg.text.normalise import folded

COUNTS = folded("عدد عددا عدة بعض عشرات العشرات مئات آلاف نحو حوالي أكثر قرابة سلسلة مجموعة أحد إحدى كل جميع اثنان")
"""Words of quantity before what is counted; number words are in units.tsv."""
ACCORDING = folded("وفقا ووفقا طبقا وطبقا تبعا خلافا")
BELONGING = folded("تابعة تابع التابعة التابع تابعين التابعين")
"""«مواقع تابعة لحزب الله»: not «followed it»."""
OWNER_REACH = 6
"""Tokens between a thing and whose it is, at most."""
MEANS_REACH = 5
"""Tokens of the words for the means of a deed, at most."""
OBJECT_REACH = 14
"""Tokens after a verb within which a thing is its object."""


class Asset(NamedTuple):
    """A form of a noun for what is hit; ``skip`` counts its proclitic letters, ``kind`` is thing or person."""

    kind: str
    skip: int


PEOPLE = Asset("person", 0)
"""Those whom no list needs to know."""
MIN_PLURAL = 5
"""Letters of a word that ends as a plural, at least."""


@cache
def assets() -> Mapping[str, Asset]:
    """The forms of the nouns in ``assets.tsv`` without suffix."""
    found: dict[str, Asset] = {}
    for row in read_data("assets.tsv"):
        for noun in (row["form"], *cell_list(row["plural"])):
            for form, shape in noun_forms(noun):
                if not shape.suffix:
                    found.setdefault(form, Asset(row["kind"], len(shape.prefix)))
    return found


def is_count(scene: Scene, at: int) -> bool:
    """Whether a token tells a number: «ثلاثة», «12», «عشرات»."""
    if not 0 <= at < len(scene.keys) or at in scene.covered:
        return False
    key = scene.keys[at]
    number = any(measure.kind != "unit" for measure in measures().get(key, ()))
    return number or key in COUNTS or scene.sentence.tokens[at].kind is TokenKind.NUMBER


def past_counts(scene: Scene, at: int) -> int:
    """The first position from ``at`` on that is no filler and no word of quantity («عشرات من»)."""
    while True:
        moved = skip(scene, at)
        if moved not in scene.starting and (
            is_count(scene, moved) or (scene.key(moved) == "من" and is_count(scene, moved - 1))
        ):
            moved += 1
        if moved == at:
            return at
        at = moved


def owner_of_asset(scene: Scene, start: int, end: int, slots: Sequence[str]) -> Phrase | None:
    """«قصف مواقع (تابعة) لحزب الله», «على قاعدة أميركية»: whose the thing is that fills a slot."""
    start = _past_means(scene, start)
    for at in range(start, min(end, start + OBJECT_REACH)):
        asset = asset_at(scene, at)
        if asset is None:
            place = scene.starting.get(at)
            if place is not None and place.owner is not None and _suits(scene, place, start, slots):
                return place
            continue
        prep = scene.keys[at][asset.skip - 1] if asset.skip else _prep_before(scene, at)
        if prep in slots or (prep in ("", "و") and "object" in slots and at <= past_counts(scene, start)):
            return owner_after(scene, at, asset)
    return None


def _past_means(scene: Scene, start: int) -> int:
    """«استهدف الحوثيون بالصواريخ والطائرات المسيرة سفنا …»: where the words for the means before a thing end."""
    at = start
    while at < start + MEANS_REACH and at not in scene.covered and scene.key(at)[:2] in ("با", "وا", "ال"):
        at += 1
    return at if at > start and scene.key(start).startswith("بال") else start


def _suits(scene: Scene, place: Phrase, start: int, slots: Sequence[str]) -> bool:
    """«هجوم على السفارة الأميركية», «اقتحم (أمس) السفارة الأميركية»: whether a place fills a slot."""
    return place.prep in slots or (not place.prep and "object" in slots and place.first <= past_counts(scene, start))


def asset_at(scene: Scene, at: int) -> Asset | None:
    """The thing or people at a position: of the list, or a plural with the adjective of a country («مزارعين أتراك»)."""
    if at in scene.covered:
        return None
    asset = assets().get(scene.key(at))
    return PEOPLE if asset is None and _is_people(scene, at) else asset


def _is_people(scene: Scene, at: int) -> bool:
    """«مزارعين فلسطينيين», «معلمات فلسطينيات»: a plural and the plural adjective of a country after it."""
    phrase = scene.starting.get(at + 1)
    ending = scene.key(at)[-2:]
    if phrase is None or phrase.kind != "adjective" or ending not in ("ين", "ات") or len(scene.key(at)) < MIN_PLURAL:
        return False
    return scene.keys[phrase.first].endswith((ending, "يين"))


def _prep_before(scene: Scene, at: int) -> str:
    """The preposition before a noun and its number."""
    while is_count(scene, at - 1) or (scene.key(at - 1) == "من" and is_count(scene, at - 2)):
        at -= 1
    return PREPOSITIONS.get(scene.key(at - 1), "")


def owner_after(scene: Scene, at: int, asset: Asset) -> Phrase | None:
    """Whose the thing at a position is: «مواقع لحزب الله», «جنودا من الجيش», «قاعدة أميركية»."""
    phrase = next(phrases_between(scene, at + 1, at + OWNER_REACH), None)
    if phrase is None or phrase.joined or not is_hit(phrase):
        return None
    if any(parts(key) for key in scene.keys[at + 1 : phrase.first]):
        return None
    if not phrase.prep:
        return phrase if phrase.first <= at + 2 else None
    return phrase if phrase.prep == "ل" or (phrase.prep == "من" and asset.kind == "person") else None


def is_hit(phrase: Phrase) -> bool:
    """Whether a phrase names somebody whom force may hit, or what is theirs."""
    return phrase.owner is not None or (bool(phrase.entities) and phrase.type is not EntityType.PLACE)


def parts(key: str) -> bool:
    """Whether a word parts a thing from its owner."""
    return key in COMMAS or key in STOPS or key in ACCORDING or (is_verb(key) and key not in BELONGING)
