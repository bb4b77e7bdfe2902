"""What flows through the pipeline. Frozen, slotted values; no logic beyond trivial accessors.

Every offset in this module counts code points of ``Article.text`` (the raw text, never a normalised one);
``start`` is inclusive and ``end`` exclusive, so ``article.text[x.start:x.end] == x.text`` for whatever has a text.
"""

import datetime
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class EntityType(StrEnum):
    """The four kinds of actor and place that the graph knows."""

    PERSON = "Person"
    COUNTRY = "Country"
    PLACE = "Place"
    ORGANIZATION = "Organization"


class RelationType(StrEnum):
    """The typed relations; definitions stand in ``ontology/rawabit.ttl``."""

    MET_WITH = "met-with"
    PHONED = "phoned"
    VISITED = "visited"
    NEGOTIATED_WITH = "negotiated-with"
    AGREED_WITH = "agreed-with"
    COOPERATES_WITH = "cooperates-with"
    SUPPLIED_FUEL = "supplied-fuel"
    SUPPLIED_WEAPONS = "supplied-weapons"
    GAVE_AID = "gave-aid"
    SUPPORTED = "supported"
    CRITICISED = "criticised"
    ACCUSED = "accused"
    THREATENED = "threatened"
    SANCTIONED = "sanctioned"
    ATTACKED = "attacked"
    REQUESTED_FROM = "requested-from"
    HOLDS_OFFICE = "holds-office"
    INVITED = "invited"
    MEDIATED_BETWEEN = "mediated-between"
    APPOINTED = "appointed"
    WITHDREW_FROM = "withdrew-from"
    REJECTED = "rejected"
    RELEASED = "released"
    EXPELLED = "expelled"
    MEMBER_OF = "member-of"


SYMMETRIC = frozenset(
    {
        RelationType.MET_WITH,
        RelationType.PHONED,
        RelationType.NEGOTIATED_WITH,
        RelationType.AGREED_WITH,
        RelationType.COOPERATES_WITH,
    }
)
"""Types whose two ends have no order; they are stored with the smaller entity id as the source."""

UNANNOTATED = frozenset(
    {
        RelationType.INVITED,
        RelationType.MEDIATED_BETWEEN,
        RelationType.APPOINTED,
        RelationType.WITHDREW_FROM,
        RelationType.REJECTED,
        RelationType.RELEASED,
        RelationType.EXPELLED,
        RelationType.MEMBER_OF,
    }
)
"""Types that few annotated articles tell: only plain constructions state them, and nothing is learned of them."""


class Status(StrEnum):
    """How real the text makes a relation, strongest first."""

    ACTUAL = "actual"
    PLANNED = "planned"
    ALLEGED = "alleged"
    HYPOTHETICAL = "hypothetical"
    DENIED = "denied"


class Form(StrEnum):
    """How a mention refers to its entity."""

    NAME = "name"
    ADJECTIVE = "adjective"
    DESCRIPTION = "description"
    PRONOUN = "pronoun"


class TokenKind(StrEnum):
    """What a token is made of."""

    WORD = "word"
    NUMBER = "number"
    PUNCT = "punct"


@dataclass(frozen=True, slots=True)
class Article:
    """One news article.

    ``text`` is the raw text as read; where the source gave a title that the text does not begin with, it stands before
    the text with an empty line between, and offsets count from there. ``source`` is the publisher. ``copy_of`` is the
    id of an article that said the same before; it and ``fingerprint`` are set by ``kg.corpus.duplicates``.
    """

    id: str
    text: str
    title: str | None = None
    date: datetime.date | None = None
    source: str | None = None
    url: str | None = None
    lang: str | None = None
    copy_of: str | None = None
    fingerprint: str | None = None


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the raw text."""

    start: int
    end: int


class Token(NamedTuple):
    """A word, number or punctuation mark. ``key`` is its folded form (see ``kg.text.normalise``), for look-ups only."""

    start: int
    end: int
    text: str
    key: str
    kind: TokenKind


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: its place, its tokens and the paragraph that it stands in.

    ``furniture`` marks web furniture (photo credits, comment forms, cookie notices): no relation is read from it.
    """

    index: int
    paragraph: int
    start: int
    end: int
    tokens: tuple[Token, ...]
    furniture: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """An article cut into sentences, with the spans that stand between quotation marks (marks excluded)."""

    article: Article
    sentences: tuple[Sentence, ...]
    quotations: tuple[Span, ...]


class Mention(NamedTuple):
    """A stretch of text that refers to an entity.

    ``sentence`` indexes ``Document.sentences``; ``first`` and ``last`` are the token positions in it (``last``
    exclusive). The span leaves out proclitics and titles, so it may begin inside its first token. ``entry`` is the
    lexicon id where one is known; ``entity`` is the entity id, set by linking. ``rule`` names what found it.

    A named tuple, like all that is made of every name or word: a frozen dataclass takes seven times as long to make.
    """

    start: int
    end: int
    text: str
    type: EntityType
    form: Form
    sentence: int
    first: int
    last: int
    rule: str
    entry: str | None = None
    entity: str | None = None


class Office(NamedTuple):
    """The words of an office or title («وزير الخارجية الروسي») before, after or instead of a name.

    ``kind`` is the class of the office (see ``titles.tsv``), ``body`` the position in ``Recognition.mentions`` of the
    country or organisation that it is held in, ``holder`` that of the person who is named with it; None where the text
    does not say. ``counterpart`` marks «نظيره»: the same office as the last one named, in another country.
    """

    start: int
    end: int
    text: str
    kind: str
    sentence: int
    first: int
    last: int
    body: int | None = None
    holder: int | None = None
    counterpart: bool = False
    former: bool = False
    plural: int = 1


@dataclass(frozen=True, slots=True)
class Recognition:
    """What the recognisers found in a document, sorted by start."""

    mentions: tuple[Mention, ...]
    offices: tuple[Office, ...]


@dataclass(frozen=True, slots=True)
class Entity:
    """An actor or place. ``id`` is a Wikidata id, or a slug of type and folded name; the same in every run.

    ``derived_en`` marks an English name that was made by romanisation.
    """

    id: str
    type: EntityType
    ar: str
    en: str
    wikidata: str | None = None
    country: str | None = None
    derived_en: bool = False


@dataclass(frozen=True, slots=True)
class Linking:
    """Entities of an article, and every mention with its ``entity`` set. ``offices`` index into ``mentions``."""

    entities: tuple[Entity, ...]
    mentions: tuple[Mention, ...]
    offices: tuple[Office, ...]


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where a relation is stated: the span that states it and the sentence around it (index into the document)."""

    start: int
    end: int
    text: str
    sentence: int


@dataclass(frozen=True, slots=True)
class When:
    """A date as an interval of days, both ends included; ``precision`` is day, week, month, season or year."""

    start: datetime.date
    end: datetime.date
    precision: str
    text: str


@dataclass(frozen=True, slots=True)
class Quantity:
    """An amount of goods: «60 ألف طن من وقود الديزل والبنزين» is 60000.0, "tonne", ("diesel", "petrol")."""

    text: str
    value: float | None = None
    unit: str | None = None
    goods: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Relation:
    """A claim of the text: source – type – target, how certain, who says so, where, when, how much.

    ``source``, ``target``, ``said_by`` and ``place`` are entity ids. ``rule`` names the rule that found it.
    ``role`` holds the words of an office, for holds-office.
    """

    type: RelationType
    source: str
    target: str
    status: Status
    evidence: Evidence
    rule: str
    confidence: float
    said_by: str | None = None
    place: str | None = None
    when: When | None = None
    quantity: Quantity | None = None
    role: str | None = None


@dataclass(frozen=True, slots=True)
class CoMention:
    """Two entities named in one sentence. ``distance`` counts the tokens between the nearest two mentions."""

    source: str
    target: str
    sentence: int
    start: int
    end: int
    distance: int


@dataclass(frozen=True, slots=True)
class Trace:
    """A rule that fired, or that a cue blocked (``cue`` tells which words did), for ``kg extract --explain``."""

    rule: str
    sentence: int
    start: int
    end: int
    cue: str | None = None


@dataclass(frozen=True, slots=True)
class Extraction:
    """Everything that the pipeline found in one article. ``relations`` are sorted by evidence, type and ends."""

    document: Document
    entities: tuple[Entity, ...]
    mentions: tuple[Mention, ...]
    offices: tuple[Office, ...]
    relations: tuple[Relation, ...]
    co_mentions: tuple[CoMention, ...]
    traces: tuple[Trace, ...] = ()

    @property
    def article(self) -> Article:
        """The article that was read."""
        return self.document.article
