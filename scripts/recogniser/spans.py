"""Scores the recognition of the whole product on a BIO file: spans of persons, places and organisations.

    python -m scripts.recogniser.spans BIO.txt [--weights WEIGHTS.npz] [--fold N --folds M] [--rules-only]

Sentences are joined by spaces, and each is read as an article of its own. A mention counts where it covers exactly the
words of a labelled span (proclitics aside) and has its type. Countries count as places; adjectives do not count.
"""

import argparse
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from kg.lexicon import Lexicon, load_lexicon
from kg.model import Article, EntityType, Form, Mention, Token
from kg.recognise import recognise
from kg.recognise.crf import Crf, load_crf, unpack
from kg.text.segment import segment
from scripts.recogniser.train import Labelled, read_bio, report, spans

TYPES = {EntityType.PERSON: "PERS", EntityType.COUNTRY: "LOC", EntityType.PLACE: "LOC", EntityType.ORGANIZATION: "ORG"}


def sentence_text(tokens: list[Token]) -> str:
    """The text that the tokens were cut from, as far as they tell: gaps become spaces."""
    text = ""
    for token in tokens:
        text = text.ljust(token.start) + token.text
    return text


def found_spans(tokens: list[Token], mentions: tuple[Mention, ...]) -> Iterator[tuple[int, int, str]]:
    """Outermost named mentions as (first token, last token exclusive, type)."""
    for mention in mentions:
        if mention.form is Form.NAME:
            inside = [n for n, t in enumerate(tokens) if t.start < mention.end and mention.start < t.end]
            yield inside[0], inside[-1] + 1, TYPES[mention.type]


def score_product(data: list[Labelled], lexicon: Lexicon, crf: Crf | None) -> dict[str, list[int]]:
    """Hits, found and gold counts by type and in all."""
    counts: dict[str, list[int]] = {}
    for tokens, labels in data:
        labellers = () if crf is None else (("statistics", crf),)
        recognition = recognise(segment(Article("sentence", sentence_text(tokens))), lexicon, labellers)
        gold, found = spans(labels), set(found_spans(tokens, recognition.mentions))
        for number, some in enumerate((gold & found, found, gold)):
            for span in some:
                for name in (span[2], "all"):
                    counts.setdefault(name, [0, 0, 0])[number] += 1
    return counts


def main() -> None:
    """Read the command line, score, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("bio", type=Path)
    parser.add_argument("--weights", type=Path)
    parser.add_argument("--fold", type=int, default=0)
    parser.add_argument("--folds", type=int, default=1)
    parser.add_argument("--rules-only", action="store_true")
    args = parser.parse_args()
    crf = unpack(np.load(args.weights)) if args.weights else load_crf()
    data = read_bio(args.bio)[args.fold :: args.folds]
    print(report(score_product(data, load_lexicon(), None if args.rules_only else crf)))


if __name__ == "__main__":
    main()
