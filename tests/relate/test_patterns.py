"""Triggers of the user's own: what they find, what they replace, and how wrong ones are told."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import LexiconError
from kg.lexicon.load import load_lexicon
from kg.model import Article
from kg.pipeline import Options, extract
from kg.relate.patterns import read_patterns
from kg.relate.triggers import trigger_index

HEADER = "lemma\tsecond\tpart\ttype\tsource\ttarget\tthen\tnear\n"


def patterns(folder: Path, *rows: str, header: str = HEADER) -> Path:
    path = folder / "own.tsv"
    path.write_text("# words of ours\n" + header + "".join(row + "\n" for row in rows), encoding="utf-8")
    return path


def relations(text: str, path: Path) -> list[str]:
    options = Options(triggers=read_patterns(path))
    return [f"{r.source} {r.type} {r.target}" for r in extract(Article("a", text), load_lexicon(), options).relations]


def test_an_own_verb_is_found_in_all_its_forms(tmp_path: Path) -> None:
    path = patterns(tmp_path, "جالس\tيجالس\tverb\tmet-with\tsubject\tobject")
    for text in ("جالس ماكرون بوتين في باريس.", "وسيجالس ماكرون بوتين في باريس."):
        assert "Q3052772 met-with Q7747" in relations(text, path)


def test_the_words_of_the_project_stay(tmp_path: Path) -> None:
    path = patterns(tmp_path, "جالس\tيجالس\tverb\tmet-with\tsubject\tobject")
    assert relations("التقى ماكرون بوتين في باريس.", path) == ["Q3052772 met-with Q7747"]
    assert trigger_index().keys() < read_patterns(path).keys()


def test_an_own_row_takes_the_place_of_the_same_word(tmp_path: Path) -> None:
    off = patterns(tmp_path, "التقى\tيلتقي\tverb\tnone\t\t")
    assert relations("التقى ماكرون بوتين في باريس.", off) == []


def test_columns_that_may_be_left_out(tmp_path: Path) -> None:
    path = patterns(tmp_path, "مجالسة\tnoun\tmet-with\tبين\tبين", header="lemma\tpart\ttype\tsource\ttarget\n")
    assert relations("جرت مجالسة بين ماكرون وبوتين في باريس.", path) == ["Q3052772 met-with Q7747"]


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("\tيجالس\tverb\tmet-with\tsubject\tobject", "column lemma is empty"),
        ("جالس\tيجالس\tadverb\tmet-with\tsubject\tobject", "column part: «adverb» is none of verb, noun, participle"),
        ("جالس\tيجالس\tverb\tshook\tsubject\tobject", "column type: «shook» is none of met-with, phoned, "),
        ("جالس\tيجالس\tverb\tmet-with\tdoer\tobject", "column source: «doer» is none of "),
        ("جالس\tيجالس\tverb\tmet-with\tsubject\tobject|حول", "column target: «حول» is none of "),
        ("جالس\tيجالس\tverb\tmet-with\tsubject\t", "column target is empty"),
        ("جالس\tجالست\tverb\tmet-with\tsubject\tobject", "column second: the present form of a verb begins with ي"),
        ("جالس\t\tverb\tmet-with\tsubject\tobject", "column second: the present form of a verb begins with ي"),
        ("قام ب\tيقوم\tverb\tmet-with\tsubject\tobject", "column lemma: «قام ب» is not one word"),
        ("جالس\tيجالس\tverb\tmet-with\tsubject\tobject\t\tcars", "column near: «cars» is none of abroad, accord, "),
        ("جالس\tيجالس\tverb\tmet-with\tsubject\tobject\t\t\tmore", "9 cells, but the header names 8 columns"),
    ],
)
def test_a_wrong_row_is_told_with_file_line_and_column(tmp_path: Path, row: str, message: str) -> None:
    path = patterns(tmp_path, "عانق\tيعانق\tverb\tmet-with\tsubject\tobject", row)
    with pytest.raises(LexiconError) as told:
        read_patterns(path)
    assert str(told.value).startswith(f"{path}:4: ")
    assert message in str(told.value)
    assert "\n" not in str(told.value)


@pytest.mark.parametrize(
    ("header", "message"),
    [
        (
            "lemma\tpart\ttype\tsource\n",
            "the header row has no column target; it needs lemma, part, type, source, target",
        ),
        ("lemma\tpart\ttype\tsource\ttarget\tgloss\n", "column gloss is unknown; the columns are lemma"),
    ],
)
def test_wrong_columns(tmp_path: Path, header: str, message: str) -> None:
    path = patterns(tmp_path, "مجالسة\tnoun\tmet-with\tبين", header=header)
    with pytest.raises(LexiconError, match=message):
        read_patterns(path)


def test_a_file_that_is_missing_or_no_text(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match=r"none\.tsv: cannot be read"):
        read_patterns(tmp_path / "none.tsv")
    (tmp_path / "own.tsv").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(LexiconError, match=r"own\.tsv: cannot be read as UTF-8 text"):
        read_patterns(tmp_path / "own.tsv")


@settings(max_examples=25)
@given(st.lists(st.text(alphabet="اىةيولتهءم|\t من-\u064b\u0640ab0", max_size=40), max_size=4))
def test_any_text_is_read_or_refused(tmp_path_factory: pytest.TempPathFactory, rows: list[str]) -> None:
    path = patterns(tmp_path_factory.mktemp("own"), *rows)
    try:
        assert read_patterns(path)
    except LexiconError as error:
        assert str(error).startswith(f"{path}:")  # noqa: PT017
