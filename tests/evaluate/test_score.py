"""The measures, on an article whose right answer is known."""

from dataclasses import replace

import pytest

from kg.evaluate.gold import GoldArticle, GoldEntity, GoldRelation
from kg.evaluate.score import Miss, Score, Tally, add_article, total
from kg.model import Entity, EntityType, Extraction, RelationType, Status

CONFUSED = Entity("place:مصر", EntityType.PLACE, "مصر", "Egypt")


@pytest.fixture
def gold(meeting: Extraction) -> GoldArticle:
    """What a careful reader finds in ``meeting``: all that is there, and a visit's destination as a country."""
    return GoldArticle(
        meeting.article,
        (
            GoldEntity("macron", EntityType.PERSON, "Macron", ("إيمانويل ماكرون",), None),
            GoldEntity("sisi", EntityType.PERSON, "Sisi", ("عبد الفتاح السيسي",), "Q307871"),
            GoldEntity("france", EntityType.COUNTRY, "France", ("فرنسا",), None),
            GoldEntity("egypt", EntityType.COUNTRY, "Egypt", ("مصر",), None),
            GoldEntity("cairo", EntityType.PLACE, "Cairo", ("القاهرة",), None),
            GoldEntity("hadi", EntityType.PERSON, "Hadi", ("كريم الهادي",), None),
        ),
        (
            GoldRelation(RelationType.MET_WITH, "sisi", "macron", Status.ACTUAL, None, "التقى الرئيس"),
            GoldRelation(RelationType.SUPPLIED_FUEL, "france", "egypt", Status.ACTUAL, "macron", "ستزود مصر"),
            GoldRelation(RelationType.ACCUSED, "egypt", "france", Status.DENIED, None, "اتهمت فرنسا"),
            GoldRelation(RelationType.VISITED, "macron", "egypt", Status.PLANNED, None, "ونفى المبعوث"),
            GoldRelation(RelationType.HOLDS_OFFICE, "sisi", "egypt", Status.ACTUAL, None, "نظيره عبد الفتاح السيسي"),
        ),
    )


def scored(gold: GoldArticle, extraction: Extraction) -> Score:
    score = Score()
    add_article(score, gold, extraction)
    return score


def test_entities(gold: GoldArticle, meeting: Extraction) -> None:
    score = scored(gold, meeting)
    assert score.entities[EntityType.PERSON] == Tally(hits=3, found=3, gold=3)
    assert total(score.entities.values()) == Tally(hits=6, found=6, gold=6)


def test_a_wrong_type_is_found_but_no_hit(gold: GoldArticle, meeting: Extraction) -> None:
    entities = tuple(CONFUSED if entity.id == "Q79" else entity for entity in meeting.entities)
    mentions = tuple(m._replace(entity=CONFUSED.id) if m.entity == "Q79" else m for m in meeting.mentions)
    score = scored(gold, replace(meeting, entities=entities, mentions=mentions, relations=()))
    assert score.entities[EntityType.COUNTRY] == Tally(hits=1, found=1, gold=2)
    assert score.entities[EntityType.PLACE] == Tally(hits=1, found=2, gold=1)


def test_relations_pairs_and_misses(gold: GoldArticle, meeting: Extraction) -> None:
    score = scored(gold, meeting)
    assert total(score.relations.values()) == Tally(hits=4, found=5, gold=5)
    assert score.relations[RelationType.HOLDS_OFFICE] == Tally(hits=0, found=1, gold=1)
    assert score.pairs == Tally(hits=3, found=4, gold=4)
    assert score.misses == [
        Miss(meeting.article.id, RelationType.HOLDS_OFFICE, "Sisi", "Egypt", "نظيره عبد الفتاح السيسي", found=False),
        Miss(
            meeting.article.id,
            RelationType.HOLDS_OFFICE,
            "Emmanuel Macron",
            "France",
            "الرئيس إيمانويل ماكرون نظيره",
            found=True,
        ),
    ]


def test_details_of_the_hits(gold: GoldArticle, meeting: Extraction) -> None:
    score = scored(gold, meeting)
    assert score.right == {"status": 3, "said_by": 3, "evidence": 3}


def test_direction_counts_where_the_type_has_one(gold: GoldArticle, meeting: Extraction) -> None:
    turned = tuple(replace(r, source=r.target, target=r.source) for r in meeting.relations)
    score = scored(gold, replace(meeting, relations=turned))
    assert score.relations[RelationType.MET_WITH].hits == 1
    assert score.relations[RelationType.ACCUSED].hits == 0
    assert score.pairs == Tally(hits=3, found=4, gold=4)


def test_a_relation_that_is_found_twice_counts_once(gold: GoldArticle, meeting: Extraction) -> None:
    doubled = scored(gold, replace(meeting, relations=meeting.relations * 2))
    assert doubled.relations == scored(gold, meeting).relations


def test_the_best_claim_counts(gold: GoldArticle, meeting: Extraction) -> None:
    planned = replace(meeting.relations[0], status=Status.PLANNED)
    doubled = scored(gold, replace(meeting, relations=(planned, *meeting.relations)))
    assert doubled.right == scored(gold, meeting).right


def test_span_faults(gold: GoldArticle, meeting: Extraction) -> None:
    assert scored(gold, meeting).span_faults == 0
    shifted = tuple(mention._replace(start=mention.start + 1) for mention in meeting.mentions[:2])
    wrong = replace(meeting.relations[0], evidence=replace(meeting.relations[0].evidence, text="زار"))
    broken = replace(meeting, mentions=shifted + meeting.mentions[2:], relations=(wrong, *meeting.relations[1:]))
    assert scored(gold, broken).span_faults == 3


def test_sums_over_articles(gold: GoldArticle, meeting: Extraction) -> None:
    score = scored(gold, meeting)
    add_article(score, gold, replace(meeting, entities=(), mentions=(), relations=()))
    assert score.articles == 2
    assert total(score.relations.values()) == Tally(hits=4, found=5, gold=10)


@pytest.mark.parametrize(
    ("tally", "measures"),
    [
        (Tally(3, 4, 6), (0.75, 0.5, 0.6)),
        (Tally(0, 0, 0), (0.0, 0.0, 0.0)),
        (Tally(0, 5, 5), (0.0, 0.0, 0.0)),
        (Tally(2, 2, 2), (1.0, 1.0, 1.0)),
    ],
)
def test_measures(tally: Tally, measures: tuple[float, float, float]) -> None:
    assert (tally.precision, tally.recall, tally.f1) == pytest.approx(measures)


def test_types_that_annotations_leave_out_count_where_they_are_annotated(
    gold: GoldArticle, meeting: Extraction
) -> None:
    met = next(r for r in meeting.relations if r.type is RelationType.MET_WITH)
    invited = replace(met, type=RelationType.INVITED, source=met.target, target=met.source)
    found = replace(meeting, relations=(*meeting.relations, invited))
    plain = scored(gold, meeting)
    assert (scored(gold, found).relations, scored(gold, found).pairs) == (plain.relations, plain.pairs)
    wanted = GoldRelation(RelationType.INVITED, "macron", "sisi", Status.ACTUAL, None, "التقى الرئيس")
    score = scored(replace(gold, relations=(*gold.relations, wanted)), found)
    assert score.relations[RelationType.INVITED].found == score.relations[RelationType.INVITED].gold == 1
