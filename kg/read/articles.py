"""Inputs → articles. What cannot be read comes out as an InputError in its place, and the rest goes on."""

import datetime
import io
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import BinaryIO

from kg.errors import InputError
from kg.model import Article
from kg.read.archives import Archives
from kg.read.check import MAX_BYTES, check, too_large
from kg.read.html import read_html
from kg.read.jsonl import bounded_lines, read_jsonl
from kg.read.parquet import read_parquet
from kg.read.plain import read_plain, with_title
from kg.read.sources import Format, Input, plan
from kg.read.unpack import packing_of, peekable, unpacked

_HTML_OPENINGS = (b"<!doctype", b"<html", b"<?xml", b"<head", b"<body")
_BLANK_BYTES = b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n"


def read_sources(
    sources: Sequence[str], date: datetime.date | None = None, title: str | None = None, stdin: BinaryIO | None = None
) -> Iterator[Article | InputError]:
    """The articles of files, folders, globs and ``-``, in a fixed order; see ``plan`` and ``read``."""
    found = plan(sources)
    yield from found.errors
    yield from read(found.inputs, date, title, stdin)


def read(
    inputs: Iterable[Input],
    date: datetime.date | None = None,
    title: str | None = None,
    stdin: BinaryIO | None = None,
) -> Iterator[Article | InputError]:
    """The articles of the inputs, one after the other.

    ``date`` and ``title`` are what the user states: they win over what is found in a text file or page; a JSON line
    keeps its own. ``stdin`` is the stream behind ``-`` (``sys.stdin.buffer`` by default). An id that was read before
    is refused: a graph holds an article once.
    """
    seen: set[str] = set()
    with Archives() as archives:
        for one in inputs:
            for item in _read_input(one, archives, date, title, stdin):
                if isinstance(item, Article) and item.id in seen:
                    yield InputError(one.where, f"the id {item.id!r} was read before: this article is left out")
                    continue
                if isinstance(item, Article):
                    seen.add(item.id)
                yield item


def _read_input(
    one: Input, archives: Archives, date: datetime.date | None, title: str | None, stdin: BinaryIO | None
) -> Iterator[Article | InputError]:
    try:
        if one.path is None:
            yield from _read_stream(one, stdin or sys.stdin.buffer, date, title)
        elif one.format is Format.PARQUET:
            yield from _completed(read_parquet(one.path, one.where), date, title)
        else:
            with _opened(one.path, one, archives) as stream:
                yield from _read_stream(one, stream, date, title)
    except InputError as error:
        yield error
    except OSError as error:
        yield InputError(one.where, f"cannot be read: {error.strerror or error}")


def _opened(path: Path, one: Input, archives: Archives) -> BinaryIO:
    return path.open("rb") if one.member is None else archives.open(path, one.member, one.where)


def _read_stream(
    one: Input, stream: BinaryIO, date: datetime.date | None, title: str | None
) -> Iterator[Article | InputError]:
    packing = one.packing
    if one.format is Format.SNIFF:
        stream = peekable(stream)
        packing = packing_of(stream)
        _refuse_whole_files(stream.peek(4), one.where)
    if packing is not None:
        stream = unpacked(stream, packing, one.where)
    opening = _opening(stream) if one.format is Format.SNIFF else b""
    form = sniff(opening) if one.format is Format.SNIFF else one.format
    if form is Format.JSONL:
        lines = chain(io.BytesIO(opening), bounded_lines(stream))
        yield from _completed(read_jsonl(lines, one.where), date, title)
        return
    data = opening + stream.read(MAX_BYTES + 1 - len(opening))
    if len(data) > MAX_BYTES:
        raise too_large(one.where)
    if not data.strip():
        raise InputError(one.where, "empty: it holds no text")
    if form is Format.HTML:
        article = read_html(data, one.id, one.where, title)
    else:
        article = read_plain(data, one.id, one.where, title)
    yield check(replace(article, date=date or article.date), one.where)


def _refuse_whole_files(opening: bytes, where: str) -> None:
    """What can only be read from a file of its own, by its ending."""
    if opening.startswith(b"PK\x03\x04"):
        raise InputError(where, "a zip archive or an office file", "give an archive as a file that ends in .zip")
    if opening.startswith(b"PAR1"):
        raise InputError(where, "a Parquet table", "give it as a file that ends in .parquet")


def _completed(
    items: Iterable[Article | InputError], date: datetime.date | None, title: str | None
) -> Iterator[Article | InputError]:
    """The articles of lines or rows, with what the user states where they do not."""
    for item in items:
        if isinstance(item, InputError):
            yield item
        else:
            own = item.title or title
            yield replace(item, date=item.date or date, title=own, text=with_title(item.text, own))


def _opening(stream: BinaryIO) -> bytes:
    """The first lines of a stream, up to one that is not blank."""
    opening = b""
    while len(opening) <= MAX_BYTES and (line := stream.readline(MAX_BYTES + 1 - len(opening))):
        opening += line
        if line.strip(_BLANK_BYTES):
            break
    return opening


def sniff(opening: bytes) -> Format:
    """The format of what begins like this: JSON lines with a brace, a page with its first tag, else text."""
    start = opening.lstrip(_BLANK_BYTES).lower()
    if start.startswith(b"{"):
        return Format.JSONL
    return Format.HTML if start.startswith(_HTML_OPENINGS) else Format.TEXT
