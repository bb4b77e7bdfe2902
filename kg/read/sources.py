"""What there is to read: sources of the command line → a plan of inputs, in a fixed order, each with its id.

A source is a file, a folder (searched through, sorted by name), a glob pattern, or ``-`` for standard input. A zip
archive is searched through like a folder.
"""

import glob
import os
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path, PurePosixPath

from kg.errors import InputError
from kg.read.archives import members
from kg.read.decode import without_surrogates
from kg.read.parquet import check_pyarrow
from kg.read.unpack import PACKINGS, Packing

STDIN = "-"


class Format(StrEnum):
    """How an input is read. ``SNIFF``: found by how its content begins."""

    TEXT = "text"
    HTML = "html"
    JSONL = "jsonl"
    PARQUET = "parquet"
    SNIFF = "sniff"


FORMATS = {
    ".txt": Format.TEXT,
    ".html": Format.HTML,
    ".htm": Format.HTML,
    ".jsonl": Format.JSONL,
    ".ndjson": Format.JSONL,
    ".parquet": Format.PARQUET,
}
"""Known file extensions, each also with ``.gz`` or ``.zst`` behind (but a Parquet file, which is compressed in itself).

A file of another extension is read only where it is named itself, and then sniffed.
"""
ARCHIVE = ".zip"


@dataclass(frozen=True, slots=True)
class Input:
    """A file, or standard input where ``path`` is None. ``id`` is the article's id where it holds one article.

    ``member`` is the name of a file in the archive at ``path``.
    """

    path: Path | None
    format: Format
    id: str
    member: str | None = None
    packing: Packing | None = None

    @property
    def where(self) -> str:
        """The name that messages call it by."""
        name = "standard input" if self.path is None else str(self.path)
        return name if self.member is None else f"{name}/{self.member}"


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
    member: str | None = None

    @property
    def name(self) -> PurePosixPath:
        """What its format is told by."""
        return PurePosixPath(self.below if self.member is None else self.member)

    @property
    def where(self) -> str:
        """The whole path."""
        path = "" if self.path is None else self.path.as_posix()
        return path if self.member is None else f"{path}/{self.member}"

    @property
    def key(self) -> str:
        """The same for a file that is reached in another way."""
        real = os.path.realpath(self.path) if self.path else STDIN
        return real if self.member is None else f"{real}\0{self.member}"


def plan(sources: Sequence[str]) -> Plan:
    """Find the inputs of ``sources``. A file that is reached twice is read once.

    Raises MissingExtra where there is a Parquet file and nothing that reads it.
    """
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
                inputs.setdefault(found.key, found)
    if any(_format(found.name)[0] is Format.PARQUET for found in inputs.values()):
        check_pyarrow()
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
        yield from _expand_file(path, path.as_posix())
        return
    empty = True
    for entry in _walk(path):
        if isinstance(entry, InputError):
            yield entry
        elif entry.suffix.lower() == ARCHIVE or _is_known(PurePosixPath(entry.name)):
            empty = False
            yield from _expand_file(entry, entry.relative_to(path).as_posix())
        else:
            yield entry
    if empty:
        yield InputError(str(path), f"no article in this folder: none of its files ends in {_ENDINGS}")


def _expand_file(path: Path, below: str) -> Iterator[_Found | Path | InputError]:
    if path.suffix.lower() != ARCHIVE or not path.is_file():
        yield _Found(path, below)
        return
    empty = True
    for member in members(path):
        empty = empty and not isinstance(member, InputError)
        if isinstance(member, InputError):
            yield member
        elif _is_known(PurePosixPath(member.name)):
            empty = False
            yield _Found(path, f"{below}/{member.name}", member.name)
        else:
            yield path / member.name
    if empty:
        yield InputError(str(path), f"no article in this archive: none of its files ends in {_ENDINGS}")


def _is_known(name: PurePosixPath) -> bool:
    return _format(name)[0] is not Format.SNIFF


def _format(name: PurePosixPath) -> tuple[Format, Packing | None]:
    """Format and compression by the extensions of a file."""
    packing = PACKINGS.get(name.suffix.lower())
    inner = name.with_suffix("") if packing and name.stem else name
    found = FORMATS.get(inner.suffix.lower(), Format.SNIFF)
    if packing and found in {Format.SNIFF, Format.PARQUET}:
        return Format.SNIFF, None
    return found, packing


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
            name = one.below if below[one.below] == 1 or one.path is None else one.where
        form, packing = _format(one.name) if one.path else (Format.SNIFF, None)
        yield Input(one.path, form, without_surrogates(name), one.member, packing)


def _stem(found: _Found) -> str:
    if found.path is None:
        return found.below
    return found.name.with_suffix("").stem if _format(found.name)[1] else found.name.stem


_ENDINGS = ", ".join((*FORMATS, ARCHIVE))
