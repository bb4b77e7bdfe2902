"""SPARQL text from terms. pyoxigraph's own serialiser writes every value, so no text can break out of its place."""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, QuerySolutions, Store, Triple

from kg.errors import InputError

Term = NamedNode | BlankNode | Literal | Triple
Table = tuple[tuple[str, ...], Iterator[tuple[Term | None, ...]]]
"""The columns of an answer and its rows; None where a row has no value."""

_PARAMETER = re.compile(r"\$(\w+)")
_PLACE = re.compile(r"error at (\d+:\d+): (.*)", re.DOTALL)
_LONGEST_CAUSE = 200
_SERVICE = re.compile("service", re.IGNORECASE | re.ASCII)
_AFTER_SERVICE = re.compile(r"[\w:.%-]*(\s|#[^\n]*\n?)*<?")


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


def refuse_service(query: str) -> None:
    """Raise InputError where a query has a SERVICE clause, which would open a connection to another server.

    Only a parser can tell the keyword from the word in a text, a name, an address or a comment. So Oxigraph's is asked:
    with another word in place of each, a query stays valid just where none was the keyword.
    """
    changed = _SERVICE.sub(lambda found: found[0].translate(_ANOTHER_WORD), query)
    if changed == query:
        return
    try:
        Store().query(changed)
    except SyntaxError as error:
        place = _service_before(query, str(error))
        mend = "ask that server itself"
        raise (
            InputError(place, "SERVICE would ask another server", mend) if place else wrong_query(str(error))
        ) from error


_ANOTHER_WORD = str.maketrans("vV", "wW")
_END = "\n"


def _service_before(query: str, message: str) -> str | None:
    """Line and column of the word that the error stands right after."""
    told = _PLACE.match(message)
    if told is None:
        return None
    line, column = map(int, told[1].split(":"))
    end = sum(len(text) + 1 for text in query.split("\n")[: line - 1]) + column - 1
    for found in _SERVICE.finditer(query, 0, end):
        if _AFTER_SERVICE.fullmatch(query, found.end(), end):
            before = query[: found.start()]
            return f"query:{before.count(_END) + 1}:{len(before.rpartition(_END)[2]) + 1}"
    return None


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
