"""What the page shows, as plain frozen values: actors, claims with their sentences, and two graphs over them.

A ``View`` does not know where its content came from. ``kg.page.view`` makes it from extractions or from a store. All
references are positions in the tuples of the view (an actor's in ``View.actors`` and so on). Spans count UTF-16 units
of the sentence's text, as JavaScript does, and not code points as ``kg.model`` does. Dates are ISO 8601 days.
"""

from dataclasses import dataclass
from typing import NamedTuple

SPOTS_KEPT = 5
"""How many sentences an actor or a co-mention keeps; the counts are always whole."""


@dataclass(frozen=True, slots=True)
class Source:
    """An article that was read: what a claim links to. ``url`` is http(s) or None."""

    title: str
    date: str | None
    publisher: str | None
    url: str | None


class Sentence(NamedTuple):
    """The position of an article in ``View.sources``, and the text of a sentence of it that the page quotes."""

    source: int
    text: str


class Spot(NamedTuple):
    """A marked stretch of a sentence (UTF-16 units, end exclusive); in JSON a list of three numbers."""

    sentence: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Actor:
    """A person, country, place or organisation. ``id`` is a Wikidata id or a slug.

    ``derived_en`` marks an English name made by romanisation. ``aliases`` are the written forms of the name,
    ``mentions`` counts the sentences that name it beside another or in a claim, and ``seen`` keeps the first few.
    ``stands_for`` is the actor that it is folded into in the countries view: the country (or else organisation) whose
    office a person holds, the country of a place, a country or organisation itself; None where it is left out there.
    """

    id: str
    type: str
    ar: str
    en: str
    derived_en: bool
    aliases: tuple[str, ...]
    mentions: int
    seen: tuple[Spot, ...]
    stands_for: int | None


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement of one article: source – type – target, how certain, who says so, when, where, how much.

    ``begin`` and ``end`` bound the date of the event and ``when`` holds its words; None where the text gives none.
    """

    type: str
    source: int
    target: int
    status: str
    spot: Spot
    confidence: float
    said_by: int | None
    place: int | None
    begin: str | None
    end: str | None
    when: str | None
    quantity: str | None
    role: str | None


@dataclass(frozen=True, slots=True)
class Edge:
    """All claims of one type between two actors, in one direction (symmetric types have none)."""

    type: str
    source: int
    target: int
    symmetric: bool
    claims: tuple[int, ...]


class Pair(NamedTuple):
    """Two actors named together in ``weight`` sentences, of which ``spots`` keeps the first few; in JSON a list."""

    source: int
    target: int
    weight: int
    spots: tuple[Spot, ...]


@dataclass(frozen=True, slots=True)
class Graph:
    """A graph over the view's actors: the actors themselves, or the countries that they stand for.

    ``least`` is the fewest claims that an edge needs to be shown at first, so that the graph can be read.
    """

    actors: tuple[int, ...]
    edges: tuple[Edge, ...]
    pairs: tuple[Pair, ...]
    least: int = 1


@dataclass(frozen=True, slots=True)
class View:
    """Everything that the page shows. ``actors`` are sorted by weight, heaviest first, then by id.

    ``whole`` counts the claims of the graph that this is the strongest part of; None where it is all.
    """

    title: str | None
    sources: tuple[Source, ...]
    sentences: tuple[Sentence, ...]
    actors: tuple[Actor, ...]
    claims: tuple[Claim, ...]
    people: Graph
    countries: Graph
    whole: int | None = None
