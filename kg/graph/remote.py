"""A SPARQL 1.1 server as a store: queries, updates and the Graph Store Protocol over HTTP.

The address is that of the data set. Its three services are ``query``, ``update`` and ``store`` below it (as Oxigraph
has them); other names are told in the address: ``http://host:3030/news?store=data``. A user and password are read from
``RAWABIT_STORE_USER`` and ``RAWABIT_STORE_PASSWORD``, or a bearer token from ``RAWABIT_STORE_TOKEN``.
"""

import base64
import os
import urllib.error
import urllib.request
from collections.abc import Iterable, Mapping
from itertools import groupby
from types import TracebackType
from typing import Self
from urllib.parse import parse_qs, quote, urlsplit, urlunsplit

from pyoxigraph import (
    BlankNode,
    DefaultGraph,
    NamedNode,
    Quad,
    QueryResultsFormat,
    RdfFormat,
    parse,
    parse_query_results,
    serialize,
)

from kg.errors import OutputError
from kg.graph.sparql import Table, as_table, update_text, wrong_query

TIMEOUT = 600
"""Seconds that a request may take."""


class RemoteStore:
    """A data set on a SPARQL server; see ``kg.graph.store.GraphStore`` for what it does."""

    def __init__(self, address: str) -> None:
        parts = urlsplit(address)
        names = {name: values[-1] for name, values in parse_qs(parts.query).items()}
        base = urlunsplit((parts.scheme, parts.netloc, parts.path.rstrip("/"), "", ""))
        self._query, self._update, self._store = (
            f"{base}/{names.get(service, service)}" for service in ("query", "update", "store")
        )
        self._headers = _authorisation()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        pass

    def quads(self, graph: NamedNode | DefaultGraph) -> list[Quad]:
        """The quads of a graph; none where the server does not know it."""
        try:
            body = self._send(self._graph(graph), headers={"Accept": RdfFormat.N_TRIPLES.media_type})
        except _Missing:
            return []
        return [Quad(q.subject, q.predicate, q.object, graph) for q in parse(body, format=RdfFormat.N_TRIPLES)]

    def table(self, query: str) -> Table:
        """The answer to a SELECT query over the union of all graphs. InputError where it is wrong or no SELECT."""
        accept = QueryResultsFormat.JSON.media_type
        address = f"{self._query}?union-default-graph=true"
        headers = {"Content-Type": "application/sparql-query", "Accept": accept}
        answer = self._send(address, query.encode(), headers)
        return as_table(parse_query_results(answer, format=QueryResultsFormat.JSON))

    def change(self, removed: Iterable[Quad], added: Iterable[Quad]) -> None:
        """Remove quads, then add quads, by one update."""
        self._send(self._update, update_text(removed, added).encode(), {"Content-Type": "application/sparql-update"})

    def load(self, quads: Iterable[Quad]) -> None:
        """Add many quads, a request a graph."""
        ordered = sorted(quads, key=lambda quad: str(quad.graph_name))
        for graph, members in groupby(ordered, key=lambda quad: quad.graph_name):
            body = serialize([quad.triple for quad in members], format=RdfFormat.N_TRIPLES)
            assert body is not None, "serialize gives bytes where it is given no output"
            assert not isinstance(graph, BlankNode), "graphs have names"
            self._send(self._graph(graph), body, {"Content-Type": RdfFormat.N_TRIPLES.media_type})

    def flush(self) -> None:
        """A server answers when it has stored."""

    def _graph(self, graph: NamedNode | DefaultGraph) -> str:
        name = "default" if isinstance(graph, DefaultGraph) else f"graph={quote(graph.value, safe='')}"
        return f"{self._store}?{name}"

    def _send(self, address: str, body: bytes | None = None, headers: Mapping[str, str] | None = None) -> bytes:
        request = urllib.request.Request(address, data=body, headers={**self._headers, **(headers or {})})
        try:
            with urllib.request.urlopen(request, timeout=TIMEOUT) as response:
                answer: bytes = response.read()
        except urllib.error.HTTPError as error:
            raise self._told(address, error) from error
        except OSError as error:
            raise OutputError(f"{address}: the server does not answer: {getattr(error, 'reason', error)}") from error
        return answer

    def _told(self, address: str, error: urllib.error.HTTPError) -> Exception:
        reason = error.read().decode("utf-8", "replace").strip().splitlines()[:1]
        if error.code == 404:
            return _Missing(address)
        if error.code in {401, 403}:
            mend = "set RAWABIT_STORE_USER and RAWABIT_STORE_PASSWORD, or RAWABIT_STORE_TOKEN"
            return OutputError(f"{address}: the server refuses access ({mend})")
        if address.startswith(self._query) and error.code == 400:
            return wrong_query(reason[0] if reason else "the server finds it wrong")
        return OutputError(f"{address}: the server answers {error.code}: {reason[0] if reason else error.reason}")


class _Missing(OutputError):
    """The server knows no such graph, or no such service."""

    def __init__(self, address: str) -> None:
        super().__init__(f"{address}: the server knows no such address")


def _authorisation() -> dict[str, str]:
    token, user = os.environ.get("RAWABIT_STORE_TOKEN"), os.environ.get("RAWABIT_STORE_USER")
    if token:
        return {"Authorization": f"Bearer {token}"}
    if user:
        pair = f"{user}:{os.environ.get('RAWABIT_STORE_PASSWORD', '')}"
        return {"Authorization": "Basic " + base64.b64encode(pair.encode()).decode()}
    return {}
