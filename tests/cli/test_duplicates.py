"""An agency story in several papers: ``kg build`` keeps it once, with each paper as a source."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg.cli import main

STORY = (
    "التقى الرئيس الفرنسي إيمانويل ماكرون نظيره المصري عبد الفتاح السيسي في القاهرة أمس. "
    + "وقال المتحدث إن الجانبين تناولا ملفات عدة تهم البلدين وشعبيهما في هذه المرحلة. " * 2
    + " ".join(f"وتضمن البيان الذي صدر في ختام الزيارة بندا رقمه {number} عن التعاون الثقافي." for number in range(9))
)
AGENCY = {"id": "agency", "source": "وكالة المثال", "text": STORY, "date": "2024-03-05"}
PAPER = {"id": "paper", "source": "صحيفة المثال", "title": "قمة في القاهرة", "text": STORY, "date": "2024-03-06"}
SAME = {"id": "again", "text": STORY.replace("أمس", "أمسِ")}
OTHER = {"id": "other", "text": "وصل الرئيس الفرنسي إيمانويل ماكرون إلى بيروت."}


def kg(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, list(map(str, arguments)))


def write(path: Path, *articles: dict[str, str]) -> Path:
    path.write_text("".join(json.dumps(one, ensure_ascii=False) + "\n" for one in articles), encoding="utf-8")
    return path


@pytest.fixture
def news(tmp_path: Path) -> Path:
    return write(tmp_path / "news.jsonl", AGENCY, OTHER, PAPER, SAME)


def claims(store: Path) -> dict[str, int]:
    listed = json.loads(kg("articles", store, "--format", "json").stdout)
    return {row["id"]: int(row["claims"]) for row in listed}


def test_a_story_is_kept_once(news: Path, tmp_path: Path) -> None:
    result = kg("build", news, "--store", tmp_path / "graph")
    assert "2 of them say what others have said: they are sources of the same claims." in result.stdout
    found = claims(tmp_path / "graph")
    assert found.pop("agency") > 0
    assert found.pop("other") > 0
    assert found == {"again": 0, "paper": 0}
    rows = json.loads(kg("articles", tmp_path / "graph", "--format", "json").stdout)
    assert {row["id"]: row["copy_of"] for row in rows if row["copy_of"]} == {"again": "agency", "paper": "agency"}
    assert kg("validate", tmp_path / "graph").exit_code == 0


def test_duplicates_can_be_kept(news: Path, tmp_path: Path) -> None:
    result = kg("build", news, "--store", tmp_path / "graph", "--keep-duplicates")
    assert "have said" not in result.stdout
    assert min(claims(tmp_path / "graph").values()) > 0


def test_by_and_by_is_as_in_one_run(news: Path, tmp_path: Path) -> None:
    kg("build", news, "--store", tmp_path / "once")
    for number, articles in enumerate([(AGENCY,), (OTHER, PAPER), (SAME, PAPER)]):
        kg("build", write(tmp_path / f"{number}.jsonl", *articles), "--store", tmp_path / "by-and-by")
    once, by_and_by = (kg("export", tmp_path / name, "--format", "trig").stdout for name in ("once", "by-and-by"))
    assert once == by_and_by
    assert "isVersionOf" in once


def test_removing_the_original_loses_nothing(news: Path, tmp_path: Path) -> None:
    kg("build", news, "--store", tmp_path / "graph")
    before = claims(tmp_path / "graph")
    kg("remove", tmp_path / "graph", "agency")
    after = claims(tmp_path / "graph")
    assert sum(after.values()) == sum(before.values())
    assert after["again"] == before["agency"]
    assert kg("validate", tmp_path / "graph").exit_code == 0


def test_the_page_names_all_who_printed_it(news: Path, tmp_path: Path) -> None:
    kg("build", news, "-o", tmp_path / "out", "--formats", "html")
    assert "وكالة المثال · again · صحيفة المثال" in (tmp_path / "out" / "network.html").read_text(encoding="utf-8")


def test_a_question_names_each_source(news: Path, tmp_path: Path) -> None:
    kg("build", news, "--store", tmp_path / "graph")
    asked = kg("query", tmp_path / "graph", "pair", "--arg", "one=ماكرون", "--arg", "other=السيسي", "--format", "json")
    assert {row["article"] for row in json.loads(asked.stdout)} == {"agency", "again", "paper"}
