"""Relations of sentences, one a line in ``tests/cases/relations.tsv``, and what holds for the relations of any text."""

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.lexicon import load_lexicon
from kg.model import SYMMETRIC, Article, Extraction, Relation, RelationType, Status
from kg.pipeline import extract
from kg.relate.discourse import Reader
from kg.relate.stage import TOLD
from kg.tables import read_table

CASES = [
    (row["sentence"], row["relations"]) for row in read_table(Path(__file__).parents[1] / "cases" / "relations.tsv")
]
SENTENCES = [sentence for sentence, _ in CASES]
Read = Callable[..., Extraction]


def shown(extraction: Extraction, relation: Relation) -> str:
    names = {entity.id: entity.ar for entity in extraction.entities}
    status = "" if relation.status is Status.ACTUAL else f"; {relation.status}"
    speaker = f"; by {names[relation.said_by]}" if relation.said_by else ""
    return f"{relation.type}({names[relation.source]}, {names[relation.target]}{status}{speaker})"


def ordered(relation: str) -> str:
    """A symmetric relation with its ends in the order of the alphabet."""
    type_, rest = relation[:-1].split("(", 1)
    ends, *more = rest.split("; ")
    names = ends.split(", ")
    names = sorted(names) if RelationType(type_) in SYMMETRIC else names
    return f"{type_}({'; '.join([', '.join(names), *more])})"


@pytest.mark.parametrize(("sentence", "expected"), CASES)
def test_relations(sentence: str, expected: str, read: Read) -> None:
    found = read(sentence)
    told = {ordered(shown(found, r)) for r in found.relations if r.type is not RelationType.HOLDS_OFFICE}
    assert told == (set() if expected == "-" else {ordered(one) for one in expected.split(" | ")})


def test_half_of_the_cases_tell_nothing() -> None:
    nothing = [sentence for sentence, expected in CASES if expected == "-"]
    assert len(CASES) >= 300
    assert len(set(SENTENCES)) == len(SENTENCES)
    assert len(nothing) * 2 >= len(CASES)


def check(extraction: Extraction) -> None:
    """What holds for every relation: real ends, evidence that is cut out of its sentence, order, sureness."""
    text, ids = extraction.document.article.text, {entity.id for entity in extraction.entities}
    for relation in extraction.relations:
        evidence = relation.evidence
        sentence = extraction.document.sentences[evidence.sentence]
        assert {relation.source, relation.target} <= ids
        assert {relation.said_by, relation.place} <= ids | {None}
        assert relation.source != relation.target
        assert relation.type not in SYMMETRIC or relation.source < relation.target
        assert text[evidence.start : evidence.end] == evidence.text
        assert sentence.start <= evidence.start < evidence.end <= sentence.end
        assert not sentence.furniture
        assert 0 < relation.confidence <= 1
    starts = [relation.evidence.start for relation in extraction.relations]
    assert all(first <= second for first, second in pairwise(starts))


@settings(max_examples=40)
@given(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=6), st.sampled_from([". ", ".\n", "؛ ", " \u201d. "]))
def test_relations_of_any_text_of_sentences(sentences: list[str], joint: str) -> None:
    article = Article("mixed", joint.join(sentences))
    found = extract(article, load_lexicon())
    check(found)
    assert found == extract(article, load_lexicon())


@settings(max_examples=40)
@given(st.lists(st.sampled_from(sorted({word for sentence in SENTENCES for word in sentence.split()})), max_size=30))
def test_relations_of_any_words(words: list[str]) -> None:
    check(extract(Article("words", " ".join(words)), load_lexicon()))


def test_furniture_tells_nothing(read: Read) -> None:
    assert [shown(x, r) for x in [read("بوتين يلتقي أردوغان")] for r in x.relations] == [
        "met-with(رجب طيب أردوغان, فلاديمير بوتين)"
    ]
    assert read("اقرأ أيضا: بوتين يلتقي أردوغان").relations == ()
    assert read("اقرأ أيضا: بوتين يلتقي أردوغان").co_mentions == ()


def test_each_claim_has_its_own_evidence(read: Read) -> None:
    found = read("التقى بوتين أردوغان في سوتشي. وقال الكرملين إن لقاء بوتين وأردوغان كان قصيرا.")
    assert [(r.type.value, r.evidence.text) for r in found.relations] == [
        ("met-with", "التقى بوتين أردوغان"),
        ("met-with", "لقاء بوتين وأردوغان"),
    ]


def test_a_meeting_has_its_place_and_day(read: Read) -> None:
    found = read("التقى بوتين أردوغان في سوتشي يوم الجمعة.")
    [meeting] = found.relations
    names = {entity.id: entity.ar for entity in found.entities}
    assert meeting.place is not None
    assert names[meeting.place] == "سوتشي"
    assert meeting.when is not None
    assert meeting.when.start.isoformat() == "2018-07-13"
    assert meeting.rule.startswith("التقى:")


def test_traces_tell_the_rules(read: Read) -> None:
    found = read("التقى بوتين أردوغان في سوتشي.")
    [meeting] = found.relations
    assert [(t.rule, t.start, t.end) for t in found.traces if t.rule == meeting.rule] == [
        (meeting.rule, meeting.evidence.start, meeting.evidence.end)
    ]


@pytest.mark.parametrize(
    ("sentence", "rule", "cue"),
    [
        ("انتهت الحرب الباردة بين الولايات المتحدة وروسيا.", "حرب:none", "الباردة"),
        ("وأكد بيسكوف أن بوتين زار مينسك.", "زار:scored", "بوتين + مينسك"),
    ],
)
def test_traces_tell_what_blocked_a_rule(sentence: str, rule: str, cue: str, read: Read) -> None:
    assert (rule, cue) in [(trace.rule, trace.cue) for trace in read(sentence).traces]


def test_rules_beside_the_triggers_are_asleep_without_their_words(reader_of: Callable[[str], Reader]) -> None:
    asleep = 0
    for reader in map(reader_of, SENTENCES[::5]):
        for sentence in reader.document.sentences:
            for rule, words in TOLD:
                if words().isdisjoint(reader.keys(sentence.index)):
                    assert list(rule(reader, reader.scene(sentence.index))) == []
                    asleep += 1
    assert asleep > len(TOLD)
