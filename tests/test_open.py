"""``kg.open``: a graph for users of Python."""

import subprocess
import sys
from pathlib import Path

import pytest

import kg
from kg.errors import InputError, OutputError
from kg.graph.articles import add
from kg.graph.assemble import assemble
from kg.graph.project import to_networkx
from kg.graph.rows import tabulate
from kg.graph.serialise import GraphFormat, write
from kg.graph.store import open_store
from kg.model import Extraction
from tests.servers import sparql_server


@pytest.fixture
def store(tmp_path: Path, meeting: Extraction, echo: Extraction) -> str:
    with open_store(str(tmp_path / "graph"), write=True) as store:
        list(add(store, map(tabulate, (meeting, echo))))
    return str(tmp_path / "graph")


def test_a_store_for_networkx(store: str, meeting: Extraction, echo: Extraction) -> None:
    with kg.open(store) as graph:
        found, expected = graph.networkx(), to_networkx([meeting, echo])
    assert list(found.nodes(data=True)) == list(expected.nodes(data=True))
    assert found.number_of_edges() == expected.number_of_edges()
    assert all(isinstance(value, str | int | float) for _, data in found.nodes(data=True) for value in data.values())


@pytest.mark.filterwarnings("ignore:(Dataset|ConjunctiveGraph):DeprecationWarning")
def test_a_store_for_rdflib(store: str, meeting: Extraction, echo: Extraction) -> None:
    pytest.importorskip("oxrdflib")
    with kg.open(store) as graph:
        assert len(list(graph.rdflib().quads())) == len(assemble([meeting, echo]))


def test_a_question(store: str) -> None:
    with kg.open(store) as graph:
        answer = graph.ask("met", actor="Emmanuel Macron")
    assert {dict(zip(answer.columns, row, strict=True))["article"] for row in answer.rows} == {
        "daily-2024-03-05",
        "echo-7",
    }


def test_a_file(tmp_path: Path, meeting: Extraction) -> None:
    with (tmp_path / "graph.trig").open("wb") as stream:
        write(assemble([meeting]), GraphFormat.TRIG, stream)
    with kg.open(str(tmp_path / "graph.trig")) as graph:
        assert graph.networkx().number_of_nodes() == len(meeting.entities)


def test_a_server(tmp_path: Path, meeting: Extraction) -> None:
    with sparql_server(tmp_path / "server") as address:
        with open_store(address, write=True) as store:
            list(add(store, [tabulate(meeting)]))
        with kg.open(address) as graph:
            assert graph.networkx().number_of_nodes() == len(meeting.entities)
            with pytest.raises(InputError, match="is a server"):
                graph.rdflib()


def test_no_graph(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file or folder"):
        kg.open(str(tmp_path / "none"))


def test_a_store_that_is_being_written_and_one_that_was_closed(store: str) -> None:
    with open_store(store, write=True), pytest.raises(OutputError, match="another program is using this store"):
        kg.open(store)
    graph = kg.open(store)
    graph.close()
    with open_store(store, write=True):
        pass


def test_importing_kg_imports_nothing_heavy() -> None:
    code = "import sys, kg; print([m for m in ('pyoxigraph', 'networkx', 'rdflib', 'click') if m in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True).stdout == "[]\n"
