"""Whom an office without a name means, one text a line in ``tests/cases/descriptions.tsv``."""

import datetime
from pathlib import Path

import pytest

from kg.lexicon import load_lexicon
from kg.link import link
from kg.model import Article, Linking
from kg.recognise import recognise
from kg.tables import read_table
from kg.text.segment import segment

CASES = [
    (row["text"], row["words"], row["person"], row.get("day", ""))
    for row in read_table(Path(__file__).parents[1] / "cases" / "descriptions.tsv")
]


def linked(text: str, day: str = "") -> Linking:
    document = segment(Article("case", text, date=datetime.date.fromisoformat(day) if day else None))
    lexicon = load_lexicon()
    return link(document, recognise(document, lexicon), lexicon)


@pytest.mark.parametrize(("text", "words", "person", "day"), CASES)
def test_office_without_a_name(text: str, words: str, person: str, day: str) -> None:
    linking = linked(text, day)
    names = {entity.id: entity.ar for entity in linking.entities}
    office = [office for office in linking.offices if office.text == words]
    holder = office[-1].holder if office else None
    assert (names[linking.mentions[holder].entity or ""] if holder is not None else "-") == person


def test_a_dual_means_one_person_for_each_adjective() -> None:
    text = "وصل الرئيس الروسي فلاديمير بوتين والرئيس التركي رجب طيب أردوغان. ووقع الرئيسان الروسي والتركي الاتفاق"
    linking = linked(text)
    names = {entity.id: entity.ar for entity in linking.entities}
    described = [names[m.entity or ""] for m in linking.mentions if m.form == "description"]
    assert described == ["فلاديمير بوتين", "رجب طيب أردوغان"]


def test_an_office_that_means_nobody_has_no_holder() -> None:
    linking = linked("اجتمع الرئيسان في باريس")
    assert [office.holder for office in linking.offices] == [None]
