"""The commands on a graph: ``articles``, ``remove``, ``query``, ``export``, ``page``, ``report`` and ``validate``."""

from pathlib import Path

import click

from kg.cli.parameters import FORMATS, Limits, Output, finish, limits, most, output, store


@click.command()
@store
@output
def articles(store: str, output: Output) -> None:
    """List the articles of a graph.

    STORE is the folder of "kg build --store", the address of a SPARQL server, or a file (.trig, .nq, .jsonld, .ttl).

    \b
    Examples:
      kg articles graph
      kg articles graph --format csv -o articles.csv
    """
    from kg.cli.query import run_articles

    finish(run_articles(store, output))


@click.command()
@store
@click.argument("ids", nargs=-1, required=True, metavar="ID...")
def remove(store: str, ids: tuple[str, ...]) -> None:
    """Take articles out of a store.

    STORE is the folder of "kg build --store", or the address of a SPARQL server. ID is the id of an article, as "kg
    articles" lists it. Everything that only these articles tell goes with them, actors too.

    \b
    Examples:
      kg remove graph daily-2024-03-05
      kg remove http://localhost:7878 n1 n2 n3
    """
    from kg.cli.query import run_remove

    finish(run_remove(store, ids))


@click.command()
@store
@click.argument("name", required=False, metavar="[NAME]")
@click.option(
    "--arg",
    "arguments",
    multiple=True,
    metavar="NAME=VALUE",
    help="An argument of the question; may be given again. An actor is told by name (Arabic or English) or id.",
)
@click.option(
    "--sparql",
    type=click.Path(allow_dash=True, path_type=Path),
    metavar="FILE",
    help="Ask the SELECT query in this file instead, or in standard input (-). It can only read.",
)
@output
def query(store: str, name: str | None, arguments: tuple[str, ...], sparql: Path | None, output: Output) -> None:
    """Ask a graph a question.

    STORE is the folder of "kg build --store", the address of a SPARQL server, or a file (.trig, .nq, .jsonld, .ttl).
    NAME is the name of a question. Without it, all questions are listed with the arguments that they take.

    \b
    Examples:
      kg query graph
      kg query graph met --arg actor=بوتين --arg since=2023-09-01
      kg query graph path --arg one="Kim Jong Un" --arg other=الجزائر
      kg query graph supplies --format csv -o supplies.csv
      kg query graph --sparql mine.rq --format json
    """
    from kg.cli.query import run_query

    finish(run_query(store, name, arguments, sparql, output))


@click.command()
@store
@click.option(
    "--format",
    "format_",
    type=click.Choice(FORMATS),
    metavar="FORMAT",
    required=True,
    help=f"One of {', '.join(FORMATS)}.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(allow_dash=True, path_type=Path),
    metavar="PATH",
    help="File to write, or a folder for the file; - or nothing is standard output. neo4j and parquet need a folder.",
)
@limits
@most
def export(store: str, format_: str, output: Path | None, limits: Limits, most: int) -> None:
    """Write a graph for other programs.

    The whole graph, or the part of it that the filters keep.

    STORE is the folder of "kg build --store", the address of a SPARQL server, or a file (.trig, .nq, .jsonld).

    \b
    Formats:
      turtle, trig, nquads, jsonld   RDF
      graphml                        Gephi, yEd, Cytoscape, networkx
      gexf                           Gephi with its timeline
      cytoscape                      Cytoscape and Cytoscape.js
      neo4j                          two CSV files and the command that imports them
      parquet                        tables for pandas, Polars, DuckDB; needs the extra parquet
      ftm                            FollowTheMoney, for Aleph
      plover                         political events with PLOVER and CAMEO codes

    \b
    Examples:
      kg export graph --format gexf -o graph.gexf
      kg export graph --format trig --type visited --status planned --since 2024-03-01
      kg export graph --format parquet -o tables --no-co-mentions
    """
    from kg.cli.export import run_export

    finish(run_export(store, format_, output, limits, most))


@click.command()
@store
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    default=Path("page.html"),
    show_default=True,
    metavar="FILE",
    help="File to write.",
)
@click.option("--title", metavar="TEXT", help="Title of the page; without it the page names itself.")
@limits
@most
def page(store: str, output: Path, title: str | None, limits: Limits, most: int) -> None:
    """Make the page of a graph.

    It is an HTML network to open in a browser, of the whole graph or of the part that the filters keep.

    STORE is the folder of "kg build --store", the address of a SPARQL server, or a file (.trig, .nq, .jsonld).

    \b
    Examples:
      kg page graph -o page.html
      kg page outputs/graph.trig --status actual --confidence 0.7 --title "ما حدث"
    """
    from kg.cli.export import run_page

    finish(run_page(store, output, title, limits, most))


@click.command()
@store
@click.option(
    "-o",
    "--output",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("report"),
    show_default=True,
    metavar="DIR",
    help="Folder for report.md and its tables.",
)
@limits
def report(store: str, folder: Path, limits: Limits) -> None:
    """Write a short summary of a graph.

    STORE is the folder of "kg build --store", the address of a SPARQL server, or a file (.trig, .nq, .jsonld). The
    summary, report.md, tells the top actors, the busiest pairs, what is planned and what contradicts, with sentences
    and links; each of its tables is a CSV file as well.

    \b
    Examples:
      kg report graph
      kg report graph -o march --since 2024-03-01 --until 2024-03-31
    """
    from kg.cli.export import run_report

    finish(run_report(store, folder, limits))


@click.command()
@click.argument("graphs", nargs=-1, required=True, metavar="STORE...")
def validate(graphs: tuple[str, ...]) -> None:
    """Check graphs by shapes and rules.

    STORE is the folder of "kg build --store", the address of a SPARQL server, or an RDF file (.trig, .nq, .jsonld,
    .ttl). The shapes and rules are those of the ontology. Each fault is told with its article and sentence, and the
    exit code is 1 where there is one.

    \b
    Examples:
      kg validate graph
      kg validate outputs/graph.trig outputs/graph.ttl
    """
    from kg.cli.validate import run_validate

    finish(run_validate(graphs))
