"""``kg query``: named questions, SPARQL, forms of the answer, and wrong questions."""

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg.cli import main
from kg.graph.questions import questions

NAMES = "PREFIX skos: <http://www.w3.org/2004/02/skos/core#>\nSELECT ?name { ?x skos:prefLabel ?name } ORDER BY ?name"


def query(*arguments: str | Path, stdin: str | None = None) -> Result:
    return CliRunner().invoke(main, ["query", *map(str, arguments)], input=stdin)


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of one article."""
    folder = tmp_path_factory.mktemp("query")
    text = "التقى الرئيس الفرنسي إيمانويل ماكرون نظيره المصري عبد الفتاح السيسي في القاهرة. وزار السيسي موسكو."
    (folder / "a.jsonl").write_text(json.dumps({"id": "=a", "text": text, "date": "2024-03-05"}), encoding="utf-8")
    assert CliRunner().invoke(main, ["build", str(folder), "--store", str(folder / "graph")]).exit_code == 0
    return folder / "graph"


def test_without_a_name_the_questions_are_listed(graph: Path) -> None:
    rows = json.loads(query(graph, "--format", "json").stdout)
    assert [row["name"] for row in rows] == [question.name for question in questions()]
    met = next(row for row in rows if row["name"] == "met")
    assert met["arguments"].startswith("actor=… [since=")
    assert met["question_ar"].startswith("بمن التقى")


@pytest.mark.parametrize("actor", ["ماكرون", "إيمانويل ماكرون", "Emmanuel Macron", "Q3052772"])
def test_an_actor_is_told_by_name_or_id(graph: Path, actor: str) -> None:
    rows = json.loads(query(graph, "met", "--arg", f"actor={actor}", "--format", "json").stdout)
    assert [row["status"] for row in rows] == ["actual"]
    assert "عبد الفتاح السيسي" in rows[0].values()
    assert rows[0]["sentence"].startswith("التقى الرئيس الفرنسي")


def test_several_arguments(graph: Path) -> None:
    rows = json.loads(query(graph, "path", "--arg", "one=فرنسا", "--arg", "other=مصر", "--format", "json").stdout)
    assert rows
    assert (
        json.loads(query(graph, "met", "--arg", "actor=ماكرون", "--arg", "since=2025-01-01", "--format", "json").stdout)
        == []
    )


def test_a_table_for_people(graph: Path) -> None:
    result = query(graph, "met", "--arg", "actor=ماكرون")
    assert (result.exit_code, result.stderr) == (0, "")
    assert "│ عبد الفتاح السيسي │ actual" in result.stdout
    assert result.stdout.endswith("\n1 row\n")


def test_csv_for_spreadsheets(graph: Path, tmp_path: Path) -> None:
    out = tmp_path / "met.csv"
    arguments = (graph, "met", "--arg", "actor=ماكرون", "--format", "csv")
    result = query(*arguments, "-o", out)
    assert (result.exit_code, result.output) == (0, "")
    text = out.read_bytes().decode("utf-8")
    assert text[0] == "\ufeff"
    (row,) = csv.DictReader(io.StringIO(text[1:], newline=""))
    assert row["article"] == "'=a"  # else a spreadsheet would run it
    assert query(*arguments).stdout == text[1:].replace("\r\n", "\n")


def test_sparql_from_a_file_and_from_standard_input(graph: Path, tmp_path: Path) -> None:
    (tmp_path / "mine.rq").write_text(NAMES, encoding="utf-8")
    result = query(graph, "--sparql", tmp_path / "mine.rq", "--format", "json")
    names = [row["name"] for row in json.loads(result.stdout)]
    assert {"فرنسا", "France"} <= set(names)
    assert query(graph, "--sparql", "-", "--format", "json", stdin=NAMES).stdout == result.stdout


WRITING = [
    "INSERT DATA { <a:a> <a:b> <a:c> }",
    "DROP ALL",
    "CLEAR DEFAULT",
    "DELETE WHERE { ?s ?p ?o }",
    "LOAD <file:///etc/passwd>",
    "SELECT * { ?s ?p ?o } ; DROP ALL",
]


@pytest.mark.parametrize("text", WRITING)
def test_sparql_only_reads(graph: Path, text: str) -> None:
    before = query(graph, "--sparql", "-", stdin=NAMES).stdout
    result = query(graph, "--sparql", "-", stdin=text)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("kg: query:1:")
    assert query(graph, "--sparql", "-", stdin=NAMES).stdout == before


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("SELECT ?x {\n ?x ex:name ?y }", "mine.rq:2:12: expected "),
        ("ASK { ?s ?p ?o }", "mine.rq: gives no rows (write a SELECT query)"),
        ("CONSTRUCT WHERE { ?s ?p ?o }", "mine.rq: gives no rows (write a SELECT query)"),
        ("", "mine.rq:1:1: expected "),
        ("SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", "mine.rq:1:12: SERVICE would ask another server"),
    ],
)
def test_wrong_sparql_is_told_with_its_place(graph: Path, tmp_path: Path, text: str, message: str) -> None:
    (tmp_path / "mine.rq").write_text(text, encoding="utf-8")
    result = query(graph, "--sparql", tmp_path / "mine.rq")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(f"kg: {tmp_path}/{message}")
    assert result.stderr.count("\n") == 1
    assert len(result.stderr) < 400


def test_a_file_of_sparql_that_cannot_be_read(graph: Path, tmp_path: Path) -> None:
    result = query(graph, "--sparql", tmp_path / "none.rq")
    assert (result.exit_code, result.stderr) == (
        3,
        f"kg: {tmp_path}/none.rq: cannot be read: No such file or directory\n",
    )
    (tmp_path / "bad.rq").write_bytes(b"\xff\xfe")
    assert query(graph, "--sparql", tmp_path / "bad.rq").stderr == f"kg: {tmp_path}/bad.rq: is no text in UTF-8\n"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["nothing"], "nothing: is no question (known are " + ", ".join(one.name for one in questions()) + ")"),
        (["met"], "met: needs the argument actor (add --arg actor=…)"),
        (["met", "--arg", "who=x"], "met: takes no argument who (it takes actor, since, until)"),
        (["met", "--arg", "actor=زرقوط"], "زرقوط: is the name of no entity in the store"),
        (["met", "--arg", "actor=ماكرون", "--arg", "since=March"], "since: 'March' is not a day such as 2024-03-05"),
        (["central", "--arg", "most=x"], "most: 'x' is not a whole number"),
        (["central", "--arg", "most=1 } DROP ALL"], "most: '1 } DROP ALL' is not a whole number"),
    ],
)
def test_a_wrong_question_is_one_line(graph: Path, arguments: list[str], message: str) -> None:
    result = query(graph, *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(f"kg: {message}")
    assert result.stderr.count("\n") == 1


@pytest.mark.parametrize(
    "value",
    [
        "x> } ; DROP ALL #",
        "' } DELETE WHERE { ?s ?p ?o } #",
        '"@ar . ?s ?p ?o . FILTER(true) #',
        "\\",
        "$actor",
        "?x",
        "<http://example.org/>",
        "\x1b[2J",
        "\u202e",
        "",
        "a" * 10_000,
    ],
)
def test_an_argument_stays_an_argument(graph: Path, value: str) -> None:
    before = query(graph, "--sparql", "-", stdin=NAMES).stdout
    result = query(graph, "met", "--arg", f"actor={value}")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "is the name of no entity in the store" in result.stderr
    assert result.stderr.count("\n") == 1
    assert not set(result.stderr) & set("\x1b\u202e")
    assert query(graph, "--sparql", "-", stdin=NAMES).stdout == before


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["met", "--arg", "actor"], "'actor' is not NAME=VALUE."),
        (["met", "--arg", "=x"], "'=x' is not NAME=VALUE."),
        (["met", "--sparql", "-"], "give the name of a question or --sparql, not both"),
        (["--arg", "actor=x"], "--arg goes with the name of a question"),
        (["central", "--format", "xml"], "'xml' is not one of 'table', 'csv', 'json'"),
    ],
)
def test_wrong_usage(graph: Path, arguments: list[str], message: str) -> None:
    result = query(graph, *arguments)
    assert result.exit_code == 2
    assert message in result.stderr


def test_an_answer_that_cannot_be_written(graph: Path, tmp_path: Path) -> None:
    result = query(graph, "central", "-o", tmp_path / "none" / "a.csv")
    assert result.exit_code == 4
    assert result.stderr.startswith(f"kg: {tmp_path}/none/a.csv: cannot be written: ")


def test_a_server_that_does_not_answer() -> None:
    result = query("http://127.0.0.1:9", "central")
    assert (result.exit_code, result.stderr.count("\n")) == (4, 1)
    assert result.stderr.startswith("kg: http://127.0.0.1:9/query")


def test_a_reader_that_goes_away_is_no_error(graph: Path) -> None:
    command = f'"{sys.executable}" -m kg query "{graph}" --format csv | head -n 1'
    done = subprocess.run(["bash", "-c", command], capture_output=True, check=True, text=True)
    assert done.stdout == "name,arguments,question,question_ar\n"
    assert "Traceback" not in done.stderr
