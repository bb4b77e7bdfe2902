"""What the types beyond the annotations do not do to the others."""

from collections.abc import Callable

import pytest

from kg.model import UNANNOTATED, Extraction
from kg.relate.plain import SURENESS

Read = Callable[..., Extraction]


def test_nothing_is_learned_of_their_sureness(read: Read) -> None:
    found = read("توسطت قطر بين حماس وإسرائيل. والنمسا عضو في الاتحاد الأوروبي.").relations
    assert {r.type for r in found} <= UNANNOTATED
    assert [r.confidence for r in found] == [SURENESS] * 3


def test_a_dual_means_those_who_met_not_the_one_who_rejects(read: Read) -> None:
    found = read("التقى بوتين أردوغان في سوتشي. ورفض بوتين مقترح ترامب. وتفاوض الرئيسان في سوتشي.")
    ends = {r.type.value: {r.source, r.target} for r in found.relations}
    assert ends["negotiated-with"] == ends["met-with"] != ends["rejected"]


@pytest.mark.parametrize(
    "sentence",
    [
        "طالبت فرنسا تركيا بالإفراج عن أندرو برانسون",
        "شروط انسحاب الولايات المتحدة من الأمم المتحدة",
        "عين هاري هاريس، الأميرال جون كيلي",
        "أردوغان الذي رفضه ترامب",
    ],
)
def test_ends_that_are_not_in_plain_sight_state_nothing(read: Read, sentence: str) -> None:
    assert not [r for r in read(sentence).relations if r.type in UNANNOTATED]
