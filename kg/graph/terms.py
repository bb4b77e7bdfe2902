"""RDF terms from untrusted values: any text may come in, only valid IRIs and literals go out."""

import datetime
import hashlib
import re
from decimal import Decimal
from functools import lru_cache
from urllib.parse import quote

from pyoxigraph import Literal, NamedNode

from kg.graph.vocabulary import PREFIXES, WIKIDATA, XSD_DATE, XSD_DECIMAL

_WIKIDATA_ID = re.compile(r"Q[1-9][0-9]*")
_LANGUAGE_TAG = re.compile(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*")
# RFC 3987 lets letters of any script stand in an IRI; marks, joiners and direction controls of Arabic are not letters.
_NOT_PLAIN = re.compile("[^A-Za-z0-9._~:\u0620-\u063f\u0641-\u064a\u0660-\u0669\u066e-\u066f\u0671-\u06d3-]+")
_WEB_URL = re.compile(r"https?://[^/?#\s]", re.IGNORECASE)
_URL_SAFE = ":/?#@!$&'()*+,;=%-._~"
_STRAY_PERCENT = re.compile("%(?![0-9A-Fa-f]{2})")

KEPT = 1 << 14
"""Terms of a kind that are kept, at most: entities, days and numbers come again and again."""


def digest(*parts: object) -> str:
    """A stable name for the parts: 80 bits of BLAKE2b in hexadecimal, the same in every process."""
    # repr keeps the borders of the parts, so ("ab", "c") and ("a", "bc") differ.
    return hashlib.blake2b(repr(parts).encode("utf-8"), digest_size=10).hexdigest()


def short_digest(text: str) -> int:
    """64 bits of BLAKE2b that stand for a text, the same in every process."""
    return int.from_bytes(hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")


def local(identifier: str) -> str:
    """The identifier for an IRI: Arabic and ASCII letters, digits and ``-._~:`` stay, the rest is percent-encoded.

    Different identifiers give different parts.
    """
    if identifier.isascii() and identifier.isalnum():
        return identifier
    return _NOT_PLAIN.sub(lambda found: quote(found[0], safe="", errors="surrogatepass"), identifier)


def resource(kind: str, identifier: str) -> NamedNode:
    """The IRI of a thing of this project; ``kind`` is a prefix such as ``entity`` or ``claim``."""
    return NamedNode(PREFIXES[kind] + local(identifier))


@lru_cache(KEPT)
def entity(identifier: str) -> NamedNode:
    """The IRI of an entity."""
    return resource("entity", identifier)


def is_wikidata_id(identifier: str) -> bool:
    """Whether the identifier is a Wikidata item id such as Q7747."""
    return _WIKIDATA_ID.fullmatch(identifier) is not None


def wikidata(identifier: str) -> NamedNode:
    """The IRI of a Wikidata item."""
    return NamedNode(WIKIDATA + local(identifier))


def string(text: str) -> Literal:
    """A plain string. Lone surrogates, which RDF cannot hold, become U+FFFD."""
    try:
        return Literal(text)
    except ValueError:  # of which UnicodeEncodeError is one
        return Literal(_valid(text))


@lru_cache(KEPT)
def number(value: int) -> Literal:
    """An integer."""
    return Literal(value)


def words(text: str, language: str | None) -> Literal:
    """A string in a language; a tag that is missing or no language tag counts as Arabic."""
    try:
        return Literal(text, language=tag(language))
    except ValueError:  # of which UnicodeEncodeError is one
        return Literal(_valid(text), language=tag(language))


@lru_cache
def tag(language: str | None) -> str:
    """The language tag in lower case, or ``ar`` where it is missing or malformed."""
    return language.lower() if language and _LANGUAGE_TAG.fullmatch(language) else "ar"


@lru_cache(KEPT)
def date(day: datetime.date) -> Literal:
    """A day as xsd:date."""
    return Literal(f"{day:%Y-%m-%d}" if day.year > 999 else day.isoformat(), datatype=XSD_DATE)


@lru_cache(KEPT)
def decimal(value: float) -> Literal | None:
    """A finite number as xsd:decimal in its canonical form; None for NaN and infinity, which xsd:decimal lacks.

    Oxigraph stores canonical forms only, so another form would not come back as it went in.
    """
    exact = Decimal(repr(float(value))) + 0  # no minus before zero
    if not exact.is_finite():
        return None
    text = f"{exact:f}"
    return Literal(text.rstrip("0").rstrip(".") if "." in text else text, datatype=XSD_DECIMAL)


def web_address(url: str) -> NamedNode | Literal:
    """An IRI for an http or https address (forbidden characters percent-encoded), a literal for anything else."""
    if _WEB_URL.match(url) is None:
        return string(url)
    try:
        return NamedNode(quote(_STRAY_PERCENT.sub("%25", url), safe=_URL_SAFE, errors="surrogatepass"))
    except ValueError:
        return string(url)


def _valid(text: str) -> str:
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
