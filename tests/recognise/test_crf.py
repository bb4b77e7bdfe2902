import pickle
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model import Article
from kg.recognise.bio import stretches
from kg.recognise.crf import BATCH, WINDOW, Crf, Sums, load_crf
from kg.recognise.features import UNSEEN, WordClass, word_features
from kg.recognise.statistical import proclitic
from kg.text.segment import segment, tokenize

LABELS = ("O", "B-PERS", "I-PERS")
WORDS = "ابتث"
WEIGHT = st.integers(-3000, 3000)


def crf_of(weights: list[int], transitions: list[int]) -> Crf:
    """A model of one feature a word, whose weights are drawn."""
    table = np.array(weights, dtype=np.int32).reshape(len(WORDS) + 1, 5, 3)
    index = {f"w={word}": row for row, word in enumerate(WORDS)}
    return Crf(LABELS, {}, index, table[:-1], table[-1], np.array(transitions, dtype=np.int32).reshape(3, 3))


@given(
    st.lists(WEIGHT, min_size=75, max_size=75),
    st.lists(WEIGHT, min_size=9, max_size=9),
    st.lists(st.text(WORDS, min_size=1, max_size=4), min_size=1, max_size=4),
)
def test_labels_are_those_of_the_best_of_all_paths(
    weights: list[int], transitions: list[int], lines: list[str]
) -> None:
    crf = crf_of(weights, transitions)
    sentences = [list(tokenize(" ".join(line))) for line in lines]
    for tokens, labels in zip(sentences, crf.label(sentences), strict=True):
        paths = list(product(range(3), repeat=len(tokens)))
        totals = [path_score(crf, [token.key for token in tokens], path) for path in paths]
        got = path_score(crf, [token.key for token in tokens], [LABELS.index(label) for label in labels])
        assert got == max(totals)


def path_score(crf: Crf, keys: list[str], path: list[int] | tuple[int, ...]) -> int:
    total = sum(int(crf.transitions[a, b]) for a, b in pairwise(path))
    for at, label in enumerate(path):
        for place, offset in enumerate((-2, -1, 0, 1, 2)):
            inside = 0 <= at + offset < len(keys)
            share = crf.weights[crf.index["w=" + keys[at + offset]]] if inside else crf.edges
            total += int(share[place, label])
    return total


def test_many_and_long_sentences_keep_their_places() -> None:
    crf = load_crf()
    line = list(tokenize("التقى الرئيس فلاديمير بوتين الوفد في موسكو"))
    long = line * (WINDOW // len(line) + 2)
    labels = crf.label([line, [], long, *[line] * BATCH])
    assert [len(found) for found in labels] == [len(line), 0, len(long), *[len(line)] * BATCH]
    assert labels[0] == labels[-1]
    assert crf.names([line, [], long]) == [list(stretches(enumerate(found))) for found in labels[:3]]


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("وقال المحامي جوزيف برادلي إن القضية مستمرة", "جوزيف برادلي/PERS"),
        ("التقى الوزير مع ماركو ألفاريز في العاصمة", "ماركو ألفاريز/PERS"),
        ("وقعت الشركة العقد أمس", ""),
        ("ارتفعت أسعار النفط بنسبة ثلاثة بالمئة", ""),
        ("وصل الوفد إلى مدينة برشلونة", "برشلونة/LOC"),
    ],
)
def test_the_shipped_weights_find_names(sentence: str, names: str) -> None:
    tokens = segment(Article("a", sentence)).sentences[0].tokens
    (stretched,) = load_crf().names([tokens])
    found = [f"{sentence[tokens[a].start : tokens[b - 1].end]}/{type_}" for a, b, type_ in stretched]
    assert "|".join(found) == names


@pytest.mark.parametrize(
    ("labels", "found"),
    [
        ("O B-PERS I-PERS O", [(1, 3, "PERS")]),
        ("B-PERS B-PERS", [(0, 1, "PERS"), (1, 2, "PERS")]),
        ("I-LOC O", [(0, 1, "LOC")]),
        ("B-PERS I-LOC", [(0, 1, "PERS"), (1, 2, "LOC")]),
        ("O O", []),
    ],
)
def test_stretches(labels: str, found: list[tuple[int, int, str]]) -> None:
    assert list(stretches(enumerate(labels.split()))) == found


@pytest.mark.parametrize(
    ("key", "seen", "letters"),
    [
        ("وبراهم", "براهم", 1),
        ("وبراهم", "", 1),
        ("وليد", "", 0),
        ("بوتين", "", 0),
        ("بلينكن", "", 0),
        ("لدرازين", "درازين", 1),
    ],
)
def test_proclitic(key: str, seen: str, letters: int) -> None:
    assert proclitic(key, load_crf(), frozenset([seen])) == letters


def test_features_of_a_word_are_its_own() -> None:
    token = next(tokenize("وبراهم"))
    words = {"براهم": WordClass(3, 7, 1 << 1)}
    assert {"w=وبراهم", "aو=3", "bو=7", "g=G", "w1=براهم"} <= set(word_features(token, words))
    assert {"a=?", "b=?"} <= set(word_features(token, {"براهم": UNSEEN}))


@given(st.lists(st.text(WORDS + "ولهنيx", min_size=1, max_size=9), min_size=1, max_size=9), st.integers(0, 255))
def test_the_sums_of_a_word_are_those_of_its_features(words: list[str], flags: int) -> None:
    known = {word: WordClass(number, number + 1, flags ^ number) for number, word in enumerate(words[::2])}
    tokens = [token for word in [*words, "3", "."] for token in tokenize(word)]
    names = sorted({name for token in tokens for name in word_features(token, known)})
    weights = np.arange(len(names) * 10, dtype=np.int32).reshape(len(names), 5, 2) ** 2
    index = {name: row for row, name in enumerate(names)}
    sums = Sums(index, weights).of(tokens, known)
    for at, token in enumerate(tokens):
        assert (sums[:, at] == sum(weights[index[name]] for name in word_features(token, known))).all()


def test_a_copy_for_another_process_labels_alike() -> None:
    crf = load_crf()
    tokens = list(tokenize("التقى الوزير مع ماركو ألفاريز في العاصمة"))
    assert pickle.loads(pickle.dumps(crf)).label([tokens]) == crf.label([tokens])


def test_threads_that_meet_words_together_label_alike() -> None:
    lines = [[token] for token in tokenize(" ".join(a + b + c for a in WORDS for b in WORDS for c in WORDS))]
    crf = crf_of(list(range(75)), [0] * 9)
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda at: crf.label(lines[at:] + lines[:at]), range(len(lines))))
    expected = crf.label(lines)
    assert all(labels == expected[at:] + expected[:at] for at, labels in enumerate(found))


SMALL = st.integers(-3, 3)


@given(
    st.lists(SMALL, min_size=75, max_size=75),
    st.lists(SMALL, min_size=9, max_size=9),
    st.lists(st.text(WORDS, max_size=12), min_size=1, max_size=5),
)
def test_words_that_are_left_out_as_certain_change_no_label_even_where_paths_are_equally_good(
    weights: list[int], transitions: list[int], lines: list[str]
) -> None:
    crf = crf_of(weights, transitions)
    sentences = [list(tokenize(" ".join(line))) for line in lines]
    for tokens, labels in zip(sentences, crf.label(sentences), strict=True):
        assert labels == [LABELS[number] for number in plain_path(crf, [token.key for token in tokens])]


def plain_path(crf: Crf, keys: list[str]) -> list[int]:
    """The best path by every label at every word; of equally good ones that of the smaller numbers, from the end on."""
    scores: list[list[int]] = []
    for at in range(len(keys)):
        around = [
            crf.weights[crf.index["w=" + keys[at + offset]]] if 0 <= at + offset < len(keys) else crf.edges
            for offset in (-2, -1, 0, 1, 2)
        ]
        own = [sum(int(share[place, label]) for place, share in enumerate(around)) for label in range(3)]
        before = [[scores[-1][a] + int(crf.transitions[a, b]) for a in range(3)] for b in range(3)] if at else None
        scores.append([score + (max(before[b]) if before else 0) for b, score in enumerate(own)])
    path = [scores[-1].index(max(scores[-1]))] if keys else []
    for at in range(len(keys) - 1, 0, -1):
        ways = [scores[at - 1][a] + int(crf.transitions[a, path[0]]) for a in range(3)]
        path.insert(0, ways.index(max(ways)))
    return path
