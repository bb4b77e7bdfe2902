"""The page: one HTML file, offline, Arabic first, that shows who deals with whom and the sentences that say so."""

from kg.page.render import render, render_part, render_rows

__all__ = ["render", "render_part", "render_rows"]
