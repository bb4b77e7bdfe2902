"""A small corpus that the tests of the command line read."""

import json
from pathlib import Path

import pytest

MEETING = (
    "قمة مصرية فرنسية\n\n"
    "التقى الرئيس الفرنسي إيمانويل ماكرون نظيره المصري عبد الفتاح السيسي في القاهرة الاثنين. "
    "وقال ماكرون إن فرنسا ستدعم مصر.\n\nظهر المنشور في الأصل على news.example.org\n"
)
VISIT = "يزور الرئيس الروسي فلاديمير بوتين الصين الشهر المقبل، ويلتقي الرئيس الصيني شي جين بينغ في بكين."
PAGE = (
    '<html><head><title>زيارة إلى موسكو</title><meta property="og:site_name" content="صحيفة المثال"></head>'
    "<body><article><p>وصل وزير الخارجية الإيراني إلى موسكو أمس، والتقى نظيره الروسي سيرغي لافروف.</p></article>"
    "</body></html>"
)


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """A folder with four articles in three formats: n1 and n2 (JSON lines), meeting (text), page (HTML)."""
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "meeting.txt").write_text(MEETING, encoding="utf-8")
    (folder / "page.html").write_text(PAGE, encoding="utf-8")
    lines = [{"id": "n1", "text": VISIT, "date": "2024-03-05"}, {"id": "n2", "text": VISIT, "title": "زيارة مرتقبة"}]
    text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
    (folder / "lines.jsonl").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def article(corpus: Path) -> Path:
    """The text file of the corpus: Macron met Sisi, source news.example.org."""
    return corpus / "meeting.txt"
