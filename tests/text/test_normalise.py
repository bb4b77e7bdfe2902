import pytest
from camel_tools.utils.dediac import dediac_ar
from camel_tools.utils.normalize import (
    normalize_alef_ar,
    normalize_alef_maksura_ar,
    normalize_teh_marbuta_ar,
    normalize_unicode,
)
from hypothesis import given
from hypothesis import strategies as st

from kg.text.normalise import fold, raw_offset

ARABIC = st.text(st.characters(min_codepoint=0x0600, max_codepoint=0x06FF) | st.sampled_from("abZé 0٣ﻻﷺ\u200f"))


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("أميركا", "اميركا"),
        ("إفريقيا", "افريقيا"),
        ("القاهرة", "القاهره"),
        ("مصطفى", "مصطفي"),
        ("مُحَمَّد", "محمد"),
        ("محـــمد", "محمد"),
        ("رئيس", "رييس"),
        ("مسؤول", "مسوول"),
        ("ﻻفروف", "لافروف"),
        ("٢٠١٨", "2018"),
        ("گرامي", "غرامي"),
        ("CNN", "cnn"),
        ("زي‌نب", "زينب"),
    ],
)
def test_fold(written: str, key: str) -> None:
    assert fold(written) == key


@given(ARABIC)
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text("ابتثجحخدذرزسشصضطظعغفقكلمنهويىةأإآٱًٌٍَُِّْ"))
def test_folding_levels_what_camel_tools_levels(text: str) -> None:
    levelled = normalize_teh_marbuta_ar(
        normalize_alef_maksura_ar(normalize_alef_ar(dediac_ar(normalize_unicode(text))))
    )
    assert fold(text) == fold(levelled)
    assert fold(levelled) == levelled.replace("ؤ", "و").replace("ئ", "ي")


@pytest.mark.parametrize(
    ("word", "letters", "offset"), [("وَلِلجزائر", 1, 2), ("وَلِلجزائر", 3, 5), ("بـروسيا", 1, 2), ("وروسيا", 1, 1)]
)
def test_raw_offset(word: str, letters: int, offset: int) -> None:
    assert raw_offset(word, letters) == offset
    assert fold(word[offset:]) == fold(word)[letters:]
