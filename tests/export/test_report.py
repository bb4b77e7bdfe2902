import csv
import io
from pathlib import Path

from kg.export.report import report_tables, write_report
from kg.graph.rows import Rows, collect
from kg.model import Extraction


def lines(path: Path) -> list[dict[str, str]]:
    content = path.read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_tables_name_actors_pairs_plans_and_contradictions(
    tmp_path: Path, meeting: Extraction, echo: Extraction
) -> None:
    paths = write_report(collect([meeting, echo]), tmp_path)
    assert [path.name for path in paths] == [
        "actors.csv",
        "pairs.csv",
        "planned.csv",
        "contradictions.csv",
        "report.md",
    ]
    actors, pairs, planned, contradictions = (lines(path) for path in paths[:4])
    assert [a["name"] for a in actors] == ["إيمانويل ماكرون", "فرنسا", "عبد الفتاح السيسي", "مصر"]
    assert actors[0]["country"] == "فرنسا"
    assert [(p["one"], p["other"], p["claims"], p["relations"]) for p in pairs] == [
        ("إيمانويل ماكرون", "عبد الفتاح السيسي", "2", "met-with"),
        ("فرنسا", "مصر", "1", "accused"),
    ]
    assert [(p["source"], p["relation"], p["target"], p["earliest"]) for p in planned] == [
        ("إيمانويل ماكرون", "visited", "مصر", "2024-04-01"),
        ("فرنسا", "supplied-fuel", "مصر", ""),
    ]
    assert sorted((c["status"], c["said_by"], c["article"]) for c in contradictions) == [
        ("actual", "", "echo-7"),
        ("denied", "كريم الهادى", "daily-2024-03-05"),
    ]


def test_the_page_reads_as_markdown(tmp_path: Path, meeting: Extraction, echo: Extraction) -> None:
    *_, page = write_report(collect([meeting, echo]), tmp_path)
    text = page.read_text(encoding="utf-8")
    assert text.startswith("# Report\n\n2 articles, 2024-03-05 to 2024-03-05; 6 actors and places, 5 events, 7 claims.")
    assert "| إيمانويل ماكرون | عبد الفتاح السيسي | 2 | met-with | التقى الرئيس" in text


def test_hostile_text_is_data(tmp_path: Path, hostile: Extraction) -> None:
    *_, page = write_report(collect([hostile]), tmp_path)
    text = page.read_text(encoding="utf-8")
    assert "<script" not in text.replace("\\<script", "")
    assert all(line.count("\n") == 0 for line in text.splitlines())
    for name in ("actors.csv", "pairs.csv"):
        for line in lines(tmp_path / name):
            assert not any(value.startswith(("=", "+", "-", "@")) for value in line.values())


def test_nothing_found(tmp_path: Path) -> None:
    *_, page = write_report(Rows(), tmp_path)
    text = page.read_text(encoding="utf-8")
    assert text.count("None.") == len(report_tables(Rows())) == 4
