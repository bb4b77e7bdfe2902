"""The strongest part of a large graph."""

from collections import Counter
from collections.abc import Iterable

from hypothesis import given
from hypothesis import strategies as st

from kg.graph.project import from_rows
from kg.graph.rows import ClaimRow, Rows, merge, tabulate
from kg.graph.strongest import EACH, strongest
from kg.lexicon import load_lexicon
from kg.model import Article, Status
from kg.pipeline import extract

OFTEN, SELDOM = "هاجمت روسيا أوكرانيا أمس.", "زار دونالد ترامب قطر."
PLANNED = "ستهاجم روسيا أوكرانيا غدا."
LEXICON = load_lexicon()


def rows(texts: Iterable[str]) -> list[Rows]:
    """The rows of articles with these texts."""
    return [tabulate(extract(Article(f"{n:03}", text), LEXICON)) for n, text in enumerate(texts)]


def claims(parts: Iterable[Rows]) -> list[ClaimRow]:
    """Their claims."""
    return [claim for part in parts for claim in part.claims]


def test_a_small_graph_stays_whole() -> None:
    articles = rows([OFTEN, SELDOM])
    part = strongest(articles, 100)
    assert part.is_whole
    assert list(part) == articles
    assert list(strongest(articles, 0)) == articles


def test_what_is_told_most_often_stays() -> None:
    articles = rows([SELDOM, OFTEN, OFTEN, SELDOM, OFTEN])
    part = strongest(articles, 3)
    assert (part.claims, part.whole) == (3, len(claims(articles)))
    assert Counter(claim.type.value for claim in claims(part)) == {"attacked": 3}
    assert [kept.articles[0].id for kept in part] == ["001", "002", "004"]


def test_of_one_relation_few_claims_stay_and_none_of_its_states_is_lost() -> None:
    articles = rows([OFTEN] * 2 * EACH + [PLANNED])
    kept = claims(strongest(articles, len(claims(articles)) - 1))
    assert len(kept) == EACH
    assert {claim.status for claim in kept} == {Status.ACTUAL, Status.PLANNED}


def test_the_weight_is_that_of_the_whole() -> None:
    articles = rows([OFTEN] * 2 * EACH)
    part = strongest(articles, EACH)
    weights = {
        attributes["type"]: attributes["weight"]
        for *_, attributes in from_rows(merge(part), part.times).edges(data=True)
    }
    assert weights == {"attacked": 2 * EACH}


def test_pairs_named_together_are_left_out() -> None:
    articles = rows([OFTEN, SELDOM])
    assert any(part.co_mentions for part in articles)
    assert not any(part.co_mentions for part in strongest(articles, 1))


@given(
    st.lists(st.sampled_from([OFTEN, SELDOM, PLANNED, f"{OFTEN} {SELDOM}"]), min_size=1, max_size=12), st.integers(1, 9)
)
def test_what_stays_is_part_of_the_whole_and_needs_nothing_else(texts: list[str], most: int) -> None:
    articles = rows(texts)
    part = strongest(articles, most)
    kept = merge(part)
    assert len(kept.claims) == part.claims <= max(most, 0 if not part.is_whole else part.claims)
    assert {claim.id for claim in kept.claims} <= {claim.id for claim in claims(articles)}
    entities, sentences = {row.id for row in kept.entities}, {(row.article, row.index) for row in kept.sentences}
    assert all({claim.source, claim.target} <= entities for claim in kept.claims)
    assert all((claim.article, claim.sentence) in sentences for claim in kept.claims)
    assert {row.id for row in kept.events} >= {claim.event for claim in kept.claims}
