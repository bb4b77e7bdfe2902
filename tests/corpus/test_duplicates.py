"""Which articles are copies: exact and near ones, whatever comes in which run, and what is none."""

import random
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.corpus.duplicates import Duplicates
from kg.graph.copies import Print
from kg.model import Article

WORDS = (
    "الرئيس الوزير الحكومة المجلس اللجنة السفير الوفد المدينة العاصمة الحدود الاتفاق الاجتماع القمة المؤتمر البيان "
    "النفط الغاز الجيش الشرطة المحكمة البرلمان الحزب الصحيفة الوكالة المصدر الشركة المصرف الميناء المطار الطريق"
).split()


def story(seed: int, length: int = 200) -> list[str]:
    """Words of a made-up story: other than those of another seed, the same for the same."""
    rng = random.Random(seed)
    return [f"{rng.choice(WORDS)}{rng.choice('ابتثجحخد')}" for _ in range(length)]


def article(name: str, words: Sequence[str]) -> Article:
    return Article(name, " ".join(words))


def copies(*articles: Article, known: Sequence[Print] = ()) -> dict[str, str | None]:
    return {one.id: one.copy_of for one in map(Duplicates(known).note, articles)}


def test_the_same_text() -> None:
    assert copies(article("a", story(1)), article("b", story(2)), article("c", story(1))) == {
        "a": None,
        "b": None,
        "c": "a",
    }


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("التقى أحمد إبراهيم الوزيرة.", "التقى احمد ابراهيم الوزيره"),
        ("«التقى» الوزيرُ نظيرَه، أمس!", "التقى الوزير نظيره أمس"),
        ("زار موسكو", "زار\n\n  موسكو"),
    ],
)
def test_the_same_words_in_another_spelling(one: str, other: str) -> None:
    assert copies(Article("a", one), Article("b", other)) == {"a": None, "b": "a"}


@pytest.mark.parametrize("change", ["headline", "end", "words"])
def test_nearly_the_same(change: str) -> None:
    words = story(1)
    changed = {
        "headline": ["عنوان", "جديد", "من", "المحرر", *words],
        "end": words[:130],
        "words": [f"{word}ن" if at % 70 == 20 else word for at, word in enumerate(words)],
    }[change]
    assert copies(article("a", words), article("b", changed)) == {"a": None, "b": "a"}


@pytest.mark.parametrize("change", ["added", "rewritten", "short"])
def test_what_is_no_copy(change: str) -> None:
    words = story(1)
    pair = {
        "added": (words[:130], words),
        "rewritten": (words, [f"{word}ن" if at % 12 == 5 else word for at, word in enumerate(words)]),
        "short": (words[:40], [*words[:20], "خمسة", *words[21:40]]),
    }[change]
    assert copies(article("a", pair[0]), article("b", pair[1])) == {"a": None, "b": None}


def test_a_copy_of_a_copy_is_one_of_the_original() -> None:
    words = story(1)
    assert copies(article("a", words), article("b", words[:190]), article("c", words[:190])) == {
        "a": None,
        "b": "a",
        "c": "a",
    }


def prints(articles: Sequence[Article], known: Sequence[Print] = ()) -> list[Print]:
    """What a store that holds the known ones keeps when these are added."""
    duplicates = Duplicates(known, fingerprints=True)
    found = {one.id: one for one in known}
    for one in map(duplicates.note, articles):
        assert one.fingerprint is not None
        found[one.id] = Print(one.id, one.fingerprint, one.copy_of)
    return sorted(found.values(), key=lambda one: one.id)


CORPUS = [
    article(f"{seed}-{part}", words)
    for seed in range(4)
    for part, words in enumerate((story(seed), story(seed)[:185], story(seed), [*story(seed), *story(seed + 9)]))
]


@given(st.permutations(range(len(CORPUS))), st.integers(0, len(CORPUS)))
def test_in_one_run_or_by_and_by(order: list[int], cut: int) -> None:
    articles = [CORPUS[at] for at in order]
    once = prints(articles)
    assert prints(articles[cut:], prints(articles[:cut])) == once
    assert prints(articles[::-1], once) == once  # whatever comes again stays what it was


def test_a_changed_article_is_looked_at_anew() -> None:
    known = prints([article("a", story(1)), article("b", story(1))])
    assert copies(article("b", story(2)), known=known) == {"b": None}
    assert copies(article("a", story(2)), article("b", story(1)), known=known) == {"a": None, "b": None}


@pytest.mark.parametrize("fingerprint", ["", "x", "x y z", "abc 80 !!!", "abc 80 AAAA", "abc 80"])
def test_a_strange_fingerprint_in_a_store_matches_nothing_and_breaks_nothing(fingerprint: str) -> None:
    assert copies(article("b", story(1)), known=[Print("a", fingerprint, None)]) == {"b": None}
