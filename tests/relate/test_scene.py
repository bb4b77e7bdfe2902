"""What a scene tells of the words of its sentence."""

from collections.abc import Callable

import pytest

from kg.relate.scene import KINDS, Scene, clause_end, kind_of
from kg.relate.words import is_verb


def test_no_word_that_parts_clauses_is_a_verb() -> None:
    assert [key for key in KINDS if is_verb(key)] == []


@pytest.mark.parametrize(
    ("word", "kind"),
    [(".", "s"), ("لكن", "b"), ("الذي", "r"), ("ان", "a"), ("،", "c"), ("التقي", "v"), ("سيزور", "v"), ("مدينه", " ")],
)
def test_kinds_of_words(word: str, kind: str) -> None:
    assert kind_of(word) == kind


@pytest.mark.parametrize(
    ("text", "verbs"),
    [
        ("أرسلت فرنسا أسلحة كثيرة", ["أرسلت"]),
        ("قال إن السياسة سياسية منذ سنوات", ["قال"]),
        ("سيزور بوتين سيناء بعد سنة", ["سيزور"]),
        ("حمل حملة وحمله", ["حمل", "وحمله"]),
    ],
)
def test_nouns_that_look_like_verbs(text: str, verbs: list[str], scene_of: Callable[[str], Scene]) -> None:
    scene = scene_of(text)
    assert [token.text for at, token in enumerate(scene.sentence.tokens) if scene.is_verb(at)] == verbs


def test_phrases_hide_what_they_cover(scene_of: Callable[[str], Scene]) -> None:
    scene = scene_of("التقى فلاديمير بوتين، الذي وصل أمس، رجب طيب أردوغان لكن المحادثات فشلت.")
    assert scene.keys[scene.kinds.index("b")] == "لكن"
    assert {scene.kinds[at] for at in scene.covered} == {" "}
    assert scene.kinds.count("c") == 2


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("قال بوتين إن كيم سيزور روسيا لكن ترامب رفض", ["إن", "لكن", ""]),
        ("زار بوتين الصين. والتقى شي", [".", ""]),
        ("زار بوتين الصين", [""]),
    ],
)
def test_clauses_end_at_stops_conjunctions_and_that(
    text: str, ends: list[str], scene_of: Callable[[str], Scene]
) -> None:
    scene = scene_of(text)
    tokens = scene.sentence.tokens
    found, at = [], -1
    while at < len(tokens):
        at = clause_end(scene, at)
        found.append(tokens[at].text if at < len(tokens) else "")
    assert found == ends
