"""What the commands that read articles share: the sources found, what is told of them, and the exit code."""

from collections.abc import Generator, Iterable
from itertools import chain
from pathlib import Path

import click

from kg.cli.parameters import Reading
from kg.cli.terminal import say
from kg.errors import InputError
from kg.model import Article
from kg.read import Format, Input, Plan, plan, read

SKIPPED_SHOWN = 5
FAILED = 3
"""Exit code where some input could not be read."""


def planned(reading: Reading) -> Plan:
    """What there is to read. UsageError where a title is given for several articles."""
    found = plan(reading.sources)
    lines = any(one.format in {Format.JSONL, Format.PARQUET} for one in found.inputs)
    if reading.title is not None and (lines or len(found.inputs) > 1):
        raise click.UsageError("--title names one article; give one .txt or .html file with it, or standard input")
    return found


def articles(reading: Reading) -> Generator[Article | InputError]:
    """The articles of the sources, one by one. Tells on standard error what is left out and what fails."""
    found = planned(reading)
    if note := skipped(found):
        say(f"kg: {note}")
    for item in chain(found.errors, read(found.inputs, reading.date, reading.title)):
        if isinstance(item, InputError):
            say(f"kg: {item}")
        yield item


def exit_code(done: int, failures: int, named_in: Path | None = None) -> int:
    """0, or 3 after one line that tells how many articles failed, and which file names them."""
    if not failures:
        return 0
    if not done:
        say("kg: no article could be read; nothing is written")
    else:
        told = f" (named in {named_in})" if named_in else ""
        say(f"kg: {failures:,} could not be read; the other {done:,} were{told}")
    return FAILED


def skipped(found: Plan) -> str:
    """One line that names files of folders that are left out; empty where there are none."""
    if not found.skipped:
        return ""
    names = ", ".join(str(path) for path in found.skipped[:SKIPPED_SHOWN])
    more = f" and {len(found.skipped) - SKIPPED_SHOWN:,} more" if len(found.skipped) > SKIPPED_SHOWN else ""
    return f"left out, having no ending of a file of articles: {names}{more}"


def count_articles(inputs: Iterable[Input]) -> int | None:
    """How many articles there are at most; None where a stream is among them."""
    total = 0
    for one in inputs:
        if one.format in {Format.SNIFF, Format.PARQUET} or one.path is None or not one.path.is_file():
            return None
        if one.format is Format.JSONL and (one.member or one.packing):
            return None
        total += _lines(one.path) if one.format is Format.JSONL else 1
    return total


def _lines(path: Path) -> int:
    """Line ends and an unfinished last line; 1 where the file cannot be read, which is told later."""
    try:
        with path.open("rb") as stream:
            last, count = b"\n", 0
            while chunk := stream.read(1 << 20):
                last, count = chunk[-1:], count + chunk.count(b"\n")
    except OSError:
        return 1
    return count + (last != b"\n")
