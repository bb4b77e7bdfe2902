"""HTML page → article: trafilatura takes the boilerplate off and reads title, date, address and publisher.

The article's text is what trafilatura makes of the page; offsets count in it. Nothing is fetched, and no clock is
asked: dates are taken only where the page states them, whatever today is.
"""

import datetime
import warnings
from typing import TYPE_CHECKING

from kg.errors import InputError
from kg.model import Article
from kg.read.decode import decode_html, without_surrogates
from kg.read.plain import original_publisher, with_title

if TYPE_CHECKING:
    from trafilatura.settings import Document

LIBRARY_FAULTS = (AssertionError, AttributeError, LookupError, TypeError, ValueError, RecursionError)
"""What trafilatura, htmldate and lxml have been seen, or may be expected, to raise on pages that are out of joint."""
DATE_SEARCH = {
    "extensive_search": False,
    "original_date": True,
    "outputformat": "%Y-%m-%d",
    "min_date": "1900-01-01",
    "max_date": "2999-12-31",
}


def read_html(data: bytes, article_id: str, where: str, title: str | None = None) -> Article:
    """The article of a page; ``title`` wins over the page's own. InputError where no text is left of the page."""
    page = _extract(decode_html(data, where), where)
    body = _clean(page.text) if page else None
    if not page or not body:
        raise InputError(where, "no article text in this page")
    title = title or _clean(page.title)
    return Article(
        article_id,
        with_title(body, title),
        title=title,
        date=datetime.date.fromisoformat(page.date) if page.date else None,
        source=_clean(page.sitename) or _clean(page.hostname) or original_publisher(body),
        url=_clean(page.url),
    )


def _extract(page: str, where: str) -> "Document | None":
    from trafilatura import bare_extraction
    from trafilatura.settings import Document

    try:
        with warnings.catch_warnings(
            action="ignore"
        ):  # odd dates and time zones of the page are not the user's concern
            found = bare_extraction(
                page, include_comments=False, with_metadata=True, date_extraction_params=DATE_SEARCH
            )
    except LIBRARY_FAULTS as error:
        raise InputError(where, f"this page cannot be taken apart ({type(error).__name__})") from error
    return found if isinstance(found, Document) else None


def _clean(value: str | None) -> str | None:
    return without_surrogates(value).strip() or None if value else None
