"""``kg export``, ``kg page``, ``kg report`` and ``kg validate``, from stores and from files."""

import json
import re
from pathlib import Path
from typing import Any

import networkx as nx
import pyoxigraph as ox
import pytest
from click.testing import CliRunner, Result

from kg.cli import main
from kg.cli.parameters import FORMATS
from kg.export.formats import FILE_NAMES, FOLDERS, ExportFormat


def kg(*arguments: str | Path | int) -> Result:
    return CliRunner().invoke(main, list(map(str, arguments)))


@pytest.fixture
def built(corpus: Path, tmp_path: Path) -> Path:
    """A folder with a store (graph) and files (out) of the four articles of the corpus."""
    assert kg("build", corpus, "--store", tmp_path / "graph", "-o", tmp_path / "out").exit_code == 0
    return tmp_path


def statuses(page: str) -> set[str]:
    return {claim[-1].get("status", "actual") for claim in claims_of(page)}


def claims_of(page: str) -> list[Any]:
    data = re.search(r'<script type="application/json" id="data">(.*?)</script>', page, re.DOTALL)
    assert data
    return list(json.loads(data[1])["view"]["claims"])


def test_the_names_of_the_formats_are_those_that_there_are() -> None:
    assert set(FORMATS) == {format_.value for format_ in ExportFormat}


@pytest.mark.parametrize("format_", list(ExportFormat))
def test_every_format_from_a_store_is_that_from_a_file(built: Path, format_: ExportFormat) -> None:
    if format_ is ExportFormat.PARQUET:
        pytest.importorskip("pyarrow")
    contents = []
    for source in ("graph", "out/graph.trig", "out/graph.jsonld"):
        out = built / "exports" / source.replace("/", "-")
        out.mkdir(parents=True)
        path = out / FILE_NAMES[format_]
        result = kg("export", built / source, "--format", format_.value, "-o", path)
        assert (result.exit_code, result.stdout) == (0, "")
        files = sorted(path.rglob("*")) if format_ in FOLDERS else [path]
        assert sorted(result.stderr.splitlines()) == sorted(f"kg: wrote {file}" for file in files)
        contents.append({file.relative_to(out): file.read_bytes() for file in files})
    assert contents[0] == contents[1] == contents[2]


@pytest.mark.parametrize("format_", ["trig", "turtle", "jsonld", "graphml"])
def test_build_and_export_write_the_same(built: Path, format_: str) -> None:
    name = FILE_NAMES[ExportFormat(format_)]
    assert kg("export", built / "graph", "--format", format_, "-o", built / name).exit_code == 0
    assert (built / name).read_bytes() == (built / "out" / name).read_bytes()


def test_standard_output_and_folders(built: Path) -> None:
    kg("export", built / "graph", "--format", "trig", "-o", built)
    text = (built / "graph.trig").read_bytes()
    for arguments in ([], ["-o", "-"]):
        result = kg("export", built / "graph", "--format", "trig", *arguments)
        assert (result.exit_code, result.stderr, result.stdout_bytes) == (0, "", text)


@pytest.mark.parametrize("name", ["neo4j", "parquet"])
def test_formats_of_several_files_need_a_folder(built: Path, name: str) -> None:
    result = kg("export", built / "graph", "--format", name)
    assert result.exit_code == 2
    assert f"{name} is a folder of files: name it with -o" in result.stderr


def test_filters(built: Path) -> None:
    out = built / "part.graphml"
    arguments = ["--type", "visited", "--type", "met-with", "--status", "planned", "--no-co-mentions"]
    assert kg("export", built / "graph", "--format", "graphml", "-o", out, *arguments).exit_code == 0
    edges = [attributes for *_, attributes in nx.read_graphml(out).edges(data=True)]
    assert {edge["type"] for edge in edges} <= {"visited", "met-with"}
    assert {edge["status"] for edge in edges} == {"planned"}


@pytest.mark.parametrize(
    ("arguments", "articles"),
    [
        ([], {"meeting", "n1", "n2", "page"}),
        (["--since", "2024-03-01"], {"n1"}),
        (["--until", "2024-03-01"], set()),
        (["--source", "news.example.org", "--source", "صحيفة المثال"], {"meeting", "page"}),
        (["--confidence", "1"], set()),
    ],
)
def test_filters_by_date_source_and_confidence(built: Path, arguments: list[str], articles: set[str]) -> None:
    limits = [*arguments, "--no-co-mentions"] if arguments else []
    text = kg("export", built / "graph", "--format", "nquads", *limits).stdout
    identifier = ox.NamedNode("http://purl.org/dc/terms/identifier")
    found = ox.parse(text.encode(), format=ox.RdfFormat.N_QUADS)
    assert {quad.object.value for quad in found if quad.predicate == identifier} == articles


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--type", "danced"], "'danced' is not one of 'met-with'"),
        (["--status", "done"], "'done' is not one of 'actual'"),
        (["--since", "March"], "'March' does not match the format"),
        (["--confidence", "2"], "2.0 is not in the range 0<=x<=1"),
    ],
)
@pytest.mark.parametrize("command", ["build", "export", "page", "report"])
def test_wrong_filters(command: str, arguments: list[str], message: str, tmp_path: Path) -> None:
    result = kg(command, tmp_path, *(["--format", "trig"] if command == "export" else []), *arguments)
    assert result.exit_code == 2
    assert message in result.stderr


def test_the_page_of_a_store_is_that_of_the_build(built: Path) -> None:
    for source in ("graph", "out/graph.trig", "out/graph.jsonld"):
        result = kg("page", built / source, "-o", built / "page.html")
        assert (result.exit_code, result.output) == (0, f"kg: wrote {built}/page.html\n")
        assert (built / "page.html").read_bytes() == (built / "out" / "network.html").read_bytes()


def test_the_page_of_a_part(built: Path, corpus: Path) -> None:
    page = built / "page.html"
    assert kg("page", built / "graph", "-o", page, "--status", "planned", "--title", "</title>خطط").exit_code == 0
    assert statuses(page.read_text(encoding="utf-8")) == {"planned"}
    assert "&lt;/title&gt;خطط" in page.read_text(encoding="utf-8")
    kg("build", corpus, "-o", built / "planned", "--formats", "html", "--status", "planned")
    assert statuses((built / "planned" / "network.html").read_text(encoding="utf-8")) == {"planned"}


def test_of_a_large_graph_the_strongest_part_is_drawn(built: Path, corpus: Path) -> None:
    whole = len(claims_of((built / "out" / "network.html").read_text(encoding="utf-8")))
    told = f"kg: the graph is large: drawings and network files have its strongest relations, 2 of {whole} claims, "
    page = built / "part.html"
    for result in (
        kg("page", built / "graph", "-o", page, "--most", 2),
        kg("build", corpus, "-o", built / "part", "--formats", "html", "--most", 2),
    ):
        assert result.exit_code == 0
        assert told in result.stderr
    assert len(claims_of(page.read_text(encoding="utf-8"))) == 2
    assert page.read_bytes() == (built / "part" / "network.html").read_bytes()
    assert f'"whole":{whole}' in page.read_text(encoding="utf-8")
    result = kg("page", built / "graph", "-o", page, "--most", 0)
    assert (result.exit_code, result.stderr) == (0, f"kg: wrote {page}\n")
    assert page.read_bytes() == (built / "out" / "network.html").read_bytes()


def test_a_network_file_of_a_large_graph(built: Path) -> None:
    out = built / "part.graphml"
    assert "2 of " in kg("export", built / "graph", "--format", "graphml", "-o", out, "--most", 2).stderr
    edges = [attributes for *_, attributes in nx.read_graphml(out).edges(data=True)]
    assert 0 < len(edges) <= 2
    assert "co-mentioned-with" not in {edge["type"] for edge in edges}


def test_the_report(built: Path) -> None:
    result = kg("report", built / "graph", "-o", built / "deep" / "report")
    assert (result.exit_code, result.stdout) == (0, "")
    names = ["actors.csv", "contradictions.csv", "pairs.csv", "planned.csv", "report.md"]
    assert [path.name for path in sorted((built / "deep" / "report").iterdir())] == names
    assert "إيمانويل ماكرون" in (built / "deep" / "report" / "report.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("command", [["export", "--format", "gexf"], ["page"], ["report"]], ids=lambda c: c[0])
def test_an_output_that_cannot_be_written(built: Path, command: list[str]) -> None:
    (built / "file").write_text("", encoding="utf-8")
    result = kg(command[0], built / "graph", *command[1:], "-o", built / "file" / "x")
    assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (4, "", 1)
    assert result.stderr.startswith(f"kg: {built}/file/x: cannot be written: ")


@pytest.mark.parametrize("command", [["export", "--format", "trig"], ["page"], ["report"]], ids=lambda c: c[0])
@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.ttl", "<a:a> <a:b> <a:c> .", "holds no article (Turtle does not keep them apart: give .trig or .nq)"),
        ("a.nq", "<a:a> <a:b> .", "cannot be read: "),
        ("a.txt", "نص", "is no RDF file by its name"),
        (
            "a.trig",
            "PREFIX prov: <http://www.w3.org/ns/prov#> <g:1> prov:wasGeneratedBy <r:1> . GRAPH <g:1> { <a:a> a <a:b> }",
            "is no graph of this program: ",
        ),
    ],
)
def test_a_file_of_something_else(
    command: list[str], name: str, content: str, message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path(name).write_text(content, encoding="utf-8")
    result = kg(command[0], name, *command[1:])
    assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (3, "", 1)
    assert result.stderr.startswith(f"kg: {name}: {message}")
    assert list(tmp_path.iterdir()) == [tmp_path / name]


def test_what_is_built_is_valid(built: Path) -> None:
    names = [str(built / name) for name in ("graph", "out/graph.trig", "out/graph.ttl", "out/graph.jsonld")]
    result = kg("validate", *names)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.splitlines() == [f"{name}: no fault" for name in names]


def test_faults_are_told_with_article_and_sentence(built: Path) -> None:
    whole = (built / "out" / "graph.trig").read_text(encoding="utf-8")
    broken = built / "broken.trig"
    broken.write_text(re.sub(r"rb:confidence [0-9.]+", "rb:confidence 7.5", whole, count=1), encoding="utf-8")
    result = kg("validate", broken, built / "none.trig")
    assert result.exit_code == 3
    lines = result.stdout.splitlines()
    assert re.search(r"✗ .+ \(article (meeting|n1|n2|page)\)$", lines[0])
    assert lines[1].startswith("    node:     https://")
    assert lines[2] == "    value:    7.5"
    assert re.match(r"    sentence: .*[ء-ي]", lines[3])
    assert lines[-1] == f"{broken}: 1 fault"
    assert result.stderr.startswith(f"kg: {built}/none.trig: no such file or folder")
    assert kg("validate", broken).exit_code == 1
