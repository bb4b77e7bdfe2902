"""Quads to bytes: TriG, Turtle, N-Quads and JSON-LD. The same quads in the same order give the same bytes.

Turtle cannot hold named graphs: it gets the union of all graphs. Nothing is lost by it but the graph names, for each
claim, sentence and co-mention names its article.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from contextlib import closing
from enum import StrEnum
from itertools import groupby
from operator import attrgetter
from typing import BinaryIO, Protocol, TypeVar

from pyoxigraph import Quad, RdfFormat, Triple, serialize

from kg.graph.assemble import triple_key, triples_of
from kg.graph.jsonld import JsonLdWriter
from kg.graph.spill import SortedLines
from kg.graph.vocabulary import PREFIXES

Statement = TypeVar("Statement", Quad, Triple)

CHUNK = 50_000
"""Quads that are serialised at a time, at least."""
LARGEST = 4 * CHUNK
"""A graph of more quads than this is cut, between two subjects."""


class GraphFormat(StrEnum):
    """The RDF formats."""

    TRIG = "trig"
    TURTLE = "turtle"
    NQUADS = "nquads"
    JSONLD = "jsonld"


def write(quads: Iterable[Quad], format_: GraphFormat, stream: BinaryIO) -> None:
    """Write the quads, in the order given, which is that of ``assemble.sort``. Only a part is held in memory."""
    write_all(quads, [(format_, stream)])


def write_all(quads: Iterable[Quad], targets: Iterable[tuple[GraphFormat, BinaryIO]]) -> None:
    """Write the same quads in several formats, which costs less than one after the other."""
    writers = [_writer(format_, stream) for format_, stream in targets]
    for chunk in _chunks(quads) if writers else ():
        for writer in writers:
            writer.add(chunk)
    for writer in writers:
        writer.end()


class _Writer(Protocol):
    """Writes one format. A chunk is whole graphs, or a part of a large one: all quads of some subjects."""

    def add(self, chunk: list[Quad]) -> None: ...

    def end(self) -> None: ...


def _writer(format_: GraphFormat, stream: BinaryIO) -> _Writer:
    if format_ is GraphFormat.TURTLE:
        return _TurtleWriter(stream)
    if format_ is GraphFormat.JSONLD:
        return JsonLdWriter(stream)
    return _GraphWriter(stream, RdfFormat.TRIG if format_ is GraphFormat.TRIG else RdfFormat.N_QUADS)


class _GraphWriter:
    """TriG or N-Quads."""

    def __init__(self, stream: BinaryIO, format_: RdfFormat) -> None:
        self._stream = stream
        self._format = format_
        if format_ == RdfFormat.TRIG:
            stream.write(_header())

    def add(self, chunk: list[Quad]) -> None:
        if self._format == RdfFormat.TRIG:
            self._stream.write(_body(serialize(chunk, format=self._format, prefixes=PREFIXES)))
        else:
            self._stream.write(_filled(serialize(chunk, format=self._format)))

    def end(self) -> None:
        pass


class _TurtleWriter:
    """Subjects that belong to one article come with it; those that articles share are gathered and come last."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._shared = SortedLines()
        stream.write(_header())

    def add(self, chunk: list[Quad]) -> None:
        own: list[Triple] = []
        for _, members in groupby(chunk, key=attrgetter("graph_name")):
            graph = list(members)
            done = 0
            for kind in _SHARED_SUBJECTS:
                start, end = (bisect_left(graph, name, key=_subject) for name in _first_and_after(kind))
                own += [quad.triple for quad in graph[done:start]]
                self._shared.update(triple_key(quad.triple) for quad in graph[start:end])
                done = end
            own += [quad.triple for quad in graph[done:]]
        self._write(own)

    def end(self) -> None:
        with closing(self._shared) as shared:
            for some in _cut(triples_of(shared), CHUNK):
                self._write(some)

    def _write(self, triples: Iterable[Triple]) -> None:
        self._stream.write(_body(serialize(triples, format=RdfFormat.TURTLE, prefixes=PREFIXES)))


_SHARED_SUBJECTS = ("entity", "event", "software")
"""Prefixes, in alphabetical order, as the subjects are."""


def _first_and_after(prefix: str) -> tuple[str, str]:
    """What the subjects with the prefix lie between, in their order."""
    folder = PREFIXES[prefix].removesuffix("/")
    return f"<{folder}/", f"<{folder}{chr(ord('/') + 1)}"


def _subject(quad: Quad) -> str:
    return str(quad.subject)


def _chunks(quads: Iterable[Quad]) -> Iterator[list[Quad]]:
    chunk: list[Quad] = []
    for _, graph in groupby(quads, key=attrgetter("graph_name")):
        for part in _cut(graph, LARGEST):
            chunk += part
            if len(chunk) >= CHUNK:
                yield chunk
                chunk = []
    if chunk:
        yield chunk


def _cut(statements: Iterable[Statement], size: int) -> Iterator[list[Statement]]:
    """Statements sorted by subject, in lists of at least that size, which end where a subject does."""
    part: list[Statement] = []
    for one in statements:
        if len(part) >= size and one.subject != part[-1].subject:
            yield part
            part = []
        part.append(one)
    yield part


def _header() -> bytes:
    lines = (f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in PREFIXES.items())
    return "".join(lines).encode("utf-8")


def _body(document: bytes | None) -> bytes:
    # pyoxigraph writes one line a prefix, in an order that differs from run to run; ``_header`` replaces them.
    return _filled(document).split(b"\n", len(PREFIXES))[-1]


def _filled(document: bytes | None) -> bytes:
    assert document is not None, "serialize gives bytes where it is given no output"
    return document
