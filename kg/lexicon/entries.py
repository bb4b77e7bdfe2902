"""What the lexicons hold, one frozen value a row or name."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from kg.lexicon.trie import Trie
from kg.model import EntityType


class Role(StrEnum):
    """How a name of the lexicon refers to its entry."""

    FULL = "full"
    SHORT = "short"
    ADJECTIVE = "adjective"
    PEOPLE = "people"
    GOVERNMENT = "government"


@dataclass(frozen=True, slots=True)
class Entry:
    """A person, country, place or organisation that the lexicon knows.

    ``id`` is the Wikidata id, or a slug (see ``kg.lexicon.slugs``); ``country`` the Wikidata id of the country that it
    belongs to; ``rank`` its place in its file, for ties.
    """

    id: str
    type: EntityType
    ar: str
    en: str
    rank: int
    wikidata: str | None = None
    country: str | None = None
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Name:
    """One name of an entry. ``ambiguous``: the words are also something else, so that the context must decide."""

    entry: str
    type: EntityType
    role: Role
    ambiguous: bool


@dataclass(frozen=True, slots=True)
class Title:
    """One form of a title; see ``titles.tsv``. ``number`` is 1, 2 (dual) or 3 (plural)."""

    form: str
    kind: str
    office: bool
    body: str
    feminine: bool
    number: int
    en: str


@dataclass(frozen=True, slots=True)
class Head:
    """A noun with which the name of an organisation or place begins («وزارة», «مطار»).

    ``adjectives``: a country's adjective ends a name («البنك المركزي التركي»); ``unique``: it makes one by itself
    («الجيش النيجيري»); ``stands_alone``: with the article it names one; ``keeps``: it is part of the name («مطار», not
    «مدينة»); ``generic``: words after it with which it names nothing («حركة المرور»).
    """

    form: str
    type: EntityType
    plural: bool
    adjectives: bool
    unique: bool
    stands_alone: bool
    keeps: bool
    generic: frozenset[str]
    en: str


@dataclass(frozen=True, slots=True)
class Tenure:
    """Who held which office where, from ``start`` until before ``end`` (ISO dates or parts of them; empty: unknown)."""

    person: str
    kind: str
    body: str
    start: str
    end: str


class Spelt(NamedTuple):
    """The person (id) whose names have a skeleton, and those names as folded words."""

    entry: str
    spellings: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """All the lexicons with their look-up indexes. Keys are folded words.

    ``given`` holds given names that are no other words, ``latin`` maps words of known names to their English form,
    ``ordinary`` holds words that no unknown name goes on with, ``tenures`` lists the holders of an office (kind, body
    id), ``offices_of`` the kinds of office that a person (id) held, ``terms_of`` when and where. ``skeletons`` maps the
    skeleton of a person's name (see ``kg.lexicon.skeleton``) to the person.
    """

    entries: Mapping[str, Entry]
    names: Trie[Name]
    titles: Trie[Title]
    heads: Trie[Head]
    given: frozenset[str]
    latin: Mapping[str, str]
    ordinary: frozenset[str]
    tenures: Mapping[tuple[str, str], tuple[Tenure, ...]]
    offices_of: Mapping[str, frozenset[str]]
    terms_of: Mapping[str, tuple[Tenure, ...]]
    skeletons: Mapping[str, Spelt]
