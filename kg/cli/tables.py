"""Answers as tables for people, CSV or JSON, to standard output or a file."""

import csv
import io
import json
import sys

from rich.console import Console
from rich.table import Table

from kg.cli.parameters import Output
from kg.cli.terminal import printable
from kg.export.files import replacing
from kg.export.lookup import cell
from kg.graph.questions import Answer

UNBROKEN = 100_000
"""Width of a table that leads to a file or pipe: one line a row, whatever its length."""


def tell(answer: Answer, output: Output) -> None:
    """Write an answer. CSV in a file begins with a byte order mark, by which spreadsheets know UTF-8."""
    if output.path is None:
        width = None if sys.stdout.isatty() else UNBROKEN
        sys.stdout.write(_text(answer, output.form, width))
        return
    mark = "\ufeff" if output.form == "csv" else ""
    with replacing(output.path) as stream:
        stream.write((mark + _text(answer, output.form, UNBROKEN)).encode("utf-8", "replace"))


def _text(answer: Answer, form: str, width: int | None) -> str:
    if form == "csv":
        return _csv(answer)
    return _json(answer) if form == "json" else _table(answer, width)


def _table(answer: Answer, width: int | None) -> str:
    table = Table()
    for column in answer.columns:
        table.add_column(column, overflow="fold")
    for row in answer.rows:
        table.add_row(*map(printable, row))
    console = Console(file=io.StringIO(), width=width, highlight=False, markup=False, emoji=False)
    with console.capture() as captured:
        console.print(table)
    count = len(answer.rows)
    return captured.get() + f"{count:,} {'row' if count == 1 else 'rows'}\n"


def _csv(answer: Answer) -> str:
    """Text that a spreadsheet would run as a formula gets an apostrophe before it."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(map(cell, answer.columns))
    writer.writerows(map(cell, row) for row in answer.rows)
    return text.getvalue()


def _json(answer: Answer) -> str:
    rows = [dict(zip(answer.columns, row, strict=True)) for row in answer.rows]
    return json.dumps(rows, ensure_ascii=False, indent=1) + "\n"
