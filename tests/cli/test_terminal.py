"""What reaches a terminal."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.cli.terminal import printable


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("بوتين in Сочи – ok", "بوتين in Сочи – ok"),
        ("\x1b[2J\x1b]0;title\x07", "\ufffd[2J\ufffd]0;title\ufffd"),
        ("سطر\r\n  آخر\u2028", "سطر آخر "),
        ("a\u202eb\u2066c\ud800", "a\ufffdb\ufffdc\ufffd"),
        ("a\tb", "a\tb"),
    ],
)
def test_printable(text: str, shown: str) -> None:
    assert printable(text) == shown


@given(st.text())
def test_printable_is_one_line_that_can_be_written(text: str) -> None:
    shown = printable(text)
    assert not set(shown) & set("\x1b\r\n\x07\x9b")
    shown.encode("utf-8")
