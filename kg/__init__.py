"""Rawabit (روابط, "ties"): Arabic news in, a graph of who did what to whom out."""

__version__ = "0.1.0"
