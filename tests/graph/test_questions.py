"""Named questions, on a store that holds the two articles of the valid example."""

import dataclasses
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.errors import InputError
from kg.graph.articles import add
from kg.graph.questions import PATH, Answer, ask, ask_sparql, find_entity, questions
from kg.graph.rows import tabulate
from kg.graph.store import EmbeddedStore, open_store
from kg.graph.terms import resource
from kg.model import Extraction
from kg.resources import ontology_dir

FOLDER = ontology_dir() / "questions"
FILES = sorted(FOLDER.glob("*.rq"))


@pytest.fixture
def store(tmp_path: Path, meeting: Extraction, echo: Extraction) -> Iterator[EmbeddedStore]:
    with open_store(str(tmp_path / "store"), write=True) as opened:
        assert isinstance(opened, EmbeddedStore)
        list(add(opened, map(tabulate, (meeting, echo))))
        yield opened


def example(path: Path) -> dict[str, str]:
    """The arguments that a file gives as an example; ``+`` stands for a space."""
    (line,) = (line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("# example:"))
    pairs = (word.split("=") for word in line.removeprefix("# example:").split())
    return {name: value.replace("+", " ") for name, value in pairs}


def as_table(answer: Answer) -> str:
    return "".join("\t".join(row) + "\n" for row in (answer.columns, *answer.rows))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_question_has_the_rows_that_are_expected(store: EmbeddedStore, path: Path) -> None:
    """Delete the .tsv file to have it written anew."""
    answer = as_table(ask(store, path.stem, example(path)))
    expected = path.with_suffix(".tsv")
    if not expected.exists():
        expected.write_text(answer, encoding="utf-8", newline="\n")
        pytest.fail(f"{expected} was missing and is written anew; look at it and run the test again")
    assert answer == expected.read_text(encoding="utf-8")
    assert answer.count("\n") > 1


def test_every_question_is_told_in_both_languages() -> None:
    found = questions()
    assert [q.name for q in found] == sorted([path.stem for path in FILES] + [PATH])
    for question in found:
        assert question.english.endswith("?")
        assert question.arabic.endswith("؟")


def test_dates_limit_an_answer(store: EmbeddedStore) -> None:
    arguments = {"actor": "Q3052772"}
    assert len(ask(store, "met", arguments).rows) == 2
    assert ask(store, "met", {**arguments, "since": "2024-03-05"}).rows == ()
    assert ask(store, "met", {**arguments, "until": "2024-03-03"}).rows == ()
    assert len(ask(store, "met", {**arguments, "since": "2024-03-04", "until": "2024-03-04"}).rows) == 2


@pytest.mark.parametrize(
    ("name", "entity"),
    [
        ("Q79", "Q79"),
        ("مصر", "Q79"),
        ("Egypt", "Q79"),
        ("egypt", "Q79"),
        ("ايمانويل ماكرون", "Q3052772"),
        ("كريم الهادى", "person:كريم-الهادي"),
        ("person:كريم-الهادي", "person:كريم-الهادي"),
        ("ماكرون", "Q3052772"),
        ("السيسي عبد الفتاح", "Q307871"),
        ("sisi", "Q307871"),
    ],
)
def test_entities_are_found_by_id_or_name(store: EmbeddedStore, name: str, entity: str) -> None:
    assert find_entity(store, name) == resource("entity", entity)


@pytest.mark.parametrize("name", ["", "نابليون", '"} DROP ALL', "> <http://x>", "\ud800", "$other"])
def test_no_such_entity(store: EmbeddedStore, name: str) -> None:
    with pytest.raises(InputError, match="is the name of no entity in the store"):
        find_entity(store, name)


def test_a_name_of_several_entities(store: EmbeddedStore, meeting: Extraction) -> None:
    first, *rest = meeting.entities
    twin = dataclasses.replace(first, id="Q1", wikidata="Q1")
    document = dataclasses.replace(meeting.document, article=dataclasses.replace(meeting.article, id="twin"))
    list(add(store, [tabulate(dataclasses.replace(meeting, document=document, entities=(first, twin, *rest)))]))
    with pytest.raises(InputError, match=r"several entities: Q1 \(.*\), Q3052772 \(.*\) \(give an id\)"):
        find_entity(store, first.ar)


@pytest.mark.parametrize(
    ("name", "arguments", "message"),
    [
        ("weather", {}, r"weather: is no question \(known are central, contradictions"),
        ("met", {}, "met: needs the argument actor"),
        ("met", {"actor": "مصر", "who": "x"}, "met: takes no argument who"),
        ("met", {"actor": "مصر", "since": "yesterday"}, "since: 'yesterday' is not a day"),
        ("central", {"most": "many"}, "most: 'many' is not a whole number"),
    ],
)
def test_what_is_asked_wrongly(store: EmbeddedStore, name: str, arguments: dict[str, str], message: str) -> None:
    with pytest.raises(InputError, match=message):
        ask(store, name, arguments)


def test_the_shortest_way_between_two_actors(store: EmbeddedStore) -> None:
    answer = ask(store, "path", {"one": "Q307871", "other": "مصر"})
    steps = [row[:3] for row in answer.rows]
    assert steps == [
        ("إيمانويل ماكرون", "metWith", "عبد الفتاح السيسي"),
        ("إيمانويل ماكرون", "holdsOfficeIn", "فرنسا"),
        ("مصر", "accused", "فرنسا"),
    ]
    assert answer.rows[2][4] == "واتهمت مصر فرنسا بالتأخير في تسليم الوقود."


def test_no_way_between_two_actors(store: EmbeddedStore) -> None:
    assert ask(store, "path", {"one": "Q307871", "other": "person:كريم-الهادي"}).rows == ()
    assert ask(store, "path", {"one": "Q307871", "other": "Q85"}).rows == ()


def test_own_sparql(store: EmbeddedStore) -> None:
    answer = ask_sparql(
        store, "SELECT ?e ?x { ?e a <https://rawabit.example/ontology#Place> OPTIONAL { ?e <urn:x:y> ?x } }"
    )
    assert answer == Answer(("e", "x"), (("Q85", ""),))
    for update in ("DELETE WHERE { ?s ?p ?o }", "DROP ALL", "ASK {}"):
        with pytest.raises(InputError):
            ask_sparql(store, update)
    assert len(ask(store, "met", {"actor": "Q3052772"}).rows) == 2
