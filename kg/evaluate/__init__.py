"""Gold against extraction: how much is found, and how much of what is found is right.

``gold`` reads and checks annotated articles (the format is told in ``docs/gold.md``), ``align`` finds which entity of
the extraction stands for which of the gold, ``score`` counts.
"""
