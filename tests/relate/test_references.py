"""Whom duals and pronouns mean."""

from collections.abc import Callable

import pytest

from kg.model import Extraction, RelationType

Read = Callable[..., Extraction]
DUALS = [
    (
        "التقى بوتين أردوغان في سوتشي. وقال ماكرون إن فرنسا وألمانيا شريكتان وإن الاتفاق بين البلدين جديد.",
        "met-with(رجب طيب أردوغان, فلاديمير بوتين) | agreed-with(ألمانيا, فرنسا)",
    ),
    (
        "التقى بوتين أردوغان. وقال رئيس كوريا الجنوبية مون جاي إن إن كيم جونغ أون أعرب خلال قمتهما عن أمله.",
        "met-with(رجب طيب أردوغان, فلاديمير بوتين) | met-with(كيم جونغ أون, مون جاي إن)",
    ),
    (
        "التقى بوتين أردوغان. وتم اتفاق الكوريتين على عقد قمة بينهما.",
        (
            "met-with(رجب طيب أردوغان, فلاديمير بوتين) | agreed-with(كوريا الجنوبية, كوريا الشمالية) | "
            "met-with(كوريا الجنوبية, كوريا الشمالية)"
        ),
    ),
    (
        "زار الرئيس المصري عبد الفتاح السيسي الأردن. ودعا إلى استئناف المفاوضات بين الجانبين الفلسطيني والإسرائيلي.",
        "visited(الأردن, عبد الفتاح السيسي) | negotiated-with(إسرائيل, فلسطين)",
    ),
    ("وقع البلدان الروسي والتركي هدنة.", "agreed-with(تركيا, روسيا)"),
    (
        "زار الرئيس الروسي بوتين تركيا. ووقع البلدان في أنقرة على هدنة.",
        "visited(تركيا, فلاديمير بوتين) | agreed-with(تركيا, روسيا)",
    ),
    ("زار الرئيس الروسي بوتين تركيا. ووقع البلدان الأوروبية في أنقرة على هدنة.", "visited(تركيا, فلاديمير بوتين)"),
    (
        "التقى كيم جونغ أون ترامب في سنغافورة. وقال كوشنر وغرينبلات إن الاتفاق بين الجانبين مفيد.",
        "met-with(دونالد ترامب, كيم جونغ أون) | agreed-with(دونالد ترامب, كيم جونغ أون)",
    ),
]

CARRIED = [
    ("غادر بوتين موسكو. ويلتقي ترامب وميركل في بروكسل.", "met-with(أنغيلا ميركل, دونالد ترامب)"),
    ("غادر بوتين موسكو. والتقى ماكرون في باريس.", "met-with(إيمانويل ماكرون, فلاديمير بوتين)"),
    ("غادر بوتين موسكو. كما التقى ماكرون في باريس.", "met-with(إيمانويل ماكرون, فلاديمير بوتين)"),
    ("غادر بوتين موسكو. ومن المتوقع أن يلتقي ماكرون في باريس.", "-"),
    ("وصل بوتين في زيارة يلتقي خلالها ماكرون.", "met-with(إيمانويل ماكرون, فلاديمير بوتين)"),
    (
        "غادر بوتين موسكو. وعقدت في سنغافورة قمة التقى خلالها ترامب وكيم جونغ أون.",
        "met-with(دونالد ترامب, كيم جونغ أون)",
    ),
]

SPELT = [
    ("زار ماكرون روسيا خلال ولاية ترامب.", "visited(إيمانويل ماكرون, روسيا)"),
    ("فرنسا حليفة لألمانيا.", "cooperates-with(ألمانيا, فرنسا)"),
    ("قال متحدث باسم وزارة الصحة في روسيا إن ماكرون بخير.", "-"),
    ("قالت صحيفة بريطانية إن روسيا هادئة وانتقدت أسلحة ألمانيا.", "-"),
    ("صفقة بيع أسلحة أميركية لتايوان", "supplied-weapons(الولايات المتحدة, تايوان)"),
]

PRONOUNS = [
    (
        "وصل بوتين إلى باريس. ومنذ لقائه مع كيم جونغ أون، بدا ترامب متفائلا.",
        "visited(باريس, فلاديمير بوتين) | met-with(دونالد ترامب, كيم جونغ أون)",
    ),
    (
        "وصل بوتين إلى باريس. وخلال زيارته لألمانيا، التقى ماكرون مرتين.",
        "visited(باريس, فلاديمير بوتين) | visited(ألمانيا, فلاديمير بوتين)",
    ),
    (
        "غادر بوتين باريس إلى مدينة سياتل حيث يبدأ جولته في ألمانيا.",
        "visited(باريس, فلاديمير بوتين) | visited(ألمانيا, فلاديمير بوتين)",
    ),
]

MAIN = [
    ("تقاعست روسيا عن تنفيذ اتفاقيات مينسك في أوكرانيا.", "-"),
    ("أبرمت مينسك اتفاقا مع موسكو.", "agreed-with(بيلاروسيا, روسيا)"),
    ("سافر كوشنر. ويرى مراقبون أن الدول يجب ألا تتفاوض مع تركيا.", "-"),
    ("قال لافروف إن موسكو لا تقبل قرار أميركا فرض عقوبات على إيران.", "sanctioned(إيران, الولايات المتحدة)"),
    ("بدأ بوتين الجولة الثانية من المحادثات في تركيا.", "-"),
    ("بدأ بوتين جولة طويلة في تركيا.", "visited(تركيا, فلاديمير بوتين)"),
    (
        "أعلن المرشد الإيراني علي خامنئي أن القوات الروسية قوية، وذلك في لقاء مع بوتين.",
        "met-with(علي خامنئي, فلاديمير بوتين)",
    ),
    ("أعلن المرشد الإيراني علي خامنئي أن ترامب عقد لقاء مع بوتين.", "met-with(دونالد ترامب, فلاديمير بوتين)"),
    (
        "دبي، الإمارات العربية المتحدة (CNN)-- استقبل عمر البشير الأمير تميم، وذلك غداة استقباله للرئيس السيسي.",
        "met-with(تميم, عمر البشير) | met-with(عبد الفتاح السيسي, عمر البشير)",
    ),
]

NAMELESS = [
    (
        "أجرى ماكرون محادثات مع ميركل. وفي صباح الاثنين، زار الزعيمان برلين.",
        "met-with(أنغيلا ميركل, إيمانويل ماكرون) | visited(إيمانويل ماكرون, برلين) | visited(أنغيلا ميركل, برلين)",
    ),
    (
        "زار الرئيس الروسي بوتين تركيا. ووقع البلدان هدنة.",
        "visited(تركيا, فلاديمير بوتين) | agreed-with(تركيا, روسيا)",
    ),
    ("زار الرئيس الروسي بوتين تركيا. ووقع الناس هدنة.", "visited(تركيا, فلاديمير بوتين)"),
    ("تواجه الدولتان اتهامات بالتعاون.", "-"),
    (
        "التقى دوتيرتي الرئيس الأميركي أوباما في الفلبين. وأشادا بالتعاون بين بلديهما.",
        "met-with(باراك أوباما, رودريغو دوتيرتي) | cooperates-with(الفلبين, الولايات المتحدة)",
    ),
    (
        "تحدث الرئيس الروسي بوتين في موسكو. وفي المساء زار الرئيس مصر.",
        "visited(فلاديمير بوتين, مصر)",
    ),
]


def told(found: Extraction) -> str:
    """The relations in the order of the text, the ends of each sorted by name."""
    names = {entity.id: entity.ar for entity in found.entities}
    rows = [r for r in found.relations if r.type is not RelationType.HOLDS_OFFICE]
    ends = {f"{r.type}({', '.join(sorted((names[r.source], names[r.target])))})": None for r in rows}
    return " | ".join(ends) or "-"


@pytest.mark.parametrize(("text", "relations"), DUALS)
def test_two_actors_of_a_dual(read: Read, text: str, relations: str) -> None:
    assert told(read(text)) == relations


@pytest.mark.parametrize(("text", "relations"), CARRIED)
def test_who_meets_whom_after_a_verb(read: Read, text: str, relations: str) -> None:
    assert told(read(text)) == relations


@pytest.mark.parametrize(("text", "relations"), SPELT)
def test_a_round_t_is_no_pronoun(read: Read, text: str, relations: str) -> None:
    assert told(read(text)) == relations


@pytest.mark.parametrize(("text", "relations"), PRONOUNS)
def test_whom_a_pronoun_means(read: Read, text: str, relations: str) -> None:
    assert told(read(text)) == relations


@pytest.mark.parametrize(("text", "relations"), MAIN)
def test_what_is_added_to_a_main_clause(read: Read, text: str, relations: str) -> None:
    assert told(read(text)) == relations


@pytest.mark.parametrize(("text", "relations"), NAMELESS)
def test_sentences_that_name_nobody_again(read: Read, text: str, relations: str) -> None:
    assert told(read(text)) == relations
