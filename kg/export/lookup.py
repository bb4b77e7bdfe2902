"""Names, sentences and articles of rows by their keys, and text made safe for tables and XML."""

import re
from dataclasses import dataclass

from kg.graph.rows import ArticleRow, ClaimRow, Rows

_FORBIDDEN_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class Lookup:
    """What a claim points at."""

    names: dict[str, str]
    english: dict[str, str]
    sentences: dict[tuple[str, int], str]
    articles: dict[str, ArticleRow]

    @classmethod
    def of(cls, rows: Rows) -> "Lookup":
        """The lookup of some rows."""
        return cls(
            {entity.id: entity.ar for entity in rows.entities},
            {entity.id: entity.en for entity in rows.entities},
            {(sentence.article, sentence.index): sentence.text for sentence in rows.sentences},
            {article.id: article for article in rows.articles},
        )

    def name(self, entity: str | None) -> str | None:
        """The Arabic name of an entity; its id where it has none."""
        return None if entity is None else self.names.get(entity, entity)

    def sentence(self, claim: ClaimRow) -> str:
        """The sentence of a claim; its quote where the sentence is not known."""
        return self.sentences.get((claim.article, claim.sentence), claim.quote)


def legal_xml(text: str) -> str:
    """The text with characters that XML 1.0 forbids replaced by U+FFFD."""
    return _FORBIDDEN_IN_XML.sub("\ufffd", text)


def cell(value: object) -> str:
    """A value for a CSV file. Text that a spreadsheet would run as a formula gets an apostrophe before it."""
    if value is None:
        return ""
    if isinstance(value, str):
        text = value.encode("utf-8", "replace").decode("utf-8")
        return "'" + text if text.startswith(_FORMULA) else text
    return str(value)
