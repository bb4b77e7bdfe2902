"""``kg articles``, ``kg remove`` and ``kg query``: what a graph holds, and its answers."""

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from kg.cli.parameters import Output
from kg.cli.tables import tell
from kg.cli.terminal import say
from kg.errors import InputError
from kg.graph import articles, questions
from kg.graph.interop import check_there, open_graph
from kg.graph.questions import Answer, Question
from kg.graph.store import GraphStore, open_store

STDIN = Path("-")
WRONG_USAGE = 2
FAILED = 3


def run_articles(location: str, output: Output) -> int:
    """List the articles, and give the exit code."""
    with open_graph(location) as store:
        found = articles.listed(store)
    columns = ("id", "date", "source", "title", "claims", "entities", "copy_of")
    rows = (
        (
            *(one.id, one.date or "", one.source or "", one.title or ""),
            *(str(one.claims), str(one.entities), one.copy_of or ""),
        )
        for one in found
    )
    tell(Answer(columns, tuple(rows)), output)
    return 0


def run_remove(location: str, ids: Sequence[str]) -> int:
    """Take articles out, and give the exit code: 3 where one was not there."""
    check_there(location)
    with open_store(location):
        pass  # opening to write would make a store of an empty folder
    missing = 0
    with open_store(location, write=True) as store:
        for article, was_there in articles.remove(store, ids):
            if was_there:
                click.echo(f"removed {article}")
            else:
                missing += 1
                say(f"kg: {article}: no such article in {location} (kg articles {location} lists them)")
    return FAILED if missing else 0


def run_query(location: str, name: str | None, arguments: Sequence[str], sparql: Path | None, output: Output) -> int:
    """Ask, tell the answer, and give the exit code: 2 where the question is wrong."""
    if sparql is not None and (name or arguments):
        raise click.UsageError("give the name of a question or --sparql, not both")
    if name is None and arguments:
        raise click.UsageError("--arg goes with the name of a question")
    query = None if sparql is None else _read(sparql)
    given = _pairs(arguments)
    with open_graph(location) as store:
        if name is None and query is None:
            tell(_listed(questions.questions()), output)
            return 0
        try:
            answer = _answer(store, name, given, query)
        except InputError as error:
            say(f"kg: {_placed(error, sparql)}")
            return WRONG_USAGE
    tell(answer, output)
    return 0


def _answer(store: GraphStore, name: str | None, arguments: dict[str, str], query: str | None) -> Answer:
    if query is not None:
        return questions.ask_sparql(store, query)
    return questions.ask(store, name or "", arguments)


def _pairs(arguments: Sequence[str]) -> dict[str, str]:
    wrong = [argument for argument in arguments if not argument.partition("=")[0] or "=" not in argument]
    if wrong:
        raise click.BadParameter(f"{wrong[0]!r} is not NAME=VALUE.", param_hint="--arg")
    return {name: value for name, _, value in (argument.partition("=") for argument in arguments)}


def _read(path: Path) -> str:
    if path == STDIN:
        return sys.stdin.buffer.read().decode("utf-8", "replace")
    try:
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise InputError(str(path), f"cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise InputError(str(path), "is no text in UTF-8") from error


def _placed(error: InputError, path: Path | None) -> str:
    """The error, with the name of the file where the query came from one."""
    return str(error).replace("query", str(path), 1) if path not in (None, STDIN) else str(error)


def _listed(known: Sequence[Question]) -> Answer:
    rows = ((one.name, " ".join(map(_told, one.arguments)), one.english, one.arabic) for one in known)
    return Answer(("name", "arguments", "question", "question_ar"), tuple(rows))


def _told(argument: questions.Argument) -> str:
    return f"{argument.name}=…" if argument.default is None else f"[{argument.name}={argument.default}]"
