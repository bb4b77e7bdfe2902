"""The command ``kg``: its commands in the order of the help, and how errors end it."""

import gc
import logging

import click

from kg import __version__
from kg.cli.article_commands import build, evaluate, extract
from kg.cli.store_commands import articles, export, page, query, remove, report, validate
from kg.cli.terminal import say, use_utf8
from kg.corpus.settings import SELDOM
from kg.errors import RawabitError

HELP_OPTIONS = ["-h", "--help"]
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
        gc.set_threshold(*SELDOM)
        logging.basicConfig(handlers=[logging.NullHandler()])  # libraries' notes about pages are not for the user
        try:
            return super().invoke(ctx)
        except RawabitError as error:
            say(f"kg: {error}", "error")
            ctx.exit(error.exit_code)
        except KeyboardInterrupt:
            say("kg: stopped; files that stood there before are unchanged")
            ctx.exit(STOPPED)


@click.group(
    cls=Commands,
    context_settings={"help_option_names": HELP_OPTIONS, "max_content_width": 100},
    epilog="""Exit codes: 0 all went well, 1 kg validate found faults, 2 wrong usage, 3 something could not be read (the
    rest was), 4 an output could not be written, 130 stopped by Ctrl-C.""",
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

    \b
    Or keep a graph that grows, and ask it:
      kg build news/ --store graph
      kg query graph met --arg actor=بوتين
    """


for _command in (build, extract, evaluate, articles, remove, query, export, page, report, validate):
    main.add_command(_command)
