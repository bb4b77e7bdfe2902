"""``kg validate``: graphs in, their faults out, with article and sentence."""

from collections.abc import Sequence

import click

from kg.cli.terminal import printable, say
from kg.errors import InputError
from kg.graph.interop import open_graph
from kg.graph.validate import Problem, validate

FAULTY, FAILED = 1, 3
"""Exit codes: a graph has faults; a graph could not be read."""


def run_validate(locations: Sequence[str]) -> int:
    """Check all, tell the faults, and give the exit code."""
    codes = [_validate(location) for location in locations]
    return FAILED if FAILED in codes else max(codes)


def _validate(location: str) -> int:
    try:
        with open_graph(location) as store:
            problems = validate(store)
    except InputError as error:
        say(f"kg: {error}")
        return FAILED
    for problem in problems:
        for line in _lines(problem):
            click.echo(printable(line))
    count = len(problems)
    told = f"{count:,} {'fault' if count == 1 else 'faults'}" if count else "no fault"
    click.echo(printable(f"{location}: {told}"))
    return FAULTY if problems else 0


def _lines(problem: Problem) -> list[str]:
    where = f"article {problem.article}" if problem.article else "no article"
    lines = [f"✗ {problem.message} ({where})", f"    node:     {problem.node}"]
    lines += [f"    value:    {problem.value}"] if problem.value else []
    return lines + ([f"    sentence: {problem.sentence}"] if problem.sentence else [])
