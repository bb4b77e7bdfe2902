"""Typed relations between the actors of an article, with status, speaker, date, place and quantity."""

from kg.relate.stage import relate

__all__ = ["relate"]
