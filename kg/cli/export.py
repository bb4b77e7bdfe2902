"""``kg export``, ``kg page`` and ``kg report``: a graph in, files for programs and for people out."""

import sys
from pathlib import Path

import click

from kg.cli.graphs import filter_of, read_articles
from kg.cli.parameters import Limits
from kg.cli.terminal import say
from kg.export.files import replacing
from kg.export.formats import FILE_NAMES, FOLDERS, ExportFormat, files_of, selected, write_streams
from kg.export.formats import export as write_export

STDOUT = Path("-")


def run_export(location: str, name: str, output: Path | None, limits: Limits) -> int:
    """Write the graph in a format, and give the exit code."""
    format_ = ExportFormat(name)
    to_stdout = output is None or output == STDOUT
    if to_stdout and format_ in FOLDERS:
        raise click.UsageError(f"{name} is a folder of files: name it with -o")
    articles = read_articles(location)
    if output is None or to_stdout:
        ((_, writer),) = files_of(format_, STDOUT)
        write_streams([(sys.stdout.buffer, writer)], selected(articles, filter_of(limits)))
        return 0
    path = output / FILE_NAMES[format_] if output.is_dir() and format_ not in FOLDERS else output
    _tell(write_export(articles, format_, path, filter_of(limits)))
    return 0


def run_page(location: str, output: Path, title: str | None, limits: Limits) -> int:
    """Write the page, and give the exit code."""
    from kg.page import render_rows

    html = render_rows(selected(read_articles(location), filter_of(limits)), title)
    with replacing(output) as stream:
        stream.write(html.encode("utf-8"))
    _tell([output])
    return 0


def run_report(location: str, folder: Path, limits: Limits) -> int:
    """Write the report, and give the exit code."""
    from kg.export.report import write_report
    from kg.graph.rows import merge

    _tell(write_report(merge(selected(read_articles(location), filter_of(limits))), folder))
    return 0


def _tell(paths: list[Path]) -> None:
    for path in paths:
        say(f"kg: wrote {path}")
