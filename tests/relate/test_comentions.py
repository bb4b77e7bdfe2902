"""Pairs of entities that one sentence names."""

from collections.abc import Callable

from kg.model import Extraction

Read = Callable[..., Extraction]


def pairs(found: Extraction) -> list[tuple[str, str, int, int]]:
    names = {entity.id: entity.ar for entity in found.entities}
    told = [(sorted((names[p.source], names[p.target])), p) for p in found.co_mentions]
    return sorted((first, second, p.sentence, p.distance) for (first, second), p in told)


def test_every_two_of_a_sentence_once_with_the_tokens_between(read: Read) -> None:
    found = read("تقع سوريا بين تركيا والأردن.")
    assert pairs(found) == [("الأردن", "تركيا", 0, 0), ("الأردن", "سوريا", 0, 2), ("تركيا", "سوريا", 0, 1)]


def test_none_across_sentences(read: Read) -> None:
    assert pairs(read("تقع سوريا في آسيا. وتقع تركيا شمالها.")) == [("آسيا", "سوريا", 0, 1)]


def test_the_nearest_mentions_count(read: Read) -> None:
    found = read("ذكر بوتين أن الرئيس الروسي بحث الأمر ثم ذكر بوتين تركيا.")
    assert [pair for pair in pairs(found) if "تركيا" in pair and "فلاديمير بوتين" in pair] == [
        ("تركيا", "فلاديمير بوتين", 0, 0)
    ]


def test_one_entity_is_no_pair_of_its_own(read: Read) -> None:
    assert pairs(read("قال بوتين إن بوتين هو بوتين.")) == []


def test_the_span_holds_both(read: Read) -> None:
    found = read("تقع سوريا بين تركيا والأردن.")
    text = found.document.article.text
    for pair in found.co_mentions:
        named = [m for m in found.mentions if m.entity in (pair.source, pair.target)]
        assert all(pair.start <= mention.start and mention.end <= pair.end for mention in named)
        assert text[pair.start : pair.end].strip() == text[pair.start : pair.end]
