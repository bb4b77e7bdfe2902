"""A shard in, the bytes of its file out: a pure function of its arguments that any process or machine may run."""

from collections.abc import Callable, Sequence

from kg.corpus.codec import encode
from kg.corpus.result import Failure, Result
from kg.corpus.settings import Kind, Settings, loaded
from kg.errors import RawabitError
from kg.export.extraction_json import to_line
from kg.graph.copies import copy_rows
from kg.graph.rows import tabulate
from kg.lexicon import Lexicon
from kg.model import Article, Extraction
from kg.pipeline import Options, extract_all

TOGETHER = 16
"""Articles that are labelled together: cheaper than one by one, and few enough to stay in the processor's cache."""

_MAKE: dict[Kind, Callable[[Extraction], bytes]] = {
    Kind.LINES: lambda extraction: to_line(extraction).encode("utf-8"),
    Kind.ROWS: lambda extraction: encode(tabulate(extraction)),
}


def work(articles: Sequence[Article], settings: Settings) -> bytes:
    """The content of the shard's file (see ``kg.corpus.result``).

    A copy of another article has its row alone. An article that a rule breaks on is a failure in the result; the others
    go on. LexiconError or MissingExtra tells what is wrong with the settings.
    """
    lexicon, options = loaded(settings)
    make = _MAKE[settings.kind]
    lines: list[bytes] = []
    failures: list[Failure] = []
    relations = 0
    own = [article for article in articles if article.copy_of is None]
    made = (
        one for at in range(0, len(own), TOGETHER) for one in _made(own[at : at + TOGETHER], lexicon, options, make)
    )
    for article in articles:
        one = (encode(copy_rows(article)), 0) if article.copy_of is not None else next(made)
        if isinstance(one, Failure):
            failures.append(one)
        else:
            lines.append(one[0])
            relations += one[1]
    size = sum(len(article.text.encode("utf-8", "surrogatepass")) for article in articles)
    return Result(lines, relations, size, tuple(failures)).encode()


def _made(
    articles: Sequence[Article], lexicon: Lexicon, options: Options, make: Callable[[Extraction], bytes]
) -> list[tuple[bytes, int] | Failure]:
    """What is made of each article, and its relations. Where a rule breaks on one of several, each is tried alone."""
    try:
        return [(make(one), len(one.relations)) for one in extract_all(articles, lexicon, options)]
    except RawabitError:
        raise  # it is about the settings, not the article
    except Exception as error:  # noqa: BLE001  whatever a rule breaks on must not take the other articles along
        if len(articles) == 1:
            return [Failure.of_error(articles[0], error)]
    return [one for article in articles for one in _made([article], lexicon, options, make)]
