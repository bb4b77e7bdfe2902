"""The countries view: who stands for which country, and what is left between countries."""

from collections import Counter

import pytest

from benchmarks.page import graph
from kg.page.fold import READABLE, stands_for
from kg.page.model import View
from kg.page.view import build
from tests.page.sample import ENTITIES, sample

BY_ID = {entity.id: entity for entity in ENTITIES.values()}


@pytest.fixture(scope="module")
def view() -> View:
    return build(sample())


@pytest.mark.parametrize(
    ("who", "offices", "home"),
    [
        ("lavrov", {"russia": 1}, "russia"),
        ("lavrov", {"russia": 2, "belarus": 1}, "russia"),
        ("lavrov", {"un": 5, "russia": 1}, "russia"),
        ("lavrov", {"un": 1}, "un"),
        ("lavrov", {"sochi": 1}, None),
        ("markov", {}, None),
        ("russia", {}, "russia"),
        ("union", {}, "union"),
        ("sochi", {}, "russia"),
        ("africa", {}, None),
    ],
)
def test_who_stands_for_whom(who: str, offices: dict[str, int], home: str | None) -> None:
    counted = Counter({ENTITIES[key].id: count for key, count in offices.items()})
    assert stands_for(ENTITIES[who], counted, BY_ID) == (ENTITIES[home].id if home else None)


def test_a_place_whose_country_is_not_in_the_graph_is_left_out() -> None:
    assert stands_for(ENTITIES["sochi"], Counter(), {}) is None


def triples(view: View) -> set[tuple[str, str, str]]:
    return {(view.actors[e.source].en, e.type, view.actors[e.target].en) for e in view.countries.edges}


def test_what_office_holders_do_counts_for_their_country(view: View) -> None:
    assert ("North Korea", "visited", "Russia") in triples(view)
    assert ("United States", "supplied-weapons", "Ukraine") in triples(view)
    assert ("Russia", "phoned", "China") in triples(view)


def test_countries_view_has_no_people_no_offices_and_no_loops(view: View) -> None:
    kinds = {view.actors[n].type for n in view.countries.actors}
    assert kinds == {"Country", "Organization"}
    assert all(e.type != "holds-office" and e.source != e.target for e in view.countries.edges)
    shown = set(view.countries.actors)
    assert all({e.source, e.target} <= shown for e in view.countries.edges)
    assert all({p.source, p.target} <= shown for p in view.countries.pairs)


def test_the_analyst_is_no_state(view: View) -> None:
    markov = next(a for a in view.actors if a.id == ENTITIES["markov"].id)
    assert markov.stands_for is None


def test_between_countries_a_readable_number_of_edges_is_shown_at_first(view: View) -> None:
    assert view.countries.least == 1
    crowded = build([graph(50, 5000)]).countries
    shown = [edge for edge in crowded.edges if len(edge.claims) >= crowded.least]
    assert crowded.least > 1
    assert READABLE / 5 < len(shown) <= READABLE < len(crowded.edges)


def test_when_every_edge_has_one_claim_all_are_shown() -> None:
    plain = build([graph(2000, 2400)]).countries
    assert len(plain.edges) > READABLE
    assert plain.least == 1


def test_pairs_add_up_when_folded(view: View) -> None:
    homes = [actor.stands_for for actor in view.actors]
    folded = sum(
        p.weight
        for p in view.people.pairs
        if homes[p.source] is not None and homes[p.target] is not None and homes[p.source] != homes[p.target]
    )
    assert sum(p.weight for p in view.countries.pairs) == folded > 0
