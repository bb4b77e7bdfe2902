"""Queries of users read the store that they are asked of, and nothing else."""

import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from pyoxigraph import Store

from kg.errors import InputError
from kg.graph.questions import ask_sparql
from kg.graph.store import EmbeddedStore

EMPTY = EmbeddedStore(Path("memory"), Store(), None)


@pytest.fixture
def listener() -> Iterator[tuple[str, list[bytes]]]:
    """The address of a server that answers nothing, and what was sent to it."""
    received: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as server:

        def listen() -> None:
            while True:
                try:
                    connection, _ = server.accept()
                except OSError:
                    return
                with connection:
                    received.append(connection.recv(1000))

        threading.Thread(target=listen, daemon=True).start()
        yield f"http://127.0.0.1:{server.getsockname()[1]}/", received
        server.shutdown(socket.SHUT_RDWR)


@pytest.mark.parametrize(
    ("query", "place"),
    [
        ("SELECT * { SERVICE <URL> { ?s ?p ?o } }", "1:12"),
        ('SELECT * {\n  ?a ?b "مصر" . service  silent <URL> {} }', "2:17"),
        ("SELECT * { SERVICE<URL>{ ?s ?p ?o } }", "1:12"),
        ("SELECT * { SERVICE# why\n<URL> { ?s ?p ?o } }", "1:12"),
        ("PREFIX : <URL> SELECT * { SERVICE:x { ?s ?p ?o } }", ""),
        ("PREFIX service: <URL> SELECT * { service:x { ?s ?p ?o } }", ""),
        ("SELECT * { { SELECT * { ?s ?p ?o FILTER EXISTS { Service <URL> {} } } } }", "1:50"),
        ("SELECT * { BIND(<URL> AS ?x) SERVICE ?x { ?s ?p ?o } }", ""),
        # What looks like an address up to the second > is a comparison, the clause and a comment.
        ("PREFIX : <URL> SELECT * { VALUES ?a { 1 } FILTER(?a<2)SERVICE:x#>\n{ ?s ?p ?o } }", ""),
    ],
)
def test_no_query_asks_another_server(query: str, place: str, listener: tuple[str, list[bytes]]) -> None:
    address, received = listener
    with pytest.raises(InputError, match=rf"^query:{place}.*SERVICE would ask another server"):
        ask_sparql(EMPTY, query.replace("URL", address))
    assert received == []


@pytest.mark.parametrize("query", ["SELECT * FROM <URL> { ?s ?p ?o }", "SELECT * { GRAPH <URL> { ?s ?p ?o } }"])
def test_the_name_of_a_graph_is_no_address(query: str, listener: tuple[str, list[bytes]]) -> None:
    address, received = listener
    assert ask_sparql(EMPTY, query.replace("URL", address)).rows == ()
    assert received == []


@pytest.mark.parametrize(
    "query",
    [
        "LOAD <URL>",
        "CLEAR ALL",
        "INSERT DATA { <urn:a> <urn:b> <urn:c> }",
        "SELECT * {} ; DROP ALL",
        "SELECT * { \\u0053ERVICE <URL> {} }",
    ],
)
def test_a_query_cannot_write_or_load(query: str, listener: tuple[str, list[bytes]]) -> None:
    address, received = listener
    with pytest.raises(InputError, match=r"^query:"):
        ask_sparql(EMPTY, query.replace("URL", address))
    assert received == []


@pytest.mark.parametrize(
    "query",
    [
        'SELECT ?service { ?service ?p "SERVICE"@service, <http://service.example/SERVICE/(x)> } # SERVICE <x:>',
        "PREFIX service: <https://a.example/> SELECT * { ?s service:SERVICE service:x { ?s ?p ?o } }",
        "SELECT * { ?s ?p '''SERVICE <x:> {}''' }",
    ],
)
def test_the_word_may_stand_elsewhere(query: str) -> None:
    assert ask_sparql(EMPTY, query).rows == ()


def test_another_fault_of_a_query_is_told_as_such() -> None:
    with pytest.raises(InputError, match=r"^query:2:12: expected"):
        ask_sparql(EMPTY, "# service\nSELECT ?x {")
