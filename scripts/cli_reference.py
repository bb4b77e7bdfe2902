"""Write ``docs/cli.md``, the help texts of all commands.

``python -m scripts.cli_reference`` (or ``make docs``) writes it; a test holds the page equal to the commands.
"""

from pathlib import Path

import click

from kg.cli import main
from kg.cli.commands import HELP_OPTIONS

PAGE = Path(__file__).resolve().parent.parent / "docs" / "cli.md"
WIDTH = 100


def page() -> str:
    """The text of the page."""
    parts = [
        "# The commands",
        "",
        "Generated from the help texts by `make docs`: what each command prints with `--help`.",
        "",
        *_section("kg", main),
    ]
    for name, command in main.commands.items():
        parts += _section(f"kg {name}", command)
    return "\n".join(parts)


def _section(name: str, command: click.Command) -> list[str]:
    context = click.Context(command, info_name=name, terminal_width=WIDTH, help_option_names=HELP_OPTIONS)
    text = "\n".join(line.rstrip() for line in command.get_help(context).splitlines())
    return [f"## {name}", "", "```text", text, "```", ""]


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8", newline="\n")
