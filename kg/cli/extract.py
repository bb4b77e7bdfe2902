"""``kg extract``: articles in, one JSON object a line out, or an explanation for people."""

import sys
from collections.abc import Callable
from contextlib import ExitStack, closing
from pathlib import Path
from typing import BinaryIO

from kg.cli.parameters import Reading, Words
from kg.cli.reading import exit_code, process
from kg.errors import InputError
from kg.export.extraction_json import to_line
from kg.export.files import replacing
from kg.model import Extraction

STDOUT = Path("-")
Sink = Callable[[Extraction], None]


def run_extract(reading: Reading, words: Words, output: Path | None, *, explain: bool) -> int:
    """Extract, write, and give the exit code. A file takes its place at the end, and only if there was an article."""
    articles = failures = 0
    bar = not explain and (output not in (None, STDOUT) or not sys.stdout.isatty())
    with ExitStack() as stack:
        items = stack.enter_context(closing(process(reading, words, bar=bar)))
        sinks: list[Sink] = []
        for item in items:
            if isinstance(item, InputError):
                failures += 1
                continue
            sinks = sinks or _sinks(stack, output, explain=explain)
            for sink in sinks:
                sink(item)
            articles += 1
    return exit_code(articles, failures)


def _sinks(stack: ExitStack, output: Path | None, *, explain: bool) -> list[Sink]:
    sinks: list[Sink] = []
    if output is not None or not explain:
        sinks.append(_json_sink(_stream(stack, output)))
    if explain:
        sinks.append(_explanation_sink(to_stderr=output == STDOUT))
    return sinks


def _stream(stack: ExitStack, output: Path | None) -> BinaryIO:
    if output is None or output == STDOUT:
        return sys.stdout.buffer
    return stack.enter_context(replacing(output))


def _json_sink(stream: BinaryIO) -> Sink:
    def write(extraction: Extraction) -> None:
        stream.write(to_line(extraction).encode("utf-8") + b"\n")

    return write


def _explanation_sink(*, to_stderr: bool) -> Sink:
    from rich.console import Console

    from kg.cli.explain import explain

    console = Console(file=sys.stderr if to_stderr else sys.stdout, highlight=False, markup=False, emoji=False)
    return lambda extraction: explain(extraction, console)
