"""The examples of docs/graph.md run, one after the other, on the two articles of the valid example."""

import re
from pathlib import Path

import pytest

from kg.graph.questions import questions
from kg.model import Extraction

TEXT = (Path(__file__).resolve().parents[2] / "docs" / "graph.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"```python\n(.*?)```", TEXT, re.DOTALL)


@pytest.mark.filterwarnings("ignore:(Dataset|ConjunctiveGraph):DeprecationWarning")
def test_the_examples_run(
    tmp_path: Path,
    meeting: Extraction,
    echo: Extraction,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    pytest.importorskip("oxrdflib")
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {"extractions": [meeting, echo]}
    for example in EXAMPLES:
        exec(compile(example, "docs/graph.md", "exec"), names)  # noqa: S102
    printed = capsys.readouterr().out.splitlines()
    assert printed[:4] == [
        "daily-2024-03-05 added",
        "echo-7 added",
        "['daily-2024-03-05', 'echo-7']",
        "echo-7 True",
    ]
    assert "عبد الفتاح السيسي" in printed[4]
    assert printed[-1].startswith("6 ")


def test_every_question_is_listed() -> None:
    listed = set(re.findall(r"^\| `([a-z]+)` \|", TEXT, re.MULTILINE))
    assert {question.name for question in questions()} <= listed
