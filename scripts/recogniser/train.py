"""Trains the statistical recogniser and writes its weights.

    python scripts/recogniser/train.py --bio ANERCORP.txt --gold GOLD_DIR --classes CLASSES.tsv [--out WEIGHTS.npz]
    python scripts/recogniser/train.py … --folds 5      (cross-validation on the BIO file, no weights written)

The BIO file holds ``token label`` a line and an empty line between sentences. GOLD_DIR holds documents of the format
that ``kg evaluate --help`` documents; the written forms of their entities are searched in their texts. CLASSES.tsv
comes from ``clusters.py``. Needs python-crfsuite.
"""

import argparse
import re
import tempfile
from collections.abc import Callable, Iterable, Iterator
from json import loads
from pathlib import Path
from typing import Any

import numpy as np
import pycrfsuite

from kg.model import Article, Token
from kg.recognise.crf import Crf, unpack
from kg.recognise.features import FLAGS, OFFSETS, WordClass, word_features
from kg.tables import cell_list, read_data
from kg.text.normalise import fold
from kg.text.segment import segment, tokenize

Labelled = tuple[list[Token], list[str]]
TYPES = {"Person": "PERS", "Country": "LOC", "Place": "LOC", "Organization": "ORG"}
LEXICON_COLUMNS = {
    "T": ("titles.tsv", ("form", "feminine", "plural")),
    "G": ("given_names.tsv", ("form",)),
    "P": ("people.tsv", ("ar", "variants", "short")),
    "L": ("places.tsv", ("ar", "variants")),
    "C": ("countries.tsv", ("ar", "variants")),
    "A": ("countries.tsv", ("adjectives",)),
    "O": ("organisations.tsv", ("ar", "variants")),
    "H": ("org_heads.tsv", ("form", "plural")),
}
SETTINGS = {"c1": 0.05, "c2": 0.01, "max_iterations": 120, "feature.possible_transitions": True}
UNRELIABLE = sum(1 << FLAGS.index(flag) for flag in "PLO")
SMALLEST = 5
"""Features whose weights all stay below so many thousandths are left out."""


def read_bio(path: Path) -> list[Labelled]:
    """Sentences of a BIO file, cut into our tokens; a token inside a labelled one continues its label."""
    found = []
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        pairs = [line.split() for line in block.splitlines() if len(line.split()) == 2]
        text, marks = "", []
        for word, label in pairs:
            marks += [label] + [re.sub("^B", "I", label)] * len(word)
            text += word + " "
        tokens = list(tokenize(text))
        if tokens:
            found.append((tokens, [marks[token.start] for token in tokens]))
    return found


def read_gold(directory: Path) -> list[Labelled]:
    """Sentences of gold documents, labelled by searching the written forms of their entities, longest first."""
    adjectives = {fold(form) for row in read_data("countries.tsv") for form in cell_list(row["adjectives"])}
    found: list[Labelled] = []
    for path in sorted(directory.glob("*.json")):
        document = loads(path.read_text(encoding="utf-8"))
        marks = _mark(document, adjectives)
        sentences = segment(Article(document["id"], document["text"])).sentences
        found += [(list(s.tokens), [_label(token, marks) for token in s.tokens]) for s in sentences]
    return found


def _mark(document: dict[str, Any], adjectives: set[str]) -> list[tuple[str, int] | None]:
    """For each character the label and the start of the name that it is in."""
    marks: list[tuple[str, int] | None] = [None] * len(document["text"])
    forms = {
        (form, TYPES[e["type"]]) for e in document["entities"] for form in e["surfaces"] if fold(form) not in adjectives
    }
    for form, label in sorted(forms, key=lambda pair: (-len(pair[0]), pair)):
        for match in re.finditer(rf"(?<!\w)(?:[وفبلك]|ول|وب|لل)?({re.escape(form)})(?!\w)", document["text"]):
            start, end = match.span(1)
            if not any(marks[start:end]):
                marks[start:end] = [(label, start)] * (end - start)
    return marks


def _label(token: Token, marks: list[tuple[str, int] | None]) -> str:
    mark = next((mark for mark in marks[token.start : token.end] if mark), None)
    return "O" if mark is None else ("B-" if token.start <= mark[1] else "I-") + mark[0]


def word_classes(classes: Path) -> dict[str, WordClass]:
    """What is known of each word: its distributional classes and the lexicons that it stands in."""
    flags: dict[str, int] = {}
    for flag, (name, columns) in LEXICON_COLUMNS.items():
        for form in (f for row in read_data(name) for column in columns for f in cell_list(row.get(column, ""))):
            for key in fold(form.replace("-", " ")).split():
                if len(key) > 1:
                    flags[key] = flags.get(key, 0) | 1 << FLAGS.index(flag)
    rows = (line.split("\t") for line in classes.read_text(encoding="utf-8").splitlines())
    known = {key: (int(coarse), int(fine)) for key, coarse, fine in rows}
    return {key: WordClass(*known.get(key, (-1, -1)), flags.get(key, 0)) for key in sorted(known.keys() | flags.keys())}


def sentence_features(tokens: list[Token], words: dict[str, WordClass]) -> list[list[str]]:
    """CRFsuite's items: each feature of the five words around, with its offset before it."""
    shares = [word_features(token, words) for token in tokens]
    items = []
    for at in range(len(tokens)):
        item = []
        for offset in OFFSETS:
            inside = 0 <= at + offset < len(tokens)
            item += [
                f"{offset}:{feature}"
                for feature in (shares[at + offset] if inside else ["$"])
                if _used(feature, offset)
            ]
        items.append(item)
    return items


def _used(feature: str, offset: int) -> bool:
    if offset == 0:
        return True
    if abs(offset) == 1:
        return not feature.startswith(("p2=", "p3=", "l="))
    return feature[0] in "wabg$"


def train(data: Iterable[Labelled], words: dict[str, WordClass]) -> dict[str, np.ndarray]:
    """Train a CRF on labelled sentences; the arrays of a weights file.

    Each sentence is seen twice, once as if the lexicons knew none of its persons, places and organisations: they know
    more of the training texts than of texts to come, and a model that leans on them misses unknown names.
    """
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    unlisted = {key: word._replace(flags=word.flags & ~UNRELIABLE) for key, word in words.items()}
    for tokens, labels in data:
        trainer.append(sentence_features(tokens, words), labels)
        trainer.append(sentence_features(tokens, unlisted), labels)
    trainer.set_params(SETTINGS)
    with tempfile.TemporaryDirectory() as folder:
        model = str(Path(folder) / "model")
        trainer.train(model)
        tagger = pycrfsuite.Tagger()
        tagger.open(model)
        info = tagger.info()
        tagger.close()
    return pack(info.state_features, info.transitions, words)


def pack(
    states: dict[tuple[str, str], float], transitions: dict[tuple[str, str], float], words: dict[str, WordClass]
) -> dict[str, np.ndarray]:
    """CRFsuite's weights as arrays of whole thousandths, in a fixed order."""
    labels = sorted(
        {label for _, label in states} | {label for pair in transitions for label in pair}, key=lambda x: (x != "O", x)
    )
    column = {label: number for number, label in enumerate(labels)}
    table: dict[str, np.ndarray] = {}
    for (name, label), weight in states.items():
        offset, feature = name.split(":", 1)
        row = table.setdefault(feature, np.zeros((len(OFFSETS), len(labels)), dtype=np.int32))
        row[OFFSETS.index(int(offset)), column[label]] = round(weight * 1000)
    edges = table.pop("$")
    kept = sorted(feature for feature, row in table.items() if abs(row).max() >= SMALLEST)
    matrix = np.zeros((len(labels), len(labels)), dtype=np.int32)
    for (before, after), weight in transitions.items():
        matrix[column[before], column[after]] = round(weight * 1000)
    return {
        "labels": _pack_lines(labels),
        "features": _pack_lines(kept),
        "weights": np.stack([table[feature] for feature in kept]).clip(-32768, 32767).astype(np.int16),
        "edges": edges,
        "transitions": matrix,
        "words": _pack_lines(words),
        "coarse": np.array([w.coarse for w in words.values()], dtype=np.int16),
        "fine": np.array([w.fine for w in words.values()], dtype=np.int16),
        "flags": np.array([w.flags for w in words.values()], dtype=np.uint8),
    }


def _pack_lines(lines: Iterable[str]) -> np.ndarray:
    return np.frombuffer("\n".join(lines).encode("utf-8"), dtype=np.uint8)


def spans(labels: list[str]) -> set[tuple[int, int, str]]:
    """(first, last exclusive, type) of every labelled stretch, MISC left out."""
    found, start = set(), 0
    for at, label in enumerate([*labels, "O"]):
        if at and labels[at - 1] != "O" and not (label.startswith("I-") and label[2:] == labels[at - 1][2:]):
            found.add((start, at, labels[at - 1][2:]))
        if label.startswith("B-") or (label != "O" and (not at or labels[at - 1][2:] != label[2:])):
            start = at
    return {span for span in found if span[2] != "MISC"}


def score(crf: Crf, data: Iterable[Labelled]) -> dict[str, list[int]]:
    """Hits, found and gold counts by type and in all."""
    counts: dict[str, list[int]] = {}
    for tokens, labels in data:
        gold = spans(labels)
        found = spans(crf.label([tokens])[0])
        for number, some in enumerate((gold & found, found, gold)):
            for span in some:
                for name in (span[2], "all"):
                    counts.setdefault(name, [0, 0, 0])[number] += 1
    return counts


def report(counts: dict[str, list[int]]) -> str:
    """Precision, recall and F1 by type, a line each."""
    return "\n".join(
        f"{name:5} P {hit / max(found, 1):.3f} R {hit / max(gold, 1):.3f} F1 {2 * hit / max(found + gold, 1):.3f}"
        for name, (hit, found, gold) in sorted(counts.items())
    )


def cross_validate(bio: list[Labelled], more: list[Labelled], words: dict[str, WordClass], folds: int) -> Iterator[str]:
    """A report for each fold of the BIO file, trained on the other folds and ``more``."""
    for fold_number in range(folds):
        rest = [item for number, item in enumerate(bio) if number % folds != fold_number]
        crf = unpack(train([*rest, *more], words))
        yield report(score(crf, bio[fold_number::folds]))


def main(show: Callable[[str], None] = print) -> None:
    """Read the command line, train, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bio", type=Path, required=True)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--classes", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=Path("kg/recognise/weights.npz"))
    parser.add_argument("--folds", type=int, default=0)
    parser.add_argument("--test", type=Path, help="a directory of gold documents to score the trained model on")
    args = parser.parse_args()
    words, bio, gold = word_classes(args.classes), read_bio(args.bio), read_gold(args.gold)
    if args.folds:
        for line in cross_validate(bio, gold, words, args.folds):
            show(line + "\n")
        return
    weights = train([*bio, *gold], words)
    np.savez_compressed(args.out, allow_pickle=False, **weights)
    if args.test:
        show(report(score(unpack(weights), read_gold(args.test))))


if __name__ == "__main__":
    main()
