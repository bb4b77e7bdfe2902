"""Processor time of each stage for a MB of news: ``python -m benchmarks.stages ARTICLES.jsonl [--rounds 8]``.

Two readings: the first pass, in which many words are new, and the least time of each article in later passes, which
other programs on the machine disturb least. ``benchmarks.news`` writes articles.
"""

import argparse
import gc
import time
from collections.abc import Sequence
from itertools import pairwise

from kg.corpus.settings import SELDOM
from kg.lexicon import load_lexicon
from kg.link import link
from kg.model import Article
from kg.read import read_sources
from kg.recognise import recognise
from kg.relate import relate
from kg.text.segment import segment

STAGES = ("segment", "recognise", "link", "relate")


def stage_times(article: Article) -> list[float]:
    """Seconds of processor time that each stage takes for an article."""
    lexicon, clock = load_lexicon(), time.process_time
    marks = [clock()]
    document = segment(article)
    marks.append(clock())
    recognition = recognise(document, lexicon)
    marks.append(clock())
    linking = link(document, recognition, lexicon)
    marks.append(clock())
    relate(document, linking, lexicon)
    marks.append(clock())
    return [after - before for before, after in pairwise(marks)]


def report(name: str, times: Sequence[Sequence[float]], megabytes: float) -> str:
    """A line with the milliseconds of each stage for a MB, and MB a second of all."""
    sums = [sum(stage) for stage in zip(*times, strict=True)]
    stages = "  ".join(f"{stage} {1000 * total / megabytes:.0f}" for stage, total in zip(STAGES, sums, strict=True))
    return f"{name}: {stages} ms/MB, all {megabytes / sum(sums):.2f} MB/s"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles")
    parser.add_argument("--rounds", type=int, default=8)
    args = parser.parse_args()
    gc.set_threshold(*SELDOM)
    articles = [found for found in read_sources([args.articles]) if isinstance(found, Article)]
    megabytes = sum(len(article.text.encode()) for article in articles) / 1e6
    start = time.process_time()
    stage_times(articles[0])
    print(f"{megabytes:.2f} MB; lexicon and first article: {time.process_time() - start:.2f} s")
    print(report("first pass", [stage_times(article) for article in articles], megabytes))
    rounds = [[stage_times(article) for article in articles] for _ in range(args.rounds)]
    least = [[min(times) for times in zip(*readings, strict=True)] for readings in zip(*rounds, strict=True)]
    print(report("least", least, megabytes))


if __name__ == "__main__":
    main()
