"""Pages: boilerplate off, metadata kept, nothing else."""

import datetime

import pytest

from kg.errors import InputError
from kg.read.html import read_html

PAGE = """<!DOCTYPE html><html lang="ar" dir="rtl"><head><meta charset="utf-8">
<title>قمة مصرية فرنسية في باريس | صحيفة المثال</title>
<meta property="og:site_name" content="صحيفة المثال"><meta property="og:title" content="قمة مصرية فرنسية في باريس">
<link rel="canonical" href="https://news.example.org/a/1">
<meta property="article:published_time" content="2023-10-17T08:00:00Z"></head>
<body><nav><a href="/">الرئيسية</a> <a href="/s">رياضة</a></nav><script>var الرئيس = 1;</script>
<article>HEADING<p>التقى الرئيس المصري نظيره الفرنسي في باريس أمس، وبحثا العلاقات بين البلدين.</p>
<p>وقال المتحدث إن <b>اللقاء</b> كان مثمرا &amp; طويلا.</p></article>
<div class="comments"><p>تعليق قارئ غاضب</p></div><footer>نستخدم ملفات تعريف الارتباط</footer></body></html>"""
BODY = (
    "التقى الرئيس المصري نظيره الفرنسي في باريس أمس، وبحثا العلاقات بين البلدين.\n"
    "وقال المتحدث إن اللقاء كان مثمرا & طويلا."
)


def test_metadata_is_kept_and_boilerplate_is_off() -> None:
    article = read_html(PAGE.replace("HEADING", "").encode(), "a", "a.html")
    assert article.text == f"قمة مصرية فرنسية في باريس\n\n{BODY}"
    assert article.title == "قمة مصرية فرنسية في باريس"
    assert article.date == datetime.date(2023, 10, 17)
    assert article.source == "صحيفة المثال"
    assert article.url == "https://news.example.org/a/1"


def test_a_title_that_the_text_begins_with_is_not_doubled() -> None:
    page = PAGE.replace("HEADING", "<h1>قمة مصرية فرنسية في باريس</h1>")
    assert read_html(page.encode(), "a", "a.html").text == f"قمة مصرية فرنسية في باريس\n{BODY}"


def test_stated_title_wins() -> None:
    article = read_html(PAGE.replace("HEADING", "").encode(), "a", "a.html", "عنوان آخر")
    assert (article.title, article.text) == ("عنوان آخر", f"عنوان آخر\n\n{BODY}")


def test_page_in_windows_1256() -> None:
    page = PAGE.replace("HEADING", "").replace("utf-8", "windows-1256").encode("cp1256")
    assert read_html(page, "a", "a.html").text.endswith(BODY)


def test_a_page_without_date_has_none() -> None:
    bare = f"<html><head><title>قمة</title></head><body><article><p>{BODY}</p></article></body></html>"
    article = read_html(bare.encode(), "a", "a.html")
    assert (article.date, article.url, article.source) == (None, None, None)


@pytest.mark.parametrize(
    "page",
    [
        "<html></html>",
        "<html><body><script>var a = 'نص';</script><img src='a.jpg'></body></html>",
        "<",
        "<!doctype html>",
    ],
)
def test_page_without_text(page: str) -> None:
    with pytest.raises(InputError, match=r"^a\.html: no article text in this page$"):
        read_html(page.encode(), "a", "a.html")


def test_a_page_that_the_library_trips_over_is_refused_or_read() -> None:
    with pytest.raises(InputError, match=r"^a\.html: "):
        read_html(b"<html>" + b"<div>" * 50_000, "a", "a.html")
