"""The tables that the commands print to standard output."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

from kg.cli.terminal import printable
from kg.corpus.totals import Totals
from kg.evaluate.reliability import Judged, gap, reliability
from kg.evaluate.score import Miss, Score, Tally, total
from kg.graph.articles import Change
from kg.model import EntityType, RelationType, Status

QUOTE_SHOWN = 110


def show_build(
    totals: Totals, paths: Sequence[Path], seconds: float, store: str | None, changes: Mapping[Change, int]
) -> None:
    """What a build found, what became of the articles in the store (None: there is none), which files it wrote."""
    console = _console()
    console.print(_actors_table(totals))
    console.print(_claims_table(totals))
    if paths:
        console.print(_files_table(paths))
    click.echo(f"{totals.articles:,} {_plural('article', totals.articles)} in {seconds:.1f} s.")
    if totals.copies:
        says = (
            "says what another has said: it is a source"
            if totals.copies == 1
            else "say what others have said: they are sources"
        )
        click.echo(f"{totals.copies:,} of them {says} of the same claims.")
    if store is not None:
        told = ", ".join(f"{changes.get(change, 0):,} {change}" for change in Change)
        click.echo(printable(f"In the store {store}: {told}."))
    for page in (path for path in paths if path.suffix == ".html"):
        click.echo(printable(f"Open {page} in a browser."))


def _console() -> Console:
    return Console(highlight=False, markup=False, emoji=False)


def _plural(word: str, count: int) -> str:
    return word if count == 1 else f"{word}s"


def _table(*columns: str) -> Table:
    """A table whose first column holds words and whose others hold numbers."""
    table = Table()
    for number, column in enumerate(columns):
        table.add_column(column, justify="right" if number else "left", overflow="fold")
    return table


def _actors_table(totals: Totals) -> Table:
    table = _table("actors", "count")
    counts = Counter(totals.actors.values())
    for type_ in EntityType:
        table.add_row(type_.value, f"{counts[type_]:,}")
    table.add_section()
    table.add_row("all", f"{len(totals.actors):,}")
    table.add_row("pairs named together", f"{len(totals.pairs):,}")
    return table


def _claims_table(totals: Totals) -> Table:
    """Rows are relation types that occur, columns are states."""
    table = _table("relations", *(status.value for status in Status), "all")
    rows = {type_: [totals.claims[type_, status] for status in Status] for type_ in RelationType}
    for type_, row in rows.items():
        if any(row):
            table.add_row(type_.value, *_counts([*row, sum(row)]))
    table.add_section()
    sums = [sum(row[column] for row in rows.values()) for column in range(len(Status))]
    table.add_row("all", *_counts([*sums, sum(sums)]))
    return table


def _counts(numbers: Iterable[int]) -> list[str]:
    return [f"{number:,}" if number else "·" for number in numbers]


def _files_table(paths: Sequence[Path]) -> Table:
    table = _table("file", "size")
    for path in paths:
        table.add_row(printable(str(path)), _size(path.stat().st_size))
    return table


def _size(count: int) -> str:
    return f"{count / 1e6:,.1f} MB" if count >= 1e6 else f"{count / 1e3:,.1f} kB"


def show_score(score: Score, errors: int) -> None:
    """The measures, and up to ``errors`` missed and false relations."""
    console = _console()
    console.print(_score_table("entities", {type_.value: tally for type_, tally in score.entities.items()}))
    relations = {type_.value: tally for type_, tally in score.relations.items()}
    console.print(_score_table("relations", relations, {"pairs, any type": score.pairs}))
    hits = total(score.relations.values()).hits
    for name, what in (("status", "status"), ("said_by", "speaker"), ("evidence", "evidence")):
        share = score.right[name] / hits if hits else 0.0
        click.echo(f"{what:<12}{share:6.3f} right of {hits:,} relation hits")
    click.echo(f"span faults {score.span_faults:6,}")
    click.echo(f"articles    {score.articles:6,}")
    for found in (False, True):
        for miss in [miss for miss in score.misses if miss.found is found][:errors]:
            click.echo(_miss_line(miss))


def show_reliability(judged: Sequence[Judged]) -> None:
    """Claims by confidence, with the share that is right."""
    bins = reliability(judged)
    table = _table("confidence", "claims", "mean", "right")
    for one in bins:
        table.add_row(f"{one.low:.1f}-{one.high:.1f}", f"{one.claims:,}", f"{one.mean:.3f}", f"{one.right:.3f}")
    _console().print(table)
    click.echo(f"mean distance of confidence from the share that is right: {gap(bins):.3f}")


def _score_table(title: str, tallies: dict[str, Tally], more: dict[str, Tally] | None = None) -> Table:
    table = _table(title, "P", "R", "F1", "gold", "found")
    for name, tally in tallies.items():
        if tally.gold or tally.found:
            table.add_row(name, *_measures(tally))
    table.add_section()
    table.add_row("all", *_measures(total(tallies.values())))
    for name, tally in (more or {}).items():
        table.add_row(name, *_measures(tally))
    return table


def _measures(tally: Tally) -> list[str]:
    shares = [f"{share:.3f}" for share in (tally.precision, tally.recall, tally.f1)]
    return [*shares, f"{tally.gold:,}", f"{tally.found:,}"]


def _miss_line(miss: Miss) -> str:
    kind = "false" if miss.found else "missed"
    return printable(f"{kind:<7}{miss.article}  {miss.type}: {miss.source} → {miss.target}: {miss.text[:QUOTE_SHOWN]}")
