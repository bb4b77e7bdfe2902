import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model import Article, TokenKind
from kg.text.normalise import fold
from kg.text.segment import MAX_TOKENS, segment, tokenize

PIECES = [
    "قال ",
    "الرئيس",
    "مُحَمَّدٌ",
    "محــمد",
    "ﻻ",
    "😀",
    " CNN ",
    "د. ",
    "أ.ب",
    ".",
    "؟",
    "…",
    "\n",
    "\r\n",
    "”",
    "“",
    "«",
    "»",
]
PIECES += [
    '"',
    "#",
    "_",
    "-",
    "85-90",
    "3.5%",
    "\u200f",
    "\u202b",
    "\u2069",
    "٦٠",
    "é",
    "e\u0301",
    "\u0640",
    "\u064b",
    "\x00",
    "،",
]
TEXTS = st.lists(st.sampled_from(PIECES) | st.text(max_size=3), max_size=40).map("".join)


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("#كوريا_الشمالية", "كوريا|الشمالية"),
        ("مون جاي-إن", "مون|جاي|إن"),
        ("قال: نعم", "قال|:|نعم"),
        ("بنسبة 3.5%", "بنسبة|3.5%"),
        ("85-90 بالمئة", "85|-|90|بالمئة"),
        ("يوليو/تموز", "يوليو|/|تموز"),
        ("وفقا لـ«رويترز»", "وفقا|لـ|«|رويترز|»"),
        ("ـ نعم", "نعم"),
        ("مُحَمَّدٌ", "مُحَمَّدٌ"),
        ("(CNN)--", "(|CNN|)|-|-"),
    ],
)
def test_tokens(text: str, tokens: str) -> None:
    assert "|".join(token.text for token in tokenize(text)) == tokens


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("وصل الوزير. والتقى نظيره.", "وصل الوزير.|والتقى نظيره."),
        ("وصل الوزير\nوالتقى نظيره", "وصل الوزير|والتقى نظيره"),
        ("من حضر؟ لا أحد!", "من حضر؟|لا أحد!"),
        ("قال «انتهى الأمر.» ثم خرج", "قال «انتهى الأمر.»|ثم خرج"),
        ("بلغت 3.5 مليون", "بلغت 3.5 مليون"),
        ("صورة (أ.ب) للوفد", "صورة (أ.ب) للوفد"),
        ("التقى د. سامي الوفد", "التقى د. سامي الوفد"),
        ("غادر البلاد.وقال إنه سيعود", "غادر البلاد.|وقال إنه سيعود"),
        ("نقلا عن example.com أمس", "نقلا عن example.com أمس"),
        ("ماكرون.. زيارة ثانية", "ماكرون.. زيارة ثانية"),
        ("بدأت المحادثات... ثم توقفت", "بدأت المحادثات... ثم توقفت"),
    ],
)
def test_sentences(text: str, sentences: str) -> None:
    found = segment(Article("a", text)).sentences
    assert "|".join(text[s.start : s.end] for s in found) == sentences


@pytest.mark.parametrize(
    ("line", "furniture"),
    [
        ("ظهر المنشور في الأصل على example.com", True),
        ("Leave A Reply", True),
        ("This website uses cookies to improve your experience.", True),
        ("اقرأ أيضا", True),
        ("قد يهمك: وزير الخارجية يزور العاصمة الأسبوع المقبل", False),
        ("وصل الوزير إلى مقر CNN", False),
        ("CNN", False),
    ],
)
def test_furniture(line: str, furniture: bool) -> None:
    assert [s.furniture for s in segment(Article("a", line)).sentences] == [furniture]


@given(TEXTS)
def test_every_span_slices_back_to_its_text(text: str) -> None:
    document = segment(Article("a", text))
    tokens = [token for sentence in document.sentences for token in sentence.tokens]
    for token in tokens:
        assert text[token.start : token.end] == token.text
        assert token.key == fold(token.text) != ""
    assert [t.start for t in tokens] == sorted({t.start for t in tokens})
    assert all(a.end <= b.start for a, b in itertools.pairwise(tokens))


@given(TEXTS)
def test_no_word_is_lost(text: str) -> None:
    document = segment(Article("a", text))
    words = [t.key for s in document.sentences for t in s.tokens if t.kind is not TokenKind.PUNCT]
    assert "".join(words) == "".join(t.key for t in tokenize(text) if t.kind is not TokenKind.PUNCT)


@given(TEXTS)
def test_quotations_are_sorted_and_apart(text: str) -> None:
    spans = segment(Article("a", text)).quotations
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(a.end <= b.start for a, b in itertools.pairwise(spans))


def test_an_endless_sentence_is_cut() -> None:
    document = segment(Article("a", "زار بوتين مينسك " * 500))
    assert [len(sentence.tokens) for sentence in document.sentences] == [MAX_TOKENS] * 5
