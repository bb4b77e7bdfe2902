"""What there is to read: sources of the command line → a plan of inputs, in a fixed order, each with its id.

A source is a file, a folder (searched through, sorted by name), a glob pattern, or ``-`` for standard input.
"""

import glob
import os
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from kg.errors import InputError
from kg.read.decode import without_surrogates

STDIN = "-"


class Format(StrEnum):
    """How an input is read. ``SNIFF``: found by how its content begins."""

    TEXT = "text"
    HTML = "html"
    JSONL = "jsonl"
    SNIFF = "sniff"


FORMATS = {
    ".txt": Format.TEXT,
    ".html": Format.HTML,
    ".htm": Format.HTML,
    ".jsonl": Format.JSONL,
    ".ndjson": Format.JSONL,
}
"""Known file extensions. A file of another extension is read only where it is named itself, and then sniffed."""


@dataclass(frozen=True, slots=True)
class Input:
    """A file, or standard input where ``path`` is None. ``id`` is the article's id where it holds one article."""

    path: Path | None
    format: Format
    id: str

    @property
    def where(self) -> str:
        """The name that messages call it by."""
        return "standard input" if self.path is None else str(self.path)


@dataclass(frozen=True, slots=True)
class Plan:
    """Inputs in reading order, sources that lead nowhere, and files of folders that were left out."""

    inputs: tuple[Input, ...]
    errors: tuple[InputError, ...]
    skipped: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class _Found:
    """A file, with its path below the folder that was given; None for standard input."""

    path: Path | None
    below: str


def plan(sources: Sequence[str]) -> Plan:
    """Find the inputs of ``sources``. A file that is reached twice is read once."""
    inputs: dict[str, _Found] = {}
    errors: list[InputError] = []
    skipped: dict[Path, None] = {}
    for source in sources:
        for found in _expand(source):
            if isinstance(found, InputError):
                errors.append(found)
            elif isinstance(found, Path):
                skipped[found] = None
            else:
                inputs.setdefault(os.path.realpath(found.path) if found.path else STDIN, found)
    taken = {os.path.realpath(found.path) for found in inputs.values() if found.path}
    left_out = tuple(path for path in skipped if os.path.realpath(path) not in taken)
    return Plan(tuple(_with_ids(list(inputs.values()))), tuple(errors), left_out)


def _expand(source: str) -> Iterator[_Found | Path | InputError]:
    """Files to read, files left out (as plain paths), and what is wrong with the source."""
    if source == STDIN:
        yield _Found(None, "stdin")
    elif os.path.lexists(source):
        yield from _expand_path(Path(source))
    elif glob.has_magic(source):
        matches = sorted(glob.glob(source, recursive=True))
        if not matches:
            yield InputError(source, "no file matches this pattern")
        for match in matches:
            yield from _expand_path(Path(match))
    else:
        yield InputError(source, "no such file or folder")


def _expand_path(path: Path) -> Iterator[_Found | Path | InputError]:
    if not path.is_dir():
        yield _Found(path, path.as_posix())
        return
    empty = True
    for entry in _walk(path):
        if isinstance(entry, InputError):
            yield entry
        elif entry.suffix.lower() in FORMATS:
            empty = False
            yield _Found(entry, entry.relative_to(path).as_posix())
        else:
            yield entry
    if empty:
        yield InputError(str(path), f"no article in this folder: none of its files ends in {', '.join(FORMATS)}")


def _walk(folder: Path) -> Iterator[Path | InputError]:
    """The regular files below a folder, sorted; what begins with a dot is passed over."""
    errors: list[OSError] = []
    for parent, folders, names in os.walk(folder, onerror=errors.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith(".") and (path := Path(parent, name)).is_file():
                yield path
        while errors:
            yield _unreadable_folder(errors.pop(0))
    yield from map(_unreadable_folder, errors)


def _unreadable_folder(error: OSError) -> InputError:
    return InputError(str(error.filename), f"this folder cannot be read: {error.strerror}")


def _with_ids(found: Sequence[_Found]) -> Iterator[Input]:
    """The id is the file's name without extension; where two files share it, their path below the given folder."""
    names = Counter(_stem(one) for one in found)
    below = Counter(one.below for one in found)
    for one in found:
        name = _stem(one)
        if names[name] > 1:
            name = one.below if below[one.below] == 1 or one.path is None else one.path.as_posix()
        suffix = one.path.suffix.lower() if one.path else ""
        yield Input(one.path, FORMATS.get(suffix, Format.SNIFF), without_surrogates(name))


def _stem(found: _Found) -> str:
    return found.path.stem if found.path else found.below
