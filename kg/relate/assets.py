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
OWNER_REACH = 6
"""Tokens between a thing and whose it is, at most."""
OBJECT_REACH = 14
"""Tokens after a verb within which a thing is its object."""


class Asset(NamedTuple):
    """A form of a noun for what is hit; ``skip`` counts its proclitic letters, ``kind`` is thing or person."""

    kind: str
    skip: int


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
    for at in range(start, min(end, start + OBJECT_REACH)):
        asset = assets().get(scene.keys[at])
        if asset is None or at in scene.covered:
            continue
        prep = scene.keys[at][asset.skip - 1] if asset.skip else _prep_before(scene, at)
        if prep in slots or (prep in ("", "و") and "object" in slots and at <= past_counts(scene, start)):
            return owner_after(scene, at, asset)
    return None


def _prep_before(scene: Scene, at: int) -> str:
    """The preposition before a noun and its number."""
    while is_count(scene, at - 1) or (scene.key(at - 1) == "من" and is_count(scene, at - 2)):
        at -= 1
    return PREPOSITIONS.get(scene.key(at - 1), "")


def owner_after(scene: Scene, at: int, asset: Asset) -> Phrase | None:
    """Whose the thing at a position is: «مواقع لحزب الله», «جنودا من الجيش», «قاعدة أميركية»."""
    phrase = next(phrases_between(scene, at + 1, at + OWNER_REACH), None)
    if phrase is None or phrase.type is EntityType.PLACE or not phrase.entities or phrase.joined:
        return None
    if any(parts(key) for key in scene.keys[at + 1 : phrase.first]):
        return None
    if not phrase.prep:
        return phrase if phrase.first <= at + 2 else None
    return phrase if phrase.prep == "ل" or (phrase.prep == "من" and asset.kind == "person") else None


def parts(key: str) -> bool:
    """Whether a word parts a thing from its owner."""
    return key in COMMAS or key in STOPS or key in ACCORDING or is_verb(key)
