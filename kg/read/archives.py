"""Zip archives: what they hold, and their members as streams. Nothing is ever written to the disk.

A member's name is a name in messages and ids, never a path that is opened.
"""

import io
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from types import TracebackType
from typing import BinaryIO, Self, cast
from zipfile import BadZipFile, ZipFile, ZipInfo

from kg.errors import InputError
from kg.read.unpack import PIECE, Guarded

_ENCRYPTED = 0x1
_UNPACK = "unpack the archive first"


@dataclass(frozen=True, slots=True)
class Member:
    """A file in an archive, by the name that it has there."""

    archive: Path
    name: str


def members(archive: Path) -> Iterator[Member | InputError]:
    """The files in an archive, sorted by name; hidden ones are passed over, hostile ones told."""
    try:
        with ZipFile(archive) as opened:
            found = sorted(opened.infolist(), key=lambda member: member.filename)
    except (BadZipFile, NotImplementedError, ValueError) as error:
        yield InputError(str(archive), f"no zip archive, or a damaged one: {error}", "pack it anew")
        return
    except OSError as error:
        yield InputError(str(archive), f"cannot be read: {error.strerror or error}")
        return
    for member in found:
        if not member.is_dir() and not _is_hidden(member.filename):
            fault = _fault(member)
            where = f"{archive}/{_shown(member.filename)}"
            yield InputError(where, *fault) if fault else Member(archive, member.filename)


def _is_hidden(name: str) -> bool:
    parts = PurePosixPath(name).parts
    return "__MACOSX" in parts or any(part.startswith(".") and part != ".." for part in parts)


def _fault(member: ZipInfo) -> tuple[str, str] | None:
    """Why a member is left out, and the mend."""
    path = PurePosixPath(member.filename)
    if path.is_absolute() or ".." in path.parts or "\\" in member.filename or ":" in member.filename:
        return "its path leads out of the archive: it is left out", "pack it anew"
    if stat.S_ISLNK(member.external_attr >> 16):
        return "a link in an archive: it is left out", "pack the file itself"
    if member.flag_bits & _ENCRYPTED:
        return "encrypted", _UNPACK
    if path.suffix.lower() in {".zip", ".parquet"}:
        return f"a {path.suffix.lower()} file in an archive: it is left out", _UNPACK
    return None


def _shown(name: str) -> str:
    return name if name.isprintable() else repr(name)[1:-1]


class Archives:
    """Opens members; the archive of the last one stays open, so that its list is read once."""

    def __init__(self) -> None:
        self._path: Path | None = None
        self._opened: ZipFile | None = None
        self._read = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._close()

    def open(self, archive: Path, name: str, where: str) -> io.BufferedReader:
        """A member as a stream. InputError where it is not there or cannot be unpacked."""
        try:
            if self._opened is None or self._path != archive:
                self._close()
                self._path, self._opened = archive, ZipFile(archive)
            info = self._opened.getinfo(name)
            stream = cast(BinaryIO, self._opened.open(info))
        except (BadZipFile, KeyError, NotImplementedError, RuntimeError, ValueError) as error:
            raise InputError(where, f"damaged: {error}", "pack the archive anew") from error
        return io.BufferedReader(Guarded(stream, lambda: info.compress_size, where), PIECE)

    def _close(self) -> None:
        if self._opened is not None:
            self._opened.close()
            self._opened = None
