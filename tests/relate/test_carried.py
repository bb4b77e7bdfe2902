"""Relations that two sentences tell together: visits, talks with a host, requests for troops, rebuttals, fragments."""

from collections.abc import Callable

import pytest

from kg.model import Extraction, RelationType

Read = Callable[..., Extraction]
CASES = [
    (
        "التقى بوتين أردوغان في سوتشي. وهذه هي الزيارة الثالثة لأردوغان خلال شهر.",
        "visited(رجب طيب أردوغان, سوتشي; actual)",
    ),
    ("التقى بوتين أردوغان في سوتشي. وهذه هي الزيارة الثالثة لبوتين خلال شهر.", "-"),
    (
        "التقى ماكرون أردوغان. وطار حليف للكرملين إلى دمشق.",
        "visited(رجب طيب أردوغان, دمشق; actual) | cooperates-with(رجب طيب أردوغان, الكرملين; actual)",
    ),
    ("التقى ماكرون أردوغان. ودعا حليف للكرملين إلى الهدوء.", "-"),
    (
        "تأجلت زيارة بوتين المقررة للصين. ومن المتوقع إجراء محادثات مع الرئيس الصيني شي جين بينغ.",
        "visited(فلاديمير بوتين, الصين; planned) | met-with(شي جين بينغ, فلاديمير بوتين; planned)",
    ),
    (
        "تأجلت زيارة بوتين المقررة للصين. من الممكن أن يظهر لوكاشينكو هناك.",
        "visited(فلاديمير بوتين, الصين; planned) | visited(ألكسندر لوكاشينكو, الصين; hypothetical)",
    ),
    ("من الممكن أن يظهر لوكاشينكو هناك.", "-"),
    ("طلبت روسيا إرسال جنود سوريين إلى أوكرانيا.", "requested-from(روسيا, سوريا; actual)"),
    ("يزعم كثيرون أن روسيا طلبت إرسال جنود سوريين. هذا محض هراء.", "requested-from(روسيا, سوريا; denied)"),
    ("يزعم كثيرون أن روسيا طلبت إرسال جنود سوريين. هذا صحيح.", "requested-from(روسيا, سوريا; alleged)"),
    ("طلبت روسيا إرسال جنود إلى أوكرانيا.", "-"),
    ("خطط ترامب للاجتماع مع كيم جونغ أون، لكن كيم ألغى اللقاء.", "met-with(دونالد ترامب, كيم جونغ أون; denied)"),
    ("خطط ترامب للاجتماع مع كيم جونغ أون، لكن كيم ألغى الحفل.", "met-with(دونالد ترامب, كيم جونغ أون; planned)"),
    (
        "عقدت تركيا قمة مع روسيا وألمانيا.",
        "met-with(تركيا, روسيا; actual) | met-with(تركيا, ألمانيا; actual) | met-with(روسيا, ألمانيا; actual)",
    ),
    ("افتتح متحف في مدينة القاهرة. ووصل ماكرون إلى العاصمة المصرية.", "visited(إيمانويل ماكرون, القاهرة; actual)"),
    ("وصل ماكرون إلى العاصمة المصرية.", "-"),
    ("عقد أردوغان قمة مع روسيا.", "met-with(رجب طيب أردوغان, روسيا; actual)"),
    ("لا تتخلى روسيا عن فكرة الغزو”. أرض أوكرانيا.", "attacked(روسيا, أوكرانيا; hypothetical)"),
    ("لا تتخلى روسيا عن فكرة السلام”. أرض أوكرانيا.", "-"),
    (
        "قال الرئيس البيلاروسي لوكاشينكو: “يمكننا التفكير في التعاون، كوريا الشمالية وروسيا ونحن”.",
        (
            "cooperates-with(كوريا الشمالية, روسيا; hypothetical) | cooperates-with(كوريا الشمالية, بيلاروسيا; "
            "hypothetical) | cooperates-with(روسيا, بيلاروسيا; hypothetical)"
        ),
    ),
]


def ordered(relation: str) -> str:
    type_, rest = relation[:-1].split("(", 1)
    ends, status = rest.split("; ")
    return f"{type_}({', '.join(sorted(ends.split(', ')))}; {status})"


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_relations_told_by_two_sentences(text: str, expected: str, read: Read) -> None:
    found = read(text)
    names = {entity.id: entity.ar for entity in found.entities}
    told = {
        ordered(f"{one.type}({names[one.source]}, {names[one.target]}; {one.status})")
        for one in found.relations
        if one.type is not RelationType.HOLDS_OFFICE and one.rule.split(":")[-1] != "vso+object"
    }
    assert told == ({ordered(one) for one in expected.split(" | ")} if expected != "-" else set())


@pytest.mark.parametrize(
    "text",
    [
        "وصل الرئيس الروسي فلاديمير بوتين إلى روسيا",
        "التقى الرئيس الروسي فلاديمير بوتين مسؤولين روسا",
        "زار المعرض الذي وصل إليه بوتين",
    ],
)
def test_nobody_meets_or_visits_their_own_country(text: str, read: Read) -> None:
    types = {one.type for one in read(text).relations}
    assert not types & {RelationType.MET_WITH, RelationType.VISITED}
