"""Progress: lines and summary without a terminal, a bar on one, JSON, and silence."""

import io
import json
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from kg.cli import main, progress
from kg.cli.progress import Progress, Tell

BROKEN = '{"id": "b"}\n'


class Terminal(io.StringIO):
    """A terminal that remembers what was written to it."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def mixed(corpus: Path) -> Path:
    """The corpus with one line that cannot be read."""
    (corpus / "x.jsonl").write_text(BROKEN, encoding="utf-8")
    return corpus


def told(total: int | None, tell: Tell, *, bar: bool = True) -> None:
    """What a run of two shards and one failure tells."""
    with progress.progress(total, tell, bar=bar) as telling:
        telling.note("a note")
        telling.detail("a detail")
        telling.advance(60, 700, 250_000, resumed=True)
        telling.failed("a.txt: [bold]empty[/bold]\x1b", id=None, where="a.txt", cause="empty")
        telling.advance(40, 300, 150_000, resumed=False)
        telling.end()


def test_nothing_but_notes_and_failures_in_a_short_run(capsys: pytest.CaptureFixture[str]) -> None:
    told(200, Tell.NORMAL)
    assert capsys.readouterr().err.splitlines() == ["kg: a note", "kg: a.txt: [bold]empty[/bold]\ufffd"]
    told(200, Tell.QUIET)
    assert capsys.readouterr().err.splitlines() == ["kg: a.txt: [bold]empty[/bold]\ufffd"]


def test_lines_and_a_summary_in_a_long_run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    now = 100.0
    monkeypatch.setattr("kg.cli.progress.time.monotonic", lambda: now)
    with progress.progress(200, Tell.NORMAL, bar=False) as telling:
        telling.advance(60, 700, 250_000, resumed=True)
        now = 105.0
        telling.advance(20, 200, 1_000_000, resumed=False)
        now = 120.0
        telling.advance(20, 100, 3_000_000, resumed=False)
        now = 190.0
        telling.end()
    assert capsys.readouterr().err.splitlines() == [
        "kg: 100 of 200 articles · 2 articles/s · 0.20 MB/s · 1,000 relations · 50 s left",
        "kg: 100 articles in 1 min 30 s, 60 of them done before · 0 articles/s · 0.04 MB/s · 1,000 relations",
    ]


def test_a_bar_on_a_terminal_unless_results_are_printed_there(monkeypatch: pytest.MonkeyPatch) -> None:
    for bar in (True, False):
        terminal = Terminal()
        monkeypatch.setattr(sys, "stderr", terminal)
        told(101, Tell.NORMAL, bar=bar)
        assert ("101/101" in terminal.getvalue()) is bar
        assert "kg: a.txt: [bold]empty[/bold]\ufffd\n" in terminal.getvalue()


def test_many_failures_are_counted_and_all_told_where_asked(capsys: pytest.CaptureFixture[str]) -> None:
    for tell, lines in ((Tell.NORMAL, progress.SHOWN + 1), (Tell.VERBOSE, 50)):
        with progress.progress(50, tell, bar=False) as telling:
            fail_often(telling)
        assert len(capsys.readouterr().err.splitlines()) == lines


def fail_often(telling: Progress) -> None:
    for number in range(50):
        telling.failed(f"{number}: empty")


def test_json_lines(mixed: Path, tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["extract", str(mixed), "-o", str(tmp_path / "out"), "--log-json"])
    events = [json.loads(line) for line in result.stderr.splitlines()]
    assert events[0] == {
        "event": "failed",
        "id": None,
        "where": f"{mixed}/x.jsonl:1",
        "cause": "empty: it holds no text",
    }
    end = next(one for one in events if one["event"] == "end")
    assert (end["articles"], end["failed"], end["resumed"]) == (4, 1, 0)
    assert events[-1]["text"].startswith("1 could not be read; the other 4 were")


def test_errors_are_json_too(tmp_path: Path, article: Path) -> None:
    result = CliRunner().invoke(main, ["extract", str(article), "-o", str(tmp_path / "no" / "out"), "--log-json"])
    assert result.exit_code == 4
    (event,) = [one for one in map(json.loads, result.stderr.splitlines()) if one["event"] == "error"]
    assert event["text"].startswith(f"{tmp_path}/no/out: cannot be written: ")


def test_quiet_prints_no_table(article: Path, tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["build", str(article), "-o", str(tmp_path / "out"), "--quiet"])
    assert (result.exit_code, result.output) == (0, "")
    assert (tmp_path / "out" / "network.html").is_file()


def test_one_way_of_telling_at_a_time(article: Path) -> None:
    result = CliRunner().invoke(main, ["extract", str(article), "--quiet", "--log-json"])
    assert result.exit_code == 2
    assert "--quiet, --verbose and --log-json go one at a time" in result.stderr
