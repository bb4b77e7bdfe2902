"""Where the words that state relations stand in a sentence, and how their slots are read."""

import pytest

from kg.model import Article
from kg.relate.triggers import find_triggers, trigger_index
from kg.text.normalise import fold
from kg.text.segment import segment

CASES = [
    ("التقى بوتين أردوغان", "0 التقى met-with"),
    ("سيلتقيان في سوتشي", "0 التقى met-with"),
    ("خلال زيارته للجزائر", "1 زيارة visited"),
    ("وبزيارتها", "0 زيارة visited"),
    ("انتهت الحرب الباردة", "1 حرب none"),
    ("فرضت واشنطن عقوبات", "2 عقوبة sanctioned"),
    ("كتب الأستاذ كتابا", ""),
]


def keys(text: str) -> list[str]:
    return [token.key for token in segment(Article("case", text)).sentences[0].tokens]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_where_triggers_stand(text: str, expected: str) -> None:
    hits = find_triggers(keys(text), trigger_index())
    found = {f"{hit.at} {hit.trigger.lemma} {hit.trigger.type}" for hit in hits}
    assert found == ({expected} if expected else set())


def test_the_longest_phrase_of_a_trigger_counts() -> None:
    [hit] = find_triggers(keys("الحرب الباردة"), trigger_index())
    assert (hit.at, hit.last) == (0, 2)


def test_every_form_is_folded() -> None:
    assert [form for form in trigger_index() if form != fold(form)] == []
