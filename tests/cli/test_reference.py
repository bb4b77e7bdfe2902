"""docs/cli.md is what the commands say of themselves."""

import click

from kg.cli import main
from scripts.cli_reference import PAGE, page


def test_the_reference_is_current() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "run make docs"


def test_every_command_and_option_is_in_it() -> None:
    text = page()
    for name, command in main.commands.items():
        section = text.split(f"\n## kg {name}\n")[1].split("\n## ")[0]
        assert "Examples:\n" in section
        options = [parameter.opts[0] for parameter in command.params if isinstance(parameter, click.Option)]
        assert all(option in section for option in options)
        assert max(map(len, section.splitlines())) <= 100
