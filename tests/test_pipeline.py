"""The stages joined: who is kept, and that positions point where they should."""

from kg.lexicon import load_lexicon
from kg.model import Article, Extraction, Form
from kg.pipeline import extract, extract_all


def extracted(text: str) -> Extraction:
    return extract(Article("case", text), load_lexicon())


def names(extraction: Extraction) -> set[str]:
    return {entity.ar for entity in extraction.entities}


def test_a_person_only_described_is_kept_where_an_act_needs_the_person() -> None:
    assert "رئيس غينيا الاستوائية" in names(extracted("زار رئيس غينيا الاستوائية مدينة مينسك أمس"))


def test_a_person_only_described_is_left_out_where_nothing_is_told() -> None:
    extraction = extracted("هذا منزل رئيس غينيا الاستوائية")
    assert names(extraction) == {"غينيا الاستوائية"}
    assert [office.holder for office in extraction.offices] == [None]
    assert not [m for m in extraction.mentions if m.form is Form.DESCRIPTION]


def test_offices_point_to_the_mentions_that_are_kept() -> None:
    extraction = extracted("قال رئيس غينيا الاستوائية كلمة. ووصل الرئيس الروسي فلاديمير بوتين.")
    office = next(office for office in extraction.offices if office.text == "الرئيس الروسي")
    assert office.holder is not None
    assert office.body is not None
    assert extraction.mentions[office.holder].text == "فلاديمير بوتين"
    assert extraction.mentions[office.body].text == "الروسي"


def test_every_mention_belongs_to_an_entity_and_every_end_too() -> None:
    extraction = extracted("التقى الرئيس الروسي فلاديمير بوتين نظيره التركي رجب طيب أردوغان في سوتشي")
    ids = {entity.id for entity in extraction.entities}
    assert {mention.entity for mention in extraction.mentions} <= ids
    assert {end for relation in extraction.relations for end in (relation.source, relation.target)} <= ids


def test_articles_that_are_labelled_together_are_read_as_each_alone() -> None:
    texts = ("زار ماركو ألفاريز برشلونة", "", "قال وبراهم إن براهم وصل. اشترك في نشرتنا", "التقى بوتين نظيره التركي")
    articles = [Article(str(number), text) for number, text in enumerate(texts)]
    assert list(extract_all(articles, load_lexicon())) == [extract(article, load_lexicon()) for article in articles]
