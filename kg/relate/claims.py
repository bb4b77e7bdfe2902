"""Claims about one and the same relation: how their status agrees, and which comes first."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from kg.model import Relation, RelationType, Status
from kg.relate.drafts import Draft

FIRM = frozenset((Status.ACTUAL, Status.PLANNED))
"""What another claim must say to change a present tense: «تستورد الغاز» is not undone by «قد تستورد»."""
STRENGTH = {status: rank for rank, status in enumerate(Status)}


def agree(drafts: Sequence[Draft]) -> list[Relation]:
    """The relations of a document, where what one claim leaves open is taken from the others.

    «لقاء بوتين وكيم» alone does not tell whether it took place. If another claim of the same type and ends says that
    it is planned (or denied, …) and none says by a past tense that it happened, then it is that here too.
    """
    firm, likely = _marked(drafts, 2), _marked(drafts, 1)
    return [
        _agreed(draft, firm.get(_key(draft.relation), set()), likely.get(_key(draft.relation), set()))
        for draft in drafts
    ]


def _marked(drafts: Sequence[Draft], mark: int) -> dict[tuple[str, str, str], set[Status]]:
    """What the drafts of a mark say of each relation."""
    found: dict[tuple[str, str, str], set[Status]] = {}
    for draft in drafts:
        if draft.mark == mark:
            found.setdefault(_key(draft.relation), set()).add(draft.relation.status)
    return found


def _key(relation: Relation) -> tuple[str, str, str]:
    return relation.type, relation.source, relation.target


def _agreed(draft: Draft, firm: set[Status], likely: set[Status]) -> Relation:
    if draft.mark == 2 or (draft.mark == 1 and not firm & FIRM):
        return draft.relation
    told = firm or (likely if draft.relation.rule.endswith(":scored") else set())
    return replace(draft.relation, status=min(told, key=STRENGTH.__getitem__)) if told else draft.relation


def best_first(relations: Iterable[Relation]) -> tuple[Relation, ...]:
    """Relations in an order in which, of those of the same type and ends, the best claim comes first.

    Best is the strongest status, and among equals what states it most clearly: see ``_clarity``.
    """
    return tuple(sorted(relations, key=_rank))


def _rank(relation: Relation) -> tuple[int, float, int, str, str, str, str]:
    return (
        STRENGTH[relation.status],
        -_clarity(relation),
        relation.evidence.start,
        relation.type,
        relation.source,
        relation.target,
        relation.rule,
    )


def _clarity(relation: Relation) -> float:
    """How clearly a claim states its relation: surely, in full words, with details, in the article's own voice.

    Details are a date, a place and an amount. A headline is shorter than the sentence that it sums up. An office is
    clearest with title and full name. The weights were chosen on annotated articles (see ``docs/evaluation.md``).
    """
    words = len(relation.evidence.text.split())
    headline = relation.evidence.sentence == 0
    if relation.type is RelationType.HOLDS_OFFICE:
        return 143 * relation.confidence + 0.1 * min(words, 5) - 0.6 * headline
    amount = relation.quantity is not None and relation.quantity.value is not None
    details = 0.5 * (relation.when is not None) + (relation.place is not None) + amount
    voice = 1.1 * (relation.said_by is not None)
    return 2.7 * relation.confidence + details - voice - headline + 0.09 * min(words, 25)


def in_order(relations: Iterable[Relation]) -> tuple[Relation, ...]:
    """Relations sorted by evidence, type and ends; of equal claims (same span, type, ends) only the surest stays."""
    kept: dict[tuple[int, int, str, str, str], Relation] = {}
    for relation in best_first(relations):
        evidence = relation.evidence
        kept.setdefault((evidence.start, evidence.end, relation.type, relation.source, relation.target), relation)
    return tuple(kept[key] for key in sorted(kept))
