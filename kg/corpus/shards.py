"""The work folder: finished shards, one file each, so that a run that was stopped goes on where it was.

A file is written beside its place, flushed to the disk and then renamed: whatever happens, a shard is there whole or
not at all. The folder belongs to one run at a time, and to one stamp: work of other rules is not read, and taken away.
"""

import hashlib
import os
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import IO, Self

from kg.corpus.result import Result, decode
from kg.corpus.settings import Kind
from kg.errors import OutputError
from kg.export.files import written_first
from kg.locks import lock

STAMP = "rawabit.stamp"
LOCK = "rawabit.lock"
SUFFIX = ".shard"


class WorkFolder:
    """The folder at ``path``, held until it is closed. ``done`` counts the shards in it, ``outdated`` those taken away.

    Raises OutputError where it cannot be written, holds other files, or is in use.
    """

    def __init__(self, path: Path, stamp: str) -> None:
        self.path = path
        self._stamp = stamp
        with _told(path):
            _check_own(path)
            path.mkdir(parents=True, exist_ok=True)
            self._lock = _lock(path)
            for part in path.glob("*.part"):
                part.unlink()
            self.outdated = self._take_away_outdated()
            self.done = sum(1 for _ in path.glob(f"*{SUFFIX}"))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let others use the folder."""
        if self._lock is not None:
            self._lock.close()

    def file(self, kind: Kind, content: str) -> Path:
        """Where the shard of these articles stands."""
        key = hashlib.blake2b(f"{self._stamp} {kind} {content}".encode(), digest_size=16).hexdigest()
        return self.path / f"{key}{SUFFIX}"

    def read(self, file: Path) -> Result | None:
        """The finished shard; None where there is none, or not a whole one."""
        try:
            return decode(file.read_bytes())
        except (FileNotFoundError, ValueError):
            return None
        except OSError as error:
            raise OutputError(f"{file}: cannot be read: {error.strerror or error}") from error

    def write(self, file: Path, data: bytes) -> None:
        """Put a finished shard in its place, on the disk when this returns."""
        with _told(self.path):
            _write(file, data)

    def remove(self) -> None:
        """Take the finished shards away, and the folder when nothing else is in it."""
        with _told(self.path):
            for file in self.path.glob(f"*{SUFFIX}"):
                file.unlink()
            (self.path / STAMP).unlink()
            (self.path / LOCK).unlink(missing_ok=True)
            with suppress(OSError):  # somebody keeps other files in it
                self.path.rmdir()

    def _take_away_outdated(self) -> int:
        known = self.path / STAMP
        if known.is_file() and known.read_text(encoding="utf-8", errors="replace") == self._stamp:
            return 0
        outdated = list(self.path.glob(f"*{SUFFIX}"))
        for file in outdated:
            file.unlink()
        _write(known, self._stamp.encode())
        return len(outdated)


class _told:  # noqa: N801  used like contextlib.suppress
    """Turns an OSError of the block into one line for the user."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __enter__(self) -> None:
        pass

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if isinstance(error, OSError):
            mend = "what is done is kept: make room or name another folder with --work, and run the same again"
            raise OutputError(f"{self.path}: cannot be written: {error.strerror or error} ({mend})") from error


def _check_own(path: Path) -> None:
    if path.is_dir() and not (path / STAMP).exists() and any(one.name != LOCK for one in path.iterdir()):
        raise OutputError(f"{path}: holds other files and is no work folder (name a new or empty folder with --work)")


def _lock(folder: Path) -> IO[bytes] | None:
    try:
        return lock(folder / LOCK, exclusive=True)
    except BlockingIOError as error:
        raise OutputError(f"{folder}: another program works here (wait until it has ended)") from error


def _write(file: Path, data: bytes) -> None:
    with written_first(file.with_suffix(".part"), file) as stream:
        stream.write(data)
    _sync_folder(file.parent)


def _sync_folder(folder: Path) -> None:
    """Bring the new name to the disk; where a system cannot open folders, it does so by itself."""
    if os.name == "posix":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
