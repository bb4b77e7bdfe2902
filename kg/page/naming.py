"""Where a sentence names an entity: found by the written forms that the article uses for it."""

from collections.abc import Iterable, Iterator, Sequence

from kg.graph.rows import EntityRow, Rows

_PROCLITICS = ("", "و", "ف", "ب", "ل", "ك", "ال", "وب", "ول", "وك", "وال", "فال", "بال", "كال", "وبال", "وكال")
"""What may be written onto a name. «لل» opens names that begin with the article, so it is no case of its own."""

Place = tuple[int, int]
"""Start and end of a name in the text of its sentence, in code points."""


def concerned(rows: Rows) -> dict[int, list[str]]:
    """Sentence → the entities that a claim or a co-mention of it tells of, sorted; ``rows`` holds one article."""
    found: dict[int, set[str]] = {sentence.index: set() for sentence in rows.sentences}
    for claim in rows.claims:
        ends = (claim.source, claim.target, claim.said_by, claim.place)
        found.setdefault(claim.sentence, set()).update(end for end in ends if end)
    for pair in rows.co_mentions:
        for sentence in pair.sentences:
            found.setdefault(sentence, set()).update((pair.source, pair.target))
    return {sentence: sorted(found[sentence]) for sentence in sorted(found)}


def written_forms(entity: EntityRow) -> Sequence[str]:
    """The names of an entity as an article may write them, the longest first."""
    return sorted({entity.ar, *entity.forms} - {""}, key=lambda form: (-len(form), form))


def first_name(text: str, forms: Iterable[str]) -> Place | None:
    """Where the first of the forms that stands in the text as a name stands there."""
    return next((place for form in forms for place in _places(text, form)), None)


def _places(text: str, form: str) -> Iterator[Place]:
    start = text.find(form)
    while start >= 0:
        end = start + len(form)
        if not text[end : end + 1].isalnum() and _before(text, start) in _PROCLITICS:
            yield start, end
        start = text.find(form, start + 1)


def _before(text: str, start: int) -> str:
    """The letters of the same word before a position."""
    first = start
    while first and text[first - 1].isalnum():
        first -= 1
    return text[first:start]
