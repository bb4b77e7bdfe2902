"""Plain text → article: the headline and the publisher are found in the text, which stays as it is."""

import re

from kg.model import Article
from kg.read.decode import decode

MAX_TITLE = 160
_HOST = r"(?P<host>(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,24})"
_ORIGINAL_PUBLICATION = re.compile(
    r"(?:ظهر|نشر|نُشر)\s(?:هذا\s)?(?:المنشور|المقال|الخبر|التقرير|المحتوى)\s(?:في\sالأصل|أولا|أولاً|لأول\sمرة)\s(?:على|في)\s"
    r"(?:موقع\s)?" + _HOST,
    re.IGNORECASE,
)


def read_plain(data: bytes, article_id: str, where: str, title: str | None = None) -> Article:
    """The article of a text file; ``title`` wins over the headline found in it."""
    text = with_title(decode(data, where), title)
    return Article(article_id, text, title=title or headline(text), source=original_publisher(text))


def headline(text: str) -> str | None:
    """The first line, where it is short and an empty line sets it off from more text."""
    first, *rest = text.lstrip().splitlines()[:3] or [""]
    if not first.strip() or len(first) > MAX_TITLE or len(rest) < 2 or rest[0].strip():
        return None
    return first.strip()


def original_publisher(text: str) -> str | None:
    """«ظهر المنشور في الأصل على aawsat.com»: the site that published the text first."""
    match = _ORIGINAL_PUBLICATION.search(text)
    return match["host"].lower() if match else None


def with_title(text: str, title: str | None) -> str:
    """The text, after its title and an empty line where it does not begin with that title."""
    title = (title or "").strip()
    return (
        text
        if " ".join(text[: 4 * len(title) + 8].split()).startswith(" ".join(title.split()))
        else f"{title}\n\n{text}"
    )
