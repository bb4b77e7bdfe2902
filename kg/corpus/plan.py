"""The stream of articles, cut into shards at places that depend on the articles alone.

A shard ends after an article whose hash is a multiple of ``MEAN`` (content-defined chunking, as in LBFS: Muthitacharoen
et al. 2001), and at the latest at ``MOST`` articles or ``MOST_BYTES``. So an article that is added or changed renames
the shard that it falls into, and the others keep their names and their finished work.
"""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from kg.errors import InputError
from kg.model import Article

MEAN = 64
"""Articles of a shard, in the mean."""
MOST = 256
"""Articles of a shard, at most."""
MOST_BYTES = 1_000_000
"""UTF-8 bytes of text after which a shard ends."""

DIGEST = 16
"""Bytes of a hash: enough that no two shards of any corpus share a name."""


@dataclass(frozen=True, slots=True)
class Shard:
    """Articles that are worked on together. ``content`` is the hash of all that they hold, in hexadecimal.

    ``errors`` tells what could not be read among them; it passes by the work. ``size`` is that of the
    texts in UTF-8 bytes.
    """

    content: str
    articles: tuple[Article, ...]
    errors: tuple[InputError, ...]
    size: int


@dataclass(slots=True)
class _Open:
    """A shard that still grows."""

    digests: list[bytes] = field(default_factory=list)
    articles: list[Article] = field(default_factory=list)
    errors: list[InputError] = field(default_factory=list)
    size: int = 0

    def closed(self) -> Shard:
        content = hashlib.blake2b(b"".join(self.digests), digest_size=DIGEST).hexdigest()
        return Shard(content, tuple(self.articles), tuple(self.errors), self.size)


def cut(items: Iterable[Article | InputError]) -> Iterator[Shard]:
    """The shards of the items, in order. Holds one shard at a time."""
    now = _Open()
    for item in items:
        if isinstance(item, InputError):
            now.errors.append(item)
            ends = len(now.errors) >= MOST
        else:
            digest = _digest(item)
            now.digests.append(digest)
            now.articles.append(item)
            now.size += len(item.text.encode("utf-8", "surrogatepass"))
            ends = len(now.articles) >= MOST or now.size >= MOST_BYTES or int.from_bytes(digest[:4]) % MEAN == 0
        if ends:
            yield now.closed()
            now = _Open()
    if now.articles or now.errors:
        yield now.closed()


def _digest(article: Article) -> bytes:
    """The hash of all fields, each with its length, so that no two articles run together into one."""
    fields = (
        *(article.id, article.text, article.title, article.date, article.source, article.url, article.lang),
        *(article.copy_of, article.fingerprint),
    )
    told = (b"" if value is None else b"=" + str(value).encode("utf-8", "surrogatepass") for value in fields)
    sized = (part for value in told for part in (len(value).to_bytes(8), value))
    return hashlib.blake2b(b"".join(sized), digest_size=DIGEST).digest()
