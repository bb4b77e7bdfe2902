"""The version stamp of finished work: a hash of the rules, lists and options that it was done with.

Whatever the result depends on is hashed as it stands on disk, so that neither a changed rule nor a changed list of the
user's can leave old results standing. Hashing some 3 MB takes about 10 ms.
"""

import hashlib
from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

import kg
from kg.corpus.settings import Words
from kg.errors import LexiconError

LEFT_OUT = frozenset({"cli", "page", "evaluate", "read", "__pycache__"})
"""Folders of the package on which the result of a shard does not depend."""


def stamp(words: Words) -> str:
    """The stamp, in hexadecimal. LexiconError where a file of the user's cannot be read."""
    found = hashlib.blake2b(kg.__version__.encode(), digest_size=16)
    for name, content in (*_sources(files("kg"), ""), *_own(words)):
        found.update(f"\n{name} {len(content)}\n".encode())
        found.update(content)
    return found.hexdigest()


def _sources(folder: Traversable, above: str) -> Iterator[tuple[str, bytes]]:
    for entry in sorted(folder.iterdir(), key=lambda one: one.name):
        if entry.is_dir():
            if entry.name not in LEFT_OUT:
                yield from _sources(entry, f"{above}{entry.name}/")
        else:
            yield above + entry.name, entry.read_bytes()


def _own(words: Words) -> Iterator[tuple[str, bytes]]:
    for name, path in (("lexicon", words.lexicon), ("aliases", words.aliases), ("patterns", words.patterns)):
        if path is not None:
            yield name, _content(path)
    yield "ner", f"{words.ner} {words.ner_model}".encode("utf-8", "surrogateescape")


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise LexiconError(f"{path}: cannot be read ({error.strerror or error})") from error
