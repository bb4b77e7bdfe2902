"""A corpus through whole commands: ``python -m benchmarks.corpus [ARTICLES.jsonl] [--large 20000] [--spacy PYTHON]``.

Measures ``kg extract`` with one worker and with two, ``kg build --store`` beside it, and both again for many articles:
seconds, articles and megabytes a second, peak memory of the program and of its largest worker. Where ARTICLES is not
given, the articles are made up. ``--spacy`` names a Python that has spaCy (it is no part of this project): its blank
Arabic pipeline, which only cuts words and sentences, reads the same texts in the same run. Linux only.

``--growth 1000 10000 100000`` measures made-up articles instead, so many after the other: processor time of all
processes for an article, and memory, of both commands; ``--only extract`` or ``--only build`` leaves one out.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.faults import members
from benchmarks.news import write

KG = (sys.executable, "-m", "kg")
SMALL = 1_000
EVERY = 0.2
"""Seconds between two looks at the memory of the processes."""

TOKENISE = """
import json, sys, time
import spacy
pipeline = spacy.blank("ar")
pipeline.add_pipe("sentencizer")
texts = [json.loads(line)["text"] for line in open(sys.argv[1], encoding="utf-8")]
size = sum(len(text.encode()) for text in texts) / 1e6
for name in ("first pass", "second pass"):
    start = time.process_time()
    for text in texts:
        pipeline(text)
    print(f"spaCy blank Arabic, {name}: {size / (time.process_time() - start):.2f} MB/s")
"""


@dataclass(frozen=True, slots=True)
class Measure:
    """Wall seconds, the peak memory in MB of the program and of its largest worker (0: there was none).

    ``processor`` are the seconds that all processes together had a processor.
    """

    seconds: float
    program: float
    worker: float
    processor: float


def peak(process: int) -> float:
    """The most memory that a process has had, in MB; 0 where it is gone."""
    try:
        status = Path(f"/proc/{process}/status").read_text(encoding="utf-8")
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1000 for line in status.splitlines() if line.startswith("VmHWM")), 0.0)


def processor(process: int) -> float:
    """The seconds that a process has had a processor; 0 where it is gone."""
    try:
        fields = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def measure(command: Sequence[str]) -> Measure:
    """Run a command to its end."""
    started, program, worker = time.monotonic(), 0.0, 0.0
    used: dict[int, float] = {}
    with subprocess.Popen(command, start_new_session=True, stdout=subprocess.DEVNULL) as run:
        while True:
            program = max(program, peak(run.pid))
            alive = list(members(run.pid))
            worker = max([worker, *(peak(one) for one in alive if one != run.pid)])
            used |= {one: max(used.get(one, 0.0), processor(one)) for one in alive}
            try:
                code = run.wait(EVERY)
                break
            except subprocess.TimeoutExpired:
                continue
    if code:
        raise SystemExit(f"{' '.join(command)}: exit code {code}")
    return Measure(time.monotonic() - started, program, worker, sum(used.values()))


def size_of(articles: Path) -> tuple[int, float]:
    """How many articles, and the megabytes of their texts."""
    with articles.open(encoding="utf-8") as lines:
        sizes = [len(json.loads(line)["text"].encode("utf-8", "surrogatepass")) for line in lines]
    return len(sizes), sum(sizes) / 1e6


def extract(articles: Path, folder: Path, jobs: int) -> Measure:
    """``kg extract`` into a file."""
    return measure([*KG, "extract", str(articles), "-o", str(folder / "out.jsonl"), "--jobs", str(jobs), "--quiet"])


def build(articles: Path, folder: Path, jobs: int, name: str) -> Measure:
    """``kg build`` into a new store."""
    return measure([*KG, "build", str(articles), "--store", str(folder / name), "--jobs", str(jobs), "--quiet"])


def line(name: str, found: Measure, count: int, megabytes: float) -> str:
    """A row of the report."""
    speed = f"{count / found.seconds:6.0f} articles/s {megabytes / found.seconds:5.2f} MB/s"
    return f"{name:34}{found.seconds:7.1f} s {speed}  program {found.program:4.0f} MB  worker {found.worker:4.0f} MB"


def grow(counts: Sequence[int], only: str | None, folder: Path) -> None:
    """Measure made-up articles, so many after the other, and what one costs beside the first run."""
    first: dict[str, float] = {}
    articles = folder / "articles.jsonl"
    for count in counts:
        megabytes = write(count, articles) / 1e6
        for name in ("extract", "build") if only is None else (only,):
            found = extract(articles, folder, 2) if name == "extract" else build(articles, folder, 2, "store")
            each = found.processor / count
            share = each / first.setdefault(name, each)
            told = line(f"{name} --jobs 2, {count:,}", found, count, megabytes)
            print(f"{told}  {1000 * each:.1f} ms an article, {share:.2f} x the first", flush=True)
            shutil.rmtree(folder / "store", ignore_errors=True)
            (folder / "out.jsonl").unlink(missing_ok=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", nargs="?", type=Path)
    parser.add_argument("--large", type=int, default=20_000, help="how many made-up articles the long runs read")
    parser.add_argument("--spacy", metavar="PYTHON")
    parser.add_argument("--growth", type=int, nargs="+", metavar="N", help="measure so many made-up articles alone")
    parser.add_argument("--only", choices=("extract", "build"), help="with --growth: one command alone")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if arguments.growth:
            grow(arguments.growth, arguments.only, folder)
            return
        small, large = folder / "small.jsonl", folder / "large.jsonl"
        write(SMALL, small)
        write(arguments.large, large)
        news = arguments.articles or small
        count, megabytes = size_of(news)
        print(f"{count} articles, {megabytes:.2f} MB")
        if arguments.spacy:
            subprocess.run([arguments.spacy, "-c", TOKENISE, str(news)], check=True)
        one, two = extract(news, folder, 1), extract(news, folder, 2)
        stored = build(news, folder, 1, "one")
        for title, found in (("extract --jobs 1", one), ("extract --jobs 2", two), ("build --store --jobs 1", stored)):
            print(line(title, found, count, megabytes), flush=True)
        print(
            f"two workers: {one.seconds / two.seconds:.2f} x one; build: {stored.seconds / one.seconds:.2f} x extract"
        )
        for title, articles in (("small", small), ("large", large)):
            count, megabytes = size_of(articles)
            print(line(f"extract --jobs 2, {count:,}", extract(articles, folder, 2), count, megabytes), flush=True)
            print(line(f"build --store --jobs 2, {count:,}", build(articles, folder, 2, title), count, megabytes))


if __name__ == "__main__":
    main()
