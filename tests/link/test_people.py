"""Which mentions are one person, one body: texts and the entity of each name, in order."""

import pytest

from kg.lexicon import load_lexicon
from kg.link import link
from kg.link.labels import english_label
from kg.link.romanise import romanise
from kg.model import Article, EntityType, Form
from kg.recognise import recognise
from kg.text.segment import segment


def ids(text: str, type_: EntityType) -> list[str | None]:
    document = segment(Article("case", text))
    lexicon = load_lexicon()
    mentions = link(document, recognise(document, lexicon), lexicon).mentions
    return [m.entity for m in mentions if m.type is type_ and m.form is Form.NAME]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("وصل الباحث ياسين بلقاسمي. وقال بلقاسمي إن العمل تم", [0, 0]),
        ("قال بلقاسمي ذلك. وكان الباحث ياسين بلقاسمي قد وصل", [0, 0]),
        ("وصل الباحث ياسين بلقاسمي والطبيب كريم بلقاسمي. وقال ياسين بلقاسمي إن العمل تم", [0, 1, 0]),
        ("وصل الطبيب كريم بلقاسمي. وتلاه الباحث ياسين بلقاسمي. وقال بلقاسمي إن العمل تم", [0, 1, 1]),
        ("التقى الوزير سيرغي ستيبانوف الوفد. وقال سيرجي ستيبانوف إن اللقاء تم", [0, 0]),
        ("وصل فلاديمير بوتين. وقال بوتن إن اللقاء تم", [0, 0]),
        ("وصلت ميلانيا ترامب. وقال ترامب إن الرحلة طويلة", [0, 1]),
        ("وصلت سارة نتنياهو. وقال نتنياهو إن الرحلة طويلة", [0, 1]),
        ("وصلت فرانشيسكا ألبانيزي. وقال أنتوني ألبانيزي إن الرحلة طويلة", [0, 1]),
        ("وصل رئيس مجلس النواب عاطف الطراونة. وقال الطراونة إن الرحلة طويلة", [0, 0]),
        ("وصل محمد بن سلمان. وقال الملك سلمان إن الرحلة طويلة", [0, 1]),
    ],
)
def test_one_person_or_two(text: str, expected: list[int]) -> None:
    found = ids(text, EntityType.PERSON)
    first_seen = list(dict.fromkeys(found))
    assert [first_seen.index(one) for one in found] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("أعلنت وزارة الزراعة الكينية الخطة. وقالت وزارة الزراعة إنها جاهزة", [0, 0]),
        ("قالت وزارة الدفاع (البنتاغون) إنها جاهزة. ونفى البنتاغون", [0, 0, 0]),
        ("الجيش السوداني والجيش التشادي", [0, 1]),
        ("تقدم الجيش السوداني. وللجيش السوداني مواقع", [0, 0]),
    ],
)
def test_one_body_or_two(text: str, expected: list[int]) -> None:
    found = ids(text, EntityType.ORGANIZATION)
    first_seen = list(dict.fromkeys(found))
    assert [first_seen.index(one) for one in found] == expected


@pytest.mark.parametrize(
    ("name", "described", "label"),
    [
        ("وزارة الخارجية الكينية", False, "Foreign ministry of Kenya"),
        ("الجيش النيجيري", False, "Army of Nigeria"),
        ("شرطة سنغافورة", False, "Police of Singapore"),
        ("رئيس غينيا الاستوائية", True, "President of Equatorial Guinea"),
        ("وزير الخارجية الياباني", True, "Foreign minister of Japan"),
        ("فلاديمير سوروفيكين", False, "Vladimir Surovikin"),
    ],
)
def test_english_labels(name: str, described: bool, label: str) -> None:
    assert english_label(name, load_lexicon(), described) == label


def test_known_words_are_written_as_they_are_known_and_others_by_their_letters() -> None:
    assert romanise("سيرغي ماركوف", {"سيرغي": "Sergei"}) == "Sergei Markuf"


def test_a_romanised_name_is_marked_as_derived() -> None:
    document = segment(Article("case", "وصل الباحث ياسين بلقاسمي وفلاديمير بوتين"))
    lexicon = load_lexicon()
    entities = link(document, recognise(document, lexicon), lexicon).entities
    assert {entity.ar: entity.derived_en for entity in entities} == {"ياسين بلقاسمي": True, "فلاديمير بوتين": False}
