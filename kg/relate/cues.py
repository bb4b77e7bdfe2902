"""The words that make a relation planned, hypothetical, alleged or denied (``cues.tsv``)."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from kg.model import Status
from kg.relate.inflect import noun_forms, verb_forms
from kg.tables import cell_list, read_data
from kg.text.normalise import fold

NO_CUES = frozenset(("بعدما",))
"""Forms that only look like those of a cue: «بعدما» is no «عدم» with «ب»."""


class Cue(NamedTuple):
    """A form of a cue."""

    status: Status
    reach: str
    part: str


class Verdict(NamedTuple):
    """A status, how firmly it is marked (2 by tense or cue, 1 by the present, 0 not at all), and the cue if any."""

    status: Status
    mark: int = 2
    cue: str | None = None


@cache
def cues() -> Mapping[str, tuple[Cue, ...]]:
    """The forms of the cues, in the order of the rows."""
    found: dict[str, list[Cue]] = {}
    for row in read_data("cues.tsv"):
        cue = Cue(Status(row["status"]), row["reach"], row["part"])
        for form in _forms(row["form"], cell_list(row["second"]), row["part"]):
            if form not in NO_CUES and cue not in found.setdefault(form, []):
                found[form].append(cue)
    return {form: tuple(values) for form, values in found.items()}


def _forms(form: str, second: list[str], part: str) -> Iterator[str]:
    if part == "verb":
        yield from (key for key, _ in verb_forms(form, second[0]))
    elif part == "particle":
        yield from (fold(prefix + word) for word in (form, *second) for prefix in ("", "و", "ف"))
    else:
        yield from (key for word in (form, *second) for key, _ in noun_forms(word))
