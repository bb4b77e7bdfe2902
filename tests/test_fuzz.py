"""A few hundred hostile inputs through every reader and the extractor; ``python -m benchmarks.fuzz`` tries more."""

import random
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from benchmarks.fuzz import attempt, through, warm_up
from benchmarks.hostile import FAMILIES, Text
from kg.errors import InputError
from kg.lexicon import load_lexicon
from kg.model import Article
from kg.pipeline import extract

SLOW = 4
"""How much more a character of a text may take than one of a text that is twelve times shorter; if quadratic: 12."""


@pytest.mark.parametrize("first", range(0, 200, 50))
def test_any_file_is_read_or_refused(tmp_path: Path, first: int) -> None:
    assert [one.fault for number in range(first, first + 50) if (one := attempt(2, number, tmp_path)).fault] == []


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.__name__)
@given(dice=st.randoms(use_true_random=False), size=st.integers(0, 400))
@settings(max_examples=15, suppress_health_check=list(HealthCheck))
def test_any_text_is_extracted(family: Text, dice: random.Random, size: int) -> None:
    through(Article("a", family(dice, size)))


@given(st.text(st.characters(codec=None), max_size=60))
@settings(max_examples=100)
def test_any_characters_are_extracted(text: str) -> None:
    through(Article("a", text))


def seconds(text: str) -> float:
    started = time.process_time()
    extract(Article("a", text), load_lexicon())
    return time.process_time() - started


@pytest.mark.slow
@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.__name__)
def test_time_grows_with_the_text_and_not_with_its_square(family: Text) -> None:
    warm_up()
    short = min(seconds(family(random.Random(seed), 5_000)) for seed in range(3))
    long = min(seconds(family(random.Random(seed), 60_000)) for seed in range(3))
    assert long / 12 < SLOW * short


def test_a_fault_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_: object) -> None:
        raise KeyError("a rule")

    monkeypatch.setattr("benchmarks.fuzz.through", broken)
    assert "KeyError: 'a rule'" in (attempt(2, 0, tmp_path).fault or "")
    with pytest.raises(ValueError, match="more than a line"):
        through(InputError("a.txt", "one\ntwo"))
