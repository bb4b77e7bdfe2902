"""The commands that read articles: ``build``, ``extract`` and ``evaluate``."""

from pathlib import Path

import click

from kg.cli.parameters import (
    BUILT,
    Effort,
    Limits,
    Reading,
    effort,
    finish,
    format_list,
    limits,
    most,
    reading,
    words,
)
from kg.corpus.settings import Words


@click.command()
@reading
@click.option(
    "-o",
    "--output",
    "folder",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="Folder for the files. Files of an earlier run are replaced, all at once at the end.  [default: outputs]",
)
@click.option(
    "--formats",
    callback=format_list,
    metavar="LIST",
    help=f"Which files to write, with commas between; see kg export.  [default: {','.join(BUILT)}]",
)
@click.option(
    "--store",
    metavar="STORE",
    help="Add to the graph in this folder, or at this http(s) address of a SPARQL server, instead of writing files; "
    "with -o or --formats both are done.",
)
@click.option(
    "--keep-duplicates",
    is_flag=True,
    help="Take each article for itself, also where it says what another has said in nearly the same words.",
)
@words
@limits
@most
@effort
def build(
    reading: Reading,
    folder: Path | None,
    formats: tuple[str, ...] | None,
    store: str | None,
    keep_duplicates: bool,
    words: Words,
    limits: Limits,
    most: int,
    effort: Effort,
) -> None:
    """Make a graph from articles.

    It becomes files and a page to look at, or a store that grows.

    SOURCE is a file (.txt, .html, .jsonl, each also with .gz or .zst behind; .zip; .parquet), a folder of such files,
    a pattern in quotes ("news/*.txt"), or - for standard input. A .jsonl file holds one article a line: {"id": …,
    "text": …} and, where known, "title", "date", "source", "url", "lang"; a .parquet file has these as columns.

    \b
    Written into DIR:
      network.html    the network, to open in a browser, offline
      graph.trig      RDF, one named graph an article
      graph.ttl       RDF in Turtle
      graph.jsonld    RDF in JSON-LD
      graph.graphml   for Gephi, yEd, Cytoscape and networkx

    A store keeps what it has: new articles are added, an article that changed takes the place of its older self, and
    the same article again changes nothing. A story that several papers print is kept once, and each of them is a
    source of its claims. Filters (--type … --no-co-mentions) are for the files; a store gets all.

    \b
    Examples:
      kg build article.txt --date 2023-09-15
      kg build news/ more.jsonl -o graph --formats trig,gexf,html
      kg build news/ --store graph
      kg build news/ --store http://localhost:7878
    """
    from kg.cli.build import Target, run_build

    finish(
        run_build(
            reading, words, Target.of(folder, formats, store, limits, most), effort, keep_duplicates=keep_duplicates
        )
    )


@click.command()
@reading
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, allow_dash=True, path_type=Path),
    metavar="FILE",
    help="File to write, or - for standard output (which is the default).",
)
@click.option(
    "--explain", is_flag=True, help="Show sentence by sentence what was found, by which rule, and what was not."
)
@words
@effort
def extract(reading: Reading, output: Path | None, explain: bool, words: Words, effort: Effort) -> None:
    """Write what is found in articles as JSON lines.

    SOURCE is as for "kg build". One article is one line: an object that holds the entities with all their mentions,
    and the relations with status, speaker, sentence and rule. Offsets count characters (code points) of the text.

    With --explain, a text for people takes the place of the JSON; with -o as well, both are written.

    \b
    Examples:
      kg extract article.txt
      kg extract news/ -o news.jsonl
      kg extract article.txt --explain
      kg extract article.txt --aliases mine.tsv --patterns verbs.tsv
    """
    from kg.cli.extract import run_explain, run_extract

    finish(run_explain(reading, words, output) if explain else run_extract(reading, words, output, effort))


@click.command()
@click.argument("gold", type=click.Path(path_type=Path), metavar="GOLD_DIR")
@click.option(
    "--errors", type=click.IntRange(min=0), default=0, metavar="N", help="List up to N missed and N false relations."
)
@click.option("--reliability", is_flag=True, help="Tell as well how many claims of each confidence are right.")
@words
def evaluate(gold: Path, errors: int, reliability: bool, words: Words) -> None:
    """Measure what is found against gold.

    GOLD_DIR holds one JSON file an article, with its text, entities and relations; docs/gold.md tells the format.
    Files that break it are named and left out.

    \b
    Printed, for entities and relations by type:
      P   precision: how much of what was found is right
      R   recall: how much of what is there was found
      F1  the harmonic mean of both

    \b
    Examples:
      kg evaluate gold/
      kg evaluate gold/ --errors 20 --patterns verbs.tsv
      kg evaluate gold/ --reliability
    """
    from kg.cli.evaluate import run_evaluate

    finish(run_evaluate(gold, errors, reliability, words))
