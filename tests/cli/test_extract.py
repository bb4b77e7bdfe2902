"""``kg extract``: JSON lines and explanations, to files and to pipes."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from kg.cli import main

VISIT = "يزور الرئيس الروسي فلاديمير بوتين الصين الشهر المقبل."


def lines(text: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in text.splitlines()]


def test_json_on_standard_output_alone(corpus: Path) -> None:
    (corpus / "english.txt").write_text("The president met his counterpart.", encoding="utf-8")
    for arguments in ([], ["-o", "-"]):
        result = CliRunner().invoke(main, ["extract", str(corpus), *arguments])
        assert result.exit_code == 3
        assert [line["id"] for line in lines(result.stdout)] == ["n1", "n2", "meeting", "page"]
        assert result.stderr.splitlines() == [
            f"kg: {corpus}/english.txt: not Arabic: 0 of its 29 letters are",
            "kg: 1 could not be read; the other 4 were",
        ]


def test_metadata_of_each_format(corpus: Path) -> None:
    result = CliRunner().invoke(main, ["extract", str(corpus)])
    keys = ("id", "title", "date", "source", "url")
    assert [tuple(line[key] for key in keys) for line in lines(result.stdout)] == [
        ("n1", None, "2024-03-05", None, None),
        ("n2", "زيارة مرتقبة", None, None, None),
        ("meeting", "قمة مصرية فرنسية", None, "news.example.org", None),
        ("page", "زيارة إلى موسكو", None, "صحيفة المثال", None),
    ]


def test_offsets_count_from_a_title_that_was_put_before_the_text(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(VISIT, encoding="utf-8")
    result = CliRunner().invoke(main, ["extract", str(path), "--title", "عنوان", "--date", "2024-03-05"])
    (line,) = lines(result.stdout)
    text = f"عنوان\n\n{VISIT}"
    assert (line["title"], line["date"]) == ("عنوان", "2024-03-05")
    assert isinstance(line["entities"], list)
    mentions = [mention for entity in line["entities"] for mention in entity["mentions"]]
    assert "فلاديمير بوتين" in [mention["text"] for mention in mentions]
    assert [m["text"] for m in mentions] == [text[m["start"] : m["end"]] for m in mentions]


def test_a_file_is_written_and_nothing_printed(corpus: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    result = CliRunner().invoke(main, ["extract", str(corpus), "-o", str(out)])
    assert (result.exit_code, result.output) == (0, "")
    assert out.read_text(encoding="utf-8") == CliRunner().invoke(main, ["extract", str(corpus)]).stdout
    assert sorted(path.name for path in tmp_path.iterdir()) == ["news", "out.jsonl"]


def test_a_good_file_stays_where_no_article_could_be_read(tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    out.write_text("good", encoding="utf-8")
    result = CliRunner().invoke(main, ["extract", str(tmp_path / "none.txt"), "-o", str(out)])
    assert result.exit_code == 3
    assert out.read_text(encoding="utf-8") == "good"


def test_an_output_that_cannot_be_written(corpus: Path, tmp_path: Path) -> None:
    out = tmp_path / "none" / "out.jsonl"
    result = CliRunner().invoke(main, ["extract", str(corpus), "-o", str(out)])
    assert result.exit_code == 4
    assert result.stderr.splitlines() == [
        f"kg: {out}: cannot be written: No such file or directory (choose another place with -o)"
    ]


def test_explanation_takes_the_place_of_json(article: Path) -> None:
    result = CliRunner().invoke(main, ["extract", str(article), "--explain"])
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.splitlines()[0] == "meeting · news.example.org"
    assert "⟦إيمانويل ماكرون⟧" in result.stdout
    assert "Person Emmanuel Macron [Q3052772] by name, rule " in result.stdout
    assert '{"id"' not in result.stdout


def test_explanation_beside_json(article: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    result = CliRunner().invoke(main, ["extract", str(article), "--explain", "-o", str(out)])
    assert "⟦إيمانويل ماكرون⟧" in result.stdout
    assert [line["id"] for line in lines(out.read_text(encoding="utf-8"))] == ["meeting"]
    result = CliRunner().invoke(main, ["extract", str(article), "--explain", "-o", "-"])
    assert "⟦إيمانويل ماكرون⟧" in result.stderr
    assert [line["id"] for line in lines(result.stdout)] == ["meeting"]


@pytest.mark.parametrize("locale", ["C", "POSIX", "en_US.ISO-8859-1"])
@pytest.mark.parametrize("explain", [(), ("--explain",)])
def test_pipes_carry_utf8_in_any_locale(locale: str, explain: tuple[str, ...], article: Path) -> None:
    command = [sys.executable, "-m", "kg", "extract", "-", *explain]
    environment = {"LC_ALL": locale, "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": "latin-1"}
    done = subprocess.run(command, input=article.read_bytes(), capture_output=True, check=True, env=environment)
    assert "إيمانويل ماكرون" in done.stdout.decode("utf-8")


def test_a_reader_that_goes_away_is_no_error(tmp_path: Path) -> None:
    path = tmp_path / "many.jsonl"
    path.write_text(
        "".join(json.dumps({"id": number, "text": VISIT}) + "\n" for number in range(400)), encoding="utf-8"
    )
    command = f'"{sys.executable}" -m kg extract "{path}" | head -n 1'
    done = subprocess.run(["bash", "-c", command], capture_output=True, check=True, text=True)
    assert lines(done.stdout)[0]["id"] == "0"
    assert "Traceback" not in done.stderr


def test_standard_input_as_json_lines() -> None:
    text = json.dumps({"id": "n1", "text": VISIT}) + "\n{broken\n"
    result = CliRunner().invoke(main, ["extract", "-"], input=text)
    assert [line["id"] for line in lines(result.stdout)] == ["n1"]
    assert result.stderr.startswith("kg: standard input:2: broken JSON at character 2")
    assert result.exit_code == 3
