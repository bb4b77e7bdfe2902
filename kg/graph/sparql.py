"""SPARQL text from terms. pyoxigraph's own serialiser writes every value, so no text can break out of its place."""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, QuerySolutions, Triple

from kg.errors import InputError

Term = NamedNode | BlankNode | Literal | Triple
Table = tuple[tuple[str, ...], Iterator[tuple[Term | None, ...]]]
"""The columns of an answer and its rows; None where a row has no value."""

_PARAMETER = re.compile(r"\$(\w+)")
_PLACE = re.compile(r"error at (\d+:\d+): (.*)", re.DOTALL)
_LONGEST_CAUSE = 200


def update_text(removed: Iterable[Quad], added: Iterable[Quad]) -> str:
    """One SPARQL update that removes quads, then adds quads."""
    operations = (("DELETE DATA", removed), ("INSERT DATA", added))
    return " ;\n".join(f"{name} {{\n{data}}}" for name, quads in operations if (data := _data(quads)))


def filled(query: str, arguments: Mapping[str, NamedNode | Literal | int]) -> str:
    """The query with each ``$name`` replaced by its term or number. KeyError names a parameter with no argument."""
    return _PARAMETER.sub(lambda found: str(arguments[found[1]]), query)


def as_table(result: object) -> Table:
    """The solutions of a SELECT query. InputError where it was another kind of query."""
    if not isinstance(result, QuerySolutions):
        raise InputError("query", "gives no rows", "write a SELECT query")
    names = tuple(variable.value for variable in result.variables)
    return names, _rows(result, names)


def wrong_query(message: str) -> InputError:
    """The error for a query that Oxigraph cannot read; its message tells the place, and at length what may follow.

    >>> str(wrong_query("error at 2:11: expected one of Prefix not found, ['%'], ['.']"))
    'query:2:11: expected one of Prefix not found'
    """
    place = _PLACE.match(message)
    where, cause = ("query", message) if place is None else (f"query:{place[1]}", place[2])
    return InputError(where, cause.partition(", [")[0][:_LONGEST_CAUSE])


def _rows(solutions: QuerySolutions, names: tuple[str, ...]) -> Iterator[tuple[Term | None, ...]]:
    try:
        for solution in solutions:
            yield tuple(solution[name] for name in names)
    except OSError as error:
        raise InputError("query", f"cannot be answered: {error}") from error


def _data(quads: Iterable[Quad]) -> str:
    return "".join(_graph_data(graph, members) for graph, members in groupby(quads, key=lambda quad: quad.graph_name))


def _graph_data(graph: object, quads: Iterable[Quad]) -> str:
    triples = "".join(f"{quad.triple} .\n" for quad in quads)
    return triples if isinstance(graph, DefaultGraph) else f"GRAPH {graph} {{\n{triples}}}\n"
