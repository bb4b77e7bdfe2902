"""Which articles say what another has said: the same text, or nearly the same (an agency story in several papers).

The same: the folded words are equal. Nearly the same: nine tenths of the runs of three words of the later article stand
in the earlier one, as their MinHash signatures tell (Broder 1997); candidates come from locality-sensitive hashing of
the signatures (both by the library rensa). A later article that only leaves out is a copy; one that adds is not.

The result depends on the order of the articles alone, not on the processes that work on them, nor on whether they
come in one run or by and by into a store: each article's fingerprint is kept there.
"""

import base64
import binascii
import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from rensa import RMinHash, RMinHashLSH

from kg.errors import InputError
from kg.graph.copies import Print
from kg.model import Article
from kg.text.normalise import fold

CONTAINED = 0.9
"""The share of an article's runs of words that stand in the original, at least, where it is a copy."""
LEAST = 60
"""The fewest runs of words of an article that can be a near copy: short notices differ in a name or a number only."""
RUN = 3
PERMUTATIONS = 96
BANDS = 16
"""Two articles that share 60 %, 70 % or 80 % of their runs are compared with a chance of 53 %, 86 % or 99 %."""
SEED = 1

_WORD = re.compile(
    r"[\w\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u200c-\u200f\u202a-\u202e\u2066-\u2069\ufeff\u00ad]+"
)


@dataclass(frozen=True, slots=True)
class _Told:
    """What an article says: the digest of its words, how many runs it has, their signature (None where it is short)."""

    exact: str
    runs: int
    signature: RMinHash | None


class Duplicates:
    """The articles read so far: those that a store knows, and those that have come. About 2 kB for each original.

    With ``fingerprints`` the articles get theirs, to be known again in a later run.
    """

    def __init__(self, known: Iterable[Print] = (), *, fingerprints: bool = False) -> None:
        self._fingerprints = fingerprints
        self._near = RMinHashLSH(0.6, PERMUTATIONS, BANDS)
        self._ids: list[str] = []
        self._told: dict[int, _Told] = {}
        self._originals: dict[str, int] = {}
        self._exact: dict[str, int] = {}
        self._decided: dict[str, tuple[str, str | None]] = {}
        self._changed: set[str] = set()
        for one in known:
            told = _of_fingerprint(one.fingerprint)
            self._decided[one.id] = told.exact, one.copy_of
            if one.copy_of is None:
                self._insert(one.id, told)

    def noted(self, items: Iterable[Article | InputError]) -> Iterator[Article | InputError]:
        """The same items; articles that are copies with ``copy_of``."""
        for item in items:
            yield self.note(item) if isinstance(item, Article) else item

    def note(self, article: Article) -> Article:
        """The article, with the original that it is a copy of."""
        told = _told(article.text)
        if self._decided.get(article.id, (told.exact, None))[0] != told.exact:
            self._changed.add(article.id)
        original = self._original(article.id, told)
        if original is None:
            self._insert(article.id, told)
        else:
            self._forget(article.id)
        return replace(article, copy_of=original, fingerprint=_fingerprint(told) if self._fingerprints else None)

    def _original(self, article: str, told: _Told) -> str | None:
        """What was decided of the same words of the article stays, as long as its original says what it said."""
        exact, original = self._decided.get(article, (None, None))
        if exact == told.exact and (original is None or self._stands(original)):
            return original
        same = self._exact.get(told.exact)
        if same is not None and self._ids[same] != article:
            return self._ids[same]
        return min((one for one in self._similar(told) if one != article), default=None)

    def _stands(self, original: str) -> bool:
        return original in self._originals and original not in self._changed

    def _similar(self, told: _Told) -> Iterator[str]:
        if told.signature is None:
            return
        for number in self._near.query(told.signature):
            other = self._told[number]
            if other.signature is not None and _contained(told, other) >= CONTAINED:
                yield self._ids[number]

    def _insert(self, article: str, told: _Told) -> None:
        self._forget(article)
        number = len(self._ids)
        self._ids.append(article)
        self._originals[article] = number
        self._told[number] = told
        self._exact.setdefault(told.exact, number)
        if told.signature is not None:
            self._near.insert(number, told.signature)

    def _forget(self, article: str) -> None:
        number = self._originals.pop(article, None)
        if number is None:
            return
        told = self._told.pop(number)
        self._near.remove(number)
        if self._exact.get(told.exact) == number:
            del self._exact[told.exact]


def _told(text: str) -> _Told:
    words = list(filter(None, map(fold, _WORD.findall(text))))
    exact = hashlib.blake2b(" ".join(words).encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()
    runs = set(map(" ".join, zip(*(words[at:] for at in range(RUN)), strict=False)))
    if len(runs) < LEAST:
        return _Told(exact, len(runs), None)
    signature = RMinHash(PERMUTATIONS, SEED)
    signature.update(list(runs))  # the least hashes of a set, whatever its order
    return _Told(exact, len(runs), signature)


def _contained(copy: _Told, original: _Told) -> float:
    """The share of the runs of ``copy`` that stand in ``original``, from what the two share of all their runs."""
    assert copy.signature is not None
    shared: float = copy.signature.jaccard(original.signature)
    return shared * (copy.runs + original.runs) / ((1 + shared) * copy.runs)


def _fingerprint(told: _Told) -> str:
    state = b"" if told.signature is None else told.signature.__getstate__()
    return f"{told.exact} {told.runs} {base64.b64encode(state).decode('ascii')}".strip()


def _of_fingerprint(text: str) -> _Told:
    """The inverse; a signature of another version of the library, which cannot be compared, is left out."""
    exact, _, rest = text.partition(" ")
    runs, _, state = rest.partition(" ")
    signature = RMinHash(PERMUTATIONS, SEED) if state else None
    try:
        if signature is not None:
            signature.__setstate__(base64.b64decode(state, validate=True))
        return _Told(exact, int(runs), signature)
    except (ValueError, binascii.Error):
        return _Told(exact, 0, None)
