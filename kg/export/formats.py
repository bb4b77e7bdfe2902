"""Every format that a graph is exported to, behind one function."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
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
from kg.export.parquet import TABLES, write_table
from kg.export.plover import write_plover
from kg.graph.assemble import graph_key
from kg.graph.assemble import stream as quads_of
from kg.graph.filters import EVERYTHING, Filter, kept
from kg.graph.rows import Rows, merge
from kg.graph.serialise import GraphFormat, write

Writer = Callable[[Rows, BinaryIO], None]


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
"""What each format is called when only a folder is named; neo4j and parquet are folders of files."""


def export(articles: Iterable[Rows], format_: ExportFormat, path: Path, limits: Filter = EVERYTHING) -> list[Path]:
    """Write the articles (one article a value) in a format; gives the files that were written.

    Every file is written whole before any takes the place of an older one. Raises OutputError where that fails.
    """
    rows = (part for part in (kept(article, limits) for article in articles) if part.articles)
    if format_ in {ExportFormat.NEO4J, ExportFormat.PARQUET}:
        return _write_folder(merge(rows), format_, path)
    with replacing(path) as stream:
        _write_one(rows, format_, stream)
    return [path]


def _write_one(rows: Iterable[Rows], format_: ExportFormat, stream: BinaryIO) -> None:
    if format_ in _RDF:
        ordered = sorted(rows, key=lambda part: graph_key(part.articles[0].id))
        write(quads_of(ordered), _RDF[format_], stream)
        return
    writers: dict[ExportFormat, Writer] = {
        ExportFormat.GRAPHML: write_graphml,
        ExportFormat.GEXF: write_gexf,
        ExportFormat.CYTOSCAPE: write_cytoscape,
        ExportFormat.FTM: write_ftm,
        ExportFormat.PLOVER: write_plover,
    }
    writers[format_](merge(rows), stream)


def _write_folder(rows: Rows, format_: ExportFormat, folder: Path) -> list[Path]:
    make_folder(folder)
    paths = []
    with ExitStack() as stack:
        for name, writer in _files(format_):
            paths.append(folder / name)
            writer(rows, stack.enter_context(replacing(paths[-1])))
    return paths


def _files(format_: ExportFormat) -> Iterator[tuple[str, Writer]]:
    if format_ is ExportFormat.NEO4J:
        yield neo4j.NODES, neo4j.write_nodes
        yield neo4j.EDGES, neo4j.write_edges
        yield neo4j.SCRIPT, neo4j.write_script
    else:
        for table in TABLES:
            yield f"{table}.parquet", partial(_write_parquet, table)


def _write_parquet(table: str, rows: Rows, stream: BinaryIO) -> None:
    write_table(rows, table, stream)
