"""Named questions to a store: SPARQL files with a head that tells what they ask and which arguments they take.

A file ``ontology/questions/NAME.rq`` begins with comment lines: ``# en:`` and ``# ar:`` say the question,
``# argument:`` names an argument, its kind (entity, date or number) and, where it may be left out, its value then.
"""

import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

import networkx as nx
from pyoxigraph import Literal, NamedNode

from kg.errors import InputError
from kg.graph import terms
from kg.graph import vocabulary as v
from kg.graph.restore import identifier
from kg.graph.sparql import Term, filled
from kg.graph.store import GraphStore, select
from kg.graph.terms import date, resource
from kg.resources import ontology_dir
from kg.text.normalise import fold

PATH = "path"
"""The one question that SPARQL cannot answer: the shortest way between two actors."""


_PROPERTIES = " ".join(str(term.property) for term in v.RELATION_TERMS.values())
_DIRECT = f"SELECT DISTINCT ?a ?b {{ VALUES ?p {{ {_PROPERTIES} }} ?a ?p ?b }}"
_STEP = f"""SELECT (MIN(?from_name) AS ?from) ?relation (MIN(?to_name) AS ?to) ?article ?sentence {{
  {{ ?claim {v.SUBJECT} $one ; {v.OBJECT} $other }} UNION {{ ?claim {v.SUBJECT} $other ; {v.OBJECT} $one }}
  ?claim {v.STATUS} <{v.NS}Actual> ; {v.PREDICATE} ?p ; {v.SUBJECT}/{v.PREF_LABEL} ?from_name ;
    {v.OBJECT}/{v.PREF_LABEL} ?to_name ; {v.WAS_DERIVED_FROM}/{v.IDENTIFIER} ?article ;
    {v.IN_SENTENCE}/{v.TEXT} ?sentence ; {v.CONFIDENCE} ?confidence .
  FILTER(LANG(?from_name) = "ar" && LANG(?to_name) = "ar")
  BIND(STRAFTER(STR(?p), "#") AS ?relation)
}} GROUP BY ?claim ?relation ?article ?sentence ?confidence ORDER BY DESC(?confidence) ?article ?sentence LIMIT 1"""


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
    """The answer to a named question. An entity is told by its id or by a name in either language.

    Raises InputError where the question or an argument is unknown, missing or wrong, or a name fits several entities.
    """
    known = {question.name: question for question in questions()}
    if name not in known:
        raise InputError(name, "is no question", "known are " + ", ".join(known))
    question = known[name]
    terms = _terms(store, question, arguments)
    if question.query is None:
        return shortest_path(store, *(term for term in terms.values() if isinstance(term, NamedNode)))
    return ask_sparql(store, filled(question.query, terms))


def ask_sparql(store: GraphStore, query: str) -> Answer:
    """The answer to a SELECT query over the union of all graphs. InputError where it is wrong or no SELECT."""
    columns, rows = store.table(query)
    return Answer(columns, tuple(tuple(map(_text, row)) for row in rows))


def find_entity(store: GraphStore, name: str) -> NamedNode:
    """The entity with this id or name; a folded spelling counts where no exact one is found. InputError if not one."""
    by_id = resource("entity", name)
    if any(select(store, f"SELECT ?type {{ {by_id} {v.TYPE} ?type }} LIMIT 1")):
        return by_id
    found = _named_exactly(store, name) or _named_loosely(store, name)
    if len(found) != 1:
        several = ", ".join(f"{identifier(entity)} ({label})" for entity, label in sorted(found.items(), key=str))
        cause = "is the name of several entities: " + several if found else "is the name of no entity in the store"
        raise InputError(name, cause, "give an id" if found else "kg query STORE central shows some")
    return next(iter(found))


def shortest_path(store: GraphStore, one: NamedNode, other: NamedNode) -> Answer:
    """The shortest way between two actors along what really happened; a row a step, with a sentence for each.

    No way gives no rows; of several shortest ways one is given, the same in every run.
    """
    graph: nx.Graph[NamedNode] = nx.Graph()
    for row in sorted(select(store, _DIRECT), key=lambda row: (row["a"].value, row["b"].value)):
        if isinstance(row["a"], NamedNode) and isinstance(row["b"], NamedNode):
            graph.add_edge(row["a"], row["b"])
    columns = ("from", "relation", "to", "article", "sentence")
    if one not in graph or other not in graph or not nx.has_path(graph, one, other):
        return Answer(columns, ())
    way = nx.shortest_path(graph, one, other)
    steps = (ask_sparql(store, filled(_STEP, {"one": a, "other": b})).rows[0] for a, b in pairwise(way))
    return Answer(columns, tuple(steps))


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
    """Entities with a name or written form that folds to the same, with their first name."""
    query = f"SELECT ?entity ?name {{ VALUES ?kind {{ {v.PREF_LABEL} {v.ALT_LABEL} }} ?entity ?kind ?name }}"
    key, found = fold(name).casefold(), dict[NamedNode, str]()
    for row in select(store, query):
        entity, label = row["entity"], row["name"].value
        if isinstance(entity, NamedNode) and fold(label).casefold() == key:
            found[entity] = min(label, found.get(entity, label))
    return found


def _text(value: Term | None) -> str:
    if value is None:
        return ""
    if isinstance(value, NamedNode) and value.value.startswith(v.BASE + "entity/"):
        return identifier(value)
    return value.value if isinstance(value, NamedNode | Literal) else str(value)
