"""Writing files so that a good one is never replaced by half of a new one."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from glob import escape
from pathlib import Path
from typing import BinaryIO

from kg.errors import OutputError


@contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """A binary stream whose content takes the place of ``path`` when the block ends without an error.

    Until then it stands in a hidden file beside it, which goes away on an error. A device or pipe (``/dev/stdout``) is
    written to as it is. Raises OutputError where the folder or the file cannot be written.
    """
    final = Path(os.path.realpath(path))
    try:
        if path.exists() and not final.is_file():
            with path.open("wb") as stream:
                yield stream
        else:
            with _part_of(final) as stream:
                yield stream
    except OSError as error:
        raise unwritable(path, error) from error


@contextmanager
def _part_of(final: Path) -> Iterator[BinaryIO]:
    _remove_left_over(final)
    with written_first(final.with_name(f".{final.name}.{os.getpid()}.part"), final) as stream:
        yield stream


@contextmanager
def written_first(part: Path, final: Path) -> Iterator[BinaryIO]:
    """A stream into ``part``, which takes the place of ``final`` once it is on the disk, and is removed on an error."""
    with _removed_on_error(part), part.open("wb") as stream:
        yield stream
        stream.flush()
        os.fsync(stream.fileno())
    with _removed_on_error(part):
        part.replace(final)


def _remove_left_over(final: Path) -> None:
    """Take away the hidden files of programs that were killed while they wrote this file; they may be large."""
    for part in final.parent.glob(f".{escape(final.name)}.*.part"):
        number = part.name.split(".")[-2]
        if number.isdecimal() and not _runs(int(number)):
            part.unlink(missing_ok=True)


def _runs(process: int) -> bool:
    """Whether a process of that number runs; where the system cannot tell, it may."""
    if os.name != "posix":
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OverflowError):
        pass
    return True


def make_folder(path: Path) -> None:
    """Make the folder and those above it, where they are missing. Raises OutputError where that fails."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise unwritable(path, error) from error


def unwritable(path: Path, error: OSError) -> OutputError:
    """The line that a user reads when ``path`` cannot be written."""
    return OutputError(f"{path}: cannot be written: {error.strerror or error} (choose another place with -o)")


@contextmanager
def _removed_on_error(part: Path) -> Iterator[None]:
    try:
        yield
    except BaseException:
        with suppress(OSError):
            part.unlink()
        raise
