"""The graph: rows of what was found, RDF quads made from them, files, and a networkx view.

``rows`` flattens extractions, ``events`` joins the claims of one event, ``assemble`` makes quads, ``serialise`` writes
them, ``project`` gives networkx. The model is told in ``docs/decisions/0003-graph-model.md``.
"""
