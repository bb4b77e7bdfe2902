"""Which bytes are read as which text, and which are refused."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import InputError
from kg.read.decode import decode, decode_html, is_mojibake, without_surrogates

SHORT = "بوتين في موسكو"
LONG = (
    "التقى الرئيس المصري نظيره الفرنسي في باريس أمس، وبحثا العلاقات بين البلدين.\r\nوقال المتحدث: «كان اللقاء مثمرا».\n"
)


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "windows-1256"]
)
@pytest.mark.parametrize("text", [SHORT, LONG, LONG * 400, "ب", "1 ألف دولار – BBC News عربي"])
def test_encoding_is_found(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding), "a.txt") == text


def test_utf16_with_a_mark_in_big_endian_order() -> None:
    assert decode(b"\xfe\xff" + LONG.encode("utf-16-be"), "a.txt") == LONG


def test_windows_1256_keeps_its_french_letters() -> None:
    assert decode(f"{LONG} « déjà vu »".encode("cp1256"), "a.txt") == f"{LONG} « déjà vu »"


def test_line_ends_and_control_characters_stay() -> None:
    text = LONG + "\r\n\r سطر\x0bآخر\x00\x07 \u2028 \u200f" + LONG
    assert decode(text.encode(), "a.txt") == text


@pytest.mark.parametrize(
    ("data", "cause"),
    [
        (LONG.encode()[:301] + b"\xff" + LONG.encode()[301:], "broken UTF-8 at byte"),
        (LONG.encode()[1:], "broken UTF-8 at byte 0"),
        (LONG.encode("iso8859-6", "ignore"), "unknown encoding"),
        ("Президент России встретился с коллегой в Москве".encode("cp1251"), "unknown encoding"),
        (random.Random(1).randbytes(3000), "a binary file"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n" + random.Random(2).randbytes(500), "a binary file"),
        (b"PK\x03\x04" + random.Random(3).randbytes(500), "a binary file"),
        (bytes(1000), "a binary file"),
    ],
)
def test_refused(data: bytes, cause: str) -> None:
    with pytest.raises(InputError, match=f"^a.txt: {cause}"):
        decode(data, "a.txt")


@pytest.mark.parametrize(("right", "wrong"), [("utf-8", "cp1252"), ("cp1256", "cp1252"), ("utf-8", "cp1256")])
def test_mojibake(right: str, wrong: str) -> None:
    assert is_mojibake(LONG.encode(right).decode(wrong, "ignore"))


@pytest.mark.parametrize(
    "text", [LONG, SHORT, "", "ضغط", "L'été à Genève, où déjà l'hôtel était complet", "Ångström Øystein Ýmir"]
)
def test_no_mojibake(text: str) -> None:
    assert not is_mojibake(text)


@pytest.mark.parametrize(
    ("page", "encoding"),
    [
        ('<meta charset="windows-1256">', "cp1256"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-6">', "iso8859-6"),
        ('<meta charset="windows-1256">', "utf-8"),  # the page is wrong about itself
        ("<p>", "cp1256"),
    ],
)
def test_encoding_of_a_page(page: str, encoding: str) -> None:
    assert decode_html(f"{page}{SHORT}".encode(encoding), "a.html") == f"{page}{SHORT}"


def test_lone_surrogates_keep_the_offsets() -> None:
    assert without_surrogates("أ\ud800ب\udfffج") == "أ\ufffdب\ufffdج"


@given(st.binary(max_size=300))
def test_bytes_are_decoded_or_refused(data: bytes) -> None:
    try:
        text = decode(data, "a.txt")
    except InputError:
        return
    text.encode("utf-8")
