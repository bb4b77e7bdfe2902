"""What became of a shard: the lines of its articles, and what failed. It is also the content of the shard's file.

{"articles": 63, "relations": 841, "size": 254210, "failures": [{"id", "where", "cause"}], "digest": "…"}
one line an article: what ``Kind`` tells
"""

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass

from kg.errors import InputError
from kg.model import Article


@dataclass(frozen=True, slots=True)
class Failure:
    """An article that is not in the result. ``where`` names file and line, or the place in the program that failed."""

    id: str | None
    where: str
    cause: str

    @classmethod
    def of_input(cls, error: InputError) -> "Failure":
        """What could not be read."""
        return cls(None, error.where, error.cause)

    @classmethod
    def of_error(cls, article: Article, error: BaseException) -> "Failure":
        """What a rule broke on: a fault of this program, which ``where`` helps to find."""
        trace = error.__traceback__
        while trace is not None and trace.tb_next is not None:
            trace = trace.tb_next
        code = None if trace is None else trace.tb_frame.f_code
        where = "unknown" if trace is None or code is None else f"{_module(code.co_filename)}:{trace.tb_lineno}"
        return cls(article.id, where, f"{type(error).__name__}: {error}"[:500])

    @classmethod
    def of_death(cls, article: Article) -> "Failure":
        """What ended the process that worked on it, each time: it takes too much memory, or a library crashes."""
        return cls(article.id, "worker", "the process that worked on it was killed")

    @classmethod
    def of_delay(cls, article: Article) -> "Failure":
        """What would not come to an end: a fault of this program."""
        return cls(article.id, "worker", "it took more than five minutes")

    def line(self) -> str:
        """The object as one line of JSON."""
        return json.dumps(asdict(self), ensure_ascii=False)


def _module(path: str) -> str:
    """The path of a source file from the package on: no path of the machine."""
    return "/".join(path.replace("\\", "/").split("/")[-3:])


@dataclass(frozen=True, slots=True)
class Result:
    """What was made of some articles; ``lines`` end without a line feed, ``size`` counts UTF-8 bytes of the texts."""

    lines: Sequence[bytes]
    relations: int
    size: int
    failures: tuple[Failure, ...] = ()

    def encode(self) -> bytes:
        """The content of the shard's file."""
        body = b"".join(line + b"\n" for line in self.lines)
        head = {
            "articles": len(self.lines),
            "relations": self.relations,
            "size": self.size,
            "failures": [asdict(failure) for failure in self.failures],
            "digest": hashlib.blake2b(body).hexdigest(),
        }
        return json.dumps(head, ensure_ascii=False).encode("utf-8") + b"\n" + body


def decode(data: bytes) -> Result:
    """The result in the content of a file. ValueError where it is not whole."""
    first, _, body = data.partition(b"\n")
    head = json.loads(first)
    if not isinstance(head, dict) or head.get("digest") != hashlib.blake2b(body).hexdigest():
        raise ValueError("the file is not whole")
    failures = tuple(Failure(**failure) for failure in head["failures"])
    return Result(body.split(b"\n")[:-1], head["relations"], head["size"], failures)


def joined(results: Iterable[Result]) -> Result:
    """The results of the parts of a shard as that of the shard."""
    parts = list(results)
    return Result(
        [line for part in parts for line in part.lines],
        sum(part.relations for part in parts),
        sum(part.size for part in parts),
        tuple(failure for part in parts for failure in part.failures),
    )
