"""Named questions to a store: SPARQL files with a head that tells what they ask and which arguments they take.

A file ``ontology/questions/NAME.rq`` begins with comment lines: ``# en:`` and ``# ar:`` say the question,
``# argument:`` names an argument, its kind (entity, date or number) and, where it may be left out, its value then.
"""

import datetime
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise

from pyoxigraph import Literal, NamedNode

from kg.errors import InputError
from kg.graph import terms
from kg.graph import vocabulary as v
from kg.graph.restore import identifier
from kg.graph.sparql import Term, filled, refuse_service
from kg.graph.store import GraphStore, select
from kg.graph.terms import date, resource
from kg.resources import ontology_dir
from kg.text.normalise import fold

MOST_TOLD = 10
"""Entities that an error names, at most."""

PATH = "path"
"""The one question that SPARQL cannot answer: the shortest way between two actors."""


_PROPERTIES = " ".join(str(term.property) for term in v.RELATION_TERMS.values())
_NEIGHBOURS = f"""SELECT DISTINCT ?a ?b {{
  VALUES ?a {{ NODES }} VALUES ?p {{ {_PROPERTIES} }} {{ ?a ?p ?b }} UNION {{ ?b ?p ?a }}
}}"""
_STEP = f"""SELECT ?from ?relation ?to ?article ?sentence {{
  VALUES (?from ?to) {{ ($one $other) ($other $one) }}
  ?claim {v.SUBJECT} ?from ; {v.OBJECT} ?to ; {v.STATUS} <{v.NS}Actual> ; {v.PREDICATE} ?p ;
    {v.WAS_DERIVED_FROM}/{v.IDENTIFIER} ?article ; {v.IN_SENTENCE}/{v.TEXT} ?sentence ; {v.CONFIDENCE} ?confidence .
  BIND(STRAFTER(STR(?p), "#") AS ?relation)
}} ORDER BY DESC(?confidence) ?article ?sentence LIMIT 1"""
_NAMES = f"""SELECT ?entity (MIN(?label) AS ?name) {{
  VALUES ?entity {{ NODES }} ?entity {v.PREF_LABEL} ?label FILTER(LANG(?label) = "ar")
}} GROUP BY ?entity"""


@dataclass(frozen=True, slots=True)
class Argument:
    """An argument of a question; ``default`` is None where it must be given."""

    name: str
    kind: str
    default: str | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """A named question; ``query`` is None for the shortest path."""

    name: str
    english: str
    arabic: str
    arguments: tuple[Argument, ...]
    query: str | None


@dataclass(frozen=True, slots=True)
class Answer:
    """A table of text. An empty cell is the empty string."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def questions() -> tuple[Question, ...]:
    """All questions, sorted by name."""
    files = sorted((ontology_dir() / "questions").glob("*.rq"))
    found = [_read(path.stem, path.read_text(encoding="utf-8")) for path in files]
    way = "How are two actors related, by the fewest steps?", "كيف يرتبط فاعلان بأقل عدد من الخطوات؟"
    path = Question(PATH, *way, (Argument("one", "entity"), Argument("other", "entity")), None)
    return tuple(sorted((*found, path), key=lambda question: question.name))


def ask(store: GraphStore, name: str, arguments: Mapping[str, str]) -> Answer:
    """The answer to a named question. Entities are told by id or by a name in either language, answered by Arabic name.

    Raises InputError where the question or an argument is unknown, missing or wrong, or a name fits several entities.
    """
    known = {question.name: question for question in questions()}
    if name not in known:
        raise InputError(name, "is no question", "known are " + ", ".join(known))
    question = known[name]
    terms = _terms(store, question, arguments)
    if question.query is None:
        return shortest_path(store, *(term for term in terms.values() if isinstance(term, NamedNode)))
    return _with_names(store, filled(question.query, terms))


def ask_sparql(store: GraphStore, query: str) -> Answer:
    """The answer to a SELECT query over the union of all graphs. It reads this store alone.

    InputError where it is wrong, no SELECT, or has a SERVICE clause.
    """
    refuse_service(query)
    columns, rows = store.table(query)
    return Answer(columns, tuple(tuple(map(_text, row)) for row in rows))


def find_entity(store: GraphStore, name: str) -> NamedNode:
    """The entity with this id or name; where none has it exactly, a folded spelling counts, then a part of a name.

    InputError where that is not one entity.
    """
    by_id = resource("entity", name)
    if any(select(store, f"SELECT ?type {{ {by_id} {v.TYPE} ?type }} LIMIT 1")):
        return by_id
    found = _named_exactly(store, name) or _named_loosely(store, name)
    if len(found) != 1:
        shown = sorted(found.items(), key=str)[:MOST_TOLD]
        several = ", ".join(f"{identifier(entity)} ({label})" for entity, label in shown)
        cause = "is the name of several entities: " + several if found else "is the name of no entity in the store"
        raise InputError(name, cause, "give an id" if found else "kg query STORE central shows some")
    return next(iter(found))


def shortest_path(store: GraphStore, one: NamedNode, other: NamedNode) -> Answer:
    """The shortest way between two actors along what really happened; a row a step, with a sentence for each.

    No way gives no rows; of several shortest ways one is given, the same in every run. The search grows from both ends,
    the smaller side first, so that it asks the store for little.
    """
    pairs = pairwise(_way(store, one, other))
    steps = (_with_names(store, filled(_STEP, {"one": a, "other": b})).rows[0] for a, b in pairs)
    return Answer(("from", "relation", "to", "article", "sentence"), tuple(steps))


def _with_names(store: GraphStore, query: str) -> Answer:
    """The answer with the Arabic name of each entity in place of its IRI."""
    columns, table = store.table(query)
    rows = list(table)
    entities = {value for row in rows for value in row if isinstance(value, NamedNode) and _is_entity(value)}
    names = _names(store, sorted(entities, key=str))
    return Answer(columns, tuple(tuple(names.get(value) or _text(value) for value in row) for row in rows))


def _names(store: GraphStore, entities: Iterable[NamedNode]) -> dict[object, str]:
    nodes = " ".join(map(str, entities))
    found = select(store, _NAMES.replace("NODES", nodes)) if nodes else ()
    return {row["entity"]: row["name"].value for row in found}


def _is_entity(iri: NamedNode) -> bool:
    return iri.value.startswith(v.PREFIXES["entity"])


def _way(store: GraphStore, one: NamedNode, other: NamedNode) -> list[NamedNode]:
    if one == other:
        return []
    # For each side: every actor that was reached, with the one that it was reached from.
    reached: list[dict[NamedNode, NamedNode | None]] = [{one: None}, {other: None}]
    edges = [[one], [other]]
    while edges[0] and edges[1]:
        side = 0 if len(edges[0]) <= len(edges[1]) else 1
        found = reached[side]
        fresh: dict[NamedNode, NamedNode | None] = {}
        for near, far in _neighbours(store, edges[side]):
            if far not in found:
                fresh.setdefault(far, near)
        found |= fresh
        if meeting := next((node for node in fresh if node in reached[1 - side]), None):
            return [*reversed(_back(meeting, reached[0])), *_back(meeting, reached[1])[1:]]
        edges[side] = list(fresh)
    return []


def _back(node: NamedNode | None, reached: Mapping[NamedNode, NamedNode | None]) -> list[NamedNode]:
    way = []
    while node is not None:
        way.append(node)
        node = reached[node]
    return way


def _neighbours(store: GraphStore, nodes: Iterable[NamedNode]) -> list[tuple[NamedNode, NamedNode]]:
    """Pairs of one of the nodes and an actor with a direct relation to it, sorted."""
    rows = select(store, _NEIGHBOURS.replace("NODES", " ".join(map(str, nodes))))
    pairs = {(row["a"], row["b"]) for row in rows}
    return sorted(((a, b) for a, b in pairs if isinstance(a, NamedNode) and isinstance(b, NamedNode)), key=str)


def _read(name: str, text: str) -> Question:
    head = dict(re.findall(r"^# (en|ar): (.+)$", text, re.MULTILINE))
    found = re.findall(r"^# argument: (\w+) (\w+)(?: (\S+))?$", text, re.MULTILINE)
    arguments = tuple(Argument(argument, kind, default or None) for argument, kind, default in found)
    return Question(name, head["en"], head["ar"], arguments, text)


def _terms(store: GraphStore, question: Question, arguments: Mapping[str, str]) -> dict[str, NamedNode | Literal | int]:
    known = {argument.name: argument for argument in question.arguments}
    if unknown := sorted(arguments.keys() - known.keys()):
        raise InputError(question.name, f"takes no argument {unknown[0]}", "it takes " + (", ".join(known) or "none"))
    given = {name: arguments.get(name, argument.default) for name, argument in known.items()}
    missing = [name for name, value in given.items() if value is None]
    if missing:
        raise InputError(question.name, f"needs the argument {missing[0]}", f"add --arg {missing[0]}=…")
    return {name: _term(store, known[name], value) for name, value in given.items() if value is not None}


def _term(store: GraphStore, argument: Argument, value: str) -> NamedNode | Literal | int:
    if argument.kind == "entity":
        return find_entity(store, value)
    try:
        return date(datetime.date.fromisoformat(value)) if argument.kind == "date" else int(value)
    except ValueError as error:
        form = "a day such as 2024-03-05" if argument.kind == "date" else "a whole number"
        raise InputError(argument.name, f"{value!r} is not {form}") from error


def _named_exactly(store: GraphStore, name: str) -> dict[NamedNode, str]:
    values = " ".join(str(terms.words(name, language)) for language in ("ar", "en"))
    query = f"SELECT DISTINCT ?entity {{ VALUES ?name {{ {values} }} ?entity {v.PREF_LABEL} ?name }}"
    return {row["entity"]: name for row in select(store, query) if isinstance(row["entity"], NamedNode)}


def _named_loosely(store: GraphStore, name: str) -> dict[NamedNode, str]:
    """Entities with a name or written form that folds to the same, or else has all the words in it."""
    query = f"SELECT ?entity ?name {{ VALUES ?kind {{ {v.PREF_LABEL} {v.ALT_LABEL} }} ?entity ?kind ?name }}"
    key, whole, part = fold(name).casefold(), dict[NamedNode, str](), dict[NamedNode, str]()
    words = _words(key)
    for row in select(store, query):
        entity, label = row["entity"], row["name"].value
        folded = fold(label).casefold()
        if isinstance(entity, NamedNode) and words and words <= _words(folded):
            found = whole if folded == key else part
            found[entity] = min(label, found.get(entity, label))
    return whole or part


def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", text))


def _text(value: Term | None) -> str:
    if value is None:
        return ""
    if isinstance(value, NamedNode) and _is_entity(value):
        return identifier(value)
    return value.value if isinstance(value, NamedNode | Literal) else str(value)
