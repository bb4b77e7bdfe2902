"""What the fork server imports and loads once for all the processes that it starts."""

import gc

import kg.corpus.work  # noqa: F401  with all the rules
from kg.corpus.settings import SELDOM
from kg.lexicon import load_lexicon
from kg.model import Article
from kg.pipeline import extract

gc.set_threshold(*SELDOM)  # the processes keep it
extract(Article("first", "التقى الرئيس المصري نظيره الفرنسي في القاهرة."), load_lexicon())
gc.collect()
gc.freeze()
