"""The user's own words: aliases, patterns, and the neural recogniser, in every command that reads articles."""

import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from click.testing import CliRunner

from kg.cli import main
from kg.model import Token
from kg.recognise import neural
from kg.recognise.bio import Labelled

TEXT = "جالس ماكرون بوتين في باريس. ثم كتب زرياب."
PATTERNS = "lemma\tsecond\tpart\ttype\tsource\ttarget\nجالس\tيجالس\tverb\tmet-with\tsubject\tobject\n"
ALIASES = "action\tentity\tinto\nmerge\tماكرون\tQ142\nmerge\tإيمانويل ماكرون\tQ142\n"


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def extracted(*arguments: str | Path) -> tuple[set[str], set[tuple[str, str, str]]]:
    """The ids of the entities, and the relations."""
    result = CliRunner().invoke(main, ["extract", *map(str, arguments)])
    assert (result.exit_code, result.stderr) == (0, "")
    (line,) = result.stdout.splitlines()
    found = json.loads(line)
    relations = {(relation["source"], relation["type"], relation["target"]) for relation in found["relations"]}
    return {entity["id"] for entity in found["entities"]}, relations


def test_patterns_add_relations(article: Path, tmp_path: Path) -> None:
    (tmp_path / "own.tsv").write_text(PATTERNS, encoding="utf-8")
    met = ("Q3052772", "met-with", "Q7747")
    assert met not in extracted(article)[1]
    assert met in extracted(article, "--patterns", tmp_path / "own.tsv")[1]


def test_names_of_the_user_s_own(article: Path, tmp_path: Path) -> None:
    (tmp_path / "own.tsv").write_text("type\tar\ten\tid\nPerson\tزرياب\tZiryab\tQ2585451\n", encoding="utf-8")
    assert "Q2585451" not in extracted(article)[0]
    assert "Q2585451" in extracted(article, "--lexicon", tmp_path / "own.tsv")[0]


def test_aliases_win(article: Path, tmp_path: Path) -> None:
    (tmp_path / "aliases.tsv").write_text(ALIASES, encoding="utf-8")
    assert "Q3052772" in extracted(article)[0]
    ids = extracted(article, "--aliases", tmp_path / "aliases.tsv")[0]
    assert "Q142" in ids
    assert "Q3052772" not in ids


@pytest.mark.parametrize("command", ["build", "extract", "evaluate"])
@pytest.mark.parametrize(
    ("option", "content", "message"),
    [
        ("--patterns", PATTERNS.replace("verb", "verbs"), "own.tsv:2: «جالس»: column part: «verbs» is none of"),
        ("--patterns", "lemma\n", "own.tsv:1: the header row has no column part; it needs lemma, part, type, "),
        ("--lexicon", "type\tar\n", "own.tsv:1: the header row has no column en; it needs type, ar, en"),
        ("--aliases", ALIASES.replace("merge", "join"), "own.tsv:2: column action: «join» is none of merge, split"),
        ("--aliases", None, "own.tsv: cannot be read"),
        ("--lexicon", "type\tar\ten\nPlanet\tالمريخ\tMars\n", "own.tsv:2: column type: «Planet» is none of Person, "),
    ],
)
def test_a_wrong_file_is_one_line_before_any_article_is_read(
    command: str, option: str, content: str | None, message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    if content is not None:
        Path("own.tsv").write_text(content, encoding="utf-8")
    result = CliRunner().invoke(main, [command, "missing", option, "own.tsv"])
    assert result.exit_code == 2
    assert result.stderr.startswith(f"kg: {message}")
    assert result.stderr.count("\n") == 1


class ByLetter:
    """Calls words that begin with زر persons."""

    def names(self, sentences: Sequence[Sequence[Token]]) -> list[list[Labelled]]:
        return [
            [(at, at + 1, "PERS") for at, token in enumerate(tokens) if token.text.startswith("زر")]
            for tokens in sentences
        ]


def test_the_neural_recogniser_adds_names(article: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Path | None] = []

    def load(model: Path | None) -> ByLetter:
        asked.append(model)
        return ByLetter()

    assert "person:زرياب" not in extracted(article)[0]
    monkeypatch.setattr(neural, "load_camel", load)
    assert "person:زرياب" in extracted(article, "--ner", "camel", "--ner-model", "some/model")[0]
    assert asked == [Path("some/model")]


@pytest.mark.parametrize("command", ["build", "extract", "evaluate"])
def test_a_missing_extra_is_one_line_before_any_article_is_read(
    command: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(neural, "find_spec", lambda name: None)
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(main, [command, "missing", "--ner", "camel"])
    assert result.exit_code == 2
    expected = "kg: --ner camel: the package torch is not installed; mend it by: pip install 'rawabit[neural]'\n"
    assert result.stderr == expected


def test_a_missing_model_is_one_line(article: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(neural, "find_spec", lambda name: object())
    arguments = ["extract", str(article), "--ner", "camel", "--ner-model", str(tmp_path / "none")]
    result = CliRunner().invoke(main, arguments)
    assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
    assert result.stderr.startswith(f"kg: --ner-model {tmp_path}/none: no config.json there")


@pytest.mark.parametrize("arguments", [["--ner-model", "x"], ["--ner", "other"]])
def test_wrong_usage(arguments: list[str], article: Path) -> None:
    assert CliRunner().invoke(main, ["extract", str(article), *arguments]).exit_code == 2
