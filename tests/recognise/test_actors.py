"""Mentions and their entities, one sentence a line in ``tests/cases/actors.tsv``."""

from pathlib import Path

import pytest

from kg.lexicon import load_lexicon
from kg.link import link
from kg.model import Article, EntityType, Form, Mention
from kg.recognise import recognise
from kg.tables import read_table
from kg.text.segment import segment

CASES = [(row["sentence"], row["mentions"]) for row in read_table(Path(__file__).parents[1] / "cases" / "actors.tsv")]
LETTERS = {EntityType.PERSON: "P", EntityType.COUNTRY: "C", EntityType.PLACE: "L", EntityType.ORGANIZATION: "O"}


def shown(mention: Mention, with_id: bool) -> str:
    letter = "c" if mention.form is Form.ADJECTIVE else LETTERS[mention.type]
    return f"{letter} {mention.text}" + (f"={mention.entity}" if with_id else "")


@pytest.mark.parametrize(("sentence", "expected"), CASES)
def test_mentions(sentence: str, expected: str) -> None:
    document = segment(Article("case", sentence))
    lexicon = load_lexicon()
    found = [
        m for m in link(document, recognise(document, lexicon), lexicon).mentions if m.form is not Form.DESCRIPTION
    ]
    wanted = [] if expected == "-" else expected.split(" | ")
    with_ids = ["=" in one for one in wanted] + [False] * len(found)
    assert [shown(mention, with_id) for mention, with_id in zip(found, with_ids, strict=False)] == wanted
