"""What stands between quotation marks, in text whose marks are mixed («…», “…”, ”…“, "…").

Only « and » tell by themselves which way they open. Any other mark opens where it hangs on the word after it, closes
where it hangs on the word before it, and otherwise toggles.
"""

import re
from collections.abc import Iterator, Sequence

from kg.model import Span

MARKS = '«»“”„‟"❝❞〝〞＂'
_MARK = re.compile(f"[{MARKS}]")
CLOSERS = frozenset(MARKS + ")]}’'")
_PROCLITICS = "وفبلكـ"


def find_quotations(text: str, paragraphs: Sequence[tuple[int, int]]) -> tuple[Span, ...]:
    """The quotations of a text, marks excluded, sorted, not nested.

    A quotation that its paragraph leaves open goes on to the first mark of the next paragraph; where that has none,
    it ends with its own paragraph.
    """
    spans: list[Span] = []
    opened: int | None = None
    for number, (start, end) in enumerate(paragraphs):
        for at, opens in _marks(text, start, end, opened is not None):
            if opened is not None:
                spans.append(Span(opened, at))
            opened = at + 1 if opens else None
        if opened is not None and not _continues(text, paragraphs, number, opened):
            spans.append(Span(opened, end))
            opened = None
    return tuple(span for span in spans if span.start < span.end)


def _continues(text: str, paragraphs: Sequence[tuple[int, int]], number: int, opened: int) -> bool:
    """Whether a quotation that this paragraph opened and left open goes on into the next one."""
    if opened < paragraphs[number][0] or number + 1 >= len(paragraphs):
        return False
    return _MARK.search(text, *paragraphs[number + 1]) is not None


def _marks(text: str, start: int, end: int, is_open: bool) -> Iterator[tuple[int, bool]]:
    """Each mark of a paragraph with whether it opens; ``is_open`` tells whether a quotation comes in open."""
    for mark in _MARK.finditer(text, start, end):
        is_open = _opens(text, mark.start(), is_open)
        yield mark.start(), is_open


def _opens(text: str, at: int, is_open: bool) -> bool:
    if text[at] in "«»":
        return text[at] == "«"
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    hangs_after = bool(after) and (after.isalnum() or after in "(#…")
    hangs_before = bool(before) and not before.isspace() and before not in ":(،" and not _is_proclitic(text, at - 1)
    if hangs_after != hangs_before:
        return hangs_after
    return not is_open


def _is_proclitic(text: str, at: int) -> bool:
    """«و"توسيع»: a single proclitic letter between a space and the mark."""
    return text[at] in _PROCLITICS and (at == 0 or text[at - 1].isspace() or text[at - 1] in _PROCLITICS)
