"""Many articles: order, failures in their place, totals."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from kg.corpus import Totals, count, extract_all
from kg.errors import InputError
from kg.graph.rows import tabulate
from kg.lexicon.load import load_lexicon
from kg.link.aliases import read_aliases
from kg.model import Article, EntityType, Extraction, RelationType, Status
from kg.pipeline import Options, extract

ARTICLES = [Article("a", "التقى بوتين لوكاشينكو في سوتشي."), Article("b", "زار ماكرون مصر.")]


def test_each_article_in_order_and_failures_in_their_place() -> None:
    error, lexicon = InputError("x.txt", "empty"), load_lexicon()
    items = list(extract_all([ARTICLES[0], error, ARTICLES[1]], lexicon))
    assert items == [extract(ARTICLES[0], lexicon), error, extract(ARTICLES[1], lexicon)]


def test_one_article_at_a_time() -> None:
    taken = []

    def articles() -> Iterator[Article]:
        for article in ARTICLES:
            taken.append(article.id)
            yield article

    items = extract_all(articles(), load_lexicon())
    assert taken == []
    next(items)
    assert taken == ["a"]


def test_totals_count_actors_once_and_every_claim(meeting: Extraction, echo: Extraction) -> None:
    totals = Totals()
    for extraction in (meeting, echo):
        count(totals, tabulate(extraction))
    assert totals.articles == 2
    assert Counter(totals.actors.values()) == {EntityType.PERSON: 3, EntityType.COUNTRY: 2, EntityType.PLACE: 1}
    assert totals.claims == {
        (RelationType.MET_WITH, Status.ACTUAL): 2,
        (RelationType.SUPPLIED_FUEL, Status.PLANNED): 1,
        (RelationType.ACCUSED, Status.DENIED): 1,
        (RelationType.ACCUSED, Status.ACTUAL): 1,
        (RelationType.VISITED, Status.PLANNED): 1,
        (RelationType.HOLDS_OFFICE, Status.ACTUAL): 1,
    }
    assert len(totals.pairs) == 2


def test_the_options_reach_the_stages(tmp_path: Path) -> None:
    path = tmp_path / "aliases.tsv"
    path.write_text("action\tentity\tinto\nmerge\tفرنسا\tQ79\n", encoding="utf-8")
    text = Article("a", "وقال مسؤول إن فرنسا ستدعم لبنان.")
    (found,) = extract_all([text], load_lexicon(), Options(aliases=read_aliases(path)))
    assert isinstance(found, Extraction)
    assert [entity.id for entity in found.entities] == ["Q79", "Q822"]
