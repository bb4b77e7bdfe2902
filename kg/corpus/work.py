"""A shard in, the bytes of its file out: a pure function of its arguments that any process or machine may run."""

from collections.abc import Callable, Sequence

from kg.corpus.codec import encode
from kg.corpus.result import Failure, Result
from kg.corpus.settings import Kind, Settings, loaded
from kg.errors import RawabitError
from kg.export.extraction_json import to_line
from kg.graph.copies import copy_rows
from kg.graph.rows import tabulate
from kg.model import Article, Extraction
from kg.pipeline import extract

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
    for article in articles:
        if article.copy_of is not None:
            lines.append(encode(copy_rows(article)))
            continue
        try:
            extraction = extract(article, lexicon, options)
            line = make(extraction)
        except RawabitError:
            raise  # it is about the settings, not the article
        except Exception as error:  # noqa: BLE001  whatever a rule breaks on must not take the other articles along
            failures.append(Failure.of_error(article, error))
            continue
        lines.append(line)
        relations += len(extraction.relations)
    size = sum(len(article.text.encode("utf-8", "surrogatepass")) for article in articles)
    return Result(lines, relations, size, tuple(failures)).encode()
