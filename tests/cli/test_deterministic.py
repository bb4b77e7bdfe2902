"""The same articles give the same bytes, in every process."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

SEEDS = Path(__file__).resolve().parents[2] / "seeds"


def outputs(sources: list[Path], folder: Path, hash_seed: str) -> dict[str, bytes]:
    """What the commands write and print, in processes of their own, in another folder, zone and time of day."""
    environment = {
        **os.environ,
        "PYTHONHASHSEED": hash_seed,
        "TZ": "Asia/Tokyo" if hash_seed == "1" else "America/Lima",
    }
    names = [str(source) for source in sources]
    for arguments in (
        ["build", *names, "-o", str(folder)],
        ["extract", *names, "-o", str(folder / "extraction.jsonl")],
        ["build", *names, "--store", str(folder / "store")],
        ["report", str(folder / "store"), "-o", str(folder / "report")],
        ["export", str(folder / "store"), "--format", "neo4j", "-o", str(folder / "neo4j")],
    ):
        subprocess.run([sys.executable, "-m", "kg", *arguments], check=True, capture_output=True, env=environment)
    files = (path for path in sorted(folder.rglob("*")) if path.is_file() and path.parent.name != "store")
    found = {str(path.relative_to(folder)): path.read_bytes() for path in files}
    for arguments in (
        ["extract", *names, "--explain"],
        ["export", str(folder / "store"), "--format", "plover"],
        ["query", str(folder / "store"), "met", "--arg", "actor=بوتين"],
    ):
        command = [sys.executable, "-m", "kg", *arguments]
        found[arguments[0]] = subprocess.run(command, check=True, capture_output=True, env=environment).stdout
    return found


@pytest.mark.slow
def test_two_processes_with_different_hash_seeds(corpus: Path, tmp_path: Path) -> None:
    sources = [corpus, SEEDS]
    one = outputs(sources, tmp_path / "one", "1")
    other = outputs(sources, tmp_path / "other", "4242")
    assert sorted(one) == [
        "export",
        "extract",
        "extraction.jsonl",
        "graph.graphml",
        "graph.jsonld",
        "graph.trig",
        "graph.ttl",
        "neo4j/edges.csv",
        "neo4j/import.sh",
        "neo4j/nodes.csv",
        "network.html",
        "query",
        "report/actors.csv",
        "report/contradictions.csv",
        "report/pairs.csv",
        "report/planned.csv",
        "report/report.md",
    ]
    assert all(one.values())
    assert [name for name in one if one[name] != other[name]] == []
