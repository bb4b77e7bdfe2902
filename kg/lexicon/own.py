"""Names of the user's own: one table of people, countries, places and organisations, which come before the project's.

    type          ar                en                  id    variants    short    country
    Person        سالم المنصوري      Salem al-Mansouri                     المنصوري  Q878
    Organization  مركز الأفق للدراسات  Horizon Studies Centre      مركز الأفق

The columns are those of the project's lists (``docs/lexicons.md``); ``type``, ``ar`` and ``en`` must be there. A row
with an id that the project knows adds names to it, and its ``ar`` and ``en`` become the labels.
"""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from kg.errors import LexiconError
from kg.model import EntityType
from kg.tables import Row, read_numbered
from kg.text.normalise import fold

REQUIRED = ("type", "ar", "en")
OPTIONAL = ("id", "variants", "short", "adjectives", "peoples", "governments", "country", "kind", "ambiguous")

Lists = Mapping[EntityType, Sequence[Row]]
"""Rows of names by the type of what they name."""

_WIKIDATA_ID = re.compile(r"Q[1-9][0-9]*")


def read_names(path: Path) -> Lists:
    """The rows of a file by type. LexiconError names file, line and column of what is wrong."""
    found: dict[EntityType, list[Row]] = {}
    for number, row in read_numbered(path, REQUIRED):
        _check(row, f"{path}:{number}")
        found.setdefault(EntityType(row["type"]), []).append(dict.fromkeys(OPTIONAL, "") | row)
    return found


def _check(row: Row, where: str) -> None:
    unknown = [column for column in row if column not in (*REQUIRED, *OPTIONAL)]
    if unknown:
        raise LexiconError(f"{where}: column {unknown[0]} is unknown; known are {', '.join((*REQUIRED, *OPTIONAL))}")
    for column in REQUIRED:
        if not row.get(column):
            raise LexiconError(f"{where}: column {column} is empty")
    if row["type"] not in set(EntityType):
        raise LexiconError(f"{where}: column type: «{row['type']}» is none of {', '.join(EntityType)}")
    if not re.search("[\u0621-\u064a]", fold(row["ar"])):
        raise LexiconError(f"{where}: column ar: «{row['ar']}» has no Arabic letter")
    for column in ("id", "country"):
        if row.get(column) and not _WIKIDATA_ID.fullmatch(row[column]):
            raise LexiconError(f"{where}: column {column}: «{row[column]}» is no Wikidata id such as Q159")
    if row["type"] == EntityType.COUNTRY and not row.get("id"):
        raise LexiconError(f"{where}: column id: a country needs its Wikidata id")
