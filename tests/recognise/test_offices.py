"""The words of offices, their kind, body and holder: what recognition says before anything is linked."""

import pytest

from kg.lexicon import load_lexicon
from kg.model import Article, Office, Recognition
from kg.recognise import recognise
from kg.text.segment import segment


def read(text: str) -> Recognition:
    return recognise(segment(Article("case", text)), load_lexicon())


def shown(recognition: Recognition, office: Office) -> str:
    """«words | kind | body | holder», "-" for what is not told."""
    body, holder = (recognition.mentions[at].text if at is not None else "-" for at in (office.body, office.holder))
    return f"{office.text} | {office.kind} | {body} | {holder}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قال الرئيس الروسي فلاديمير بوتين", "الرئيس الروسي | head-of-state | الروسي | فلاديمير بوتين"),
        ("قال الرئيس الروسي، فلاديمير بوتين", "الرئيس الروسي | head-of-state | الروسي | فلاديمير بوتين"),
        ("المستشارة الألمانية أنغيلا ميركل", "المستشارة الألمانية | chancellor | الألمانية | أنغيلا ميركل"),
        ("المبعوث الأممي مارتن غريفيث", "المبعوث الأممي | un-envoy | الأممي | مارتن غريفيث"),
        ("رئيس مؤتمر ميونيخ للأمن", "رئيس مؤتمر ميونيخ للأمن | organisation-head | مؤتمر ميونيخ للأمن | -"),
        ("وزير البيئة والمياه السعودي", "وزير البيئة والمياه السعودي | minister | السعودي | -"),
        ("مدير المستشفى سعيد البنداري", "مدير المستشفى | organisation-head | - | سعيد البنداري"),
        ("زعيم المعارضة الفنزويلية", "زعيم المعارضة الفنزويلية | opposition-leader | الفنزويلية | -"),
        ("الرئيس الأميركي السابق باراك أوباما", "الرئيس الأميركي السابق | head-of-state | الأميركي | باراك أوباما"),
        ("نظيرته السويدية مارغوت هولم", "نظيرته السويدية | counterpart | السويدية | مارغوت هولم"),
        ("المستشار في الديوان الملكي", "المستشار | chancellor | الديوان الملكي | -"),
        ("وزير الخزانة (ستيفن) منوتشين", "وزير الخزانة | finance-minister | - | منوتشين"),
        ("رئيس كوريا الجنوبية: ترامب قادم", "رئيس كوريا الجنوبية | head-of-state | كوريا الجنوبية | -"),
    ],
)
def test_one_office(text: str, expected: str) -> None:
    found = read(text)
    assert [shown(found, office) for office in found.offices] == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "قال مستشار المرشد الإيراني علي خامنئي، علي أكبر ولايتي",
            [
                "مستشار | chancellor | الإيراني | علي أكبر ولايتي",
                "المرشد الإيراني | supreme-leader | الإيراني | علي خامنئي",
            ],
        ),
        (
            "الرئيسان الروسي فلاديمير بوتين والتركي رجب طيب أردوغان",
            [
                "الرئيسان الروسي | head-of-state | الروسي | فلاديمير بوتين",
                "التركي | head-of-state | التركي | رجب طيب أردوغان",
            ],
        ),
        (
            "وصلت إيفانكا ترامب، ابنة الرئيس الأميركي دونالد ترامب ومستشارته",
            [
                "ابنة | kin | - | إيفانكا ترامب",
                "الرئيس الأميركي | head-of-state | الأميركي | دونالد ترامب",
                "مستشارته | chancellor | - | إيفانكا ترامب",
            ],
        ),
        (
            "قال وزير التربية المصري، الدكتور سمير عبد النور",
            [
                "وزير التربية المصري | minister | المصري | سمير عبد النور",
                "الدكتور | honorific | المصري | سمير عبد النور",
            ],
        ),
    ],
)
def test_several_offices(text: str, expected: list[str]) -> None:
    found = read(text)
    assert [shown(found, office) for office in found.offices] == expected


@pytest.mark.parametrize(
    "text",
    [
        "وقف المحتجون أمام كوريا الشمالية",
        "زيارة بوتين المقررة للصين",
        "جرى ذلك بمساعدة مينسك",
        "هذه قضية رئيسية في روسيا",
        "البضائع من وإلى إثيوبيا",
        "تحت إشراف إسرائيل",
        "عمد فريق ترامب إلى التهدئة",
        "في جولتيه الأولى والثانية",
    ],
)
def test_words_that_look_like_titles(text: str) -> None:
    assert read(text).offices == ()


def test_offices_are_sorted_and_cut_out_of_the_text() -> None:
    text = "التقى وزير الدفاع الإيطالي لوكا فيراري نظيره الألماني هانز كروغر، المستشار السابق لحلف شمال الأطلسي"
    found = read(text)
    assert [office.start for office in found.offices] == sorted(office.start for office in found.offices)
    assert all(text[office.start : office.end] == office.text for office in found.offices)
    assert [office.former for office in found.offices] == [False, False, True]
    assert [office.counterpart for office in found.offices] == [False, True, False]
