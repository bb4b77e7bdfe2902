"""Somebody who is told by whom they serve or are kin to: «مبعوث ترامب», «شقيقة الزعيم كيم» are not the one named."""

from collections.abc import Mapping
from functools import cache

from kg.model import Sentence
from kg.relate.inflect import noun_forms
from kg.relate.words import carriers
from kg.tables import cell_list, read_data

SERVING = ("member", "servant")
"""Kinds of carriers that are not the person who is named after them."""


@cache
def kin() -> Mapping[str, int]:
    """The forms of words of kinship before whose relative it is («ابنة», not «ابنته»), and their proclitic letters."""
    nouns = [noun for row in read_data("kin.tsv") for noun in (row["form"], *cell_list(row["feminine"]))]
    forms = (pair for noun in nouns if len(noun) > 2 for pair in noun_forms(noun))
    return {form: len(shape.prefix) for form, shape in forms if not shape.suffix and not shape.definite}


def somebody_of(sentence: Sentence, first: int, name: int) -> tuple[int, int] | None:
    """Where the words for somebody of a named person begin, as a token position and an offset; None if it is they.

    ``first`` is the token where the phrase of the named person begins, ``name`` where the name itself does.
    """
    tokens = sentence.tokens
    for at in (first, first - 1):
        if not 0 <= at < name or (at == first and name > at + 1):
            continue
        key = tokens[at].key
        carrier = carriers().get(key)
        skip = kin().get(key) if carrier is None or carrier.kind not in SERVING else carrier.skip
        his = key.endswith("ه") and not tokens[at].text.endswith("ة")  # «شقيقه فيصل» is Faisal
        if skip is not None and not his and (carrier is None or not carrier.definite):
            return at, tokens[at].start + skip
    return None
