"""The two graphs of the page: the actors themselves, and the countries (and organisations) that they stand for."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from kg.graph.rows import EntityRow
from kg.model import SYMMETRIC, Entity, EntityType, RelationType
from kg.page.model import SPOTS_KEPT, Actor, Claim, Edge, Graph, Pair

_SYMMETRIC = frozenset(kind.value for kind in SYMMETRIC)
READABLE = 250
"""Between the countries of many articles there are thousands of edges; the page begins with about this many."""

_BODIES = (EntityType.COUNTRY, EntityType.ORGANIZATION)


def stands_for(
    entity: Entity | EntityRow, offices: Counter[str], entities: Mapping[str, Entity | EntityRow]
) -> str | None:
    """The id of the entity that takes this one's place in the countries view; None leaves it out.

    A person is folded into the country whose office it holds, else into the organisation; a place into its country.
    Nobody is folded into a country for its nationality alone: an analyst does not act for a state.
    """
    if entity.type in _BODIES:
        return entity.id
    if entity.type is EntityType.PLACE:
        return entity.country if entity.country in entities else None
    held = [body for body in offices if body in entities and entities[body].type in _BODIES]
    return min(
        held, key=lambda body: (entities[body].type is not EntityType.COUNTRY, -offices[body], body), default=None
    )


def people_graph(actors: Sequence[Actor], claims: Sequence[Claim], pairs: tuple[Pair, ...]) -> Graph:
    """The graph over the actors themselves."""
    everyone = range(len(actors))
    return Graph(tuple(everyone), _edges(enumerate(claims), everyone), pairs)


def countries_graph(actors: Sequence[Actor], claims: Sequence[Claim], pairs: Sequence[Pair]) -> Graph:
    """The graph over countries and organisations. What happens within one, and who holds its offices, is left out."""
    homes = [actor.stands_for for actor in actors]
    between = [(i, claim) for i, claim in enumerate(claims) if claim.type != RelationType.HOLDS_OFFICE.value]
    shown = tuple(i for i, home in enumerate(homes) if home == i)
    edges = _edges(between, homes)
    return Graph(shown, edges, _fold_pairs(pairs, homes), _least(edges))


def _least(edges: Sequence[Edge]) -> int:
    """The number of claims from which READABLE edges or fewer are left; some more where there would be almost none."""
    sizes = sorted((len(edge.claims) for edge in edges), reverse=True)
    if len(sizes) <= READABLE:
        return 1
    least = sizes[READABLE] + 1
    return least if sizes[READABLE // 5] >= least else least - 1


def _edges(claims: Iterable[tuple[int, Claim]], homes: Sequence[int | None]) -> tuple[Edge, ...]:
    """One edge for each type and pair of homes; the ends of a symmetric type are put in order."""
    joined: defaultdict[tuple[int, int, str], list[int]] = defaultdict(list)
    for number, claim in claims:
        source, target = homes[claim.source], homes[claim.target]
        if source is None or target is None or source == target:
            continue
        if claim.type in _SYMMETRIC:
            source, target = min(source, target), max(source, target)
        joined[source, target, claim.type].append(number)
    return tuple(
        Edge(kind, source, target, kind in _SYMMETRIC, tuple(joined[source, target, kind]))
        for source, target, kind in sorted(joined)
    )


def _fold_pairs(pairs: Iterable[Pair], homes: Sequence[int | None]) -> tuple[Pair, ...]:
    joined: defaultdict[tuple[int, int], list[Pair]] = defaultdict(list)
    for pair in pairs:
        source, target = homes[pair.source], homes[pair.target]
        if source is not None and target is not None and source != target:
            joined[min(source, target), max(source, target)].append(pair)
    return tuple(
        Pair(*ends, sum(p.weight for p in folded), tuple(spot for p in folded for spot in p.spots)[:SPOTS_KEPT])
        for ends, folded in sorted(joined.items())
    )
