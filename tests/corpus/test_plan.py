"""Shards: where they are cut, and that they keep their names."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from kg.corpus.plan import MOST, MOST_BYTES, Shard, cut
from kg.errors import InputError
from kg.model import Article
from tests.corpus.made_up import article, articles


def names(shards: list[Shard]) -> set[str]:
    return {shard.content for shard in shards}


@given(st.lists(st.integers(0, 10_000) | st.just(InputError("a.txt", "empty")), max_size=300, unique_by=id))
def test_nothing_is_lost_or_doubled_and_the_order_stays(chosen: list[int | InputError]) -> None:
    items = [replace(article(one), id=str(at)) if isinstance(one, int) else one for at, one in enumerate(chosen)]
    shards = list(cut(items))
    assert [one for shard in shards for one in shard.articles] == [one for one in items if isinstance(one, Article)]
    assert [one for shard in shards for one in shard.errors] == [one for one in items if isinstance(one, InputError)]
    assert all(shard.size == sum(len(one.text.encode()) for one in shard.articles) for shard in shards)


def test_shards_are_bounded() -> None:
    shards = list(cut(articles(3_000)))
    assert len(shards) > 20
    assert max(len(shard.articles) for shard in shards) <= MOST
    big = [Article(str(number), "زار ماكرون مصر. " * 10_000) for number in range(8)]
    assert max(shard.size for shard in cut(big)) < 2 * MOST_BYTES
    assert len(list(cut(InputError(str(number), "empty") for number in range(3 * MOST)))) == 3


def test_an_article_in_front_or_gone_renames_one_or_two_shards() -> None:
    many = list(articles(2_000))
    before = names(list(cut(many)))
    for changed in ([Article("new", "زار ماكرون مصر."), *many], many[:1_000] + many[1_001:]):
        assert len(names(list(cut(changed))) - before) <= 2


def test_the_name_hangs_on_every_field() -> None:
    import datetime

    one = Article("a", "زار ماكرون مصر.")
    others = [
        replace(one, id="b"),
        replace(one, text="زار ماكرون مصر"),
        replace(one, title="عنوان"),
        replace(one, date=datetime.date(2024, 3, 5)),
        replace(one, source="عنوان"),
        replace(one, url="عنوان"),
        replace(one, lang="عنوان"),
        replace(one, title=""),
    ]
    assert len(names([shard for article in (one, *others) for shard in cut([article])])) == 9
