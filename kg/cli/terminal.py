"""What people see: errors and notes on standard error, text that cannot play tricks on a terminal."""

import json
import re
import sys

import click

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
