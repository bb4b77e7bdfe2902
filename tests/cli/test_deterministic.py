"""The same articles give the same bytes, in every process."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

SEEDS = Path(__file__).resolve().parents[2] / "seeds"


def outputs(sources: list[Path], folder: Path, hash_seed: str) -> dict[str, bytes]:
    """Every file that build and extract write, in processes of their own, in another folder, zone and time of day."""
    environment = {
        **os.environ,
        "PYTHONHASHSEED": hash_seed,
        "TZ": "Asia/Tokyo" if hash_seed == "1" else "America/Lima",
    }
    names = [str(source) for source in sources]
    for arguments in (
        ["build", *names, "-o", str(folder)],
        ["extract", *names, "-o", str(folder / "extraction.jsonl")],
    ):
        subprocess.run([sys.executable, "-m", "kg", *arguments], check=True, capture_output=True, env=environment)
    explained = [sys.executable, "-m", "kg", "extract", *names, "--explain"]
    text = subprocess.run(explained, check=True, capture_output=True, env=environment).stdout
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())} | {"explained": text}


@pytest.mark.slow
def test_two_processes_with_different_hash_seeds(corpus: Path, tmp_path: Path) -> None:
    sources = [corpus, SEEDS]
    one = outputs(sources, tmp_path / "one", "1")
    other = outputs(sources, tmp_path / "other", "4242")
    assert list(one) == [
        "extraction.jsonl",
        "graph.graphml",
        "graph.jsonld",
        "graph.trig",
        "graph.ttl",
        "network.html",
        "explained",
    ]
    assert [name for name in one if one[name] != other[name]] == []
