"""Kills at random moments: ``python -m benchmarks.faults [KILLS] [ARTICLES] [SEED]`` (200, 1,500 and 7 by default).

Runs ``kg build --store`` (with N-Quads beside) and ``kg extract`` again and again, and at a random moment of each run
kills the program, one of its workers, or all at once; now and then Ctrl-C. After each kill the same command goes on.
When it has come to its end, store, files and lines are held against those of an undisturbed run. Unreadable files are
among the good ones. Prints one line a campaign, and ends with 1 where anything differs.
"""

import contextlib
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.news import write

KG = (sys.executable, "-m", "kg")
KILLS = 200
ARTICLES = 1_500
SEED = 7
TARGETS = ("program", "program", "worker", "worker", "all", "ctrl-c")
END = {0, 3}
"""Exit codes of a run that came to its end; 3: some articles could not be read, as is meant here."""


def corpus(folder: Path, count: int) -> Path:
    """Articles in two files, between files that nobody can read."""
    news = folder / "news"
    news.mkdir()
    write(count // 2, news / "a.jsonl")
    write(count - count // 2, news / "c.jsonl", count // 2)
    (news / "b1.txt").write_bytes(b"")
    (news / "b2.txt").write_bytes(bytes(range(256)) * 20)
    (news / "b3.jsonl").write_text('{"id": 1}\n{broken\n', encoding="utf-8")
    return news


def build(news: Path, folder: Path) -> list[str]:
    """The command that builds a store and a file in the folder."""
    store, out = str(folder / "store"), str(folder / "out")
    return [*KG, "build", str(news), "--store", store, "-o", out, "--formats", "nquads", "--jobs", "2", "--quiet"]


def extract(news: Path, folder: Path) -> list[str]:
    """The command that extracts into a file in the folder."""
    return [*KG, "extract", str(news), "-o", str(folder / "out.jsonl"), "--jobs", "2", "--quiet"]


def made(folder: Path) -> dict[str, bytes]:
    """What the commands left in the folder: the files by name, and the store as N-Quads. Nothing else may be there."""
    if (folder / "store").is_dir():
        export = (*KG, "export", str(folder / "store"), "--format", "nquads", "-o", str(folder / "store.nq"))
        subprocess.run(export, check=True, capture_output=True)
        shutil.rmtree(folder / "store")
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def members(session: int) -> Iterator[int]:
    """The processes of a session (Linux)."""
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            fields = stat.read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
            if int(fields[3]) == session and fields[0] != "Z":
                yield int(stat.parent.name)


def disturbed(command: Sequence[str], delay: float, target: str, dice: random.Random) -> tuple[int, bool]:
    """Run a command and kill the target after the delay. Gives the exit code, and whether anything was killed."""
    with subprocess.Popen(command, start_new_session=True, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) as run:
        time.sleep(delay)
        others = sorted(pid for pid in members(run.pid) if pid != run.pid)
        victims = {"program": [run.pid], "ctrl-c": [run.pid], "all": [run.pid, *others]}.get(target, others)
        chosen = [dice.choice(victims)] if target == "worker" and victims else victims
        killed = run.poll() is None and bool(chosen)
        for pid in chosen if killed else ():
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGINT if target == "ctrl-c" else signal.SIGKILL)
        _, told = run.communicate(timeout=600)
        if b"Traceback" in told or run.returncode == 1:
            print(told.decode(), file=sys.stderr)
            return 1, killed
        return run.returncode, killed


def campaign(command: Sequence[str], longest: float, kills: int, dice: random.Random) -> Counter[str]:
    """The command until it comes to its end, killed again and again; a counter of what was killed."""
    done: Counter[str] = Counter()
    while True:
        target = dice.choice(TARGETS)
        code, killed = disturbed(command, dice.uniform(0.05, longest), target, dice)
        done[target] += killed
        if code in END:
            return done
        if code not in (-signal.SIGKILL, 130):
            raise SystemExit(f"exit code {code} after a kill of {target}")
        if done.total() >= kills:
            longest = 600.0  # let it come to its end


def main() -> int:
    """Run campaigns until so many kills have been made."""
    kills = int(sys.argv[1]) if len(sys.argv) > 1 else KILLS
    count = int(sys.argv[2]) if len(sys.argv) > 2 else ARTICLES
    seed = int(sys.argv[3]) if len(sys.argv) > 3 else SEED
    dice, total, faults = random.Random(seed), Counter[str](), 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        news = corpus(folder, count)
        expected, seconds = {}, {}
        for command in (build, extract):
            place = folder / command.__name__
            place.mkdir()
            started = time.monotonic()
            subprocess.run(command(news, place), check=False, capture_output=True)
            seconds[command] = time.monotonic() - started
            expected[command] = made(place)
        while total.total() < kills:
            command = dice.choice((build, extract))
            place = folder / "disturbed"
            place.mkdir()
            done = campaign(command(news, place), seconds[command], kills - total.total(), dice)
            same = made(place) == expected[command]
            total += done
            faults += not same
            print(f"{command.__name__:8} {dict(done)} {'the same' if same else 'DIFFERENT'}", flush=True)
            shutil.rmtree(place)
    print(f"{total.total()} kills {dict(total)}, {faults} results that differ")
    return 1 if faults else 0


if __name__ == "__main__":
    raise SystemExit(main())
