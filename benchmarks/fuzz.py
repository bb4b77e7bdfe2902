"""Fuzzing outside the tests: ``python -m benchmarks.fuzz [INPUTS] [--seed N] [--minutes M] [--growth]``.

Makes inputs (see ``benchmarks.hostile``) from a seed, reads each as a file, extracts each article, and reports: any
exception, any input that takes more than ``HANG`` seconds of the processor, and the slowest per byte beside the
median of those that are articles (what is refused takes next to nothing). The same seed makes the same inputs; the
number that is told with a fault makes it again (``--only N``). ``--growth`` measures each family of texts at growing
sizes instead: what is not linear shows.
"""

import argparse
import gc
import random
import re
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from benchmarks.hostile import FAMILIES, FORMS, file, sentence
from kg.corpus.codec import decode, encode
from kg.corpus.duplicates import Duplicates
from kg.errors import InputError
from kg.graph.assemble import article_quads
from kg.graph.rows import tabulate
from kg.lexicon import load_lexicon
from kg.model import Article
from kg.pipeline import extract
from kg.read import read_sources

SIZES = (0, 30, 100, 300, 300, 1_000, 1_000, 3_000, 10_000)
HANG = 60
FLOOR = 2_000
"""Bytes that any input counts as, so that what each input costs whatever its size is not taken for slowness."""
SURROGATES = re.compile("[\ud800-\udfff]")
"""Halves of characters, which no file can hold: no reader lets them through."""
LIMIT = 50
"""The most that an input may take, per byte, as a multiple of the median."""


@dataclass(frozen=True, slots=True)
class Tried:
    """One input: its number, family and ending, size in bytes, seconds, the articles read, and its fault, if any."""

    number: int
    name: str
    size: int
    seconds: float
    articles: int
    fault: str | None

    @property
    def per_byte(self) -> float:
        """Seconds a byte."""
        return self.seconds / max(self.size, FLOOR)


def attempt(seed: int, number: int, folder: Path) -> Tried:
    """Make the input of a number and send it through."""
    dice = random.Random(f"{seed} {number}")
    family = dice.choice(FAMILIES)
    ending, data = file(dice, family(dice, dice.choice(SIZES)))
    path = folder / f"input{ending}"
    path.write_bytes(data)
    signal.setitimer(signal.ITIMER_PROF, HANG)
    started, fault, size, articles = time.process_time(), None, len(data), 0
    try:
        for item in read_sources([str(path)]):
            if isinstance(item, Article):
                articles += 1
                size = max(size, len(item.text.encode("utf-8", "surrogatepass")))
            through(item)
    except Exception:  # noqa: BLE001  whatever breaks is what is looked for
        fault = traceback.format_exc()
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
    return Tried(number, f"{family.__name__}{ending}", size, time.process_time() - started, articles, fault)


def through(item: Article | InputError) -> None:
    """An article to its line in a shard and back, and to quads; of what cannot be read, one line for the user."""
    if isinstance(item, InputError):
        if "\n" in str(item).rstrip("\n") and "\n" not in item.where:
            raise ValueError(f"more than a line for the user: {item}")
        return
    extraction = extract(item, load_lexicon())
    for mention in extraction.mentions:
        if item.text[mention.start : mention.end] != mention.text:
            raise ValueError(f"a mention is not where it says: {mention}")
    rows = tabulate(extraction)
    article_quads(rows)
    if not SURROGATES.search(item.text) and decode(encode(rows)) != rows:
        raise ValueError("the rows do not come back from their line")
    Duplicates(fingerprints=True).note(item)


def hanging(_: int, __: object) -> None:
    """The input takes too long."""
    raise TimeoutError(f"more than {HANG} s of the processor")


def tried(inputs: int, seed: int, minutes: float | None, only: int | None) -> Iterator[Tried]:
    """The inputs one after the other, until they or the minutes are used up."""
    end = None if minutes is None else time.monotonic() + 60 * minutes
    numbers = range(inputs) if only is None else (only,)
    with tempfile.TemporaryDirectory() as folder:
        for number in numbers:
            if end is not None and time.monotonic() > end:
                return
            yield attempt(seed, number, Path(folder))


def warm_up() -> None:
    """Load what the first input of its kind would load, and leave it alone as the commands do."""
    dice = random.Random(0)
    with tempfile.TemporaryDirectory() as folder:
        for ending, make in FORMS.items():
            path = Path(folder, f"first{ending}")
            path.write_bytes(make(dice, sentence(dice)))
            for item in read_sources([str(path)]):
                through(item)
    through(Article("first", sentence(dice)))
    gc.collect()
    gc.freeze()


def fuzz(inputs: int, seed: int, minutes: float | None, only: int | None) -> int:
    """Try the inputs, report, and give the exit code: 1 where a fault was found."""
    done: list[Tried] = []
    warm_up()
    for one in tried(inputs, seed, minutes, only):
        done.append(one)
        if one.fault:
            print(f"input {one.number} ({one.name}, {one.size:,} bytes)\n{one.fault}", flush=True)
        if len(done) % 1000 == 0:
            print(f"{len(done):,} inputs", flush=True)
    middle = median(one.per_byte for one in done if one.articles)
    slow = sorted(again(done, LIMIT * middle, seed), key=lambda one: -one.per_byte)
    faults = sum(one.fault is not None for one in done)
    over = sum(one.per_byte > LIMIT * middle for one in slow)
    read = sum(one.articles for one in done)
    size = sum(one.size for one in done) / 1e6
    print(f"{len(done):,} inputs, {size:,.1f} MB, {read:,} articles, {faults} faults, seed {seed}")
    print(f"median {middle * 1e9:,.0f} ns a byte; {over} above {LIMIT} times that; the slowest:")
    for one in slow[:10]:
        times = one.per_byte / middle
        print(f"  {times:6.1f} x  input {one.number} ({one.name}, {one.size:,} bytes, {one.seconds:.2f} s)")
    return 1 if faults or over else 0


def again(done: list[Tried], limit: float, seed: int) -> list[Tried]:
    """The same; those over the limit tried a second time, so that a pause of the collector does not count as theirs."""
    with tempfile.TemporaryDirectory() as folder:
        return [attempt(seed, one.number, Path(folder)) if one.per_byte > limit else one for one in done]


def growth(seed: int) -> int:
    """Seconds of each family of texts at sizes that double, and the exponent of the last doublings."""
    warm_up()
    sizes = (5_000, 10_000, 20_000, 40_000, 80_000)
    for family in FAMILIES:
        for variant in range(3):
            seconds = []
            for size in sizes:
                text = family(random.Random(seed + variant), size)
                started = time.process_time()
                through(Article("a", text))
                seconds.append(time.process_time() - started)
            per_kb = "  ".join(f"{1000 * took / size * 1000:7.2f}" for took, size in zip(seconds, sizes, strict=True))
            print(f"{family.__name__:12} {variant}  ms per 1,000 characters: {per_kb}", flush=True)
    return 0


def main() -> int:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("inputs", type=int, nargs="?", default=2_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--minutes", type=float)
    parser.add_argument("--only", type=int)
    parser.add_argument("--growth", action="store_true")
    asked = parser.parse_args()
    signal.signal(signal.SIGPROF, hanging)
    return growth(asked.seed) if asked.growth else fuzz(asked.inputs, asked.seed, asked.minutes, asked.only)


if __name__ == "__main__":
    sys.exit(main())
