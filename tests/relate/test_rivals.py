import pytest

from kg.model import EntityType, RelationType
from kg.relate.candidates import Candidate, End
from kg.relate.phrases import Phrase
from kg.relate.rivals import Weighed, without_rivals

KEYS = ["كلمه"] * 40


def end(name: str, at: int, *, joined: bool = False, place: bool = False) -> End:
    type_ = EntityType.PLACE if place else EntityType.PERSON
    return End(name, Phrase(at, at + 1, (name,), type_, "name", "", joined, at, at + 1))


PUTIN, XI, KIM = end("putin", 2), end("xi", 5), end("kim", 6, joined=True)
VIETNAM, HANOI, FAR = end("vietnam", 12, place=True), end("hanoi", 11, place=True), end("algeria", 30, place=True)


def weighed(likely: float, source: End, target: End, rule: str = "", type_: str = "visited") -> Weighed:
    return Weighed(likely, RelationType(type_), Candidate(source, target, rule, delegates=False))


@pytest.mark.parametrize(
    ("found", "kept"),
    [
        ([weighed(0.9, PUTIN, VIETNAM, "verb"), weighed(0.7, XI, VIETNAM)], "putin-vietnam"),
        ([weighed(0.9, PUTIN, VIETNAM), weighed(0.7, XI, VIETNAM)], "putin-vietnam"),
        ([weighed(0.5, XI, VIETNAM, "verb"), weighed(0.7, PUTIN, VIETNAM)], "xi-vietnam"),
        ([weighed(0.9, PUTIN, VIETNAM, "verb"), weighed(0.95, XI, VIETNAM)], "putin-vietnam"),
        ([weighed(0.9, XI, VIETNAM), weighed(0.7, KIM, VIETNAM)], "xi-vietnam kim-vietnam"),
        ([weighed(0.9, PUTIN, VIETNAM), weighed(0.7, PUTIN, FAR)], "putin-vietnam"),
        ([weighed(0.9, PUTIN, VIETNAM), weighed(0.7, XI, FAR)], "putin-vietnam"),
        ([weighed(0.9, PUTIN, XI, type_="met-with"), weighed(0.7, KIM, PUTIN, type_="met-with")], "putin-xi kim-putin"),
        ([weighed(0.6, XI, FAR), weighed(0.7, PUTIN, VIETNAM)], "putin-vietnam"),
        ([], ""),
    ],
)
def test_a_trigger_has_one_doer_and_one_receiver_with_those_joined(found: list[Weighed], kept: str) -> None:
    pairs = [f"{one.candidate.source.entity}-{one.candidate.target.entity}" for one in without_rivals(found, KEYS)]
    assert " ".join(pairs) == kept
