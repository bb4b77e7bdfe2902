"""``--explain``: what is shown of an article."""

import io
from dataclasses import replace

from rich.console import Console

from kg.cli.explain import bracketed, explain
from kg.model import Article, Extraction, Form, Sentence, Trace


def explained(extraction: Extraction, width: int = 40) -> list[str]:
    stream = io.StringIO()
    explain(extraction, Console(file=stream, width=width, highlight=False, markup=False, emoji=False))
    return stream.getvalue().splitlines()


def test_every_sentence_with_brackets(meeting: Extraction) -> None:
    lines = explained(meeting)
    assert lines[0] == f"{meeting.article.id} · 2024-03-05 · صحيفة النيل"
    assert [line for line in lines if line.startswith("[")] == ["[1]", "[2]", "[3]", "[4]"]
    assert "التقى الرئيس ⟦إيمانويل ماكرون⟧ نظيره ⟦عبد الفتاح السيسي⟧ الاثنين في ⟦القاهرة⟧." in lines


def test_mentions_relations_and_their_rules(meeting: Extraction) -> None:
    lines = explained(meeting)
    assert "    Place Cairo [Q85] by name, rule listed: القاهرة" in lines
    assert (
        "  ✓ met-with: Emmanuel Macron [Q3052772] – Abdel Fattah el-Sisi [Q307871] (actual, confidence 0.90, "
        "in Cairo [Q85], on 2024-03-04), rule test-rule: التقى الرئيس إيمانويل ماكرون نظيره عبد الفتاح السيسي"
    ) in lines
    assert (
        "  ✓ accused: Egypt [Q79] → France [Q142] (denied, confidence 0.90, said by Karim Alhadi), rule test-rule: "
        "مصر اتهمت فرنسا"
    ) in lines
    assert any("on 2024-04-01 to 2024-04-30" in line for line in lines)
    assert any("quantity 20 ألف طن من الديزل" in line for line in lines)


def test_rules_that_fired_and_rules_that_a_cue_blocked(meeting: Extraction) -> None:
    traces = (Trace("verb-first", 0, 0, 5), Trace("visit-noun", 2, 74, 78, cue="نفى"))
    lines = explained(replace(meeting, traces=traces))
    assert "  · rule verb-first fired, and said no more: التقى" in lines
    assert f"  ✗ rule visit-noun blocked by «نفى»: {meeting.article.text[74:78]}" in lines
    assert lines.index("[1]") < lines.index("  · rule verb-first fired, and said no more: التقى") < lines.index("[2]")


def test_a_rule_whose_relation_is_shown_is_not_told_twice(meeting: Extraction) -> None:
    met = meeting.relations[0]
    trace = Trace(met.rule, met.evidence.sentence, met.evidence.start, met.evidence.end)
    assert explained(replace(meeting, traces=(trace,))) == explained(meeting)


def test_furniture_is_told(meeting: Extraction) -> None:
    sentences = (replace(meeting.document.sentences[0], furniture=True), *meeting.document.sentences[1:])
    lines = explained(replace(meeting, document=replace(meeting.document, sentences=sentences)))
    assert "[1]  (page furniture: no relation is read from it)" in lines


def test_hostile_text_is_shown_as_text(hostile: Extraction) -> None:
    shown = "\n".join(explained(hostile))
    assert "\x1b" not in shown
    assert "\u202e" not in shown
    assert "{{x}}" in shown


def test_brackets_of_mentions_that_lie_in_each_other(meeting: Extraction) -> None:
    article = Article("a", "زار رئيس بيلاروسيا الصين")
    (first, *_) = meeting.mentions
    outer = first._replace(start=4, end=18, form=Form.DESCRIPTION)
    inner = first._replace(start=9, end=18)
    beside = first._replace(start=18, end=24)
    sentence = Sentence(0, 0, 0, 24, ())
    assert bracketed(article.text, sentence, [outer, inner, beside]) == "زار ⟦رئيس ⟦بيلاروسيا⟧⟧⟦ الصين⟧"
    assert bracketed(article.text, sentence, []) == article.text
