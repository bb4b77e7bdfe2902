"""Arguments and options that several commands share. Each bundle reaches its command as one value."""

import datetime
import re
from collections.abc import Callable
from dataclasses import dataclass, fields
from functools import wraps
from pathlib import Path

import click

from kg.cli.progress import Tell
from kg.cli.terminal import LOG_JSON
from kg.corpus.settings import Words
from kg.model import RelationType, Status

Command = Callable[..., None]

FORMATS = (
    *("turtle", "trig", "nquads", "jsonld", "graphml", "gexf", "cytoscape", "neo4j", "parquet", "ftm", "plover"),
)
"""The names of ``kg.export.formats.ExportFormat``, which is not imported for the help's sake."""

PAGE = "html"
"""The name of the page among the formats of a build."""

BUILT = ("trig", "turtle", "jsonld", "graphml", PAGE)
"""What a build writes where nothing else is asked for."""

MOST = 20_000
"""Claims of which drawings and network files have room: more are slow to draw, and no help to who looks at them."""


@dataclass(frozen=True, slots=True)
class Reading:
    """Which articles to read, and what is known of them."""

    sources: tuple[str, ...]
    date: datetime.date | None
    title: str | None


@dataclass(frozen=True, slots=True)
class Effort:
    """How the work is done: by how many processes (None: one a core) or which Dask cluster (None: this machine alone).

    And where its parts are kept, and what is told.
    """

    jobs: int | None
    cluster: str | None
    work: Path | None
    quiet: bool
    verbose: bool
    log_json: bool

    @property
    def tell(self) -> Tell:
        """What is told on standard error. UsageError where the options contradict each other."""
        chosen = [tell for tell in (Tell.QUIET, Tell.VERBOSE, Tell.JSON) if getattr(self, tell.value)]
        if len(chosen) > 1:
            raise click.UsageError("--quiet, --verbose and --log-json go one at a time")
        return chosen[0] if chosen else Tell.NORMAL


@dataclass(frozen=True, slots=True)
class Limits:
    """Which part of a graph is meant; see ``kg.graph.filters.Filter``."""

    types: tuple[str, ...]
    statuses: tuple[str, ...]
    since: datetime.date | None
    until: datetime.date | None
    publishers: tuple[str, ...]
    confidence: float
    co_mentions: bool


@dataclass(frozen=True, slots=True)
class Output:
    """In which form a table is told, and where; ``path`` None is standard output."""

    form: str
    path: Path | None


def format_list(_: click.Context, __: click.Parameter, value: str | None) -> tuple[str, ...] | None:
    """The names in a list with commas between, each once, in the order given."""
    if value is None:
        return None
    names = tuple(dict.fromkeys(name.strip() for name in value.split(",") if name.strip()))
    wrong = [name for name in names if name not in (*FORMATS, PAGE)]
    if wrong or not names:
        raise click.BadParameter(f"{(wrong or [value])[0]!r} is no format; known are {', '.join((*FORMATS, PAGE))}.")
    return names


def _bundle(name: str, kind: type, *options: Callable[[Command], Command]) -> Callable[[Command], Command]:
    """Adds options whose names are the fields of ``kind``; the command gets them as one value named ``name``."""

    def decorate(command: Command) -> Command:
        @wraps(command)
        def run(**values: object) -> None:
            own = {field.name: values.pop(field.name) for field in fields(kind)}
            command(**{name: kind(**own)}, **values)

        decorated: Command = run
        for option in reversed(options):
            decorated = option(decorated)
        return decorated

    return decorate


def _day(_: click.Context, __: click.Parameter, value: datetime.datetime | None) -> datetime.date | None:
    return value.date() if value else None


def _day_option(*names: str, help: str) -> Callable[[Command], Command]:  # noqa: A002
    return click.option(*names, type=click.DateTime(["%Y-%m-%d"]), metavar="YYYY-MM-DD", callback=_day, help=help)


def _log_json(context: click.Context, _: click.Parameter, value: bool) -> bool:
    context.meta[LOG_JSON] = value
    return value


def _check_cluster(context: click.Context, _: click.Parameter, value: str | None) -> str | None:
    if value is None:
        return None
    if context.params.get("jobs") is not None:
        raise click.UsageError("--jobs is for this machine; a cluster has as many workers as it has")
    if not re.fullmatch(r"local(:[1-9][0-9]{0,3})?|(tcp|tls|ucx|ws|wss)://\S+", value):
        raise click.BadParameter(f"{value!r} is neither tcp://HOST:PORT nor local:N.")
    return value


def _check_model(_: click.Context, __: click.Parameter, value: Path | None) -> Path | None:
    if value is not None and click.get_current_context().params.get("ner") is None:
        raise click.UsageError("--ner-model goes with --ner camel")
    return value


reading = _bundle(
    "reading",
    Reading,
    click.argument("sources", nargs=-1, required=True, metavar="SOURCE..."),
    _day_option(
        "--date", help="Day of publication: «yesterday» in the text is counted from it. JSON lines keep their own date."
    ),
    click.option("--title", metavar="TEXT", help="Title of the article, where it is not in the text."),
)

words = _bundle(
    "words",
    Words,
    click.option(
        "--lexicon",
        type=click.Path(path_type=Path),
        metavar="FILE",
        help="Your own people, countries, places and organisations, as a table (docs/own-words.md).",
    ),
    click.option(
        "--aliases",
        type=click.Path(path_type=Path),
        metavar="FILE",
        help="Your merges and splits of actors, as a table (docs/own-words.md); they always win.",
    ),
    click.option(
        "--patterns",
        type=click.Path(path_type=Path),
        metavar="FILE",
        help="Your own words that state relations, as a table (docs/own-words.md).",
    ),
    click.option(
        "--ner",
        type=click.Choice(["camel"]),
        is_eager=True,
        help="Let camel-tools' neural recogniser add names; needs the extra neural.",
    ),
    click.option(
        "--ner-model",
        type=click.Path(path_type=Path),
        metavar="DIR",
        callback=_check_model,
        help="Folder of the recogniser's model, where it is not the one that camel_data downloads.",
    ),
)

effort = _bundle(
    "effort",
    Effort,
    click.option(
        "--jobs",
        type=click.IntRange(min=1),
        metavar="N",
        is_eager=True,
        help="How many processes read the articles; the result is the same with any number.  [default: one a core]",
    ),
    click.option(
        "--cluster",
        metavar="ADDRESS",
        callback=_check_cluster,
        help="Work on a Dask cluster instead: tcp://HOST:PORT of its scheduler, or local[:N] for one of N workers that "
        "is started here (docs/scale.md). The result is the same. Needs the extra dask.",
    ),
    click.option(
        "--work",
        type=click.Path(path_type=Path),
        metavar="DIR",
        help="Folder for what is done so far, from which the same command goes on after a stop (docs/scale.md). It is "
        "kept at the end where you name it.  [default: a hidden one beside the output, removed at the end]",
    ),
    click.option("--quiet", is_flag=True, help="Tell nothing but what went wrong."),
    click.option("--verbose", is_flag=True, help="Tell of every shard and of every article that failed."),
    click.option("--log-json", is_flag=True, callback=_log_json, help="Write messages as JSON, one object a line."),
)

limits = _bundle(
    "limits",
    Limits,
    click.option(
        "--type",
        "types",
        type=click.Choice([type_.value for type_ in RelationType]),
        metavar="TYPE",
        multiple=True,
        help=f"Only these relations; may be given again. One of {', '.join(RelationType)}.",
    ),
    click.option(
        "--status",
        "statuses",
        type=click.Choice([status.value for status in Status]),
        metavar="STATUS",
        multiple=True,
        help=f"Only claims of this status; may be given again. One of {', '.join(Status)}.",
    ),
    _day_option("--since", help="Only what is dated on this day or later (without a date, the article's counts)."),
    _day_option("--until", help="Only what is dated on this day or before."),
    click.option("--source", "publishers", metavar="NAME", multiple=True, help="Only this publisher; may be repeated."),
    click.option(
        "--confidence",
        type=click.FloatRange(0, 1),
        default=0.0,
        metavar="NUMBER",
        help="Only claims at least as sure as this, from 0 to 1.",
    ),
    click.option(
        "--co-mentions/--no-co-mentions",
        default=True,
        help="With or without pairs that are only named in one sentence.  [default: with]",
    ),
)

most = click.option(
    "--most",
    type=click.IntRange(min=0),
    default=MOST,
    show_default=True,
    metavar="N",
    help="Of a graph with more claims than this, the page, GraphML, GEXF and Cytoscape get the strongest relations "
    "with so many; 0 is no limit.",
)

output = _bundle(
    "output",
    Output,
    click.option(
        "--format",
        "form",
        type=click.Choice(["table", "csv", "json"]),
        default="table",
        show_default=True,
        help="How to tell it.",
    ),
    click.option(
        "-o",
        "--output",
        "path",
        type=click.Path(dir_okay=False, path_type=Path),
        metavar="FILE",
        help="File to write, instead of standard output.",
    ),
)

store = click.argument("store", metavar="STORE")


def finish(code: int) -> None:
    """End the command with an exit code."""
    click.get_current_context().exit(code)
