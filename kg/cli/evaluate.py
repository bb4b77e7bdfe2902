"""``kg evaluate``: annotated articles in, measures out."""

from pathlib import Path

from kg.cli.reading import exit_code
from kg.cli.terminal import reporting
from kg.corpus.settings import Words, load
from kg.evaluate.gold import gold_files, read_gold
from kg.evaluate.score import Score, add_article


def run_evaluate(folder: Path, errors: int, reliable: bool, words: Words) -> int:
    """Measure, print, and give the exit code. Files that break the format are named and left out."""
    from kg.cli.show import show_reliability, show_score
    from kg.pipeline import extract

    score, broken = Score(), 0
    lexicon, options = load(words)
    paths = gold_files(folder)
    with reporting(len(paths)) as reporter:
        for path in paths:
            gold = read_gold(path)
            if isinstance(gold, list):
                broken += 1
                for error in gold:
                    reporter.line(f"kg: {error}")
            else:
                add_article(score, gold, extract(gold.article, lexicon, options))
            reporter.advance()
    if score.articles:
        show_score(score, errors)
        if reliable:
            show_reliability(score.judged)
    return exit_code(score.articles, broken)
