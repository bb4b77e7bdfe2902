import pytest

from kg.model import Article
from kg.text.segment import segment


@pytest.mark.parametrize(
    ("text", "quotations"),
    [
        ("قال «سنفوز» ثم خرج", "سنفوز"),
        ("قال “سنفوز” ثم خرج", "سنفوز"),
        ("قال ”سنفوز“ ثم خرج", "سنفوز"),
        ("التكامل و”توسيع المعسكر”", "توسيع المعسكر"),
        ('قال "نعم" و"لا"', "نعم|لا"),
        ('قال: "نعم". وأضاف: "لا".', "نعم|لا"),
        ("قال “سنفوز» ثم خرج", "سنفوز"),
        ("قال “سنفوز. وسنعود\nثم خرج", "سنفوز. وسنعود"),
        ("قال: “سنفوز.\nوسنعود”. ثم خرج", "سنفوز.\nوسنعود"),
        ("قال: “سنفوز.\nوسنعود. “هذا أكيد”", "سنفوز.\nوسنعود. |هذا أكيد"),
        ("لا اقتباس هنا", ""),
        ("«»", ""),
    ],
)
def test_quotations(text: str, quotations: str) -> None:
    assert "|".join(text[span.start : span.end] for span in segment(Article("a", text)).quotations) == quotations
