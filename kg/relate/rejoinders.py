"""What the words after a claim make of it: «يزعمون أن … هذا محض هراء», «خططوا للاجتماع، لكن كيم ألغى اللقاء»."""

from collections.abc import Iterable
from dataclasses import replace
from functools import cache

from kg.model import Relation, RelationType, Status
from kg.relate.discourse import Reader
from kg.relate.inflect import verb_forms
from kg.text.normalise import fold, folded

REBUTTALS = tuple(
    tuple(fold(words).split())
    for words in (
        "هذا محض هراء",
        "هذا هراء",
        "هذا كذب",
        "هذا غير صحيح",
        "هذا ليس صحيحا",
        "وهذا غير صحيح",
        "لا أساس له",
        "لا أساس لها",
        "لا صحة له",
        "لا صحة لها",
        "لا صحة لذلك",
        "عار من الصحة",
        "عارية من الصحة",
        "محض افتراء",
        "محض كذب",
    )
)
"""Words that call untrue what was said just before."""
EVENTS = (RelationType.MET_WITH, RelationType.VISITED, RelationType.NEGOTIATED_WITH)
MEETINGS = folded("اللقاء الاجتماع القمة الزيارة المحادثات المباحثات المفاوضات الجولة")
REACH = 6
"""Words at the beginning of the next sentence within which a rebuttal stands."""


def deny_rebutted(reader: Reader, relations: Iterable[Relation]) -> list[Relation]:
    """The relations, where an allegation that is rebutted at once, or a plan that is called off at once, is denied."""
    return [
        replace(one, status=Status.DENIED) if _is_rebutted(reader, one) or _is_called_off(reader, one) else one
        for one in relations
    ]


def _is_called_off(reader: Reader, relation: Relation) -> bool:
    """«خططوا للاجتماع …، لكن بيونغ يانغ ألغت اللقاء»: in the rest of the sentence."""
    if relation.status not in (Status.PLANNED, Status.HYPOTHETICAL) or relation.type not in EVENTS:
        return False
    tokens = reader.document.sentences[relation.evidence.sentence].tokens
    after = [token.key for token in tokens if token.start >= relation.evidence.end]
    offs = [at for at, key in enumerate(after) if key in _calling_off()]
    return any(not MEETINGS.isdisjoint(after[at + 1 : at + 5]) for at in offs)


@cache
def _calling_off() -> frozenset[str]:
    return frozenset(form for form, shape in verb_forms("ألغى", "يلغي") if shape.tense == "past")


def _is_rebutted(reader: Reader, relation: Relation) -> bool:
    if relation.status is not Status.ALLEGED:
        return False
    evidence, sentences = relation.evidence, reader.document.sentences
    here = sentences[evidence.sentence].tokens
    after = tuple(token.key for token in here if token.start >= evidence.end)
    following = sentences[evidence.sentence + 1].tokens if evidence.sentence + 1 < len(sentences) else ()
    return _rebut(after) or _rebut(tuple(token.key for token in following[:REACH]))


def _rebut(keys: tuple[str, ...]) -> bool:
    return any(keys[at : at + len(words)] == words for at in range(len(keys)) for words in REBUTTALS)
