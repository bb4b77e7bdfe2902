"""``python -m kg`` is the command ``kg``."""

import errno
import os
from contextlib import suppress

import click

from kg.cli import main
from kg.cli.terminal import say
from kg.errors import OutputError

FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


def run() -> None:
    """The command as a program: it ends at once, without taking apart value by value the tables that it loaded.

    That would be a quarter of the time that one article takes. Files are closed and processes ended by then.
    """
    code: object = 0
    try:
        main(prog_name="kg")
    except SystemExit as end:
        code = end.code
    except OSError as error:
        if error.errno not in FULL:
            raise
        code = _full(error)
    try:
        click.echo(nl=False)
    except BrokenPipeError:
        pass  # who read it has gone
    except OSError as error:
        code = code or _full(error)
    with suppress(OSError):
        click.echo(nl=False, err=True)
    os._exit(code if isinstance(code, int) else 1)


def _full(error: OSError) -> int:
    """Tell that what goes to standard output finds no room; gives the exit code."""
    say(f"kg: standard output: cannot be written: {error.strerror} (make room, or name a file with -o)", "error")
    return OutputError.exit_code


if __name__ == "__main__":
    run()
