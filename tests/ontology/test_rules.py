"""Each rule over the whole graph finds the one fault that an update makes in the valid example."""

import re
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, serialize

from kg.errors import InputError
from kg.graph.validate import Problem, broken_rules, open_file, validate
from kg.graph.vocabulary import BASE, PREFIXES
from kg.resources import ontology_dir

VALID = ontology_dir() / "examples" / "valid" / "two-papers.trig"
RULES = sorted((ontology_dir() / "rules").glob("*.rq"))
HEAD = "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in PREFIXES.items())

FAULTS = {
    "direct-without-actual": "INSERT DATA { GRAPH graph:echo-7 { entity:Q142 rb:attacked entity:Q79 } }",
    "actual-without-direct": "DELETE WHERE { GRAPH ?g { ?s rb:holdsOfficeIn ?o } }",
    "claim-of-other-ends": "DELETE WHERE { GRAPH ?g { ?e a rb:Meeting ; rb:participant entity:Q307871 } }",
    "claim-of-other-kind": "DELETE { GRAPH ?g { ?e a rb:Visit } } INSERT { GRAPH ?g { ?e a rb:Attack } } "
    "WHERE { GRAPH ?g { ?e a rb:Visit } }",
    "status-too-weak": "DELETE { GRAPH ?g { ?e rb:strongestStatus ?x } } "
    "INSERT { GRAPH ?g { ?e rb:strongestStatus rb:Denied } } "
    "WHERE { GRAPH ?g { ?e a rb:Visit ; rb:strongestStatus ?x } }",
    "status-too-strong": "INSERT { GRAPH ?g { ?e rb:strongestStatus rb:Actual } } WHERE { GRAPH ?g { ?e a rb:Visit } }",
    "span-outside-sentence": "DELETE { GRAPH ?g { ?p oa:end 52 } } INSERT { GRAPH ?g { ?p oa:end 520 } } "
    "WHERE { GRAPH ?g { ?p oa:start 0 ; oa:end 52 } }",
    "quote-not-in-sentence": "DELETE { GRAPH ?g { ?q oa:exact ?x } } INSERT { GRAPH ?g { ?q oa:exact 'نص آخر' } } "
    "WHERE { GRAPH ?g { ?q oa:exact ?x FILTER(?x = 'مصر اتهمت فرنسا') } }",
    "sentence-of-other-length": "DELETE { GRAPH ?g { ?s rb:text ?x } } INSERT { GRAPH ?g { ?s rb:text 'أطول'@ar } } "
    "WHERE { GRAPH ?g { ?s rb:index 3 ; rb:text ?x } }",
    "end-not-mentioned": "DELETE WHERE { GRAPH graph:echo-7 { ?a schema:mentions entity:Q79 } }",
    "copy-of-no-original": "INSERT DATA { GRAPH graph:echo-7 { article:echo-7 dcterms:isVersionOf article:gone } }",
    "entity-not-mentioned": "INSERT DATA { GRAPH <https://rawabit.example/entities> { entity:Q1 a rb:Place } }",
}

DELETE_CONFIDENCE = (
    "DELETE { GRAPH ?g { ?c rb:confidence ?x } } WHERE { GRAPH ?g { ?c rdf:predicate rb:accused ; rb:confidence ?x } }"
)


def message(rule: str) -> str:
    text = (ontology_dir() / "rules" / f"{rule}.rq").read_text(encoding="utf-8")
    (found,) = re.findall(r"^# en: (.+)$", text, re.MULTILINE)
    return str(found)


def test_every_rule_has_a_fault() -> None:
    assert {path.stem for path in RULES} == set(FAULTS)
    for path in RULES:
        assert re.search(r"^# ar: .*[ء-ي]", path.read_text(encoding="utf-8"), re.MULTILINE)


def test_the_valid_example_has_no_problem() -> None:
    assert validate(open_file(VALID)) == []


@pytest.mark.parametrize("rule", sorted(FAULTS))
def test_a_fault_is_found(rule: str) -> None:
    store = open_file(VALID)
    store.oxigraph.update(HEAD + FAULTS[rule])
    assert message(rule) in {problem.message for problem in broken_rules(store)}


def test_a_problem_names_article_and_sentence() -> None:
    store = open_file(VALID)
    store.oxigraph.update(HEAD + DELETE_CONFIDENCE)
    problems = [p for p in validate(store) if p.article == "echo-7"]
    (problem,) = problems
    assert problem.message == "a claim has one confidence from 0 to 1"
    assert problem.node.startswith(BASE + "claim/")
    assert problem.sentence == "واتهمت مصر فرنسا بالتأخير في تسليم الوقود."


@pytest.mark.parametrize("path", sorted((ontology_dir() / "examples" / "invalid").glob("*.ttl")), ids=lambda p: p.stem)
def test_invalid_files_are_found_invalid(path: Path) -> None:
    (expected,) = re.findall(r"^# message: (.+)$", path.read_text(encoding="utf-8"), re.MULTILINE)
    assert expected in {problem.message for problem in validate(open_file(path))}


def test_a_union_in_turtle_validates_too(tmp_path: Path) -> None:
    store = open_file(VALID)
    path = tmp_path / "graph.ttl"
    serialize([quad.triple for quad in store.oxigraph], path, RdfFormat.TURTLE)
    assert validate(open_file(path)) == []


@pytest.mark.parametrize(
    ("name", "content", "error"),
    [
        ("graph.ttl", "this is not Turtle", "graph.ttl: cannot be read"),
        ("graph.txt", "", "is no RDF file by its name"),
        ("none.ttl", None, "none.ttl: cannot be read"),
    ],
)
def test_what_cannot_be_read(tmp_path: Path, name: str, content: str | None, error: str) -> None:
    if content is not None:
        (tmp_path / name).write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match=error):
        open_file(tmp_path / name)


def test_problems_sort() -> None:
    problems = [Problem("b", "m", "n"), Problem("", "m", "n"), Problem("a", "z", "n")]
    assert [p.article for p in sorted(problems)] == ["", "a", "b"]
