"""The commands on a SPARQL server do what they do on a folder."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg.cli import main
from tests.servers import sparql_server


def kg(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, list(map(str, arguments)))


@pytest.fixture
def server(tmp_path: Path) -> Iterator[str]:
    with sparql_server(tmp_path / "server") as address:
        yield address


def test_a_server_holds_what_a_folder_holds(server: str, corpus: Path, article: Path, tmp_path: Path) -> None:
    folder = tmp_path / "graph"
    assert kg("build", corpus, "--store", folder).exit_code == 0
    for told in ("4 added, 0 replaced, 0 unchanged.", "0 added, 0 replaced, 4 unchanged."):
        result = kg("build", corpus, "--store", server)
        assert (result.exit_code, result.stderr) == (0, "")
        assert result.stdout.splitlines()[-1] == f"In the store {server}: {told}"
    for arguments in (
        ["articles"],
        ["query", "met", "--arg", "actor=ماكرون"],
        ["query", "central", "--format", "csv"],
        ["export", "--format", "nquads"],
    ):
        command, *rest = arguments
        expected = kg(command, folder, *rest)
        assert expected.stdout.count("\n") > 1
        assert kg(command, server, *rest).output == expected.output
    article.write_text("وصل الرئيس الفرنسي إيمانويل ماكرون إلى بيروت.", encoding="utf-8")
    assert "1 replaced" in kg("build", article, "--store", server).stdout
    assert kg("remove", server, "meeting", "none").exit_code == 3
    assert kg("remove", folder, "meeting").exit_code == 0
    assert kg("export", server, "--format", "nquads").output == kg("export", folder, "--format", "nquads").output


def test_a_page_a_report_and_a_check_of_a_server(server: str, article: Path, tmp_path: Path) -> None:
    kg("build", article, "--store", server, "-o", tmp_path / "out", "--formats", "html")
    assert kg("page", server, "-o", tmp_path / "page.html").exit_code == 0
    assert (tmp_path / "page.html").read_bytes() == (tmp_path / "out" / "network.html").read_bytes()
    assert kg("report", server, "-o", tmp_path / "report").exit_code == 0
    assert kg("validate", server).output == f"{server}: no fault\n"


def test_wrong_sparql_on_a_server(server: str) -> None:
    result = CliRunner().invoke(main, ["query", server, "--sparql", "-"], input="SELECT ?x {")
    assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (2, "", 1)
    assert result.stderr.startswith("kg: query:1:12: expected ")
    result = CliRunner().invoke(main, ["query", server, "--sparql", "-"], input="DROP ALL")
    assert (result.exit_code, result.stdout) == (2, "")
