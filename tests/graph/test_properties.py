"""What holds for any extractions: graphs add up, rows come back, what is written validates by the rules."""

import datetime
from collections.abc import Sequence
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import Store

from kg.graph.assemble import article_quads, assemble, sort
from kg.graph.restore import article_rows
from kg.graph.rows import collect, merge, tabulate
from kg.graph.store import EmbeddedStore
from kg.graph.validate import broken_rules
from kg.model import (
    SYMMETRIC,
    Article,
    CoMention,
    Document,
    Entity,
    EntityType,
    Evidence,
    Extraction,
    Quantity,
    Relation,
    RelationType,
    Sentence,
    Status,
    When,
)

TEXT = "قال أحد إن غيره زاره في مدينة ما."
ENTITIES = tuple(Entity(f"Q{n}", EntityType.COUNTRY, f"دولة {n}", f"Country {n}", f"Q{n}") for n in range(1, 5))
NAMES = st.sampled_from([entity.id for entity in ENTITIES])
DAYS = st.dates(datetime.date(2024, 1, 1), datetime.date(2024, 3, 31))


@st.composite
def whens(draw: st.DrawFn) -> When:
    start, end = sorted((draw(DAYS), draw(DAYS)))
    return When(start, end, draw(st.sampled_from(["day", "week", "month"])), draw(st.text(max_size=5)))


@st.composite
def relations(draw: st.DrawFn) -> Relation:
    type_ = draw(st.sampled_from(RelationType))
    ends = draw(st.lists(NAMES, min_size=2, max_size=2, unique=True))
    source, target = sorted(ends) if type_ in SYMMETRIC else ends
    start = draw(st.integers(0, 10))
    end = draw(st.integers(start + 1, len(TEXT)))
    return Relation(
        type_,
        source,
        target,
        draw(st.sampled_from(Status)),
        Evidence(start, end, TEXT[start:end], 0),
        draw(st.text(min_size=1, max_size=5)),
        draw(st.floats(0, 1)),
        said_by=draw(st.none() | NAMES),
        place=draw(st.none() | NAMES),
        when=draw(st.none() | whens()),
        quantity=draw(st.none() | st.builds(Quantity, st.text(max_size=5), st.none() | st.floats())),
        role=draw(st.none() | st.text(max_size=5)),
    )


@st.composite
def extractions(draw: st.DrawFn, name: str) -> Extraction:
    article = Article(name, TEXT, draw(st.none() | st.text(max_size=5)), draw(st.none() | DAYS))
    sentence = Sentence(0, 0, 0, len(TEXT), ())
    pairs = st.builds(CoMention, NAMES, NAMES, st.just(0), st.just(0), st.just(5), st.integers(0, 9))
    found: Sequence[Relation] = draw(st.lists(relations(), max_size=6))
    return Extraction(
        Document(article, (sentence,), ()), ENTITIES, (), (), tuple(found), tuple(draw(st.lists(pairs, max_size=3)))
    )


@given(extractions("a"), extractions("b"))
def test_graphs_add_up(one: Extraction, other: Extraction) -> None:
    assert assemble([one, other]) == assemble([other, one]) == sort([*assemble([one]), *assemble([other])])


@given(extractions("a"))
def test_quads_come_back_from_their_rows(one: Extraction) -> None:
    quads = sort(article_quads(tabulate(one)))
    assert sort(article_quads(article_rows(quads))) == quads


@given(extractions("a"), extractions("b"))
def test_merged_rows_do_not_depend_on_the_way(one: Extraction, other: Extraction) -> None:
    assert collect([one, other]) == merge([tabulate(other), tabulate(one)])


@settings(max_examples=30)
@given(extractions("a"), extractions("b"))
def test_no_rule_is_broken(one: Extraction, other: Extraction) -> None:
    store = Store()
    store.extend(assemble([one, other]))
    assert list(broken_rules(EmbeddedStore(Path("memory"), store, None))) == []
