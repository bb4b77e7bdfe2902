"""A short summary of a graph: a Markdown page and the same tables as CSV, with sentences and links."""

import csv
import io
from collections import defaultdict
from collections.abc import Iterable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from kg.export.files import make_folder, replacing
from kg.export.lookup import Lookup, cell
from kg.graph.analysis import homes, standings
from kg.graph.events import contradicted
from kg.graph.rows import ClaimRow, Rows
from kg.model import RelationType, Status

MOST = 20
"""Lines of each table on the page; the CSV files have all."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the report; ``name`` is that of its CSV file without ending."""

    name: str
    title: str
    columns: tuple[str, ...]
    lines: tuple[tuple[object, ...], ...]


def write_report(rows: Rows, folder: Path) -> list[Path]:
    """Write ``report.md`` and a CSV file a table; gives their paths. Raises OutputError where that fails."""
    make_folder(folder)
    tables = report_tables(rows)
    contents = {f"{table.name}.csv": _csv(table) for table in tables}
    contents["report.md"] = _markdown(rows, tables).encode("utf-8", "replace")
    with ExitStack() as stack:
        for name, content in contents.items():
            stack.enter_context(replacing(folder / name)).write(content)
    return [folder / name for name in contents]


def report_tables(rows: Rows) -> list[Table]:
    """Top actors, busiest pairs, planned events and contradictions, the weightiest first."""
    lookup = Lookup.of(rows)
    return [make(rows, lookup) for make in (_actors, _pairs, _planned, _contradictions)]


def _actors(rows: Rows, lookup: Lookup) -> Table:
    home, types = homes(rows), {entity.id: entity.type.value for entity in rows.entities}
    lines = (
        (
            *(s.entity, lookup.name(s.entity), lookup.english.get(s.entity), types.get(s.entity)),
            *(lookup.name(home.get(s.entity)), s.neighbours, s.claims, round(s.betweenness, 4), s.community),
        )
        for s in standings(rows)
    )
    columns = ("id", "name", "name_en", "type", "country", "neighbours", "claims", "betweenness", "community")
    return Table("actors", "Actors with most ties", columns, tuple(lines))


def _pairs(rows: Rows, lookup: Lookup) -> Table:
    groups: defaultdict[tuple[str, str], list[ClaimRow]] = defaultdict(list)
    for claim in rows.claims:
        if claim.status is Status.ACTUAL and claim.type is not RelationType.HOLDS_OFFICE:
            groups[min(claim.source, claim.target), max(claim.source, claim.target)].append(claim)
    ordered = sorted(groups.items(), key=lambda item: (-len(item[1]), item[0]))
    lines = ((lookup.name(a), lookup.name(b), len(claims), *_summary(claims, lookup)) for (a, b), claims in ordered)
    columns = ("one", "other", "claims", "relations", "sentence", "article", "url")
    return Table("pairs", "Busiest pairs", columns, tuple(lines))


def _planned(rows: Rows, lookup: Lookup) -> Table:
    done = {event.id for event in rows.events if event.status is Status.ACTUAL}
    planned = [c for c in rows.claims if c.status is Status.PLANNED and c.event not in done]
    ordered = sorted(planned, key=lambda c: (c.earliest is None, str(c.earliest), c.source, c.target, c.id))
    lines = ((*_told(claim, lookup), claim.earliest, claim.latest, *_place(claim, lookup)) for claim in ordered)
    columns = ("source", "relation", "target", "earliest", "latest", "sentence", "article", "url")
    return Table("planned", "What is planned", columns, tuple(lines))


def _contradictions(rows: Rows, lookup: Lookup) -> Table:
    groups: defaultdict[str, list[ClaimRow]] = defaultdict(list)
    for claim in rows.claims:
        groups[claim.event].append(claim)
    lines = [
        (*_told(claim, lookup), claim.status.value, lookup.name(claim.said_by), *_place(claim, lookup))
        for _, claims in sorted(groups.items())
        if contradicted(claim.status for claim in claims)
        for claim in claims
    ]
    columns = ("source", "relation", "target", "status", "said_by", "sentence", "article", "url")
    return Table("contradictions", "What one says and another denies", columns, tuple(lines))


def _told(claim: ClaimRow, lookup: Lookup) -> tuple[object, ...]:
    return lookup.name(claim.source), claim.type.value, lookup.name(claim.target)


def _place(claim: ClaimRow, lookup: Lookup) -> tuple[object, ...]:
    return lookup.sentence(claim), claim.article, lookup.articles[claim.article].url


def _summary(claims: Sequence[ClaimRow], lookup: Lookup) -> tuple[object, ...]:
    best = max(claims, key=lambda claim: (claim.confidence, claim.id))
    return ", ".join(sorted({claim.type.value for claim in claims})), *_place(best, lookup)


def _csv(table: Table) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(table.columns)
    writer.writerows([cell(value) for value in line] for line in table.lines)
    return b"\xef\xbb\xbf" + text.getvalue().encode("utf-8", "replace")


def _markdown(rows: Rows, tables: Iterable[Table]) -> str:
    dates = sorted(article.date for article in rows.articles if article.date)
    span = f", {dates[0]} to {dates[-1]}" if dates else ""
    counts = f"{len(rows.entities)} actors and places, {len(rows.events)} events, {len(rows.claims)} claims"
    caution = "Found by rules in the text: read the sentence before you rely on a line."
    head = f"# Report\n\n{len(rows.articles)} articles{span}; {counts}. {caution}\n"
    return "\n".join([head, *(_markdown_table(table) for table in tables)])


def _markdown_table(table: Table) -> str:
    if not table.lines:
        return f"## {table.title}\n\nNone.\n"
    lines = [table.columns, ("---",) * len(table.columns), *table.lines[:MOST]]
    body = "".join("| " + " | ".join(map(_markdown_cell, line)) + " |\n" for line in lines)
    more = len(table.lines) - MOST
    rest = f"\n{more} more in `{table.name}.csv`.\n" if more > 0 else ""
    return f"## {table.title}\n\n{body}{rest}"


def _markdown_cell(value: object) -> str:
    """Text that Markdown shows as it is: no table border, markup, link or HTML tag comes out of it."""
    if value is None:
        return ""
    text = " ".join(str(value).split())
    return "".join("\\" + char if char in "\\`*_{}[]<>#|!~" else char for char in text)
