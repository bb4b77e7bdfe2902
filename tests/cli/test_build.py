"""``kg build``: which files it writes, what it prints, and that a failure spoils nothing."""

import json
import signal
import subprocess
import sys
from pathlib import Path

import networkx as nx
import pytest
import rdflib
from click.testing import CliRunner

from kg.cli import main

FILES = ["graph.graphml", "graph.jsonld", "graph.trig", "graph.ttl", "network.html"]


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


@pytest.mark.filterwarnings("ignore:(Dataset|ConjunctiveGraph):DeprecationWarning")  # rdflib warns of itself
def test_all_files_are_written_and_open(corpus: Path, tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["build", str(corpus), "-o", str(tmp_path / "deep" / "out")])
    assert (result.exit_code, result.stderr) == (0, "")
    out = tmp_path / "deep" / "out"
    assert [path.name for path in sorted(out.iterdir())] == FILES
    trig = rdflib.Dataset(default_union=True).parse(data=(out / "graph.trig").read_bytes(), format="trig")
    jsonld = rdflib.Dataset(default_union=True).parse(data=(out / "graph.jsonld").read_bytes(), format="json-ld")
    turtle = rdflib.Graph().parse(data=(out / "graph.ttl").read_bytes(), format="turtle")
    assert len(turtle) > 20
    assert set(trig.triples((None, None, None))) == set(jsonld.triples((None, None, None))) == set(turtle)
    assert "Emmanuel Macron" in nx.get_node_attributes(nx.read_graphml(out / "graph.graphml"), "label_en").values()
    assert "إيمانويل ماكرون" in (out / "network.html").read_text(encoding="utf-8")
    assert "4 articles in " in result.stdout
    assert all(name in result.stdout.replace("│\n│", "") for name in FILES)


def test_what_is_left_out_is_told(corpus: Path, tmp_path: Path) -> None:
    for number in range(7):
        (corpus / f"notes{number}.md").write_text("ملاحظات", encoding="utf-8")
    result = CliRunner().invoke(main, ["build", str(corpus), "-o", str(tmp_path / "out")])
    assert result.exit_code == 0
    assert result.stderr.startswith("kg: left out, having no ending of a file of articles: ")
    assert result.stderr.endswith("notes4.md and 2 more\n")


def test_some_fail_the_others_are_built(corpus: Path, tmp_path: Path) -> None:
    (corpus / "empty.txt").write_bytes(b"")
    result = CliRunner().invoke(main, ["build", str(corpus), str(tmp_path / "none.txt"), "-o", str(tmp_path / "out")])
    assert result.exit_code == 3
    assert result.stderr.splitlines() == [
        f"kg: {tmp_path}/none.txt: no such file or folder",
        f"kg: {corpus}/empty.txt: empty: it holds no text",
        f"kg: 2 could not be read; the other 4 were (named in {tmp_path}/out/failed.jsonl)",
    ]
    assert list(contents(tmp_path / "out")) == ["failed.jsonl", *FILES]
    failed = (tmp_path / "out" / "failed.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line) for line in failed] == [
        {"id": None, "where": f"{tmp_path}/none.txt", "cause": "no such file or folder"},
        {"id": None, "where": f"{corpus}/empty.txt", "cause": "empty: it holds no text"},
    ]
    (corpus / "empty.txt").unlink()
    assert CliRunner().invoke(main, ["build", str(corpus), "-o", str(tmp_path / "out")]).exit_code == 0
    assert list(contents(tmp_path / "out")) == FILES


def test_all_fail_and_good_files_stay(corpus: Path, tmp_path: Path) -> None:
    CliRunner().invoke(main, ["build", str(corpus), "-o", str(tmp_path / "out")])
    before = contents(tmp_path / "out")
    result = CliRunner().invoke(main, ["build", str(tmp_path / "none.txt"), "-o", str(tmp_path / "out")])
    assert result.exit_code == 3
    assert result.stderr.splitlines()[-1] == "kg: no article could be read; nothing is written"
    assert result.stdout == ""
    assert contents(tmp_path / "out") == before


def test_a_folder_that_cannot_be_written_is_told_before_the_work(corpus: Path, tmp_path: Path) -> None:
    for folder in (corpus / "meeting.txt", corpus / "meeting.txt" / "out", Path("/proc/out")):
        result = CliRunner().invoke(main, ["build", str(corpus), "-o", str(folder)])
        assert result.exit_code == 4
        assert result.stderr.startswith(f"kg: {folder}: cannot be written: ")
        assert result.stderr.count("\n") == 1


def test_a_file_that_grows_too_large_leaves_all_files_as_they_were(corpus: Path, article: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    CliRunner().invoke(main, ["build", str(corpus), "-o", str(out)])
    before = contents(out)

    limited = ["bash", "-c", 'ulimit -f 98 && exec "$@"', "bash"]  # kB; the page is larger, the other files are not
    command = [*limited, sys.executable, "-m", "kg", "build", str(article), "-o", str(out)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 4
    assert done.stderr == f"kg: {out}/network.html: cannot be written: File too large (choose another place with -o)\n"
    assert contents(out) == before


def hear_ctrl_c() -> None:
    """A shell's background jobs ignore Ctrl-C, and so would what the tests start from there."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


def test_ctrl_c_leaves_all_files_as_they_were(corpus: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    CliRunner().invoke(main, ["build", str(corpus), "-o", str(out)])
    before = contents(out)
    command = [sys.executable, "-m", "kg", "build", str(tmp_path / "none.txt"), "-", "-o", str(out)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stderr=subprocess.PIPE, text=True, preexec_fn=hear_ctrl_c
    ) as process:
        assert process.stderr is not None
        assert process.stderr.readline().endswith("none.txt: no such file or folder\n")
        process.send_signal(signal.SIGINT)
        assert process.stderr.read() == "kg: stopped; files that stood there before are unchanged\n"
        assert process.wait(timeout=20) == 130
    assert contents(out) == before


@pytest.mark.parametrize("name", ["رسم بياني", "a b'c\"d", "-out"])
def test_odd_folder_names(name: str, article: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert CliRunner().invoke(main, ["build", str(article), f"--output={name}"]).exit_code == 0
    assert list(contents(tmp_path / name)) == FILES


def test_files_go_to_outputs_where_no_place_is_named(
    article: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert CliRunner().invoke(main, ["build", str(article)]).exit_code == 0
    assert list(contents(tmp_path / "outputs")) == FILES


def test_formats_are_chosen_by_name(article: Path, tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    names = "nquads, gexf,cytoscape,neo4j,parquet,ftm,plover,nquads"
    result = CliRunner().invoke(main, ["build", str(article), "-o", str(tmp_path / "out"), "--formats", names])
    assert (result.exit_code, result.stderr) == (0, "")
    found = {path.relative_to(tmp_path / "out").parts[0] for path in (tmp_path / "out").rglob("*")}
    assert found == {
        "graph.nq",
        "graph.gexf",
        "graph.cyjs",
        "neo4j",
        "parquet",
        "graph.ftm.json",
        "events.plover.jsonl",
    }


@pytest.mark.parametrize("names", ["trig,word", "", ",", "TRIG"])
def test_an_unknown_format_is_told_with_those_that_there_are(names: str, article: Path, tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["build", str(article), "-o", str(tmp_path / "out"), "--formats", names])
    assert result.exit_code == 2
    assert "is no format; known are turtle, trig, " in result.stderr
    assert not (tmp_path / "out").exists()


def test_a_missing_extra_is_told_before_the_work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    result = CliRunner().invoke(main, ["build", "missing", "-o", str(tmp_path / "out"), "--formats", "parquet"])
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "kg: Parquet needs pyarrow: pip install pyarrow\n"
    assert not (tmp_path / "out").exists()


def test_one_bad_file_of_a_format_leaves_all_files_as_they_were(article: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    (out / "neo4j" / "edges.csv").mkdir(parents=True)
    result = CliRunner().invoke(main, ["build", str(article), "-o", str(out), "--formats", "trig,neo4j,html"])
    assert (result.exit_code, result.stdout) == (4, "")
    assert result.stderr.startswith(f"kg: {out}/neo4j/edges.csv: cannot be written: ")
    assert [path for path in out.rglob("*") if path.is_file()] == []
