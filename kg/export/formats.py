"""Every format that a graph is exported to, behind one function."""

from collections.abc import Callable, Iterable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import BinaryIO

from kg.export import neo4j
from kg.export.cytoscape import write_cytoscape
from kg.export.files import make_folder, replacing
from kg.export.ftm import write_ftm
from kg.export.gexf import write_gexf
from kg.export.graphml import write_graphml
from kg.export.parquet import TABLES, load_pyarrow, write_table
from kg.export.plover import write_plover
from kg.graph.assemble import graph_key
from kg.graph.assemble import stream as quads_of
from kg.graph.filters import EVERYTHING, Filter, kept
from kg.graph.project import Times
from kg.graph.rows import Rows, merge
from kg.graph.serialise import GraphFormat, write_all
from kg.graph.strongest import Part, strongest


@dataclass(frozen=True, slots=True)
class Drawn:
    """Writes what is drawn or held whole: of a large graph the strongest part."""

    write: Callable[[Part, BinaryIO], None]


Writer = GraphFormat | Drawn | Callable[[Iterable[Rows], BinaryIO], None]
"""What writes a file from the rows of each article, sorted by article; RDF formats are all written in one pass."""


class ExportFormat(StrEnum):
    """The formats, by the names of the command line."""

    TURTLE = "turtle"
    TRIG = "trig"
    NQUADS = "nquads"
    JSONLD = "jsonld"
    GRAPHML = "graphml"
    GEXF = "gexf"
    CYTOSCAPE = "cytoscape"
    NEO4J = "neo4j"
    PARQUET = "parquet"
    FTM = "ftm"
    PLOVER = "plover"


_RDF = {ExportFormat(format_.value): format_ for format_ in GraphFormat}

_DRAWN: dict[ExportFormat, Callable[[Rows, BinaryIO, Times], None]] = {
    ExportFormat.GRAPHML: write_graphml,
    ExportFormat.GEXF: write_gexf,
    ExportFormat.CYTOSCAPE: write_cytoscape,
}

_FLAT: dict[ExportFormat, Callable[[Rows, BinaryIO], None]] = {
    ExportFormat.FTM: write_ftm,
    ExportFormat.PLOVER: write_plover,
}

FILE_NAMES = {
    ExportFormat.TURTLE: "graph.ttl",
    ExportFormat.TRIG: "graph.trig",
    ExportFormat.NQUADS: "graph.nq",
    ExportFormat.JSONLD: "graph.jsonld",
    ExportFormat.GRAPHML: "graph.graphml",
    ExportFormat.GEXF: "graph.gexf",
    ExportFormat.CYTOSCAPE: "graph.cyjs",
    ExportFormat.NEO4J: "neo4j",
    ExportFormat.PARQUET: "parquet",
    ExportFormat.FTM: "graph.ftm.json",
    ExportFormat.PLOVER: "events.plover.jsonl",
}
"""What each format is called when only a folder is named."""

FOLDERS = frozenset({ExportFormat.NEO4J, ExportFormat.PARQUET})
"""The formats that are a folder of files."""


def export(
    articles: Iterable[Rows], format_: ExportFormat, path: Path, limits: Filter = EVERYTHING, most: int = 0
) -> list[Path]:
    """Write the articles (one article a value) in a format; gives the files that were written.

    Of a graph with more claims than ``most`` (0: no limit), GraphML, GEXF and Cytoscape get the strongest part.

    ``path`` is a file, or for neo4j and parquet a folder. Every file is written whole before any takes the place of an
    older one. Raises OutputError where that fails.
    """
    if format_ in FOLDERS:
        make_folder(path)
    return write_files(files_of(format_, path), selected(articles, limits), most)[0]


def check_installed(formats: Iterable[ExportFormat]) -> None:
    """Raise MissingExtra where a format needs a package that is not there: before the work, not after it."""
    if ExportFormat.PARQUET in formats:
        load_pyarrow()


def selected(articles: Iterable[Rows], limits: Filter = EVERYTHING) -> list[Rows]:
    """What the filter keeps of each article, sorted by article; those of which nothing is kept are left out."""
    parts = (kept(article, limits) for article in articles)
    return sorted((part for part in parts if part.articles), key=lambda part: graph_key(part.articles[0].id))


def write_files(
    files: Iterable[tuple[Path, Writer]], articles: Iterable[Rows], most: int = 0
) -> tuple[list[Path], Part | None]:
    """Write all files, then put them in their places. OutputError where one fails: then none is replaced.

    Gives the files, and the part of the graph that was drawn (None: nothing was). ``articles`` are read several times.
    """
    with ExitStack() as stack:
        targets = [(path, stack.enter_context(replacing(path)), writer) for path, writer in files]
        part = write_streams([(stream, writer) for _, stream, writer in targets], articles, most)
    return [path for path, _, _ in targets], part


def write_streams(targets: Sequence[tuple[BinaryIO, Writer]], articles: Iterable[Rows], most: int = 0) -> Part | None:
    """Write to open streams; gives the part of the graph that was drawn."""
    part = strongest(articles, most) if any(isinstance(writer, Drawn) for _, writer in targets) else None
    graphs = []
    for stream, writer in targets:
        if isinstance(writer, GraphFormat):
            graphs.append((writer, stream))
        elif isinstance(writer, Drawn):
            assert part is not None, "it is made where something is drawn"
            writer.write(part, stream)
        else:
            writer(articles, stream)
    if graphs:
        write_all(quads_of(articles), graphs)
    return part


def files_of(format_: ExportFormat, path: Path) -> list[tuple[Path, Writer]]:
    """The files of a format, each with what writes it: ``path`` itself, or the files of the folder at ``path``."""
    if format_ is ExportFormat.NEO4J:
        writers = {neo4j.NODES: neo4j.write_nodes, neo4j.EDGES: neo4j.write_edges, neo4j.SCRIPT: neo4j.write_script}
        return [(path / name, partial(_write_merged, writer)) for name, writer in writers.items()]
    if format_ is ExportFormat.PARQUET:
        return [(path / f"{table}.parquet", partial(_write_merged, partial(_write_parquet, table))) for table in TABLES]
    if format_ in _DRAWN:
        return [(path, Drawn(partial(_write_drawn, _DRAWN[format_])))]
    return [(path, _RDF[format_] if format_ in _RDF else partial(_write_merged, _FLAT[format_]))]


def _write_merged(writer: Callable[[Rows, BinaryIO], None], articles: Iterable[Rows], stream: BinaryIO) -> None:
    writer(merge(articles), stream)


def _write_drawn(writer: Callable[[Rows, BinaryIO, Times], None], part: Part, stream: BinaryIO) -> None:
    writer(merge(part), stream, part.times)


def _write_parquet(table: str, rows: Rows, stream: BinaryIO) -> None:
    write_table(rows, table, stream)
