"""The words that tell whose words follow or surround them (``speech.tsv``)."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from kg.relate.inflect import noun_forms, verb_forms
from kg.tables import cell_list, read_data
from kg.text.normalise import fold


class Speech(NamedTuple):
    """A form of a word of ``speech.tsv``."""

    part: str
    speaker: str


@cache
def speech_words() -> Mapping[str, Speech]:
    """The forms of the words that tell of speech."""
    found: dict[str, Speech] = {}
    for row in read_data("speech.tsv"):
        speech = Speech(row["part"], fold(row["speaker"]))
        for form in _forms(row["form"], cell_list(row["second"]), row["part"]):
            found.setdefault(form, speech)
    return found


@cache
def her_words() -> frozenset[str]:
    """The forms that only a woman, a country or a body of feminine name speaks: «وأضافت», «مشيرة»; not «تابع»."""
    forms = [
        pair for r in read_data("speech.tsv") if r["part"] == "verb" for pair in verb_forms(r["form"], r["second"])
    ]
    his = {form for form, shape in forms if not shape.feminine}
    hers = {form for form, shape in forms if shape.feminine}
    return frozenset(hers - his) | {
        word for word, speech in speech_words().items() if speech.part == "participle" and word[-1] == "ه"
    }


@cache
def source_words() -> frozenset[str]:
    """The forms of «بحسب» and its like."""
    return frozenset(form for form, speech in speech_words().items() if speech.part == "source")


def _forms(form: str, second: list[str], part: str) -> Iterator[str]:
    if part == "verb":
        yield from (key for key, _ in verb_forms(form, second[0]))
    elif part == "noun":
        yield from (key for word in (form, *second) for key, _ in noun_forms(word))
    else:
        yield from (fold(prefix + word) for word in (form, *second) for prefix in ("", "و"))
