"""Reads sentences for the tests of relations."""

import datetime
from collections.abc import Callable

import pytest

from kg.lexicon import load_lexicon
from kg.link import link
from kg.model import Article, Extraction
from kg.pipeline import extract
from kg.recognise import recognise
from kg.relate.discourse import Reader, make_reader
from kg.relate.scene import Scene
from kg.text.segment import segment

MONDAY = datetime.date(2018, 7, 16)


@pytest.fixture(scope="session")
def read() -> Callable[..., Extraction]:
    """Everything found in a text; its article is of Monday 2018-07-16 unless told otherwise."""

    def extraction(text: str, date: datetime.date | None = MONDAY, title: str | None = None) -> Extraction:
        return extract(Article("case", text, title, date), load_lexicon())

    return extraction


@pytest.fixture(scope="session")
def reader_of() -> Callable[[str], Reader]:
    """The reader of a text."""

    def reader(text: str) -> Reader:
        document, lexicon = segment(Article("case", text, None, MONDAY)), load_lexicon()
        return make_reader(document, link(document, recognise(document, lexicon), lexicon), lexicon)

    return reader


@pytest.fixture(scope="session")
def scene_of(reader_of: Callable[[str], Reader]) -> Callable[[str], Scene]:
    """The scene of the only sentence of a text."""
    return lambda text: reader_of(text).scene(0)
