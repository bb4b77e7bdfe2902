"""What is taken for an Arabic article."""

import pytest

from kg.errors import InputError
from kg.model import Article
from kg.read.check import MAX_CHARACTERS, check

ARABIC = "التقى الرئيس المصري نظيره الفرنسي في باريس أمس. "
ENGLISH = "The president met his French counterpart in Paris on Friday, officials said. "
PERSIAN = "رئیس جمهور ایران با همتای فرانسوی خود دیدار کرد و گفت که پیشرفت چشمگیری در مذاکرات حاصل شده است. " * 4
URDU = "پاکستان کے وزیر خارجہ نے بیجنگ میں اپنے چینی ہم منصب سے ملاقات کی اور دو طرفہ تعلقات پر بات چیت کی۔ " * 4


@pytest.mark.parametrize(
    "text",
    [
        ARABIC,
        "بوتين",
        ARABIC + ENGLISH,
        "وقال پوتين وچاك ژان في أگادير أمس. " + ARABIC,
        "زار بوتين BBC News",
        "زار بوتين مينسك. " * 99,
    ],
)
def test_arabic(text: str) -> None:
    article = Article("a", text)
    assert check(article, "a.txt") is article


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        ("", "empty"),
        (" \r\n\t\u2028", "empty"),
        (ENGLISH, "not Arabic: 0 of its"),
        (ENGLISH * 3 + "بوتين", "not Arabic: 5 of its"),
        ("2023 — 15, 16 :)", "not Arabic"),
        (PERSIAN, "not Arabic: it looks like another language in Arabic letters"),
        (URDU, "not Arabic: it looks like another language in Arabic letters"),
        (ARABIC.encode().decode("cp1252", "ignore"), "wrong encoding"),
        (ARABIC * (MAX_CHARACTERS // len(ARABIC) + 1), "too long for one article: over 1,000,000 characters"),
    ],
)
def test_refused(text: str, cause: str) -> None:
    with pytest.raises(InputError, match=f"^a.txt: {cause}"):
        check(Article("a", text), "a.txt")
