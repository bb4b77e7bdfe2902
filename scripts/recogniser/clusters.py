"""Distributional word classes for the statistical recogniser, from raw Arabic text.

    python scripts/recogniser/clusters.py OUT.tsv TEXT.txt[.gz] [ARTICLES.jsonl[.gz] …]

Counts which frequent words stand one and two places before and after each word, turns the counts into positive
pointwise mutual information, reduces them by a truncated singular value decomposition (Levy & Goldberg, 2014), and
groups the words by k-means, coarsely and finely. Writes ``word coarse fine`` a line. Deterministic: fixed seeds.
"""

import gzip
import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import numpy.typing as npt
from scipy.cluster.vq import kmeans2
from scipy.sparse import csr_matrix
from scipy.sparse.linalg import svds

from kg.model import TokenKind
from kg.text.segment import tokenize

VOCABULARY, LEAST, CONTEXTS, DIMENSIONS = 40_000, 5, 3_000, 100
COARSE, FINE = 64, 512
OFFSETS = (-2, -1, 1, 2)


def read_lines(path: Path) -> Iterator[str]:
    """The lines of a text file, or the titles and texts of a JSONL file, gzipped or not."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as stream:
        for line in stream:
            if ".jsonl" in path.name:
                article = json.loads(line)
                yield from (article["title"], *article["text"].split("\n"))
            else:
                yield line


def sentences(paths: list[Path]) -> list[list[str]]:
    """The folded words of every line that has three or more."""
    lines = (line for path in paths for line in read_lines(path))
    found = ([t.key for t in tokenize(line) if t.kind is TokenKind.WORD] for line in lines)
    return [words for words in found if len(words) > 2]


def cooccurrence(lines: list[list[str]], vocabulary: list[str]) -> csr_matrix:
    """Counts of shape (words, offsets × contexts)."""
    index = {word: number for number, word in enumerate(vocabulary)}
    counts: Counter[tuple[int, int]] = Counter()
    for line in lines:
        ids = [index.get(word, -1) for word in line]
        for at, word in enumerate(ids):
            for slot, offset in enumerate(OFFSETS):
                other = ids[at + offset] if 0 <= at + offset < len(ids) else -1
                if word >= 0 and 0 <= other < CONTEXTS:
                    counts[word, slot * CONTEXTS + other] += 1
    rows, columns = zip(*counts, strict=True)
    shape = (len(vocabulary), len(OFFSETS) * CONTEXTS)
    return csr_matrix((np.array(list(counts.values()), float), (rows, columns)), shape=shape)


def embed(counts: csr_matrix) -> npt.NDArray[np.float64]:
    """Unit vectors of shape (words, DIMENSIONS)."""
    rows, columns = np.asarray(counts.sum(1)).ravel(), np.asarray(counts.sum(0)).ravel() ** 0.75
    cells = counts.tocoo()
    share = columns / columns.sum()
    pmi = np.log(cells.data / ((rows[cells.row] + 1e-9) * (share[cells.col] + 1e-12)))
    kept = pmi > 0
    matrix = csr_matrix((pmi[kept], (cells.row[kept], cells.col[kept])), shape=counts.shape)
    start = np.random.default_rng(1).standard_normal(min(matrix.shape))
    left, strength, _ = svds(matrix, k=DIMENSIONS, v0=start)
    vectors = left * np.sqrt(strength)
    normed: npt.NDArray[np.float64] = vectors / (np.linalg.norm(vectors, axis=1, keepdims=True) + 1e-9)
    return normed


def main(out: Path, paths: list[Path]) -> None:
    """Cluster the words of ``paths`` and write their classes to ``out``."""
    lines = sentences(paths)
    frequency = Counter(word for line in lines for word in line)
    vocabulary = sorted((w for w, n in frequency.items() if n >= LEAST), key=lambda w: (-frequency[w], w))[:VOCABULARY]
    vectors = embed(cooccurrence(lines, vocabulary))
    classes = [kmeans2(vectors, k, minit="++", iter=25, seed=1)[1] for k in (COARSE, FINE)]
    rows = zip(vocabulary, *classes, strict=True)
    out.write_text("".join(f"{word}\t{coarse}\t{fine}\n" for word, coarse, fine in rows), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), [Path(argument) for argument in sys.argv[2:]])
