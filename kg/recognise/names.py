"""Where the name of a person whom no lexicon knows ends: name words go on until a word that no name has."""

from functools import lru_cache

from kg.lexicon.entries import Role
from kg.model import EntityType
from kg.recognise.entrances import readings
from kg.recognise.view import View
from kg.recognise.words import words_of

LONGEST = 4
"""Name words at most, particles not counted."""


def name_end(view: View, at: int) -> int:
    """The position after the last word of the unknown name that begins at ``at``; ``at`` where none begins there."""
    words = 0
    here = at
    while view.is_word(here) and words < LONGEST:
        key = view.key(here)
        if key in words_of("binder") and view.is_word(here + 1) and (here > at or key not in words_of("inner")):
            here += 2
            words += 1
        elif here > at and key in words_of("closer"):
            here += 1
        elif is_name_word(view, here, here - at):
            here += 1
            words += 1
            if view.has_article(here - 1) and here > at + 1 and view.key(here) not in words_of("binder"):
                break
        else:
            break
    return here


_PREFIXES = ("", "ال", "ا", "ت", "ي", "ن", "س", "سا", "ست", "سي", "سن")
_SUFFIXES = (
    "",
    "ه",
    "ها",
    "هم",
    "هما",
    "نا",
    "ا",
    "ان",
    "ين",
    "ون",
    "ات",
    "ت",
    "تا",
    "وا",
    "تها",
    "ته",
    "تهم",
    "يه",
    "يا",
)


@lru_cache(maxsize=1 << 16)
def is_ordinary(key: str, ordinary: frozenset[str]) -> bool:
    """Whether a word, or what is left of it without the article, endings and suffixes, is an ordinary one."""
    return key in ordinary or any(
        stem in ordinary
        for prefix in _PREFIXES
        if key.startswith(prefix)
        for suffix in _SUFFIXES
        if key.endswith(suffix) and len(stem := key[len(prefix) : len(key) - len(suffix)]) >= 3
    )


def is_name_word(view: View, at: int, position: int) -> bool:
    """Whether a word may be part of an unknown person's name, ``position`` words into it."""
    key = view.key(at)
    if position and _is_also_name(view, at):
        return True
    if is_ordinary(key, view.lexicon.ordinary) or len(key) < 2 or key.isascii():
        return False
    if at in view.titles and key not in view.lexicon.given:
        return False
    return not (_is_known_other(view, at, position) or _joins_known(view, at))


def _is_also_name(view: View, at: int) -> bool:
    """«محمد صالح», «محمد علي» (not «محمد على …»): a word that other people are called as well."""
    key = view.key(at)
    if len(key) < 3 or key not in view.lexicon.latin or at in view.titles or view.tokens[at].text.endswith("ى"):
        return False
    return not any(skip and rest in view.lexicon.ordinary for skip, rest in readings(key))


def _is_known_other(view: View, at: int, position: int) -> bool:
    """A country, place or organisation; its adjective may be a family name after one given name («محمد المصري»)."""
    hit = view.hits.get(at)
    if hit is None or hit.skip:
        return False
    name = hit.names[0]
    if name.type is EntityType.PERSON or name.ambiguous:
        return False
    return not (name.role is Role.ADJECTIVE and position == 1 and view.key(at).startswith("ال"))


def _joins_known(view: View, at: int) -> bool:
    """«وخالد», «ولافروف», «بروسيا»: a proclitic before an ordinary word or a known name ends the name."""
    for skip, rest in readings(view.key(at))[1:]:
        hit = view.hits.get(at)
        if (
            is_ordinary(rest, view.lexicon.ordinary)
            or rest in view.lexicon.given
            or (hit is not None and hit.skip == skip)
        ):
            return True
    return False


def lineage_end(view: View, at: int) -> int:
    """The end of the forefathers after a known name: «… بن عبد العزيز آل سعود»; ``at`` where none follow."""
    while view.key(at) in ("بن", "ابن", "ال") and view.is_word(at + 1) and view.tokens[at].text != "أل":
        at += 3 if view.key(at + 1) in ("عبد", "ابو", "ابي") and view.is_word(at + 2) else 2
    return at


def has_given_name(view: View, at: int) -> bool:
    """Whether a given name of the list stands there and no ordinary word."""
    key = view.key(at)
    return key in view.lexicon.given and key not in view.lexicon.ordinary
