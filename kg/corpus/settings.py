"""What decides the result of a shard besides its articles. Small values that go to another process."""

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.lexicon import Lexicon
    from kg.pipeline import Options
    from kg.recognise import Labellers
    from kg.relate.triggers import TriggerIndex


SELDOM = (100_000, 50, 100)
"""When Python looks for circles of garbage. Nearly all that a process makes at its start is tables, which stay: with
Python's own thresholds they are looked through again and again, for half of the time to the first article."""


class Kind(StrEnum):
    """What is made of an article: its line of ``kg extract``, or its rows of the graph."""

    LINES = "lines"
    ROWS = "rows"


@dataclass(frozen=True, slots=True)
class Words:
    """What the user adds to what the project knows."""

    lexicon: Path | None = None
    aliases: Path | None = None
    patterns: Path | None = None
    ner: str | None = None
    ner_model: Path | None = None


@dataclass(frozen=True, slots=True)
class Settings:
    """What to make, with which words. ``stamp`` (see ``kg.corpus.stamp``) stands for the content of the files."""

    kind: Kind
    words: Words
    stamp: str


@lru_cache(maxsize=1)
def loaded(settings: Settings) -> "tuple[Lexicon, Options]":
    """The same as ``load``, once a process as long as the settings stay the same."""
    return load(settings.words)


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
