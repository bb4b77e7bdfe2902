"""What the commands that read articles share: the plan told, articles counted, failures named as they come."""

from collections.abc import Generator, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.parameters import Reading, Words
from kg.cli.terminal import reporting, say
from kg.errors import InputError
from kg.model import Extraction
from kg.read import Format, Input, Plan, plan, read

if TYPE_CHECKING:
    from kg.lexicon import Lexicon
    from kg.pipeline import Options
    from kg.recognise import Labellers
    from kg.relate.triggers import TriggerIndex

SKIPPED_SHOWN = 5
FAILED = 3
"""Exit code where some input could not be read."""


def load(words: Words) -> "tuple[Lexicon, Options]":
    """What the user's files and the neural recogniser bring. LexiconError or MissingExtra tells what is wrong."""
    from kg.lexicon import build_lexicon, load_lexicon, read_names
    from kg.link.aliases import NO_ALIASES, read_aliases
    from kg.pipeline import Options

    names = None if words.lexicon is None else read_names(words.lexicon)
    aliases = NO_ALIASES if words.aliases is None else read_aliases(words.aliases)
    options = Options(aliases, _labellers(words), _triggers(words))
    return load_lexicon() if names is None else build_lexicon(names), options


def _labellers(words: Words) -> "Labellers | None":
    """The neural recogniser before that of the project; None where it is not asked for."""
    if words.ner is None:
        return None
    from kg.recognise import own_labellers
    from kg.recognise.neural import load_camel

    return (("neural", load_camel(words.ner_model)), *own_labellers())


def _triggers(words: Words) -> "TriggerIndex | None":
    if words.patterns is None:
        return None
    from kg.relate.patterns import read_patterns

    return read_patterns(words.patterns)


def process(reading: Reading, words: Words, *, bar: bool = True) -> Generator[Extraction | InputError]:
    """What is found in the articles of the sources. Tells on standard error what fails and how far it is.

    ``bar`` False: plain lines, for results are printed meanwhile.
    """
    from kg.corpus import extract_all

    lexicon, options = load(words)
    found = plan(reading.sources)
    _check_title(found, reading.title)
    _tell_skipped(found.skipped)
    with reporting(count_articles(found.inputs), bar=bar) as reporter:
        for error in found.errors:
            reporter.line(f"kg: {error}")
            yield error
        for item in extract_all(read(found.inputs, reading.date, reading.title), lexicon, options):
            if isinstance(item, InputError):
                reporter.line(f"kg: {item}")
            reporter.advance()
            yield item


def exit_code(articles: int, failures: int) -> int:
    """0, or 3 after one line that tells how many inputs failed."""
    if not failures:
        return 0
    if not articles:
        say("kg: no article could be read; nothing is written")
    else:
        say(f"kg: {failures:,} could not be read; the other {articles:,} were")
    return FAILED


def count_articles(inputs: Iterable[Input]) -> int | None:
    """How many articles there are at most; None where a stream is among them."""
    total = 0
    for one in inputs:
        if one.format is Format.SNIFF or one.path is None or not one.path.is_file():
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


def _check_title(found: Plan, title: str | None) -> None:
    lines = any(one.format is Format.JSONL for one in found.inputs)
    if title is not None and (lines or len(found.inputs) > 1):
        raise click.UsageError("--title names one article; give one .txt or .html file with it, or standard input")


def _tell_skipped(skipped: Sequence[Path]) -> None:
    if skipped:
        names = ", ".join(str(path) for path in skipped[:SKIPPED_SHOWN])
        more = f" and {len(skipped) - SKIPPED_SHOWN:,} more" if len(skipped) > SKIPPED_SHOWN else ""
        say(f"kg: left out, being no .txt, .html or .jsonl: {names}{more}")
