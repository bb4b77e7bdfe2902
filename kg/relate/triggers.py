"""The words that state relations, read from ``triggers.tsv``, and where they occur in a sentence."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from kg.errors import LexiconError
from kg.model import RelationType
from kg.relate.inflect import Shape, noun_forms, verb_forms
from kg.tables import Row, cell_list, read_data
from kg.text.normalise import fold

SUPPLY = "supply"
"""The type of a trigger whose goods decide between supplied-fuel, supplied-weapons and gave-aid."""

NONE = "none"
"""The type of a phrase that is no relation though its first word is («الحرب الباردة»)."""

TYPES = (*(type_.value for type_ in RelationType), SUPPLY, NONE)
PARTS = ("verb", "noun", "participle")
PREPOSITIONS = ("مع", "ب", "إلى", "ل", "على", "ضد", "من", "في", "عن", "بين")
SLOTS = frozenset(
    (
        "subject",
        "object",
        "act",
        "genitive",
        "suffix",
        "adjective",
        "agent",
        "clause",
        "pair",
        "includes",
        "goods",
        "antecedent",
        "asset",
        "by",
        "deed",
        "hand",
        "means",
        "owner",
        "struck",
        "victim",
        *PREPOSITIONS,
    )
)


@dataclass(frozen=True, slots=True)
class Trigger:
    """A row of ``triggers.tsv``; ``then`` and slots are folded."""

    lemma: str
    part: str
    type: str
    source: tuple[str, ...]
    target: tuple[str, ...]
    then: tuple[tuple[str, ...], ...]
    near: str

    @property
    def is_verb(self) -> bool:
        """Whether the trigger is a verb."""
        return self.part == "verb"


class Hit(NamedTuple):
    """A trigger at a token position of a sentence; ``last`` (exclusive) counts the words of ``then``."""

    at: int
    last: int
    trigger: Trigger
    shape: Shape


TriggerIndex = Mapping[str, tuple[tuple[Trigger, Shape], ...]]


@cache
def trigger_index() -> TriggerIndex:
    """The forms of all triggers of ``triggers.tsv``."""
    return build_index(("triggers.tsv", row) for row in read_data("triggers.tsv"))


@cache
def _forms_by_class() -> Mapping[tuple[bool, str, bool], frozenset[str]]:
    """Whether a verb, its type, whether it takes «مع» or «بين» → the forms of the triggers of that class."""
    found: dict[tuple[bool, str, bool], list[str]] = {}
    for form, triggers in trigger_index().items():
        for trigger, _ in triggers:
            joins = "مع" in trigger.target or "بين" in trigger.target
            found.setdefault((trigger.is_verb, trigger.type, joins), []).append(form)
    return {class_: frozenset(forms) for class_, forms in found.items()}


def forms_of(verb: bool | None = None, types: Collection[str] = TYPES, joins: bool | None = None) -> frozenset[str]:
    """The forms of verbs or nouns of some types, of those that take «مع» or «بين» or do not; None asks for both."""
    classes = _forms_by_class().items()
    return frozenset().union(
        *(
            forms
            for (is_verb, type_, does_join), forms in classes
            if type_ in types and verb in (None, is_verb) and joins in (None, does_join)
        )
    )


def forms_where(fits: Callable[[Trigger, Shape], bool]) -> frozenset[str]:
    """The forms that have a trigger which fits, with its shape there."""
    return frozenset(form for form, found in trigger_index().items() if any(fits(*one) for one in found))


def build_index(rows: Iterable[tuple[str, Row]]) -> TriggerIndex:
    """Folded form → the triggers that have it, in the order of the rows, each of which comes with its place.

    LexiconError names place and column of what is wrong.
    """
    index: dict[str, list[tuple[Trigger, Shape]]] = {}
    for where, row in rows:
        trigger = _trigger(row, where)
        seen = set()
        for form, shape in _forms(row):
            if form not in seen:
                seen.add(form)
                index.setdefault(form, []).append((trigger, shape))
    return {form: tuple(found) for form, found in index.items()}


def find_triggers(keys: Sequence[str], index: TriggerIndex) -> list[Hit]:
    """The triggers of a sentence given the keys of its tokens, by position; those of type none mean something else."""
    return [hit for at, key in enumerate(keys) if key in index for hit in _hits_at(keys, at, index[key])]


def _hits_at(keys: Sequence[str], at: int, found: Sequence[tuple[Trigger, Shape]]) -> list[Hit]:
    hits = []
    for trigger, shape in found:
        last = at + 1 if not trigger.then else _after(keys, at + 1, trigger.then)
        if last:
            hits.append(Hit(at, last, trigger, shape))
    if len(hits) > 1:
        longest: dict[str, int] = {}
        for hit in hits:
            longest[hit.trigger.lemma] = max(hit.last, longest.get(hit.trigger.lemma, 0))
        hits = [hit for hit in hits if hit.last == longest[hit.trigger.lemma]]
    return hits


def _after(keys: Sequence[str], at: int, alternatives: tuple[tuple[str, ...], ...]) -> int:
    """Where the longest of the word sequences ends if it stands at ``at`` (articles aside), else 0."""
    ends = [0]
    for words in alternatives:
        found = keys[at : at + len(words)]
        if len(found) == len(words) and all(key in (word, "ال" + word) for key, word in zip(found, words, strict=True)):
            ends.append(at + len(words))
    return max(ends)


def _trigger(row: Row, where: str) -> Trigger:
    lemma, part, type_ = row["lemma"], row["part"], row["type"]
    source, target = cell_list(row["source"]), cell_list(row["target"])
    if part not in PARTS:
        raise LexiconError(f"{where}: «{lemma}»: column part: «{part}» is none of {', '.join(PARTS)}")
    if type_ not in TYPES:
        raise LexiconError(f"{where}: «{lemma}»: column type: «{type_}» is none of {', '.join(TYPES)}")
    for column, slots in (("source", source), ("target", target)):
        for slot in slots:
            if slot not in SLOTS:
                known = ", ".join(sorted(SLOTS))
                raise LexiconError(f"{where}: «{lemma}»: column {column}: «{slot}» is none of {known}")
    then = tuple(tuple(fold(word) for word in phrase.split()) for phrase in cell_list(row["then"]))
    return Trigger(lemma, part, type_, tuple(map(fold, source)), tuple(map(fold, target)), then, row["near"])


def _forms(row: Row) -> Iterator[tuple[str, Shape]]:
    second, extra = cell_list(row["second"]), cell_list(row["extra"])
    if row["part"] == "verb":
        for present in second:
            yield from verb_forms(row["lemma"], present)
        for form in extra:
            yield from _irregular(form)
        return
    yield from noun_forms(row["lemma"])
    for form in second + extra:
        yield from noun_forms(form, 2 if form.endswith(("ان", "ين", "تي")) else 3)


def _irregular(form: str) -> Iterator[tuple[str, Shape]]:
    tense = "present" if form[0] in "يتن" else "past"
    for prefix in ("", "و", "ف"):
        yield fold(prefix + form), Shape(prefix, tense=tense)
