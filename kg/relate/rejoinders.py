"""What the words after a claim make of it: «يزعمون أن … هذا محض هراء»."""

from collections.abc import Iterable
from dataclasses import replace

from kg.model import Relation, Status
from kg.relate.discourse import Reader
from kg.text.normalise import fold

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
REACH = 6
"""Words at the beginning of the next sentence within which a rebuttal stands."""


def deny_rebutted(reader: Reader, relations: Iterable[Relation]) -> list[Relation]:
    """The relations, where an allegation that the text rebuts at once, in its sentence or the next, is denied."""
    return [replace(one, status=Status.DENIED) if _is_rebutted(reader, one) else one for one in relations]


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
