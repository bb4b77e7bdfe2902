"""What is supplied, and how much: goods near a trigger, number words, digits and units."""

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from kg.model import Quantity, RelationType, TokenKind
from kg.relate.inflect import noun_forms
from kg.relate.scene import Scene, clause_end
from kg.relate.triggers import Hit
from kg.relate.words import STOPS
from kg.tables import cell_list, read_data
from kg.text.normalise import fold, folded

WINDOW = 14
"""Tokens around a trigger within which goods belong to it."""
JUDGEMENTS = frozenset(("insult", "praise"))
"""Classes of words that may stand after «بأنه»."""
SUPPLIES = {
    "fuel": RelationType.SUPPLIED_FUEL,
    "weapons": RelationType.SUPPLIED_WEAPONS,
    "aid": RelationType.GAVE_AID,
}


class Good(NamedTuple):
    """A row of ``goods.tsv``; ``rest`` are the words after the first."""

    kind: str
    name: str
    rest: tuple[str, ...]


@cache
def goods() -> Mapping[str, tuple[Good, ...]]:
    """First word of a good in any form → the goods that begin so, longer names first."""
    found: dict[str, list[Good]] = {}
    for row in read_data("goods.tsv"):
        for name in (row["form"], *cell_list(row["plural"])):
            first, *rest = name.split()
            good = Good(row["class"], row["goods"], tuple(map(fold, rest)))
            for form, shape in noun_forms(first):
                if shape.suffix in ("", "ها", "ه") and good not in found.setdefault(form, []):
                    found[form].append(good)
    return {form: tuple(sorted(values, key=lambda good: -len(good.rest))) for form, values in found.items()}


@cache
def classes() -> frozenset[str]:
    """The classes of goods.tsv that a trigger may ask for."""
    return frozenset(good.kind for found in goods().values() for good in found)


def good_at(scene: Scene, at: int, kinds: tuple[str, ...]) -> Good | None:
    """The good of one of the classes that begins at a token; the longest."""
    for good in goods().get(scene.keys[at], ()):
        if good.kind not in kinds:
            continue
        following = scene.keys[at + 1 : at + 1 + len(good.rest)]
        if len(following) == len(good.rest) and all(
            key in (word, "ال" + word) for key, word in zip(following, good.rest, strict=True)
        ):
            return good
    return None


NEEDED = folded("تحتاجه يحتاجه تحتاج يحتاج احتاجت تحتاجها يحتاجها يلزم يلزمها")
"""Verbs of need: «بما تحتاجه» stands for goods that are named later."""


def find_near(scene: Scene, hit: Hit, kinds: tuple[str, ...]) -> list[tuple[int, Good]]:
    """Goods of the classes in the clause of a trigger, the nearest first; those after it before those before it."""
    end = _goods_end(scene, hit, kinds) if not JUDGEMENTS & set(kinds) else _judged(scene, hit)
    start = max(hit.at - WINDOW // 2, 0) if not _is_of_pronoun(scene, hit) else 0
    after = [(at, good) for at in range(hit.at, end) if (good := good_at(scene, at, kinds)) is not None]
    before = [(at, good) for at in range(hit.at - 1, start - 1, -1) if (good := good_at(scene, at, kinds)) is not None]
    return after + before


def _goods_end(scene: Scene, hit: Hit, kinds: tuple[str, ...]) -> int:
    """The end of the clause; for «ما يحتاجه» (what is needed) of the sentence, where the goods are told after it.

    «تحدث … مع … و… عبر الهاتف»: how one speaks is told after all with whom.
    """
    window = 2 * WINDOW if kinds == ("phone",) else WINDOW
    end = min(clause_end(scene, hit.at), hit.at + window)
    if any(key in NEEDED for key in scene.keys[hit.last : end]):
        return min(hit.at + 2 * WINDOW, len(scene.keys))
    return end


def _judged(scene: Scene, hit: Hit) -> int:
    """«وصف … بأنه خائن»: where the words of a judgement end, «أن» or not."""
    limit = min(hit.at + 2 * WINDOW, len(scene.keys))
    return next((at for at in range(hit.at + 1, limit) if scene.keys[at] in STOPS), limit)


def _is_of_pronoun(scene: Scene, hit: Hit) -> bool:
    """«الكهرباء … كان العراق يستوردها», «تزويد العراق بها»: the goods are a pronoun and stand anywhere before."""
    supplied = hit.trigger.is_verb and hit.shape.suffix in ("ه", "ها") and "object" not in hit.trigger.target
    return supplied or any(scene.key(at) in ("بها", "به") for at in range(hit.last, hit.last + 4))


def supply_type(scene: Scene, hit: Hit) -> RelationType | None:
    """Which supply a trigger states, by the nearest goods; fuel and weapons tell more than money or aid."""
    found = find_near(scene, hit, tuple(SUPPLIES))
    strong = [good for _, good in found if good.kind != "aid"]
    if strong:
        return SUPPLIES[strong[0].kind]
    return RelationType.GAVE_AID if found else None


class Measure(NamedTuple):
    """A row of ``units.tsv``."""

    kind: str
    value: str
    rest: tuple[str, ...]


@cache
def measures() -> Mapping[str, tuple[Measure, ...]]:
    """Folded first word → the numbers, scales and units that begin so."""
    found: dict[str, list[Measure]] = {}
    for row in read_data("units.tsv"):
        for form in cell_list(row["form"]):
            first, *rest = form.split()
            for prefix in ("", "ب", "و", "ال", "ل"):
                measure = Measure(row["kind"], row["value"], tuple(map(fold, rest)))
                found.setdefault(fold(prefix + first), []).append(measure)
    return {form: tuple(values) for form, values in found.items()}


def quantity_near(scene: Scene, hit: Hit, kinds: tuple[str, ...]) -> Quantity | None:
    """The amount of goods in the clause of a trigger: «60 ألف طن من وقود الديزل والبنزين»."""
    found = find_near(scene, hit, kinds)
    if not found:
        return None
    end = max(_goods_end(scene, hit, ()), min(clause_end(scene, hit.at), hit.at + 2 * WINDOW))
    amount = next((a for at in range(hit.at, end) if (a := _amount_at(scene, at)) is not None), None)
    first = min(at for at, _ in found if at >= hit.at) if any(at >= hit.at for at, _ in found) else found[0][0]
    last = max(at for at, _ in found if at >= first)
    names = tuple(dict.fromkeys(good.name for at, good in sorted(found, key=lambda pair: pair[0]) if at >= first))
    names = tuple(name for name in names if name != "fuel") or names
    start, value, unit = (first, None, None) if amount is None else (min(first, amount[0]), amount[2], amount[3])
    stop = max(last + 1, amount[1] if amount is not None else 0)
    tokens = scene.sentence.tokens
    return Quantity(scene.words(tokens[start].start, tokens[stop - 1].end), value, unit, names)


def _amount_at(scene: Scene, at: int) -> tuple[int, int, float, str | None] | None:
    """A number that begins at a token: (first, last, value, unit)."""
    value, next_at = _number_at(scene, at)
    if value is None:
        return None
    while (scale := _measure(scene, next_at, "scale")) is not None:
        value *= float(scale.value)
        next_at += 1
    unit = _measure(scene, next_at, "unit")
    if unit is not None:
        next_at += 1 + len(unit.rest)
    elif value < 100:
        return None
    return at, next_at, value, unit.value if unit is not None else None


def _number_at(scene: Scene, at: int) -> tuple[float | None, int]:
    token = scene.sentence.tokens[at]
    if token.kind is TokenKind.NUMBER:
        digits = token.key.rstrip("%٪").replace("٬", "").replace("٫", ".")
        digits = digits.replace(",", "." if digits.count(",") == 1 and len(digits.split(",")[-1]) != 3 else "")
        return (float(digits), at + 1) if digits.replace(".", "", 1).isdigit() else (None, at)
    for kind in ("number", "scale"):
        measure = _measure(scene, at, kind)
        if measure is not None:
            return (float(measure.value), at + 1)
    return None, at


def _measure(scene: Scene, at: int, kind: str) -> Measure | None:
    for measure in measures().get(scene.key(at), ()):
        if measure.kind == kind and scene.keys[at + 1 : at + 1 + len(measure.rest)] == measure.rest:
            return measure
    return None
