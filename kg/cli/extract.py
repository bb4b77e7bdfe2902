"""``kg extract``: articles in, one JSON object a line out, or an explanation for people."""

import sys
from contextlib import ExitStack
from pathlib import Path
from typing import BinaryIO

from kg.cli.parameters import Effort, Reading
from kg.cli.reading import articles, exit_code
from kg.cli.session import working
from kg.corpus.settings import Kind, Words, load
from kg.errors import InputError
from kg.export.extraction_json import to_line
from kg.export.files import replacing

STDOUT = Path("-")


def run_extract(reading: Reading, words: Words, output: Path | None, effort: Effort) -> int:
    """Extract, write, and give the exit code. A file takes its place at the end, and only if there was an article."""
    to_stdout = output is None or output == STDOUT
    beside = None if output is None or to_stdout else output.with_name(f".{output.name}.work")
    failed = None if output is None or to_stdout else output.with_name(f"{output.name}.failed.jsonl")
    with ExitStack() as stack:
        bar = not (to_stdout and sys.stdout.isatty())
        session = stack.enter_context(working(reading, words, effort, Kind.LINES, beside, bar=bar))
        stream: BinaryIO | None = None
        for finished in session.finished:
            if finished.result.lines:
                stream = stream or _stream(stack, output)
                stream.writelines(line + b"\n" for line in finished.result.lines)
    return session.end(failed)


def run_explain(reading: Reading, words: Words, output: Path | None) -> int:
    """Explain each article, write the JSON as well where ``output`` is given, and give the exit code."""
    from rich.console import Console

    from kg.cli.explain import explain
    from kg.pipeline import extract

    lexicon, options = load(words)
    console = Console(file=sys.stderr if output == STDOUT else sys.stdout, highlight=False, markup=False, emoji=False)
    done = failures = 0
    with ExitStack() as stack:
        stream: BinaryIO | None = None
        for item in articles(reading):
            if isinstance(item, InputError):
                failures += 1
                continue
            done += 1
            extraction = extract(item, lexicon, options)
            if output is not None:
                stream = stream or _stream(stack, output)
                stream.write(to_line(extraction).encode("utf-8") + b"\n")
            explain(extraction, console)
    return exit_code(done, failures)


def _stream(stack: ExitStack, output: Path | None) -> BinaryIO:
    if output is None or output == STDOUT:
        return sys.stdout.buffer
    return stack.enter_context(replacing(output))
