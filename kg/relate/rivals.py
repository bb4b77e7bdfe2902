"""A trigger has one doer and one receiver, with those who are joined to them: candidates that contradict this.

The scorer weighs each candidate alone. In «التقى بوتين شي وقال إنه سيزور فيتنام» both men may look like the visitor.
"""

from collections.abc import Sequence
from typing import NamedTuple

from kg.model import SYMMETRIC, EntityType, RelationType
from kg.relate.candidates import Candidate, End
from kg.relate.phrases import COMMAS, Phrase
from kg.relate.words import COMPLEMENTIZERS

APART = COMPLEMENTIZERS | {"بين"}
"""Words after which another list begins: «قال بومبيو إن …», «أشار بومبيو إلى الاجتماع بين ترامب وكيم»."""
LIST_REACH = 12
"""Tokens between two phrases of a list, at most."""


class Weighed(NamedTuple):
    """A candidate with its type and how likely it is."""

    likely: float
    type: RelationType
    candidate: Candidate


def without_rivals(weighed: Sequence[Weighed], keys: Sequence[str]) -> list[Weighed]:
    """Those candidates of one trigger that no better one contradicts, in their order.

    Better are those of the rules, then the likelier ones. ``keys`` are those of the sentence's tokens.
    """
    kept: list[Weighed] = []
    for one in sorted(weighed, key=lambda w: (not w.candidate.rule, -w.likely)):
        if one.candidate.rule or not any(are_rivals(one, other, keys) for other in kept):
            kept.append(one)
    return [one for one in weighed if one in kept]


def are_rivals(one: Weighed, other: Weighed, keys: Sequence[str]) -> bool:
    """Whether two candidates give one end to two actors who are not joined, or have no end in common."""
    first, second = one.candidate, other.candidate
    ends = [(first.source, second.source, first.target, second.target)]
    ends.append((first.target, second.target, first.source, second.source))
    if one.type in SYMMETRIC:
        ends.append((first.source, second.target, first.target, second.source))
        ends.append((first.target, second.source, first.source, second.target))
    shared = [(mine, theirs) for same, also, mine, theirs in ends if same.entity == also.entity]
    loose = one.type in SYMMETRIC
    return not shared or not any(_are_joined(mine, theirs, keys, loose) for mine, theirs in shared)


def _are_joined(one: End, other: End, keys: Sequence[str], loose: bool) -> bool:
    if one.phrase is None or other.phrase is None:
        return False
    first, second = sorted((one.phrase, other.phrase), key=lambda phrase: phrase.first)
    gap = second.first - first.last
    listed = gap <= 0 or (gap == 1 and keys[first.last] in COMMAS)
    if second.joined and gap <= LIST_REACH:  # «رايس قالت إن محادثات سولانا ولاريجاني …»: she is not of the list
        listed = APART.isdisjoint(keys[first.last : second.first])
    return first is second or listed or _is_city(first, second, loose)


def _is_city(first: Phrase, second: Phrase, loose: bool) -> bool:
    """«باريس عاصمة فرنسا», «سوتشي الروسية»: a place and what it belongs to; ``loose``: any two of unlike types."""
    near = second.first - first.last <= 2 and first.type != second.type
    return near and (loose or EntityType.PLACE in (first.type, second.type))
