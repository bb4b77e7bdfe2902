"""Help, version, usage errors and exit codes."""

import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from kg import __version__
from kg.cli import main
from kg.errors import LexiconError, OutputError, RawabitError

HEAVY = ("rich", "trafilatura", "lxml", "pyvis", "jinja2", "networkx", "pyoxigraph", "rdflib", "numpy", "camel_tools")


def run(*arguments: str, stdin: bytes | None = None) -> subprocess.CompletedProcess[str]:
    """``kg`` in a process of its own."""
    command = [sys.executable, "-m", "kg", *arguments]
    done = subprocess.run(command, input=stdin, capture_output=True, check=False)
    return subprocess.CompletedProcess(
        command, done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8")
    )


def test_version() -> None:
    result = CliRunner().invoke(main, ["--version"])
    assert (result.exit_code, result.output) == (0, f"kg, version {__version__}\n")


def test_help_of_all() -> None:
    result = CliRunner().invoke(main, ["--help"])
    assert result.exit_code == 0
    assert "Exit codes: 0 all went well" in result.output
    names = [
        line.split()[0]
        for line in result.output.split("Commands:\n")[1].splitlines()
        if line.startswith("  ") and line[2] != " "
    ]
    assert names[:3] == ["build", "extract", "evaluate"]


@pytest.mark.parametrize("name", sorted(main.commands))
def test_help_of_each_command_tells_every_option(name: str) -> None:
    result = CliRunner().invoke(main, [name, "-h"])
    assert result.exit_code == 0
    for parameter in main.commands[name].params:
        assert not isinstance(parameter, click.Option) or parameter.help
        assert parameter.opts[0] in result.output or isinstance(parameter, click.Argument)
    assert max(map(len, result.output.splitlines())) <= 100


def test_help_imports_nothing_heavy() -> None:
    code = f"import sys, kg.cli; print([name for name in {HEAVY} if name in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True).stdout == "[]\n"


FULL = Path("/dev/full")


@pytest.mark.skipif(not FULL.exists(), reason="a device that has no room is Linux's")
@pytest.mark.parametrize("arguments", [["--help"], ["extract", "-"]])
def test_no_room_for_the_output_is_one_line(arguments: list[str]) -> None:
    with FULL.open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "kg", *arguments],
            input="التقى الرئيس المصري نظيره الفرنسي.".encode(),
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    told = "kg: standard output: cannot be written: No space left on device (make room, or name a file with -o)\n"
    assert (done.returncode, done.stderr.decode()) == (4, told)


def test_who_reads_the_output_may_go() -> None:
    command = [sys.executable, "-m", "kg", "--help"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""


def test_the_module_is_the_command() -> None:
    done = run("--version")
    assert (done.returncode, done.stdout) == (0, f"kg, version {__version__}\n")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["build"], "Missing argument 'SOURCE...'"),
        (["extract"], "Missing argument 'SOURCE...'"),
        (["evaluate"], "Missing argument 'GOLD_DIR'"),
        (["bild", "a.txt"], "No such command 'bild'"),
        (["build", "a.txt", "--date", "5 March"], "'5 March' does not match the format '%Y-%m-%d'"),
        (["build", "a.txt", "--date", "2024-13-01"], "'2024-13-01' does not match the format"),
        (["extract", "a.txt", "b.txt", "--title", "قمة"], "--title names one article"),
        (["extract", "a.jsonl", "--title", "قمة"], "--title names one article"),
        (["evaluate", ".", "--errors", "-1"], "-1 is not in the range x>=0"),
    ],
)
def test_wrong_usage(arguments: list[str], message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("a.txt", "b.txt", "a.jsonl"):
        Path(name).write_text("زار ماكرون مصر.", encoding="utf-8")
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 2
    assert message in result.stderr
    assert result.stdout == ""


@pytest.mark.parametrize(
    ("error", "code", "line"),
    [
        (LexiconError("people.tsv:3: 5 cells"), 2, "kg: people.tsv:3: 5 cells\n"),
        (OutputError("out\x1b/x: cannot be written"), 4, "kg: out\ufffd/x: cannot be written\n"),
        (KeyboardInterrupt(), 130, "kg: stopped; files that stood there before are unchanged\n"),
    ],
)
def test_errors_become_one_line_and_a_code(
    error: RawabitError | KeyboardInterrupt, code: int, line: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr("kg.cli.extract.run_extract", fail)
    result = CliRunner().invoke(main, ["extract", "a.txt"])
    assert (result.exit_code, result.stderr, result.stdout) == (code, line, "")
