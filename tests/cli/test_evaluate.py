"""``kg evaluate``."""

import json
from pathlib import Path

from click.testing import CliRunner

from kg.cli import main

GOLD = {
    "id": "g1",
    "text": "وصل الرئيس الروسي فلاديمير بوتين إلى القاهرة.",
    "entities": [
        {"id": "putin", "type": "Person", "en": "Vladimir Putin", "wikidata": "Q7747", "surfaces": ["فلاديمير بوتين"]},
        {"id": "russia", "type": "Country", "wikidata": "Q159", "surfaces": ["الروسي"]},
        {"id": "cairo", "type": "Place", "wikidata": "Q85", "surfaces": ["القاهرة"]},
        {"id": "nobody", "type": "Organization", "en": "Nobody", "surfaces": ["وصل"]},
    ],
    "relations": [
        {"type": "threatened", "source": "nobody", "target": "russia", "status": "actual", "quote": "وصل الرئيس الروسي"}
    ],
}


def write(folder: Path, name: str, **changes: object) -> None:
    (folder / name).write_text(json.dumps({**GOLD, **changes}, ensure_ascii=False), encoding="utf-8")


def test_measures_and_misses(tmp_path: Path) -> None:
    write(tmp_path, "g1.json")
    result = CliRunner().invoke(main, ["evaluate", str(tmp_path), "--errors", "5"])
    assert (result.exit_code, result.stderr) == (0, "")
    assert "│ Person       │ 1.000 │ 1.000 │ 1.000 │    1 │     1 │" in result.stdout
    assert "│ Organization │ 0.000 │ 0.000 │ 0.000 │    1 │     0 │" in result.stdout
    assert "span faults      0\narticles         1\n" in result.stdout
    assert "missed g1  threatened: Nobody → russia: وصل الرئيس الروسي\n" in result.stdout


def test_reliability(tmp_path: Path) -> None:
    write(tmp_path, "g1.json")
    result = CliRunner().invoke(main, ["evaluate", str(tmp_path), "--reliability"])
    assert result.exit_code == 0
    assert "┃ confidence ┃ claims ┃  mean ┃ right ┃" in result.stdout
    assert "│ 0.9-1.0    │" in result.stdout
    assert "mean distance of confidence from the share that is right: " in result.stdout


def test_a_broken_file_is_named_and_the_others_count(tmp_path: Path) -> None:
    write(tmp_path, "g1.json")
    write(tmp_path, "g2.json", text="نص آخر")
    result = CliRunner().invoke(main, ["evaluate", str(tmp_path)])
    assert result.exit_code == 3
    assert "articles         1\n" in result.stdout
    assert (
        result.stderr.splitlines()[0]
        == f"kg: {tmp_path}/g2.json: entity putin: surface not in the text: فلاديمير بوتين"
    )
    assert result.stderr.splitlines()[-1] == "kg: 1 could not be read; the other 1 were"


def test_no_gold_at_all(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["evaluate", str(tmp_path / "none")])
    assert (result.exit_code, result.output) == (3, f"kg: {tmp_path}/none: no such folder\n")
    write(tmp_path, "g2.json", text="نص آخر")
    result = CliRunner().invoke(main, ["evaluate", str(tmp_path)])
    assert (result.exit_code, result.stdout) == (3, "")
