"""A run that is stopped goes on: kills, Ctrl-C, a full disk, changed rules, and the folder of finished work."""

import json
import os
import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg.cli import main
from tests.corpus.made_up import articles

SMALL, LARGE = 150, 2_500
"""Articles of a corpus that one process does, and of one that others are started for."""
KILLS = 12


def written(folder: Path, count: int) -> Path:
    """A file of articles, with a line that cannot be read."""
    path = folder / "news.jsonl"
    lines = [json.dumps({"id": one.id, "text": one.text, "source": one.source}) for one in articles(count)]
    path.write_text("\n".join([*lines[: count // 2], "{broken", *lines[count // 2 :]]), encoding="utf-8")
    return path


def kg(*arguments: object) -> Result:
    return CliRunner().invoke(main, list(map(str, arguments)))


def command(*arguments: object) -> list[str]:
    return [sys.executable, "-m", "kg", *map(str, arguments)]


def test_a_named_folder_is_kept_and_gone_on_from(tmp_path: Path) -> None:
    news, out, work = written(tmp_path, SMALL), tmp_path / "out.jsonl", tmp_path / "work"
    first = kg("extract", news, "-o", out, "--work", work)
    assert (first.exit_code, "going on" in first.stderr) == (3, False)
    whole = out.read_bytes()
    shards = len(list(work.glob("*.shard")))
    again = kg("extract", news, "-o", out, "--work", work)
    assert again.stderr.splitlines()[0] == f"kg: going on from {shards} finished shards in {work}"
    assert out.read_bytes() == whole
    assert kg("build", news, "-o", tmp_path / "graph", "--work", work).exit_code == 3
    assert len(list(work.glob("*.shard"))) == 2 * shards


def test_changed_lists_do_all_anew(tmp_path: Path) -> None:
    news, out, work = written(tmp_path, SMALL), tmp_path / "out.jsonl", tmp_path / "work"
    aliases = tmp_path / "aliases.tsv"
    aliases.write_text("action\tentity\tinto\nmerge\tفرنسا\tQ79\n", encoding="utf-8")
    kg("extract", news, "-o", out, "--work", work)
    changed = kg("extract", news, "-o", out, "--work", work, "--aliases", aliases)
    told = f"kg: the rules, lists or options have changed since the work in {work} was done: all is done anew"
    assert changed.stderr.splitlines()[0] == told
    found = out.read_bytes()
    kg("extract", news, "-o", out, "--aliases", aliases)
    assert out.read_bytes() == found


def test_a_folder_with_other_files_is_no_work_folder(tmp_path: Path) -> None:
    news, other = written(tmp_path, 5), tmp_path / "other"
    other.mkdir()
    (other / "letter.txt").write_text("x", encoding="utf-8")
    result = kg("extract", news, "-o", tmp_path / "out.jsonl", "--work", other)
    assert result.exit_code == 4
    assert (
        result.stderr
        == f"kg: {other}: holds other files and is no work folder (name a new or empty folder with --work)\n"
    )
    assert [path.name for path in other.iterdir()] == ["letter.txt"]


def test_a_full_disk_keeps_what_is_done(tmp_path: Path) -> None:
    news, out, work = written(tmp_path, SMALL), tmp_path / "out.jsonl", tmp_path / "work"
    kg("extract", news, "-o", out, "--work", work)
    sizes = sorted(path.stat().st_size for path in work.glob("*.shard"))
    whole = out.read_bytes()
    for path in (out, *work.iterdir()):
        path.unlink()
    limited = ["bash", "-c", f'ulimit -f {sizes[-1] // 1024} && exec "$@"', "bash"]  # kB: the largest shard is larger
    full = subprocess.run(
        [*limited, *command("extract", news, "-o", out, "--work", work)], capture_output=True, text=True, check=False
    )
    assert full.returncode == 4
    assert full.stderr.splitlines()[-1].startswith("kg: ")
    assert "cannot be written: File too large" in full.stderr.splitlines()[-1]
    assert "Traceback" not in full.stderr
    assert not out.exists()
    assert list(tmp_path.glob("**/*.part")) == []
    assert kg("extract", news, "-o", out, "--work", work).exit_code == 3
    assert out.read_bytes() == whole


@pytest.mark.slow
def test_the_same_with_any_number_of_processes_and_nothing_left(tmp_path: Path) -> None:
    news = written(tmp_path, LARGE)
    results = []
    for jobs in (1, 2, 3):
        folder = tmp_path / str(jobs)
        assert kg("build", news, "-o", folder, "--formats", "nquads", "--jobs", jobs).exit_code == 3
        results.append({path.name: path.read_bytes() for path in folder.iterdir()})
    assert results[0] == results[1] == results[2]
    assert set(results[0]) == {"graph.nq", "failed.jsonl"}


def _workers(process: int) -> list[int]:
    """The processes of the session that a program began, without itself (Linux)."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[3]) == process and int(stat.parent.name) != process:
            found.append(int(stat.parent.name))
    return sorted(found)


def _kill(process: int, target: str, dice: random.Random) -> None:
    others = _workers(process)
    for pid in {"program": [process], "all": [process, *others]}.get(target, dice.sample(others, min(1, len(others)))):
        try:
            os.kill(pid, signal.SIGKILL)
        except ProcessLookupError:
            continue


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="finds workers in /proc")
def test_kills_at_random_moments_change_nothing(tmp_path: Path) -> None:
    news, dice, kills = written(tmp_path, LARGE), random.Random(5), 0
    expected = tmp_path / "expected.jsonl"
    assert kg("extract", news, "-o", expected).exit_code == 3
    out = tmp_path / "out" / "out.jsonl"
    out.parent.mkdir()
    run = command("extract", news, "-o", out, "--jobs", 2, "--quiet")
    while kills < KILLS:
        out.unlink(missing_ok=True)
        while not out.exists():
            with subprocess.Popen(run, start_new_session=True, stderr=subprocess.PIPE) as process:
                try:
                    process.wait(timeout=dice.uniform(0.1, 4))
                except subprocess.TimeoutExpired:
                    _kill(process.pid, dice.choice(("program", "worker", "all")), dice)
                    kills += 1
                _, told = process.communicate(timeout=120)
            assert b"Traceback" not in told
            assert process.returncode in (3, -signal.SIGKILL)
        assert out.read_bytes() == expected.read_bytes()
        assert sorted(path.name for path in out.parent.iterdir()) == ["out.jsonl", "out.jsonl.failed.jsonl"]
