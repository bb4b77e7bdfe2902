import dataclasses

import pytest
from pyoxigraph import Quad

from kg.graph.assemble import article_quads, assemble, sort
from kg.graph.restore import article_rows, identifier
from kg.graph.rows import tabulate
from kg.graph.terms import resource
from kg.model import Extraction, RelationType


@pytest.mark.parametrize("name", ["meeting", "echo"])
def test_rows_come_back_from_their_quads(name: str, request: pytest.FixtureRequest) -> None:
    rows = tabulate(request.getfixturevalue(name))
    assert article_rows(article_quads(rows)) == rows


@pytest.mark.parametrize("type_", list(RelationType))
def test_every_relation_type_comes_back(meeting: Extraction, type_: RelationType) -> None:
    relations = (dataclasses.replace(meeting.relations[0], type=type_),)
    rows = tabulate(dataclasses.replace(meeting, relations=relations))
    assert article_rows(article_quads(rows)) == rows


@pytest.mark.parametrize("name", ["meeting", "echo", "hostile"])
def test_quads_come_back_from_the_rows(name: str, request: pytest.FixtureRequest) -> None:
    quads: list[Quad] = assemble([request.getfixturevalue(name)])
    assert sort(article_quads(article_rows(quads))) == quads


@pytest.mark.parametrize("text", ["Q7747", "person:كريم-الهادي", "a/b#c%20?d", "\ud800", "../x"])
def test_identifiers_come_back_from_iris(text: str) -> None:
    assert identifier(resource("entity", text)) == text
