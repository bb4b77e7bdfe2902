import dataclasses

import pytest

from kg.graph.analysis import REAL, communities, country_ties, homes, standings, ties
from kg.graph.rows import ClaimRow, EntityRow, Rows, collect
from kg.model import EntityType, Extraction, RelationType, Status


def entity(name: str, type_: EntityType = EntityType.PERSON, country: str | None = None) -> EntityRow:
    wikidata = name if type_ is EntityType.COUNTRY else None
    return EntityRow(name, type_, name, name, wikidata, country, False, ())


def claim(
    source: str,
    target: str,
    type_: RelationType = RelationType.MET_WITH,
    status: Status = Status.ACTUAL,
    number: int = 0,
) -> ClaimRow:
    name = f"{source}-{target}-{type_}-{status}-{number}"
    return ClaimRow(name, name, "a", type_, source, target, status, "rule", 0.5, 0, 1, "x", 0)


def graph(*pairs: str) -> Rows:
    """Two-letter pairs of people who met."""
    return Rows(claims=tuple(claim(pair[0], pair[1], number=i) for i, pair in enumerate(pairs)))


def test_ties_count_claims_that_really_happened() -> None:
    rows = Rows(claims=(claim("a", "b"), claim("b", "a", RelationType.VISITED), claim("a", "c", status=Status.PLANNED)))
    assert dict(ties(rows).edges) == {("a", "b"): {"weight": 2}}
    assert sorted(ties(rows, REAL | {Status.PLANNED}).edges) == [("a", "b"), ("a", "c")]


def test_who_joins_two_groups_stands_between_them() -> None:
    found = {s.entity: s for s in standings(graph("ab", "bc", "ac", "cd", "de", "ef", "df"))}
    assert found["c"].neighbours == 3
    assert found["c"].betweenness == pytest.approx(0.6)
    assert found["a"].betweenness == 0
    assert len({found[x].community for x in "abc"}) == 1
    assert found["a"].community != found["f"].community


def test_the_best_connected_comes_first() -> None:
    assert [s.entity for s in standings(graph("xa", "xb", "xc", "ab"))] == ["x", "a", "b", "c"]


def test_nothing_gives_nothing() -> None:
    assert standings(Rows()) == []
    assert communities(ties(Rows())) == {}


def test_big_graphs_are_estimated_the_same_each_time() -> None:
    rows = Rows(claims=tuple(claim(f"n{i}", f"n{i // 2}") for i in range(1, 600)))
    assert standings(rows) == standings(rows)


@pytest.fixture
def diplomats() -> Rows:
    entities = (
        entity("Q1", EntityType.COUNTRY),
        entity("Q2", EntityType.COUNTRY),
        entity("ministry", EntityType.ORGANIZATION, "Q2"),
        entity("p", country="Q2"),
        entity("q"),
        entity("r", country="Q1"),
        entity("s"),
    )
    held = RelationType.HOLDS_OFFICE
    claims = (claim("p", "Q1", held), claim("q", "ministry", held), claim("s", "Q1", held, Status.DENIED))
    return Rows(
        entities=entities, claims=(*claims, claim("p", "q"), claim("r", "q"), claim("p", "r"), claim("Q1", "s"))
    )


def test_people_stand_for_the_country_of_their_office(diplomats: Rows) -> None:
    assert homes(diplomats) == {"Q1": "Q1", "Q2": "Q2", "ministry": "Q2", "p": "Q1", "q": "Q2", "r": "Q1"}


def test_ties_fold_to_countries(diplomats: Rows) -> None:
    assert dict(country_ties(diplomats).edges) == {("Q1", "Q2"): {"weight": 2}}


def test_on_real_rows(meeting: Extraction, echo: Extraction) -> None:
    rows = collect([meeting, echo])
    assert homes(rows)["Q3052772"] == "Q142"
    assert dict(country_ties(rows).edges) == {("Q142", "Q79"): {"weight": 3}}
    assert standings(rows) == standings(dataclasses.replace(rows, claims=rows.claims[::-1]))
