"""A real SPARQL server on loopback: the same articles in, the same quads there."""

import dataclasses
import http.server
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.errors import InputError, OutputError
from kg.graph.articles import Change, add, listed, read, remove
from kg.graph.assemble import DEFAULT_GRAPH, assemble, sort
from kg.graph.restore import identifier
from kg.graph.rows import tabulate
from kg.graph.store import Graph, open_store, select
from kg.graph.terms import resource
from kg.graph.vocabulary import ENTITIES_GRAPH
from kg.model import Extraction, Status
from tests.servers import free_port, sparql_server


@pytest.fixture
def server(tmp_path: Path) -> Iterator[str]:
    """The address of an empty Oxigraph server."""
    with sparql_server(tmp_path / "server") as address:
        yield address


def test_a_server_keeps_what_a_folder_keeps(
    server: str, meeting: Extraction, echo: Extraction, hostile: Extraction
) -> None:
    extractions = (meeting, echo, hostile)
    with open_store(server, write=True) as store:
        assert [change for _, change in add(store, map(tabulate, extractions))] == [Change.ADDED] * 3
        assert [change for _, change in add(store, map(tabulate, extractions))] == [Change.UNCHANGED] * 3
        articles: list[Graph] = [resource("graph", x.article.id) for x in extractions]
        graphs = [DEFAULT_GRAPH, ENTITIES_GRAPH, *articles]
        assert sort(q for graph in graphs for q in store.quads(graph)) == assemble(extractions)
        denied = dataclasses.replace(echo, relations=(dataclasses.replace(echo.relations[0], status=Status.DENIED),))
        assert list(add(store, [tabulate(denied)])) == [(echo.article.id, Change.REPLACED)]
        assert [rows for rows in read(store) if rows.articles[0].id == "echo-7"] == [tabulate(denied)]
        assert [row.claims for row in listed(store) if row.id == "echo-7"] == [1]
        assert list(remove(store, [x.article.id for x in extractions])) == [(x.article.id, True) for x in extractions]
        assert [quad for graph in graphs for quad in store.quads(graph)] == []


def test_a_query_that_the_server_finds_wrong(server: str) -> None:
    with open_store(server) as store, pytest.raises(InputError, match=r"^query:1:12: expected "):
        list(select(store, "SELECT ?x {"))


def test_a_server_that_is_not_there() -> None:
    with open_store(f"http://127.0.0.1:{free_port()}") as store, pytest.raises(OutputError, match="does not answer"):
        list(select(store, "SELECT ?x {}"))


class Guard(http.server.BaseHTTPRequestHandler):
    """Lets in who gives the right authorisation; answers every query with no rows."""

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        welcome = self.headers["Authorization"] in {"Basic a2c6Z2VoZWlt", "Bearer secret"}
        self.send_response(200 if welcome and self.path.startswith("/news/sparql") else 401 if not welcome else 404)
        self.end_headers()
        if welcome:
            self.wfile.write(b'{"head": {"vars": ["x"]}, "results": {"bindings": []}}')

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Nothing on the terminal."""


@pytest.fixture
def guarded() -> Iterator[str]:
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Guard) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/news"
        server.shutdown()


@pytest.mark.parametrize(
    ("name", "value"),
    [("RAWABIT_STORE_TOKEN", "secret"), ("RAWABIT_STORE_USER", "kg"), ("RAWABIT_STORE_USER", "other")],
)
def test_access_by_environment_variable(guarded: str, name: str, value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(name, value)
    monkeypatch.setenv("RAWABIT_STORE_PASSWORD", "geheim")
    with open_store(guarded + "?query=sparql") as store:
        if value == "other":
            with pytest.raises(OutputError, match=r"refuses access \(set RAWABIT_STORE_USER"):
                list(select(store, "SELECT ?x {}"))
        else:
            assert list(select(store, "SELECT ?x {}")) == []


def test_the_names_of_services_are_told_in_the_address(guarded: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RAWABIT_STORE_TOKEN", "secret")
    with open_store(guarded) as store, pytest.raises(OutputError, match=r"/news/query.*knows no such address"):
        list(select(store, "SELECT ?x {}"))


def test_identifiers_of_graphs_come_back(hostile: Extraction) -> None:
    assert identifier(resource("graph", hostile.article.id)) == hostile.article.id
