"""The wheel carries all that the program needs: it builds a graph in an empty environment, away from the checkout."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
LOCK = ROOT / "requirements" / "runtime.txt"
OUTPUTS = ["graph.graphml", "graph.jsonld", "graph.trig", "graph.ttl", "network.html"]
DATE = "2023-09-16"

pytestmark = pytest.mark.slow


def run(*command: str | Path, cwd: Path) -> str:
    """The standard output of a command that must succeed and that cannot see the checkout."""
    unset = {"PYTHONPATH", "VIRTUAL_ENV"}
    environment = {name: value for name, value in os.environ.items() if name not in unset}
    done = subprocess.run(
        [str(part) for part in command], cwd=cwd, env=environment, capture_output=True, text=True, encoding="utf-8"
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture
def wheel(tmp_path: Path) -> Path:
    run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", tmp_path / "dist", ROOT, cwd=tmp_path)
    (path,) = (tmp_path / "dist").glob("rawabit-*.whl")
    return path


def install(wheel: Path, home: Path) -> Path:
    """The folder of commands of a new environment that holds the locked packages and the wheel, nothing else."""
    run(sys.executable, "-m", "venv", home / "venv", cwd=home)
    commands = home / "venv" / ("Scripts" if os.name == "nt" else "bin")
    pip = (commands / "python", "-m", "pip", "install", "--quiet", "--no-deps", "--no-compile")
    run(*pip, "--require-hashes", "-r", LOCK, cwd=home)
    run(*pip, wheel, cwd=home)
    return commands


def test_wheel_holds_data_and_licence(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    package = [path for path in (ROOT / "kg").rglob("*") if path.is_file() and "__pycache__" not in path.parts]
    ontology = [path for path in (ROOT / "ontology").rglob("*") if path.is_file()]
    expected = {path.relative_to(ROOT).as_posix() for path in package}
    expected |= {"kg/_ontology/" + path.relative_to(ROOT / "ontology").as_posix() for path in ontology}
    assert expected - names == set()
    assert any(name.endswith("licenses/LICENSE") for name in names)
    assert not any(name.startswith(("tests/", "benchmarks/", "scripts/", "seeds/")) for name in names)


def test_installed_wheel_works_away_from_the_checkout(wheel: Path, tmp_path: Path) -> None:
    commands = install(wheel, tmp_path)
    where = "import kg.resources as r; print(r.__file__); print(r.ontology_dir())"
    module, ontology = map(Path, run(commands / "python", "-c", where, cwd=tmp_path).split())
    assert module.is_relative_to(tmp_path)
    assert ontology.is_relative_to(tmp_path)
    assert wheel.name.split("-")[1] in run(commands / "kg", "--version", cwd=tmp_path)

    (seed,) = (ROOT / "seeds").glob("*.txt")
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / seed.name).write_bytes(seed.read_bytes())
    run(commands / "kg", "build", "news", "-o", "installed", "--date", DATE, cwd=tmp_path)
    run(sys.executable, "-m", "kg", "build", "news", "-o", "checkout", "--date", DATE, cwd=tmp_path)
    for name in OUTPUTS:
        installed = (tmp_path / "installed" / name).read_bytes()
        assert installed == (tmp_path / "checkout" / name).read_bytes(), name
        assert installed
