"""Which found entity stands for which gold entity: those that share a Wikidata id or a written form.

The yardstick has its own folding and knows none of the lexicons, so that it does not bend with what it measures.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence

from kg.evaluate.gold import GoldEntity
from kg.model import Entity

_LETTERS = str.maketrans("أإآٱىةؤئگڤپ", "اااايهويغفب")
_MARKS = re.compile(r"[\u0610-\u061a\u064b-\u065f\u0670\u0640\u200c-\u200f\u202a-\u202e\u2066-\u2069]")
_BREAKS = re.compile(r"[\s_\-#\"'«»“”()]+")
_ENDING = re.compile(r"(?<=..ي)(?:ه|ين|ون|ان|ات)$")


def fold(text: str) -> str:
    """Spelling variants levelled, marks gone, breaks as one space, lower case."""
    text = _MARKS.sub("", unicodedata.normalize("NFC", text)).translate(_LETTERS)
    return _BREAKS.sub(" ", text).strip().lower()


def forms(text: str) -> frozenset[str]:
    """The folded form; the same without a proclitic, without the article, and as bare adjectives."""
    whole = fold(text)
    found = {whole}
    if whole.startswith("لل") and len(whole) > 4:
        found.add(whole[2:])
    if whole.startswith(tuple("وفبلك")) and len(whole) > 4:
        found.add(whole[1:])
    found |= {form[2:] for form in found if form.startswith("ال") and len(form) > 4}
    return frozenset(found | {" ".join(map(_bare_adjective, form.split())) for form in found})


def _bare_adjective(word: str) -> str:
    """«التركيه» and «تركيين» → «تركي»; a word that is no such adjective loses its article at most."""
    word = word[2:] if word.startswith("ال") and len(word) > 4 else word
    return _ENDING.sub("", word)


def align(gold: Sequence[GoldEntity], found: Sequence[Entity], mentions: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """Found entity id → gold entity id, one to one: same Wikidata id first, then same type, then most shared mentions.

    ``mentions`` gives the texts of a found entity's mentions.
    """
    written = {one.id: frozenset().union(*map(forms, one.surfaces)) for one in gold}
    candidates: list[tuple[bool, bool, int, str, str]] = []
    for entity in found:
        texts = [forms(text) for text in mentions.get(entity.id, ())]
        for one in gold:
            shared = sum(1 for form in texts if form & written[one.id])
            same_id = one.wikidata is not None and one.wikidata == entity.wikidata
            if shared or same_id:
                candidates.append((same_id, entity.type == one.type, shared, entity.id, one.id))
    pairs: dict[str, str] = {}
    taken: set[str] = set()
    for *_, entity_id, gold_id in sorted(candidates, reverse=True):
        if entity_id not in pairs and gold_id not in taken:
            pairs[entity_id] = gold_id
            taken.add(gold_id)
    return pairs
