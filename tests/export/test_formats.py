"""Each format is opened by a reader that is not ours."""

import csv
import json
import os
import shlex
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import networkx as nx
import pyoxigraph as ox
import pytest

from kg.errors import OutputError
from kg.export import neo4j
from kg.export.formats import FILE_NAMES, ExportFormat, export
from kg.export.lookup import cell, legal_xml
from kg.graph.assemble import assemble
from kg.graph.filters import EVERYTHING, Filter
from kg.graph.project import to_networkx
from kg.graph.rows import tabulate
from kg.model import Extraction, Status

Written = Callable[..., Path]


@pytest.fixture
def written(tmp_path: Path) -> Written:
    """Writes extractions in a format; gives the path."""

    def write(format_: ExportFormat, *extractions: Extraction, limits: Filter = EVERYTHING) -> Path:
        path = tmp_path / FILE_NAMES[format_]
        export(map(tabulate, extractions), format_, path, limits)
        return path

    return write


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("format_", [ExportFormat.TRIG, ExportFormat.NQUADS, ExportFormat.JSONLD])
def test_rdf(written: Written, meeting: Extraction, hostile: Extraction, format_: ExportFormat) -> None:
    path = written(format_, meeting, hostile)
    kind = {"trig": ox.RdfFormat.TRIG, "nquads": ox.RdfFormat.N_QUADS, "jsonld": ox.RdfFormat.JSON_LD}[format_.value]
    assert set(ox.parse(path=path, format=kind)) == set(assemble([meeting, hostile]))


def test_rdf_of_a_part_has_only_that_part(written: Written, meeting: Extraction, echo: Extraction) -> None:
    path = written(
        ExportFormat.NQUADS, meeting, echo, limits=Filter(statuses=frozenset({Status.DENIED}), co_mentions=False)
    )
    text = path.read_text(encoding="utf-8")
    assert "ontology#Denied" in text
    assert "ontology#Actual" not in text
    assert "echo-7" not in text


@pytest.mark.parametrize("hostile_too", [False, True])
def test_gexf_is_read_by_networkx(
    written: Written, meeting: Extraction, echo: Extraction, hostile: Extraction, hostile_too: bool
) -> None:
    extractions = (meeting, echo, hostile) if hostile_too else (meeting, echo)
    graph = nx.read_gexf(written(ExportFormat.GEXF, *extractions), version="1.3")
    expected = to_networkx(extractions)
    assert {d["label"] for _, d in graph.nodes(data=True)} == {
        legal_xml(d["label"]) for _, d in expected.nodes(data=True)
    }
    assert graph.number_of_edges() == expected.number_of_edges()


def test_gexf_has_dates_for_the_timeline(written: Written, meeting: Extraction) -> None:
    root = ET.parse(written(ExportFormat.GEXF, meeting)).getroot()
    space = {"g": "http://gexf.net/1.3"}
    dates = {e.get("label"): (e.get("start"), e.get("end")) for e in root.findall(".//g:edge", space)}
    assert dates["met-with"] == ("2024-03-04", "2024-03-04")
    assert dates["visited"] == ("2024-04-01", "2024-04-30")
    assert dates["supplied-fuel"] == (None, None)


def test_cytoscape_is_read_by_networkx(written: Written, meeting: Extraction, echo: Extraction) -> None:
    document = json.loads(written(ExportFormat.CYTOSCAPE, meeting, echo).read_text(encoding="utf-8"))
    graph, expected = nx.cytoscape_graph(document), to_networkx([meeting, echo])
    assert graph.number_of_edges() == expected.number_of_edges()
    assert {n: d["label"] for n, d in graph.nodes(data=True)} == {n: d["label"] for n, d in expected.nodes(data=True)}


def table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_neo4j_tables_have_headers_and_join(written: Written, meeting: Extraction, echo: Extraction) -> None:
    folder = written(ExportFormat.NEO4J, meeting, echo)
    nodes, edges = table(folder / neo4j.NODES), table(folder / neo4j.EDGES)
    ids = [node["id:ID"] for node in nodes]
    assert len(ids) == len(set(ids)) == 6
    assert {edge[":START_ID"] for edge in edges} | {edge[":END_ID"] for edge in edges} <= set(ids)
    fuel = next(edge for edge in edges if edge[":TYPE"] == "SUPPLIED_FUEL")
    assert (fuel["status"], fuel["directed:boolean"], fuel["confidence:double"]) == ("planned", "true", "0.75")
    assert (fuel["said_by"], fuel["quantity"]) == ("إيمانويل ماكرون", "20 ألف طن من الديزل")
    assert sum(edge[":TYPE"] == "CO_MENTIONED_WITH" for edge in edges) == 2
    macron = next(node for node in nodes if node["id:ID"] == "Q3052772")
    assert macron[":LABEL"].split("\x1f") == ["Entity", "Person"]


def test_the_import_command_names_the_files_that_are_there(written: Written, meeting: Extraction) -> None:
    folder = written(ExportFormat.NEO4J, meeting)
    command = shlex.split((folder / neo4j.SCRIPT).read_text(encoding="utf-8").splitlines()[-1])
    named = {argument.partition("=")[2] for argument in command if argument.startswith(("--nodes", "--relationships"))}
    assert named == {"nodes.csv", "edges.csv"}
    assert all((folder / name).is_file() for name in named)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("=cmd|'/c calc'!A1", "'=cmd|'/c calc'!A1"),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("عادي", "عادي"),
        (None, ""),
        (-2.5, "-2.5"),
        ("a\ud800", "a?"),
    ],
)
def test_cells_are_no_formulas(value: object, text: str) -> None:
    assert cell(value) == text


def test_parquet_is_read_by_pyarrow(written: Written, meeting: Extraction, hostile: Extraction) -> None:
    pytest.importorskip("pyarrow")
    import pyarrow.parquet as pq

    folder = written(ExportFormat.PARQUET, meeting, hostile)
    tables = {path.stem: pq.read_table(path) for path in folder.iterdir()}
    assert {name: t.num_rows for name, t in tables.items()} == {
        "articles": 2,
        "claims": 6,
        "co_mentions": 3,
        "entities": 8,
        "sentences": 5,
    }
    rows = [row for row in tables["claims"].to_pylist() if row["article"] == meeting.article.id]
    claims = {row["type"]: row for row in rows}
    assert claims["supplied-fuel"]["value"] == 20000.0
    assert claims["supplied-fuel"]["goods"] == ["diesel"]
    assert claims["visited"]["earliest"].isoformat() == "2024-04-01"


def test_ftm_entities_point_at_each_other(written: Written, meeting: Extraction, hostile: Extraction) -> None:
    proxies = {proxy["id"]: proxy for proxy in lines(written(ExportFormat.FTM, meeting, hostile))}
    links = [proxy for proxy in proxies.values() if proxy["schema"] == "UnknownLink"]
    assert len(links) == 6
    for link in links:
        for end in ("subject", "object", "proof"):
            assert link["properties"][end][0] in proxies
    fuel = next(link for link in links if link["properties"]["role"] == ["supplied-fuel"])
    assert fuel["properties"]["status"] == ["planned"]
    assert proxies[fuel["properties"]["subject"][0]]["properties"]["name"] == ["فرنسا"]
    assert proxies[fuel["properties"]["proof"][0]]["schema"] == "Article"
    urls = [url for proxy in proxies.values() for url in proxy["properties"].get("sourceUrl", [])]
    assert urls == ["https://news.example/a?id=1&lang=ar"]


def test_ftm_is_read_by_its_own_package(written: Written, meeting: Extraction, echo: Extraction) -> None:
    ftm = pytest.importorskip("followthemoney")
    for line in lines(written(ExportFormat.FTM, meeting, echo)):
        proxy = ftm.model.get_proxy(line, cleaned=False)
        assert {name: proxy.get(name) for name in line["properties"]}.keys() == line["properties"].keys()
        assert proxy.caption


def texts(value: object) -> Iterator[str]:
    """All texts in what a reader gave, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        yield from (text for item in value.values() for text in texts(item))
    elif isinstance(value, list | tuple):
        yield from (text for item in value for text in texts(item))


READERS: dict[ExportFormat, Callable[[Path], object]] = {
    ExportFormat.GRAPHML: lambda path: list(nx.read_graphml(path).nodes(data=True)),
    ExportFormat.GEXF: lambda path: list(nx.read_gexf(path, version="1.3").nodes(data=True)),
    ExportFormat.CYTOSCAPE: lambda path: json.loads(path.read_text(encoding="utf-8")),
    ExportFormat.NEO4J: lambda path: list(
        csv.reader((path / neo4j.NODES).read_text(encoding="utf-8-sig").splitlines(keepends=True))
    ),
    ExportFormat.FTM: lines,
    ExportFormat.PLOVER: lines,
}


@pytest.mark.parametrize(
    "name",
    [
        "=cmd|'/c calc'!A1",
        "@SUM(1+1)",
        "&lol; <!ENTITY x SYSTEM 'file:///etc/passwd'>",
        "]]><script>alert(1)</script>",
        '\u202eرصم\u202c "مصر"',
        "x' . DROP ALL ; \" } #",
        "a, b; c\nd\te",
    ],
)
@pytest.mark.parametrize("format_", READERS)
def test_a_name_is_data_in_every_format(
    written: Written, meeting: Extraction, format_: ExportFormat, name: str
) -> None:
    entities = tuple(
        replace(entity, ar=name, en=name) if entity.id == "Q3052772" else entity for entity in meeting.entities
    )
    found = set(texts(READERS[format_](written(format_, replace(meeting, entities=entities)))))
    expected = f"'{name}" if format_ is ExportFormat.NEO4J and name[0] in "=@" else name
    assert expected in found


def test_plover_events(written: Written, meeting: Extraction) -> None:
    events = {event["relation"]: event for event in lines(written(ExportFormat.PLOVER, meeting))}
    assert set(events) == {"met-with", "supplied-fuel", "accused", "visited"}
    meet = events["met-with"]
    assert (meet["event_type"], meet["cameo_code"], meet["event_date"]) == ("CONSULT", "040", "2024-03-04")
    assert (meet["actor"]["name"], meet["recipient"]["name_ar"]) == ("Emmanuel Macron", "عبد الفتاح السيسي")
    assert (events["accused"]["status"], events["accused"]["event_date_source"]) == ("denied", "article")


@pytest.mark.parametrize("format_", list(ExportFormat))
def test_nothing_found_gives_files_all_the_same(written: Written, format_: ExportFormat) -> None:
    if format_ is ExportFormat.PARQUET:
        pytest.importorskip("pyarrow")
    path = written(format_)
    assert path.is_dir() or path.is_file()


def test_an_unwritable_place_is_told(tmp_path: Path, meeting: Extraction) -> None:
    with pytest.raises(OutputError, match="cannot be written"):
        export([tabulate(meeting)], ExportFormat.GEXF, tmp_path / "none" / "graph.gexf")


def test_the_same_bytes_in_another_process(tmp_path: Path) -> None:
    script = (
        "import sys, runpy, pathlib; c = runpy.run_path(sys.argv[1]);"
        "from kg.export.formats import *; from kg.graph.rows import tabulate;"
        "rows = [tabulate(c[name].__wrapped__()) for name in ('meeting', 'echo', 'hostile')];"
        "[export(rows, f, pathlib.Path(sys.argv[2]) / FILE_NAMES[f]) for f in ExportFormat if f != 'parquet']"
    )
    contents = []
    for seed in ("0", "1"):
        folder = tmp_path / seed
        folder.mkdir()
        command = [sys.executable, "-c", script, str(Path(__file__).parent.with_name("conftest.py")), str(folder)]
        subprocess.run(command, check=True, env={**os.environ, "PYTHONHASHSEED": seed})
        contents.append({path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()})
    assert contents[0] == contents[1]
    assert len(contents[0]) == len(ExportFormat) - 2 + 3
