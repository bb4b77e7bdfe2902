"""Words of the user that state relations: a file in the format of ``triggers.tsv``, read beside the project's.

A row whose lemma, part and ``then`` the project has too takes the place of the project's, so that a type can be changed
and, with ``none``, a word be switched off. The columns ``second``, ``extra``, ``then``, ``near`` and ``en`` may be left
out; the comments at the top of ``triggers.tsv`` tell what each holds.
"""

from collections.abc import Iterable
from pathlib import Path

from kg.errors import LexiconError
from kg.relate.goods import classes
from kg.relate.triggers import NONE, Trigger, TriggerIndex, build_index, trigger_index
from kg.tables import Row, cell_list, read_data, read_numbered
from kg.text.normalise import fold

REQUIRED = ("lemma", "part", "type", "source", "target")
OPTIONAL = ("second", "extra", "then", "near", "en")
COLUMNS = (*REQUIRED, *OPTIONAL)


def read_patterns(path: Path) -> TriggerIndex:
    """The triggers of a file with those of the project. LexiconError names file, line and column of what is wrong."""
    rows = [(f"{path}:{number}", dict.fromkeys(OPTIONAL, "") | row) for number, row in read_numbered(path, REQUIRED)]
    near = classes() | {row["near"] for row in read_data("triggers.tsv")}
    for where, row in rows:
        _check(row, where, near)
    own, known = build_index(rows), trigger_index()
    replaced = {_key(trigger) for found in own.values() for trigger, _ in found}
    kept = {form: [pair for pair in found if _key(pair[0]) not in replaced] for form, found in known.items()}
    return {form: (*own.get(form, ()), *kept.get(form, ())) for form in {**known, **own}}


def _key(trigger: Trigger) -> tuple[str, str, tuple[tuple[str, ...], ...]]:
    return fold(trigger.lemma), trigger.part, tuple(sorted(trigger.then))


def _check(row: Row, where: str, near: frozenset[str]) -> None:
    """What ``build_index`` takes for granted, the project's own rows being right."""
    unknown = [column for column in row if column not in COLUMNS]
    if unknown:
        columns = ", ".join(COLUMNS)
        raise LexiconError(f"{where}: column {unknown[0]} is unknown; the columns are {columns}")
    for column in ("lemma", "part", "type"):
        if not row[column]:
            raise LexiconError(f"{where}: column {column} is empty")
    for column in ("lemma", "second", "extra"):
        _check_words(cell_list(row[column]) if column != "lemma" else [row[column]], f"{where}: column {column}")
    if row["part"] == "verb" and not _are_present(cell_list(row["second"])):
        raise LexiconError(f"{where}: column second: the present form of a verb begins with ي, as in «يلتقي»")
    for column in ("source", "target"):
        if not cell_list(row[column]) and row["type"] != NONE:
            raise LexiconError(f"{where}: column {column} is empty")
    if row["near"] not in near:
        raise LexiconError(f"{where}: column near: «{row['near']}» is none of {', '.join(sorted(near - {''}))}")


def _check_words(words: Iterable[str], where: str) -> None:
    for word in words:
        if not (word.isalpha() and len(word) > 1):
            raise LexiconError(f"{where}: «{word}» is not one word (words that follow go into the column then)")


def _are_present(forms: list[str]) -> bool:
    return bool(forms) and all(form.startswith("ي") and len(form) > 2 for form in forms)
