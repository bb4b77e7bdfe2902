"""Whether confidence means what it says: of the claims of about one confidence, how many are right.

A claim is right where the gold has its type and ends. All claims count, several of one relation as well.
"""

from collections.abc import Sequence
from dataclasses import dataclass

BINS = 10


@dataclass(frozen=True, slots=True)
class Judged:
    """A claim's confidence, and whether the gold has its relation."""

    confidence: float
    right: bool


@dataclass(frozen=True, slots=True)
class Bin:
    """The claims from one confidence (``low``, included) to the next; ``mean`` is their mean confidence."""

    low: float
    high: float
    claims: int
    mean: float
    right: float


def reliability(judged: Sequence[Judged]) -> list[Bin]:
    """The bins that have claims, a tenth wide each, by confidence; 1.0 belongs to the last."""
    bins: list[list[Judged]] = [[] for _ in range(BINS)]
    for one in judged:
        bins[min(int(one.confidence * BINS), BINS - 1)].append(one)
    return [_bin(at, claims) for at, claims in enumerate(bins) if claims]


def _bin(at: int, claims: Sequence[Judged]) -> Bin:
    count = len(claims)
    mean = sum(one.confidence for one in claims) / count
    return Bin(at / BINS, (at + 1) / BINS, count, mean, sum(one.right for one in claims) / count)


def gap(bins: Sequence[Bin]) -> float:
    """The mean distance of confidence from the share that is right, over all claims; 0 where there are none."""
    claims = sum(one.claims for one in bins)
    return sum(one.claims * abs(one.mean - one.right) for one in bins) / claims if claims else 0.0
