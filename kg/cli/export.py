"""``kg export``, ``kg page`` and ``kg report``: a graph in, files for programs and for people out."""

import sys
from pathlib import Path

import click

from kg.cli.graphs import Articles, opened, tell_part
from kg.cli.parameters import Limits
from kg.cli.terminal import say
from kg.export.files import make_folder, replacing
from kg.export.formats import FILE_NAMES, FOLDERS, ExportFormat, files_of, write_files, write_streams
from kg.graph.strongest import strongest

STDOUT = Path("-")


def run_export(location: str, name: str, output: Path | None, limits: Limits, most: int) -> int:
    """Write the graph in a format, and give the exit code."""
    format_ = ExportFormat(name)
    to_stdout = output is None or output == STDOUT
    if to_stdout and format_ in FOLDERS:
        raise click.UsageError(f"{name} is a folder of files: name it with -o")
    with opened(location, limits) as articles:
        articles.check()  # before anything is written
        if output is None or to_stdout:
            ((_, writer),) = files_of(format_, STDOUT)
            tell_part(write_streams([(sys.stdout.buffer, writer)], articles, most))
        else:
            _export_files(articles, format_, output, most)
    return 0


def _export_files(articles: Articles, format_: ExportFormat, output: Path, most: int) -> None:
    path = output / FILE_NAMES[format_] if output.is_dir() and format_ not in FOLDERS else output
    if format_ in FOLDERS:
        make_folder(path)
    paths, part = write_files(files_of(format_, path), articles, most)
    _tell(paths)
    tell_part(part)


def run_page(location: str, output: Path, title: str | None, limits: Limits, most: int) -> int:
    """Write the page, and give the exit code."""
    from kg.page import render_part

    with opened(location, limits) as articles:
        part = strongest(articles, most)
        html = render_part(part, title)
    with replacing(output) as stream:
        stream.write(html.encode("utf-8"))
    _tell([output])
    tell_part(part)
    return 0


def run_report(location: str, folder: Path, limits: Limits) -> int:
    """Write the report, and give the exit code."""
    from kg.export.report import write_report
    from kg.graph.rows import merge

    with opened(location, limits) as articles:
        rows = merge(articles)
    _tell(write_report(rows, folder))
    return 0


def _tell(paths: list[Path]) -> None:
    for path in paths:
        say(f"kg: wrote {path}")
