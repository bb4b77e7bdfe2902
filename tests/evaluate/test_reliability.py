"""How many claims of each confidence are right."""

import pytest

from kg.evaluate.gold import GoldArticle
from kg.evaluate.reliability import Bin, Judged, gap, reliability
from kg.evaluate.score import Score, add_article
from kg.model import Extraction


def test_claims_are_counted_by_tenths_of_confidence() -> None:
    judged = [Judged(0.31, False), Judged(0.39, True), Judged(0.9, True), Judged(1.0, True)]
    low, high = reliability(judged)
    assert (low.low, low.high, low.claims, low.right) == (0.3, 0.4, 2, 0.5)
    assert (high.low, high.claims, high.right) == (0.9, 2, 1.0)
    assert [low.mean, high.mean] == pytest.approx([0.35, 0.95])


def test_the_gap_weighs_each_claim_alike() -> None:
    bins = [Bin(0.3, 0.4, 1, 0.35, 0.0), Bin(0.9, 1.0, 3, 0.95, 1.0)]
    assert gap(bins) == pytest.approx((0.35 + 3 * 0.05) / 4)


def test_nothing_has_no_bins() -> None:
    assert (reliability([]), gap([])) == ([], 0.0)


def test_every_claim_counts_and_is_right_where_the_gold_has_it(meeting: Extraction) -> None:
    score = Score()
    add_article(score, GoldArticle(meeting.article, (), ()), meeting)
    assert len(score.judged) == len(meeting.relations)
    assert not any(one.right for one in score.judged)
