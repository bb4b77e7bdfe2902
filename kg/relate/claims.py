"""Claims about one and the same relation: how their status agrees, and which comes first."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from kg.model import Relation, Status
from kg.relate.drafts import Draft

STRENGTH = {status: rank for rank, status in enumerate(Status)}


def agree(drafts: Sequence[Draft]) -> list[Relation]:
    """The relations of a document, where what one claim leaves open is taken from the others.

    «لقاء بوتين وكيم» alone does not tell whether it took place. If another claim of the same type and ends says that
    it is planned (or denied, …) and none says by a past tense that it happened, then it is that here too.
    """
    marked: dict[tuple[str, str, str], set[Status]] = {}
    for draft in drafts:
        if draft.mark == 2:
            marked.setdefault(_key(draft.relation), set()).add(draft.relation.status)
    return [_agreed(draft, marked.get(_key(draft.relation), set())) for draft in drafts]


def _key(relation: Relation) -> tuple[str, str, str]:
    return relation.type, relation.source, relation.target


def _agreed(draft: Draft, marked: set[Status]) -> Relation:
    if draft.mark == 2 or not marked or Status.ACTUAL in marked:
        return draft.relation
    return replace(draft.relation, status=min(marked, key=STRENGTH.__getitem__))


def best_first(relations: Iterable[Relation]) -> tuple[Relation, ...]:
    """Relations in an order in which, of those of the same type and ends, the best claim comes first.

    Best is the strongest status, then the article's own voice before a quoted one, then the surest, then the first.
    """
    return tuple(sorted(relations, key=_rank))


def _rank(relation: Relation) -> tuple[int, bool, float, int, str, str, str, str]:
    return (
        STRENGTH[relation.status],
        relation.said_by is not None,
        -relation.confidence,
        relation.evidence.start,
        relation.type,
        relation.source,
        relation.target,
        relation.rule,
    )


def in_order(relations: Iterable[Relation]) -> tuple[Relation, ...]:
    """Relations sorted by evidence, type and ends; of equal claims (same span, type, ends) only the surest stays."""
    kept: dict[tuple[int, int, str, str, str], Relation] = {}
    for relation in best_first(relations):
        evidence = relation.evidence
        kept.setdefault((evidence.start, evidence.end, relation.type, relation.source, relation.target), relation)
    return tuple(kept[key] for key in sorted(kept))
