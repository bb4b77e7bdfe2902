"""What every file of the project keeps to, whoever wrote it."""

import ast
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import click
import pytest

from kg.cli import main
from kg.tables import parse_table

ROOT = Path(__file__).resolve().parent.parent
TEXT_SUFFIXES = {
    "", ".css", ".html", ".ini", ".j2", ".js", ".json", ".jsonl", ".md", ".py", ".rq", ".toml", ".trig", ".tsv", ".ttl",
    ".txt", ".yaml", ".yml",
}  # fmt: skip
MAX_LINES = 350  # the aim is 300

# The patterns are written so that they do not match themselves.
UNFINISHED = re.compile(r"\b(TO[D]O|FIX[M]E|XX[X]|HAC[K])\b|raise NotImplemented[E]rror")
MACHINE_PATH = re.compile(r"(?<![\w./>~-])/(?:work|tmp|root|home|Users)/[\w.]")
INDEX_HOST = re.compile(
    r"py[p]i\.org|pythonhos[t]ed|npm[j]s\.(?:org|com)|deb\.debia[n]|--(?:extra-)?index-ur[l]", re.IGNORECASE
)


def project_files() -> list[Path]:
    """Files that git tracks or would track."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT, capture_output=True, check=True,
    )  # fmt: skip
    paths = [ROOT / name for name in listed.stdout.decode("utf-8").split("\0") if name]
    return [path for path in paths if path.is_file() and path.suffix in TEXT_SUFFIXES]


FILES = project_files()
TABLES = [path for path in FILES if path.suffix == ".tsv" and path.is_relative_to(ROOT / "kg" / "lexicon")]


def places(pattern: re.Pattern[str], files: list[Path]) -> list[str]:
    """``file:line: text`` of each line that the pattern finds."""
    return [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()[:80]}"
        for path in files
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if pattern.search(line)
    ]


@pytest.mark.parametrize(
    ("pattern", "line"),
    [
        (UNFINISHED, "# TO" + "DO: write this"),
        (MACHINE_PATH, "see /wo" + "rk/main/kg"),
        (MACHINE_PATH, "'/tm" + "p/x'"),
        (INDEX_HOST, "https://pypi" + ".org/simple"),
    ],
)
def test_patterns_find_what_they_are_for(pattern: re.Pattern[str], line: str) -> None:
    assert pattern.search(line)


def test_nothing_is_left_unfinished() -> None:
    assert places(UNFINISHED, FILES) == []


def test_no_path_of_one_machine() -> None:
    assert places(MACHINE_PATH, [path for path in FILES if not path.is_relative_to(ROOT / "seeds")]) == []


def test_no_address_of_a_package_index() -> None:
    assert places(INDEX_HOST, FILES) == []


def test_modules_are_short() -> None:
    own = [path for path in FILES if path.is_relative_to(ROOT / "kg") and path.suffix in {".py", ".js"}]
    long = {
        path.name: count for path in own if (count := len(path.read_text(encoding="utf-8").splitlines())) > MAX_LINES
    }
    assert long == {}


def test_text_files_end_with_one_newline_and_hold_no_carriage_return() -> None:
    own = [path for path in FILES if path.is_relative_to(ROOT / "kg")]
    texts = {path: path.read_bytes() for path in own}
    assert [path.name for path, data in texts.items() if b"\r" in data or (data and not data.endswith(b"\n"))] == []


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.name)
def test_table_tells_its_columns_source_and_licence(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    body = next(index for index, line in enumerate(lines) if not line.startswith("#"))
    comment = "\n".join(lines[:body])
    columns = lines[body].split("\t")
    assert re.search(r"\bSource", comment)
    assert re.search(r"\bLicen[cs]e", comment)
    assert len(set(columns)) == len(columns)
    assert all(re.fullmatch(r"[a-z][a-z0-9_]*", column) for column in columns)
    described = (ROOT / "docs" / "lexicons.md").read_text(encoding="utf-8") + comment
    assert [column for column in columns if not re.search(rf"\b{column}\b", described)] == []


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.name)
def test_table_is_well_formed_and_described(path: Path) -> None:
    rows = list(parse_table(path.read_text(encoding="utf-8"), path.name))
    assert rows
    assert len({tuple(row.items()) for row in rows}) == len(rows)
    assert f"`{path.name}`" in (ROOT / "docs" / "lexicons.md").read_text(encoding="utf-8")


LATER_MODULES = {"compression"}
"""Modules of the standard library that newer versions than the oldest one have."""
IMPORTED_AS = {"backports_zstd": "backports"}


def imported_packages(path: Path) -> set[str]:
    """The top-level names that a module imports, the standard library and the project itself left out."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            names.add(node.module.split(".")[0])
    return names - set(sys.stdlib_module_names) - {"kg", *LATER_MODULES}


def package_names(requirements: list[str]) -> set[str]:
    """Import names of the requirements: ``camel-tools>=1.6`` is ``camel_tools``."""
    names = (re.split(r"[^\w-]", requirement)[0].replace("-", "_") for requirement in requirements)
    return {IMPORTED_AS.get(name, name) for name in names}


def test_what_is_imported_is_what_is_installed() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    plain = package_names(project["dependencies"])
    extras = {name for extra in project["optional-dependencies"].values() for name in package_names(extra)}
    modules = [path for path in FILES if path.is_relative_to(ROOT / "kg") and path.suffix == ".py"]
    imported = {name for path in modules for name in imported_packages(path)}
    assert imported - plain - extras == set()
    assert plain - imported == set()


def command_lines(text: str, program: str) -> list[list[str]]:
    """The words of each line, in a code block or between backticks, that begins with the program's name."""
    code = re.findall(r"^```[^\n]*\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    lines = [line.strip().removeprefix("$ ") for block in code for line in block.splitlines()]
    lines += re.findall(r"`([^`\n]+)`", text)
    return [line.split("#")[0].split() for line in lines if line.startswith(program + " ")]


def unknown_words(command: click.Command, words: list[str]) -> list[str]:
    """Sub-commands and options among the words that the command does not have."""
    if isinstance(command, click.Group) and words and not words[0].startswith("-"):
        inner = command.commands.get(words[0])
        return [words[0]] if inner is None else unknown_words(inner, words[1:])
    known = {name for parameter in command.params for name in (*parameter.opts, *parameter.secondary_opts)}
    known |= {"--help", "--version"}
    return [word for word in words if re.match(r"-[a-z-]", word) and word.split("=")[0] not in known]


DOCUMENTS = [path for path in FILES if path.suffix == ".md" and path.parent.name != "decisions"]


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_commands_in_the_documents_exist(path: Path) -> None:
    lines = command_lines(path.read_text(encoding="utf-8"), "kg")
    assert {" ".join(words): bad for words in lines if (bad := unknown_words(main, words[1:]))} == {}


def test_readme_shows_the_commands_that_every_user_needs() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert {"build", "extract"} <= {words[1] for words in command_lines(text, "kg")}
    assert {"demo", "test"} <= {words[1] for words in command_lines(text, "make")}


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_make_targets_in_the_documents_exist(path: Path) -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z]+):", makefile, re.MULTILINE))
    used = {words[1] for words in command_lines(path.read_text(encoding="utf-8"), "make")}
    assert used - targets == set()
