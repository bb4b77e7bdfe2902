"""The sums that the scorer keeps are those of the features, one by one."""

from collections.abc import Callable, Iterator

import pytest

from kg.relate.candidates import Candidate, End, ends_near
from kg.relate.discourse import Reader
from kg.relate.drafts import type_of
from kg.relate.features import Surroundings, features
from kg.relate.scorer import ALL, RULE_THRESHOLD, THRESHOLD, Scorer, least_total, load_weights, probability
from kg.relate.triggers import find_triggers, trigger_index

SENTENCES = (
    "التقى الرئيس الروسي فلاديمير بوتين نظيره التركي رجب طيب أردوغان في سوتشي",
    "قال وزير الخارجية الأميركي مايك بومبيو إن إيران تدعم حزب الله، فيما هددت إسرائيل سوريا بالرد",
    "زيارة كيم إلى موسكو، التي تشمل محادثات مع بوتين ولافروف، تأتي بعد اتهامات واشنطن لبيونغ يانغ",
    "أعلن الاتحاد الأوروبي فرض عقوبات على روسيا وبيلاروسيا بسبب أوكرانيا",
    "استقبل بوتين لوكاشينكو. وبحث معه العقوبات الأميركية على بيلاروسيا",
)


def around(reader: Reader) -> Iterator[Surroundings]:
    """The triggers of a text that state a relation."""
    for sentence in reader.document.sentences:
        scene = reader.scene(sentence.index)
        for hit in find_triggers(scene.keys, trigger_index()):
            type_ = type_of(reader, scene, hit)
            if type_ is not None:
                yield Surroundings(reader, scene, hit, type_)


def couples(one: Surroundings) -> Iterator[tuple[End, End]]:
    near = [e for e in ends_near(one.reader, one.scene, one.hit, one.type) if e.entity in one.reader.entities]
    return ((source, target) for source in near for target in near if source is not target)


@pytest.mark.parametrize("rule", ["", "verb:vso+object"])
@pytest.mark.parametrize("text", SENTENCES)
def test_sums_of_groups_are_sums_of_features(text: str, rule: str, reader_of: Callable[[str], Reader]) -> None:
    weighed = 0
    for one in around(reader_of(text)):
        scorer, weights = Scorer(one), load_weights().get(one.type.value, load_weights()[ALL])
        for source, target in couples(one):
            names = list(features(one, Candidate(source, target, rule, delegates=False)))
            assert scorer.total(scorer.see(source), scorer.see(target), rule) == sum(weights.get(n, 0) for n in names)
            weighed += 1
    assert weighed > 1


@pytest.mark.parametrize("text", SENTENCES)
def test_leaving_out_the_gap_decides_nothing(text: str, reader_of: Callable[[str], Reader]) -> None:
    for one in around(reader_of(text)):
        scorer = Scorer(one)
        for source, target in couples(one):
            seen = scorer.see(source), scorer.see(target)
            total = scorer.total(*seen, "")
            for least in (total - 1, total, total + 1):
                bounded = scorer.total(*seen, "", least)
                assert bounded == total if total >= least else bounded < least


@pytest.mark.parametrize("threshold", [RULE_THRESHOLD, THRESHOLD, 0.5, 0.9])
def test_least_total_is_the_first_that_reaches_the_threshold(threshold: float) -> None:
    least = least_total(threshold)
    assert probability(least) >= threshold > probability(least - 1)
