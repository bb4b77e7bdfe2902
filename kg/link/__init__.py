"""Mentions to entities: names, short names, adjectives and office descriptions of one article."""

from kg.link.linking import link

__all__ = ["link"]
