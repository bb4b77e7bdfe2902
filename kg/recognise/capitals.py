"""Whether the name of a capital is the city or stands for the government («قالت موسكو»)."""

from functools import cache

from kg.recognise.view import Hit, View
from kg.recognise.words import words_of
from kg.tables import read_data
from kg.text.normalise import fold

VISITS = frozenset(("زياره", "زيارته", "زيارتها", "جولته", "رحله", "رحلته", "رحلتها"))
ENDINGS = ("", "ا", "ت", "وا", "ات", "ه", "ها", "هم", "نا", "ته", "تها")
"""What may follow the beginning of a word of giving."""


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
        return _cues().get((before, "dative"), False) or _is_visit_to(view, hit.first)
    if previous is not None:
        return previous
    if _names_the_capital(view, hit.first) or _is_visited(view, hit.first) or _is_dateline(view, hit):
        return True
    if _is_sent_to(view, hit.first) or (before == "في" and view.key(hit.first - 2) in words_of("ruler")):
        return False
    if _cues().get((view.key(hit.last), "after"), False):
        return True
    if before == "من":
        return any(key in words_of("move") for key in view.keys[max(0, hit.first - 6) : hit.first])
    for word in (before, before[1:] if before[:1] in ("و", "ف") else before):
        if (word, "before") in _cues():
            return _cues()[word, "before"]
    return False


def _names_the_capital(view: View, at: int) -> bool:
    """«العاصمة اليمنية صنعاء», «العاصمة الصينية، بكين»."""
    return any(view.key(at - back).endswith("العاصمه") for back in (1, 2, 3, 4) if _adjectives_between(view, at, back))


def _adjectives_between(view: View, at: int, back: int) -> bool:
    return all(view.key(here).startswith("ال") or view.key(here) == "،" for here in range(at - back + 1, at))


def _is_visited(view: View, at: int) -> bool:
    """«زار ظريف أنقرة»: a verb of going before its subject."""
    visits = words_of("visit")
    between = [here for here in range(max(0, at - 9), at) if view.keys[here] in visits or view.keys[here][1:] in visits]
    return bool(between) and all(
        view.is_word(here) and view.key(here) not in words_of("preposition") for here in range(between[-1] + 1, at)
    )


def _is_visit_to(view: View, at: int) -> bool:
    """«زيارته الثانية في غضون شهر لموسكو»: a visit with words of time or order before where it goes."""
    before = view.keys[max(0, at - 7) : at]
    return any(key.lstrip("وفبلك").removeprefix("ال") in VISITS for key in before)


def _is_dateline(view: View, hit: Hit) -> bool:
    """«القاهرة، مصر (رويترز)»: the capital and its country at the beginning of a sentence."""
    return hit.first == 0 and view.key(hit.last) == "،" and hit.last + 1 in view.hits


def _is_sent_to(view: View, at: int) -> bool:
    """«أرسلت مئة مليون دولار إلى واشنطن»: what is given or sold goes to a government."""
    if view.key(at - 1) != "الي":
        return False
    return any(_gives(key) for key in view.keys[max(0, at - 12) : at - 1])


def _gives(key: str) -> bool:
    """«سلمت», «صادراتها», but not «سلمان»."""
    return any(key.startswith(word) and key[len(word) :] in ENDINGS for word in words_of("giving"))
