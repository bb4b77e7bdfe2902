"""Quads to bytes: TriG, Turtle, N-Quads and JSON-LD. The same quads in the same order give the same bytes.

Turtle cannot hold named graphs: it gets the union of all graphs. Nothing is lost by it but the graph names, for each
claim, sentence and co-mention names its article.
"""

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from itertools import groupby
from typing import BinaryIO

from pyoxigraph import Quad, RdfFormat, Triple, serialize

from kg.graph.assemble import triple_key
from kg.graph.jsonld import write_jsonld
from kg.graph.vocabulary import PREFIXES

CHUNK = 50_000
"""Quads that are serialised at a time, at least; a graph is never cut."""

_SHARED_SUBJECTS = tuple(f"<{PREFIXES[kind]}" for kind in ("entity", "event", "software"))


class GraphFormat(StrEnum):
    """The RDF formats."""

    TRIG = "trig"
    TURTLE = "turtle"
    NQUADS = "nquads"
    JSONLD = "jsonld"


def write(quads: Iterable[Quad], format_: GraphFormat, stream: BinaryIO) -> None:
    """Write the quads, in the order given. Quads of one graph must come one after the other.

    Only a part of the quads is held in memory; for Turtle that part includes all that is told of entities and events.
    """
    if format_ is GraphFormat.TURTLE:
        _write_turtle(quads, stream)
    elif format_ is GraphFormat.JSONLD:
        write_jsonld(quads, stream)
    elif format_ is GraphFormat.TRIG:
        stream.write(_header())
        for chunk in _chunks(quads):
            stream.write(_body(serialize(chunk, format=RdfFormat.TRIG, prefixes=PREFIXES)))
    else:
        for chunk in _chunks(quads):
            stream.write(_filled(serialize(chunk, format=RdfFormat.N_QUADS)))


def _write_turtle(quads: Iterable[Quad], stream: BinaryIO) -> None:
    """Subjects that belong to one article come with it; those that articles share are gathered and come last."""
    stream.write(_header())
    shared: dict[str, Triple] = {}
    for _, graph in groupby(quads, key=lambda quad: quad.graph_name):
        own: dict[str, Triple] = {}
        for triple in (quad.triple for quad in graph):
            key = triple_key(triple)
            (shared if key.startswith(_SHARED_SUBJECTS) else own)[key] = triple
        stream.write(_turtle(own))
    stream.write(_turtle(shared))


def _turtle(triples: Mapping[str, Triple]) -> bytes:
    ordered = [triples[key] for key in sorted(triples)]
    return _body(serialize(ordered, format=RdfFormat.TURTLE, prefixes=PREFIXES))


def _chunks(quads: Iterable[Quad]) -> Iterator[list[Quad]]:
    chunk: list[Quad] = []
    for _, graph in groupby(quads, key=lambda quad: quad.graph_name):
        chunk.extend(graph)
        if len(chunk) >= CHUNK:
            yield chunk
            chunk = []
    if chunk:
        yield chunk


def _header() -> bytes:
    lines = (f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in PREFIXES.items())
    return "".join(lines).encode("utf-8")


def _body(document: bytes | None) -> bytes:
    # pyoxigraph writes one line a prefix, in an order that differs from run to run; ``_header`` replaces them.
    return _filled(document).split(b"\n", len(PREFIXES))[-1]


def _filled(document: bytes | None) -> bytes:
    assert document is not None, "serialize gives bytes where it is given no output"
    return document
