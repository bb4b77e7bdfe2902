"""What people see: errors, notes and progress on standard error, text that cannot play tricks on a terminal."""

import json
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TextIO

import click

PLAIN_STEP = 100
"""Where there is no terminal, a line of progress is written every so many articles."""

LOG_JSON = "kg.log_json"
"""Where the context of the commands holds whether messages are JSON."""

_TRICKS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def printable(text: str) -> str:
    """The text on one line, with control characters and direction overrides as U+FFFD: no title can move the cursor."""
    return _TRICKS.sub("\ufffd", re.sub(r"\s*[\r\n\u2028\u2029]\s*", " ", text))


def use_utf8() -> None:
    """Make the standard streams write UTF-8 where they lead to files or pipes, and never fail on a letter."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace", **({} if stream.isatty() else {"encoding": "utf-8"}))


def say(line: str, event: str = "note") -> None:
    """Write a line for people to standard error; as JSON where the command was told so."""
    context = click.get_current_context(silent=True)
    if context is not None and context.meta.get(LOG_JSON):
        log(event, text=line.removeprefix("kg: "))
    else:
        click.echo(printable(line), err=True)


def log(event: str, **fields: object) -> None:
    """Write one JSON object to standard error."""
    click.echo(json.dumps({"event": event, **fields}), err=True)


class Reporter:
    """Counts articles on a bar, or by plain lines; lines about single articles come between."""

    def __init__(self, advance: Callable[[], None], line: Callable[[str], None]) -> None:
        self.advance = advance
        self.line = line


@contextmanager
def reporting(total: int | None, stream: TextIO | None = None, *, bar: bool = True) -> Iterator[Reporter]:
    """A reporter on standard error. ``total`` is None where it is not known.

    There is a bar where that is a terminal and ``bar`` allows it: nothing else may be printed there meanwhile.
    """
    stream = stream or sys.stderr
    if not (bar and stream.isatty()):
        yield _plain_reporter(total)
        return
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeElapsedColumn,
        TimeRemainingColumn,
    )
    from rich.text import Text

    columns = (TextColumn("articles"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(file=stream)) as progress:
        task = progress.add_task("", total=total)
        yield Reporter(
            advance=lambda: progress.advance(task),
            line=lambda line: progress.console.print(Text(printable(line)), soft_wrap=True),
        )


def _plain_reporter(total: int | None) -> Reporter:
    done = 0

    def advance() -> None:
        nonlocal done
        done += 1
        if done % PLAIN_STEP == 0:
            say(f"{done:,} articles" + (f" of {total:,}" if total else ""))

    return Reporter(advance, say)
