"""What reaches a terminal."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.cli.terminal import printable, reporting


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


def test_plain_lines_where_there_is_no_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    with reporting(250, io.StringIO()) as reporter:
        for _ in range(250):
            reporter.advance()
        reporter.line("kg: a\x1b: empty")
    assert capsys.readouterr().err.splitlines() == ["100 articles of 250", "200 articles of 250", "kg: a\ufffd: empty"]


class Terminal(io.StringIO):
    """A terminal that remembers what was written to it."""

    def isatty(self) -> bool:
        return True


def test_no_bar_where_results_are_printed_meanwhile(capsys: pytest.CaptureFixture[str]) -> None:
    terminal = Terminal()
    with reporting(1, terminal, bar=False) as reporter:
        reporter.advance()
        reporter.line("kg: a: empty")
    assert (terminal.getvalue(), capsys.readouterr().err) == ("", "kg: a: empty\n")


def test_a_bar_on_a_terminal() -> None:
    terminal = Terminal()
    with reporting(2, terminal) as reporter:
        reporter.advance()
        reporter.line("kg: [bold]a[/bold]\x1b[2J: empty")
        reporter.advance()
    assert "2/2" in terminal.getvalue()
    assert "kg: [bold]a[/bold]\ufffd[2J: empty\n" in terminal.getvalue()
