"""The commands ``build``, ``extract`` and ``evaluate``."""

import datetime
import logging
from collections.abc import Callable
from pathlib import Path

import click

from kg import __version__
from kg.cli.terminal import say, use_utf8
from kg.errors import RawabitError

HELP_SETTINGS = {"help_option_names": ["-h", "--help"], "max_content_width": 100}
STOPPED = 130
"""Exit code after Ctrl-C: 128 and the number of the signal."""


class Commands(click.Group):
    """The group that turns errors into one line and an exit code; the commands keep the order of this file."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """The names of the commands."""
        return list(self.commands)

    def invoke(self, ctx: click.Context) -> object:
        """Run a command; a RawabitError ends it with its line and exit code, Ctrl-C with 130."""
        use_utf8()
        logging.basicConfig(handlers=[logging.NullHandler()])  # libraries' notes about pages are not for the user
        try:
            return super().invoke(ctx)
        except RawabitError as error:
            say(f"kg: {error}")
            ctx.exit(error.exit_code)
        except KeyboardInterrupt:
            say("kg: stopped; files that stood there before are unchanged")
            ctx.exit(STOPPED)


@click.group(
    cls=Commands,
    context_settings=HELP_SETTINGS,
    epilog="""Exit codes: 0 all went well, 2 wrong usage, 3 some articles could not be read (the others were),
    4 an output could not be written, 130 stopped by Ctrl-C.""",
)
@click.version_option(__version__, prog_name="kg")
def main() -> None:
    """Read Arabic news and find out who did what to whom.

    Rawabit reads articles and makes a graph of the people, countries, places and organisations in them: who met,
    visited, accused or supplied whom, in which sentence, said by whom, and whether it happened or is only planned,
    alleged, possible or denied. It works by rules, on this machine alone; nothing is sent anywhere.

    \b
    Start with one article:
      kg build article.txt      then open outputs/network.html in a browser
    """


def _sources(command: Callable[..., None]) -> Callable[..., None]:
    """The argument and options of the commands that read articles."""
    for decorate in (
        click.option("--title", metavar="TEXT", help="Title of the article, where it is not in the text."),
        click.option(
            "--date",
            type=click.DateTime(["%Y-%m-%d"]),
            metavar="YYYY-MM-DD",
            help="Day of publication: «yesterday» in the text is counted from it. JSON lines keep their own date.",
        ),
        click.argument("sources", nargs=-1, required=True, metavar="SOURCE..."),
    ):
        command = decorate(command)
    return command


def _day(date: datetime.datetime | None) -> datetime.date | None:
    return date.date() if date else None


@main.command()
@_sources
@click.option(
    "-o",
    "--output",
    "folder",
    type=click.Path(path_type=Path),
    default=Path("outputs"),
    show_default=True,
    metavar="DIR",
    help="Folder for the files. Files of an earlier run are replaced, all at once at the end.",
)
def build(sources: tuple[str, ...], folder: Path, date: datetime.datetime | None, title: str | None) -> None:
    """Make graph files and an HTML network from articles.

    SOURCE is a file (.txt, .html, .jsonl), a folder of such files, a pattern in quotes ("news/*.txt"), or - for
    standard input. A .jsonl file holds one article a line: {"id": …, "text": …} and, where known, "title", "date",
    "source", "url", "lang".

    \b
    Written into DIR:
      network.html    the network, to open in a browser, offline
      graph.trig      RDF, one named graph an article
      graph.ttl       RDF in Turtle
      graph.jsonld    RDF in JSON-LD
      graph.graphml   for Gephi, yEd, Cytoscape and networkx

    \b
    Examples:
      kg build article.txt --date 2023-09-15
      kg build news/ more.jsonl -o graph
    """
    from kg.cli.build import run_build

    _exit(run_build(sources, folder, _day(date), title))


@main.command()
@_sources
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
def extract(
    sources: tuple[str, ...], output: Path | None, date: datetime.datetime | None, title: str | None, explain: bool
) -> None:
    """Write what is found in articles as JSON lines.

    SOURCE is as for "kg build". One article is one line: an object that holds the entities with all their mentions,
    and the relations with status, speaker, sentence and rule. Offsets count characters (code points) of the text.

    With --explain, a text for people takes the place of the JSON; with -o as well, both are written.

    \b
    Examples:
      kg extract article.txt
      kg extract news/ -o news.jsonl
      kg extract article.txt --explain
    """
    from kg.cli.extract import run_extract

    _exit(run_extract(sources, output, _day(date), title, explain=explain))


@main.command()
@click.argument("gold", type=click.Path(path_type=Path), metavar="GOLD_DIR")
@click.option(
    "--errors", type=click.IntRange(min=0), default=0, metavar="N", help="List up to N missed and N false relations."
)
def evaluate(gold: Path, errors: int) -> None:
    """Measure what is found against articles annotated by hand.

    GOLD_DIR holds one JSON file an article, with its text, entities and relations; docs/gold.md tells the format.
    Files that break it are named and left out.

    \b
    Printed, for entities and relations by type:
      P   precision: how much of what was found is right
      R   recall: how much of what is there was found
      F1  the harmonic mean of both
    """
    from kg.cli.evaluate import run_evaluate

    _exit(run_evaluate(gold, errors))


def _exit(code: int) -> None:
    click.get_current_context().exit(code)
