"""Whether the name of a capital is the city or stands for the government («قالت موسكو»)."""

from functools import cache

from kg.recognise.view import Hit, View
from kg.tables import read_data
from kg.text.normalise import fold

_MOVES = frozenset("عاد عادت وصل وصلت قادما قادمه قادمين غادر غادرت عودته عودتها انطلق انطلقت اقلع اقلعت توجه".split())


@cache
def _cues() -> dict[tuple[str, str], bool]:
    return {(fold(row["word"]), row["side"]): row["reads"] == "place" for row in read_data("capital_cues.tsv")}


def is_place(view: View, hit: Hit, previous: bool | None) -> bool:
    """Whether a capital is meant as a place.

    ``previous`` tells how the capital just before it in a list was read («بين موسكو ومينسك»), None where there is none.
    """
    before = view.key(hit.first - 1)
    prefix = view.key(hit.first)[: hit.skip]
    if prefix.endswith("ب"):
        return True
    if prefix.endswith("ل"):
        return _cues().get((before, "dative"), False)
    if prefix and previous is not None:
        return previous
    if _cues().get((view.key(hit.last), "after"), False):
        return True
    if before == "من":
        return any(key in _MOVES for key in view.keys[max(0, hit.first - 6) : hit.first])
    for word in (before, before[1:] if before[:1] in ("و", "ف") else before):
        if (word, "before") in _cues():
            return _cues()[word, "before"]
    return False
