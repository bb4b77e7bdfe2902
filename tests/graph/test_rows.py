import dataclasses

import pytest

from kg.graph.rows import collect, merge, tabulate
from kg.model import Extraction, Form, Status


def test_claims_carry_offsets_into_the_raw_text(meeting: Extraction) -> None:
    text = meeting.article.text
    rows = tabulate(meeting)
    assert len(rows.claims) == len(meeting.relations)
    for claim in rows.claims:
        assert text[claim.start : claim.end] == claim.quote
    for sentence in rows.sentences:
        assert text[sentence.start : sentence.end] == sentence.text


def test_only_sentences_that_state_something_are_kept(meeting: Extraction) -> None:
    assert [s.index for s in tabulate(meeting).sentences] == [0, 1, 2, 3]
    assert [s.index for s in tabulate(dataclasses.replace(meeting, relations=())).sentences] == [0, 1, 3]


@pytest.mark.parametrize(
    ("form", "kept"), [(Form.NAME, True), (Form.ADJECTIVE, True), (Form.DESCRIPTION, False), (Form.PRONOUN, False)]
)
def test_written_forms_are_names_and_adjectives(meeting: Extraction, form: Form, kept: bool) -> None:
    written = meeting.mentions[0]._replace(text="ماكرون", form=form)
    rows = tabulate(dataclasses.replace(meeting, mentions=(*meeting.mentions, written)))
    forms = {entity.id: entity.forms for entity in rows.entities}
    assert forms[meeting.mentions[0].entity or ""] == (("ماكرون",) if kept else ())


def test_merged_entities_count_articles_and_gather_spellings(meeting: Extraction, echo: Extraction) -> None:
    entities = {entity.id: entity for entity in collect([meeting, echo]).entities}
    assert entities["Q307871"].articles == 2
    envoy = entities["person:كريم-الهادي"]
    assert {envoy.ar, *envoy.forms} >= {"كريم الهادي", "كريم الهادى"}
    assert envoy.articles == 2


def test_an_event_of_two_articles_has_the_strongest_status(meeting: Extraction, echo: Extraction) -> None:
    denial = dataclasses.replace(echo.relations[0], status=Status.DENIED)
    rows = collect([dataclasses.replace(echo, relations=(denial,)), meeting])
    (event,) = (event for event in rows.events if event.type == "met-with")
    assert event.status is Status.ACTUAL
    assert {c.status for c in rows.claims if c.event == event.id} == {Status.ACTUAL, Status.DENIED}


def test_claims_that_differ_in_speaker_stay_apart(meeting: Extraction) -> None:
    first = meeting.relations[0]
    again = dataclasses.replace(first, said_by="Q142")
    rows = tabulate(dataclasses.replace(meeting, relations=(first, first, again)))
    assert len(rows.claims) == 2
    assert len(rows.events) == 1


def test_merging_does_not_depend_on_order(meeting: Extraction, echo: Extraction, hostile: Extraction) -> None:
    parts = [tabulate(x) for x in (meeting, echo, hostile)]
    assert merge(parts) == merge(reversed(parts))
