"""The tables on standard output."""

from pathlib import Path

import pytest

from kg.cli.show import show_build, show_score
from kg.corpus.totals import Totals, count
from kg.evaluate.score import Miss, Score, Tally
from kg.graph.articles import Change
from kg.graph.rows import tabulate
from kg.model import EntityType, Extraction, RelationType


def rows(text: str) -> list[list[str]]:
    """The cells of the printed tables, row by row."""
    lines = [line for line in text.splitlines() if line.startswith(("│", "┃"))]
    return [[cell.strip() for cell in line.replace("┃", "│").strip("│").split("│")] for line in lines]


def test_build_table(
    meeting: Extraction,
    echo: Extraction,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("graph.ttl").write_bytes(b"x" * 2500)
    Path("network.html").write_bytes(b"x" * 1_234_567)
    totals = Totals()
    for extraction in (meeting, echo):
        count(totals, tabulate(extraction))
    show_build(totals, [Path("graph.ttl"), Path("network.html")], 1.26, "a\x1bstore", {Change.ADDED: 2})
    printed = capsys.readouterr().out
    assert rows(printed) == [
        ["actors", "count"],
        ["Person", "3"],
        ["Country", "2"],
        ["Place", "1"],
        ["Organization", "0"],
        ["all", "6"],
        ["pairs named together", "2"],
        ["relations", "actual", "planned", "alleged", "hypothetical", "denied", "all"],
        ["met-with", "2", "·", "·", "·", "·", "2"],
        ["visited", "·", "1", "·", "·", "·", "1"],
        ["supplied-fuel", "·", "1", "·", "·", "·", "1"],
        ["accused", "1", "·", "·", "·", "1", "2"],
        ["holds-office", "1", "·", "·", "·", "·", "1"],
        ["all", "4", "2", "·", "·", "1", "7"],
        ["file", "size"],
        ["graph.ttl", "2.5 kB"],
        ["network.html", "1.2 MB"],
    ]
    assert printed.splitlines()[-3:] == [
        "2 articles in 1.3 s.",
        "In the store a\ufffdstore: 2 added, 0 replaced, 0 unchanged.",
        "Open network.html in a browser.",
    ]


def test_a_build_into_a_store_alone_tells_no_files(meeting: Extraction, capsys: pytest.CaptureFixture[str]) -> None:
    totals = Totals()
    count(totals, tabulate(meeting))
    show_build(totals, [], 0.04, "graph", {Change.UNCHANGED: 1})
    printed = capsys.readouterr().out
    assert ["file", "size"] not in rows(printed)
    assert printed.splitlines()[-2:] == [
        "1 article in 0.0 s.",
        "In the store graph: 0 added, 0 replaced, 1 unchanged.",
    ]


def test_score_table_and_misses(capsys: pytest.CaptureFixture[str]) -> None:
    score = Score()
    score.entities[EntityType.PERSON] = Tally(3, 4, 6)
    score.relations[RelationType.VISITED] = Tally(1, 2, 4)
    score.pairs = Tally(1, 1, 2)
    score.right.update(status=1, said_by=0, evidence=1)
    score.articles = 1
    score.misses = [
        Miss("a", RelationType.VISITED, "Kim", "China", "زيارة\nكيم", found=False),
        Miss("a", RelationType.VISITED, "Xi", "China", "وصل شي", found=True),
        Miss("b", RelationType.VISITED, "Kim", "Russia", "سافر كيم", found=False),
    ]
    show_score(score, errors=1)
    printed = capsys.readouterr().out
    assert rows(printed) == [
        ["entities", "P", "R", "F1", "gold", "found"],
        ["Person", "0.750", "0.500", "0.600", "6", "4"],
        ["all", "0.750", "0.500", "0.600", "6", "4"],
        ["relations", "P", "R", "F1", "gold", "found"],
        ["visited", "0.500", "0.250", "0.333", "4", "2"],
        ["all", "0.500", "0.250", "0.333", "4", "2"],
        ["pairs, any type", "1.000", "0.500", "0.667", "2", "1"],
    ]
    assert printed.splitlines()[-7:] == [
        "status       1.000 right of 1 relation hits",
        "speaker      0.000 right of 1 relation hits",
        "evidence     1.000 right of 1 relation hits",
        "span faults      0",
        "articles         1",
        "missed a  visited: Kim → China: زيارة كيم",
        "false  a  visited: Xi → China: وصل شي",
    ]
