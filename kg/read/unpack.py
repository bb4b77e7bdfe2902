"""Compressed streams → plain ones, a piece at a time; what is damaged or unpacks without end is refused in one line."""

import gzip
import io
import sys
import zlib
from collections.abc import Callable
from enum import StrEnum
from typing import Any, BinaryIO
from zipfile import BadZipFile

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

from kg.errors import InputError

FREE = 64_000_000
"""Bytes that any stream may unpack to."""
RATIO = 200
"""What more it may unpack to, as a multiple of its packed size: news text takes a third to a tenth of its size."""
PIECE = 1 << 20


class Packing(StrEnum):
    """How a stream is compressed."""

    GZIP = "gzip"
    ZSTD = "zstd"


PACKINGS = {".gz": Packing.GZIP, ".zst": Packing.ZSTD}
"""Endings of compressed files, after that of their format («news.jsonl.gz»)."""

_DAMAGE = (EOFError, zlib.error, zstd.ZstdError, BadZipFile, gzip.BadGzipFile, NotImplementedError, RuntimeError)
_MARKS = {b"\x1f\x8b": Packing.GZIP, b"\x28\xb5\x2f\xfd": Packing.ZSTD}


class Counted(io.RawIOBase):
    """A stream that counts the bytes read from it."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self.count = 0

    def readable(self) -> bool:
        """Yes."""
        return True

    def readinto(self, buffer: Any) -> int:  # noqa: ANN401  whatever can be written into
        """See io.RawIOBase."""
        data = self._stream.read(len(buffer))
        buffer[: len(data)] = data
        self.count += len(data)
        return len(data)


class Guarded(Counted):
    """What a stream unpacks to. InputError, which names ``where``, where it is damaged or unpacks without end.

    ``packed`` tells how many packed bytes have been read, or how many there are.
    """

    def __init__(self, stream: BinaryIO, packed: Callable[[], int], where: str) -> None:
        super().__init__(stream)
        self._packed = packed
        self._where = where

    def readinto(self, buffer: Any) -> int:  # noqa: ANN401  whatever can be written into
        """See io.RawIOBase."""
        try:
            size = super().readinto(buffer)
        except _DAMAGE as error:
            cause = str(error).strip().splitlines()[0][:200] if str(error).strip() else "it ends too early"
            raise InputError(self._where, f"damaged: {cause}", "pack it anew") from error
        if self.count > FREE and self.count > RATIO * self._packed():
            cause = f"unpacks to more than {RATIO} times its size, which no text does: not read on"
            raise InputError(self._where, cause, "unpack it and look at it")
        return size


def peekable(stream: BinaryIO) -> io.BufferedReader:
    """The same stream, whose first bytes can be looked at."""
    return stream if isinstance(stream, io.BufferedReader) else io.BufferedReader(Counted(stream))


def packing_of(stream: io.BufferedReader) -> Packing | None:
    """How the stream is compressed, by its first bytes."""
    opening = stream.peek(4)
    return next((packing for mark, packing in _MARKS.items() if opening.startswith(mark)), None)


def unpacked(stream: BinaryIO, packing: Packing, where: str) -> io.BufferedReader:
    """What the stream unpacks to."""
    counted = Counted(stream)
    packed = io.BufferedReader(counted, PIECE)
    opened: BinaryIO
    if packing is Packing.GZIP:
        opened = gzip.GzipFile(fileobj=packed)  # type: ignore[assignment]
    else:
        opened = zstd.ZstdFile(packed)  # type: ignore[assignment]
    return io.BufferedReader(Guarded(opened, lambda: counted.count, where), PIECE)
