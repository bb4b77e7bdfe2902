"""``--explain``: each sentence with its mentions in brackets, what was read from it by which rule, what was blocked.

Arabic stands alone on its line or at its end, so that it reads well in terminals that know right-to-left text and in
those that do not. Lines are never broken: the terminal does that.
"""

from collections.abc import Iterable, Iterator

from rich.console import Console
from rich.text import Text

from kg.cli.terminal import printable
from kg.model import SYMMETRIC, Entity, Extraction, Mention, Relation, Sentence, Trace

OPEN, CLOSE = "⟦", "⟧"


def explain(extraction: Extraction, console: Console) -> None:
    """Print the explanation of one article."""
    article = extraction.article
    entities = {entity.id: entity for entity in extraction.entities}
    about = [part for part in (article.id, article.date and article.date.isoformat(), article.source) if part]
    _print(console, " · ".join(about), "bold")
    for sentence in extraction.document.sentences:
        mentions = [mention for mention in extraction.mentions if mention.sentence == sentence.index]
        relations = [relation for relation in extraction.relations if relation.evidence.sentence == sentence.index]
        told = {(r.rule, r.evidence.start, r.evidence.end) for r in relations}
        traces = [
            trace
            for trace in extraction.traces
            if trace.sentence == sentence.index and (trace.cue or (trace.rule, trace.start, trace.end) not in told)
        ]
        note = "  (page furniture: no relation is read from it)" if sentence.furniture else ""
        _print(console, f"\n[{sentence.index + 1}]{note}", "dim")
        _print(console, bracketed(article.text, sentence, mentions))
        for line in _mention_lines(mentions, entities):
            _print(console, line, "cyan")
        for line in _relation_lines(relations, entities):
            _print(console, line, "green")
        for line in _trace_lines(traces, article.text):
            _print(console, line, "yellow")
    _print(console, "")


def _print(console: Console, line: str, style: str = "") -> None:
    console.print(Text("\n" * line.startswith("\n") + printable(line.removeprefix("\n")), style), soft_wrap=True)


def bracketed(text: str, sentence: Sentence, mentions: Iterable[Mention]) -> str:
    """The sentence with brackets around its mentions."""
    marks = sorted(
        [(mention.start, 1, OPEN) for mention in mentions] + [(mention.end, 0, CLOSE) for mention in mentions]
    )
    parts, at = [], sentence.start
    for place, _, mark in marks:
        parts += [text[at:place], mark]
        at = place
    return "".join([*parts, text[at : sentence.end]])


def _mention_lines(mentions: Iterable[Mention], entities: dict[str, Entity]) -> Iterator[str]:
    for mention in mentions:
        name = _name(mention.entity, entities)
        yield f"    {mention.type} {name} by {mention.form}, rule {mention.rule}: {mention.text}"


def _relation_lines(relations: Iterable[Relation], entities: dict[str, Entity]) -> Iterator[str]:
    for relation in relations:
        arrow = "–" if relation.type in SYMMETRIC else "→"
        ends = f"{_name(relation.source, entities)} {arrow} {_name(relation.target, entities)}"
        details = ", ".join(_details(relation, entities))
        yield f"  ✓ {relation.type}: {ends} ({details}), rule {relation.rule}: {relation.evidence.text}"


def _details(relation: Relation, entities: dict[str, Entity]) -> Iterator[str]:
    yield relation.status
    yield f"confidence {relation.confidence:.2f}"
    if relation.said_by:
        yield f"said by {_name(relation.said_by, entities)}"
    if relation.place:
        yield f"in {_name(relation.place, entities)}"
    if relation.when:
        days = dict.fromkeys((relation.when.start.isoformat(), relation.when.end.isoformat()))
        yield "on " + " to ".join(days)
    if relation.role:
        yield f"as {relation.role}"
    if relation.quantity:
        yield f"quantity {relation.quantity.text}"


def _trace_lines(traces: Iterable[Trace], text: str) -> Iterator[str]:
    for trace in traces:
        what = text[trace.start : trace.end]
        if trace.cue is None:
            yield f"  · rule {trace.rule} fired, and said no more: {what}"
        else:
            yield f"  ✗ rule {trace.rule} blocked by «{trace.cue}»: {what}"


def _name(entity_id: str | None, entities: dict[str, Entity]) -> str:
    if entity_id is None or entity_id not in entities:
        return "(nobody)"
    entity = entities[entity_id]
    return f"{entity.en} [{entity.wikidata}]" if entity.wikidata else entity.en
