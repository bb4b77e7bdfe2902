"""``kg evaluate``: annotated articles in, measures out."""

from pathlib import Path

from kg.cli.progress import Tell, progress
from kg.cli.reading import exit_code
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
    with progress(len(paths), Tell.NORMAL, bar=True) as telling:
        for path in paths:
            gold = read_gold(path)
            if isinstance(gold, list):
                broken += 1
                for error in gold:
                    telling.note(str(error))
                continue
            extraction = extract(gold.article, lexicon, options)
            add_article(score, gold, extraction)
            size = len(gold.article.text.encode("utf-8", "surrogatepass"))
            telling.advance(1, len(extraction.relations), size, resumed=False)
    if score.articles:
        show_score(score, errors)
        if reliable:
            show_reliability(score.judged)
    return exit_code(score.articles, broken)
