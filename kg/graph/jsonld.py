"""JSON-LD with a context that reads well: ``"status": "Planned"``, ``"skos:prefLabel": {"ar": …, "en": …}``.

pyoxigraph writes expanded JSON-LD only, hence this writer. It needs no general compaction, since the graph has no blank
nodes and no lists. A value that does not fit the type that the context gives to its property is written in full.
"""

import json
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import groupby
from operator import attrgetter
from typing import Any, BinaryIO

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad

from kg.graph import vocabulary as v

_LANGUAGE_MAPS = (v.PREF_LABEL, v.ALT_LABEL, v.DERIVED_LABEL, v.HEADLINE, v.TEXT, v.ROLE, v.DATE_TEXT, v.QUANTITY_TEXT)
_DATES = (v.EARLIEST, v.LATEST, v.EARLIEST_BEGIN, v.LATEST_END, v.DATE_PUBLISHED)
_DECIMALS = (v.CONFIDENCE, v.VALUE)
_OWN_TERMS = (v.STATUS, v.STRONGEST_STATUS, v.PREDICATE)
_LINKS = (
    *(v.ABOUT, v.PLACE, v.QUANTITY, v.IN_SENTENCE, v.PARTICIPANT, v.SOURCE, v.TARGET, v.MEMBER, v.COUNTRY),
    *(v.SUBJECT, v.OBJECT, v.EXACT_MATCH, v.WAS_ATTRIBUTED_TO, v.WAS_DERIVED_FROM, v.WAS_GENERATED_BY),
    *(v.WAS_ASSOCIATED_WITH, v.USED, v.HAS_TARGET, v.HAS_SOURCE, v.HAS_SELECTOR, v.HAS_PLACE, v.MENTIONS),
    *(v.IS_PART_OF, v.IS_VERSION_OF, v.URL, *(term.property for term in v.RELATION_TERMS.values())),
)
_PREFIXES = {namespace: prefix for prefix, namespace in v.PREFIXES.items()}
_LARGEST_INTEGER = 2**53 - 1
_KINDS = {
    **{term.value: "@language" for term in _LANGUAGE_MAPS},
    **{term.value: v.XSD + "date" for term in _DATES},
    **{term.value: v.XSD + "decimal" for term in _DECIMALS},
    **{term.value: "@vocab" for term in _OWN_TERMS},
    **{term.value: "@id" for term in _LINKS},
    v.REPORTED_IN.value: v.XSD + "gYearMonth",
}
"""For each property the kind of its values: a keyword of JSON-LD or a datatype."""


def context() -> dict[str, Any]:
    """The JSON-LD context: prefixes, and for each property the type of its values."""
    typed = {
        _name(iri): {"@id": compact(iri), **({"@container": kind} if kind == "@language" else {"@type": compact(kind)})}
        for iri, kind in _KINDS.items()
    }
    return {"@vocab": v.NS, "id": "@id", "type": "@type", **v.PREFIXES, **dict(sorted(typed.items()))}


def compact(iri: str) -> str:
    """The IRI shortened by the prefix of its namespace, which ends at its first hash or, failing that, last slash."""
    path, hash_, fragment = iri.partition("#")
    if hash_ and (prefix := _PREFIXES.get(path + "#")):
        return f"{prefix}:{fragment}"
    folder = path.rpartition("/")[0] + "/"
    prefix = _PREFIXES.get(folder)
    return f"{prefix}:{iri[len(folder) :]}" if prefix else iri


class JsonLdWriter:
    """Writes quads as one JSON-LD document, a node a line; quads of one subject must come one after the other."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._separator = "\n"
        stream.write(f'{{"@context": {json.dumps(context(), indent=1)},\n"@graph": ['.encode())

    def add(self, chunk: Iterable[Quad]) -> None:
        """Write whole graphs."""
        for graph, members in groupby(chunk, key=attrgetter("graph_name")):
            lines = ",\n".join(map(_json, _nodes(members)))
            if not isinstance(graph, DefaultGraph):
                lines = f'{{"id": {_json(compact(_named(graph).value))}, "@graph": [\n{lines}\n]}}'
            self._stream.write((self._separator + lines).encode("utf-8"))
            self._separator = ",\n"

    def end(self) -> None:
        """Write the end."""
        self._stream.write(b"\n]}\n")


def _nodes(quads: Iterable[Quad]) -> Iterator[dict[str, Any]]:
    for subject, members in groupby(quads, key=attrgetter("subject")):
        node: dict[str, Any] = {"id": compact(_named(subject).value)}
        for quad in members:
            _add(node, quad.predicate.value, quad.object if isinstance(quad.object, Literal) else _named(quad.object))
        yield node


def _add(node: dict[str, Any], predicate: str, value: NamedNode | Literal) -> None:
    name, kind = _name(predicate), _KINDS.get(predicate)
    if predicate == v.TYPE.value and isinstance(value, NamedNode):
        _append(node, "type", _name(value.value))
    elif isinstance(value, NamedNode):
        link = compact(value.value) if kind == "@id" else _own(value.value) if kind == "@vocab" else None
        _append(node, name if link else predicate, link or {"@id": compact(value.value)})
    elif kind == "@language" and value.language:
        _append(node.setdefault(name, {}), value.language, value.value)
    elif value.language:
        _append(node, predicate, {"@value": value.value, "@language": value.language})
    elif kind == value.datatype.value:
        _append(node, name, value.value)
    elif kind is None and (plain := _plain(value)) is not None:
        _append(node, name, plain)
    else:
        _append(node, predicate, {"@value": value.value, "@type": compact(value.datatype.value)})


def _named(term: object) -> NamedNode:
    if not isinstance(term, NamedNode):
        raise TypeError(f"this JSON-LD writer takes no blank nodes and no nested triples: {term}")
    return term


def _append(node: dict[str, Any], key: str, value: object) -> None:
    if key not in node:
        node[key] = value
    elif isinstance(node[key], list):
        node[key].append(value)
    else:
        node[key] = [node[key], value]


def _plain(value: Literal) -> str | int | None:
    if value.datatype.value == v.XSD + "string":
        return value.value
    text = value.value
    if value.datatype.value == v.XSD + "integer" and text.isascii() and text.isdecimal() and str(int(text)) == text:
        return int(text) if int(text) <= _LARGEST_INTEGER else None
    return None


def _own(iri: str) -> str | None:
    return iri[len(v.NS) :] if iri.startswith(v.NS) else None


@lru_cache(maxsize=1024)
def _name(iri: str) -> str:
    return iri[len(v.NS) :] if iri.startswith(v.NS) else compact(iri)


_json = json.JSONEncoder(ensure_ascii=False).encode
