"""The lexicons: tables of names, offices, triggers and cues, and their look-up indexes."""

from kg.lexicon.entries import Lexicon
from kg.lexicon.load import build_lexicon, load_lexicon
from kg.lexicon.own import read_names

__all__ = ["Lexicon", "build_lexicon", "load_lexicon", "read_names"]
