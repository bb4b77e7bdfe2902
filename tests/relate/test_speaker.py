"""In whose words a relation stands."""

from collections.abc import Callable

import pytest

from kg.model import Extraction, RelationType

Read = Callable[..., Extraction]
CASES = [
    ("تحدث ترامب عن الأزمة، مضيفا أن روسيا هاجمت أوكرانيا.", "دونالد ترامب"),
    ("تحدث وزير من قطر التي ساعدته، مضيفا أن روسيا هاجمت أوكرانيا.", "-"),
    ("قال شينزو آبي إن اليابان هادئة، مضيفا أن روسيا هاجمت أوكرانيا.", "شينزو آبي"),
    ("تحدثت قطر عن الأزمة، مضيفة أن روسيا هاجمت أوكرانيا.", "قطر"),
    ("سافر ترامب. وكان كثير من المختصين قد أكدوا أن روسيا هاجمت أوكرانيا.", "-"),
    ("سافر ترامب. وأكد أن روسيا هاجمت أوكرانيا.", "دونالد ترامب"),
    ("أتت تصريحات ماكرون بأن روسيا هاجمت أوكرانيا.", "إيمانويل ماكرون"),
    ("أتت تصريحات ماكرون بعد أن هاجمت روسيا أوكرانيا.", "-"),
    ("قال ماكرون إن الطقس بارد، وذلك بعد هجوم روسيا على أوكرانيا.", "-"),
    ("ألغت إيران زيارة حيدر العبادي بعد إعلانه أن روسيا هاجمت أوكرانيا.", "حيدر العبادي"),
    ("ألغت إيران زيارة حيدر العبادي بعد إعلانها أن روسيا هاجمت أوكرانيا.", "إيران"),
    ("سافر العبادي. وشددت مصادر سياسية على أن روسيا هاجمت أوكرانيا.", "-"),
]


@pytest.mark.parametrize(("text", "speaker"), CASES)
def test_who_tells_of_an_attack(read: Read, text: str, speaker: str) -> None:
    found = read(text)
    names = {entity.id: entity.ar for entity in found.entities}
    attacks = [one for one in found.relations if one.type is RelationType.ATTACKED]
    assert {names[one.said_by] if one.said_by else "-" for one in attacks} == {speaker}
