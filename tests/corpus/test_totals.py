"""Totals over many articles."""

from collections import Counter

from kg.corpus.totals import Totals, count
from kg.graph.rows import tabulate
from kg.model import EntityType, Extraction, RelationType, Status


def test_totals_count_actors_once_and_every_claim(meeting: Extraction, echo: Extraction) -> None:
    totals = Totals()
    for extraction in (meeting, echo):
        count(totals, tabulate(extraction))
    assert totals.articles == 2
    assert Counter(totals.actors.values()) == {EntityType.PERSON: 3, EntityType.COUNTRY: 2, EntityType.PLACE: 1}
    assert totals.claims == {
        (RelationType.MET_WITH, Status.ACTUAL): 2,
        (RelationType.SUPPLIED_FUEL, Status.PLANNED): 1,
        (RelationType.ACCUSED, Status.DENIED): 1,
        (RelationType.ACCUSED, Status.ACTUAL): 1,
        (RelationType.VISITED, Status.PLANNED): 1,
        (RelationType.HOLDS_OFFICE, Status.ACTUAL): 1,
    }
    assert len(totals.pairs) == 2
