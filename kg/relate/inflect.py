"""The written forms of an Arabic verb or noun, made by rule from its dictionary forms.

Input is spelt with hamza, alef maksura and ta marbuta as in a dictionary; every form that comes out is folded (see
``kg.text.normalise``). The rules are those of any grammar of Modern Standard Arabic, cut down to what unvocalised news
shows: vowels, and with them the passive, are not written.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from kg.text.normalise import fold

PRONOUNS = ("ه", "ها", "هما", "هم", "نا", "ي", "ك", "كم")
"""Possessive and object suffixes; on verbs «ي» is written «ني»."""


class Shape(NamedTuple):
    """What a form tells: proclitics before it, pronoun after it, tense and person of a verb, number and article.

    ``tense`` is past, present, future (with سـ) or empty for a noun; ``person`` is 1 or 3; ``number`` 1, 2 or 3.
    """

    prefix: str = ""
    suffix: str = ""
    tense: str = ""
    person: int = 3
    number: int = 1
    feminine: bool = False
    definite: bool = False


def verb_forms(past: str, present: str) -> Iterator[tuple[str, Shape]]:
    """All forms of a verb given by its third person masculine singular, past («التقى») and present («يلتقي»)."""
    for stem, shape in _verb_stems(past, present):
        for form, suffix in _with_object(stem, shape):
            key = fold(form)
            for prefix, whole in _prefixed(shape, suffix):
                yield prefix + key, whole


def keys_of(*verbs: tuple[str, str], suffixed: bool = True) -> frozenset[str]:
    """The forms of verbs, each given by past and present; without ``suffixed`` those that carry no pronoun."""
    return frozenset(form for verb in verbs for form, shape in verb_forms(*verb) if suffixed or not shape.suffix)


@lru_cache(maxsize=1024)
def _prefixed(shape: Shape, suffix: str) -> tuple[tuple[str, Shape], ...]:
    """The proclitics that a verb form may have, each with its shape; folding changes none of them."""
    prefixes = ("", "و", "ف", "ل") if shape.tense == "present" else ("", "و", "ف")
    return tuple((prefix, shape._replace(prefix=prefix, suffix=suffix)) for prefix in prefixes)


def _verb_stems(past: str, present: str) -> Iterator[tuple[str, Shape]]:
    yield from _past_stems(past)
    for stem, shape in _present_stems(present):
        yield stem, shape
        yield "س" + stem, shape._replace(tense="future")


def _past_stems(past: str) -> Iterator[tuple[str, Shape]]:
    weak = past[-1] in "ىا"
    base = past[:-1] if weak else past
    link = "" if not weak else "و" if past[-1] == "ا" else "ي"
    yield past, Shape(tense="past")
    yield base + "ت", Shape(tense="past", feminine=True)
    yield base + "وا", Shape(tense="past", number=3)
    yield base + link + "ا", Shape(tense="past", number=2)
    yield base + "تا", Shape(tense="past", number=2, feminine=True)
    yield base + link + "نا", Shape(tense="past", number=3, person=1)
    if weak:
        yield base + link + "ت", Shape(tense="past", person=1)


def _present_stems(present: str) -> Iterator[tuple[str, Shape]]:
    rest = present[1:]
    weak = rest[-1] in "ىيو" and len(rest) > 2
    base = rest[:-1] if weak else rest
    dual = base + "ي" if weak and rest[-1] != "و" else rest
    for ending in ("ون", "وا"):
        yield "ي" + base + ending, Shape(tense="present", number=3)
    for letter, feminine in (("ي", False), ("ت", True)):
        yield letter + rest, Shape(tense="present", feminine=feminine)
        yield letter + dual + "ان", Shape(tense="present", number=2, feminine=feminine)
        yield letter + dual + "ا", Shape(tense="present", number=2, feminine=feminine)
        if weak:
            yield letter + base, Shape(tense="present", feminine=feminine)
    yield "ن" + rest, Shape(tense="present", person=1, number=3)
    yield "أ" + rest, Shape(tense="present", person=1)


def _with_object(stem: str, shape: Shape) -> Iterator[tuple[str, str]]:
    yield stem, ""
    if shape.number == 2 or (stem.endswith("وا") and len(stem) < 5):
        return
    if stem.endswith("وا"):
        base = stem[:-1]
    elif stem.endswith("ى") or (stem.endswith("ا") and not stem.endswith("نا")):
        base = stem[:-1] + "ا"
    else:
        base = stem
    for pronoun in PRONOUNS[:5] if shape.person == 3 else PRONOUNS[:4]:
        yield base + pronoun, pronoun


def noun_forms(noun: str, number: int = 1) -> Iterator[tuple[str, Shape]]:
    """All forms of a noun or participle in one number: proclitics, article, possessive suffixes, accusative «ا»."""
    key, bases = fold(noun), [fold(base) for base in _before_pronoun(noun)]
    for prefix, bare, definite, owned in _noun_shapes(number, noun.endswith("ة")):
        yield prefix + key, bare
        if noun[-1] not in "ةاءى":
            yield prefix + key + "ا", bare
        yield _with_article(prefix, key), definite
        for pronoun, shape in owned:
            for base in bases:
                yield prefix + base + pronoun, shape


@lru_cache(maxsize=16)
def _noun_shapes(number: int, feminine: bool) -> tuple[tuple[str, Shape, Shape, tuple[tuple[str, Shape], ...]], ...]:
    """For each proclitic the shape of a noun without article, with it, and with each pronoun; folding changes none."""
    bare = [
        Shape(prefix, number=number, feminine=feminine)
        for prefix in ("", "و", "ف", "ب", "ل", "ك", "وب", "ول", "فب", "فل")
    ]
    return tuple(
        (
            shape.prefix,
            shape,
            shape._replace(definite=True),
            tuple((pronoun, shape._replace(suffix=pronoun, definite=True)) for pronoun in PRONOUNS),
        )
        for shape in bare
    )


def _with_article(prefix: str, noun: str) -> str:
    if not prefix.endswith("ل"):
        return prefix + "ال" + noun
    return prefix + (noun if noun.startswith("ل") else "ل" + noun)


def _before_pronoun(noun: str) -> tuple[str, ...]:
    """The noun as it stands before a suffix: ة opens to ت, a final hamza takes its seats, ى opens to ا."""
    if noun.endswith("ة"):
        return (noun[:-1] + "ت",)
    if noun.endswith("اء"):
        return (noun, noun[:-1] + "ئ", noun[:-1] + "ؤ")
    if noun.endswith("ى"):
        return (noun[:-1] + "ا",)
    return (noun,)
