"""Headline and publisher of plain text."""

import pytest

from kg.read.plain import headline, original_publisher, read_plain, with_title


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("قمة في باريس\n\nالتقى الرئيسان أمس.", "قمة في باريس"),
        ("قمة في باريس\r\n\r\nالتقى الرئيسان أمس.", "قمة في باريس"),
        ("\n\n  قمة في باريس \n \nالتقى الرئيسان.", "قمة في باريس"),
        ("قمة في باريس\nالتقى الرئيسان أمس.", None),
        ("التقى الرئيسان أمس.", None),
        ("التقى الرئيسان أمس.\n\n", None),
        ("كلمة " * 40 + "\n\nالتقى الرئيسان.", None),
        ("", None),
    ],
)
def test_headline(text: str, title: str | None) -> None:
    assert headline(text) == title


@pytest.mark.parametrize(
    ("text", "publisher"),
    [
        ("انتهى.\n\nظهر المنشور في الأصل على aawsat.com\n\nLeave A Reply", "aawsat.com"),
        ("نشر هذا المقال أولا في موقع News.Example.org.", "news.example.org"),
        ("نُشر هذا التقرير لأول مرة على www.example.co.uk", "www.example.co.uk"),
        ("ظهر الرئيس في الأصل على شاشة example.com", None),
        ("ظهر المنشور في الأصل على الصفحة الأولى", None),
        ("قال لموقع example.com إن القمة انتهت", None),
    ],
)
def test_publisher(text: str, publisher: str | None) -> None:
    assert original_publisher(text) == publisher


def test_text_stays_as_it_is() -> None:
    text = "\r\nقمة في باريس\r\n\r\nالتقى الرئيسان أمس.\r\nظهر المنشور في الأصل على aawsat.com"
    article = read_plain(text.encode("utf-8-sig"), "a", "a.txt")
    assert (article.text, article.title, article.source) == (text, "قمة في باريس", "aawsat.com")


@pytest.mark.parametrize(
    ("text", "title", "whole"),
    [
        ("التقى الرئيسان.", "قمة", "قمة\n\nالتقى الرئيسان."),
        ("قمة\n\nالتقى الرئيسان.", "قمة", "قمة\n\nالتقى الرئيسان."),
        ("  قمة \n باريس\nالتقى الرئيسان.", " قمة باريس ", "  قمة \n باريس\nالتقى الرئيسان."),
        ("التقى الرئيسان.", None, "التقى الرئيسان."),
        ("التقى الرئيسان.", "  ", "التقى الرئيسان."),
    ],
)
def test_title_before_text(text: str, title: str | None, whole: str) -> None:
    assert with_title(text, title) == whole
