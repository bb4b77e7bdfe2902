"""The command line: reads arguments, calls the stages, prints, writes files. The commands stand in ``commands``."""

from kg.cli.commands import main

__all__ = ["main"]
