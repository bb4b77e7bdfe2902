"""The lexicons: tables of names, offices, triggers and cues, and their look-up indexes."""

from kg.lexicon.entries import Lexicon
from kg.lexicon.load import load_lexicon

__all__ = ["Lexicon", "load_lexicon"]
