"""Files, folders, globs and standard input → articles.

``plan`` finds what there is to read, ``read`` reads it; ``read_sources`` is both in one call. What cannot be read comes
out as an ``InputError`` value in its place, so that the rest goes on.
"""

from kg.read.articles import read, read_sources
from kg.read.sources import Format, Input, Plan, plan

__all__ = ["Format", "Input", "Plan", "plan", "read", "read_sources"]
