"""What a careful reader finds in the plain sentences of the seed article, with status and speaker."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from kg.lexicon import load_lexicon
from kg.model import Article, Extraction, Relation, Status
from kg.pipeline import extract
from kg.relate.claims import best_first

SEED = next((Path(__file__).parents[2] / "seeds").glob("*.txt"))
PUTIN, LUKASHENKO, KIM, XI = "فلاديمير بوتين", "ألكسندر لوكاشينكو", "كيم جونغ أون", "شي جين بينغ"
RUSSIA, BELARUS, KOREA, CHINA = "روسيا", "بيلاروسيا", "كوريا الشمالية", "الصين"
EXPECTED = [
    ("met-with", PUTIN, LUKASHENKO, "actual", None),
    ("met-with", PUTIN, KIM, "actual", None),
    ("visited", "سيرغي سوروفيكين", "الجزائر", "actual", None),
    ("visited", LUKASHENKO, "سوتشي", "actual", None),
    ("visited", LUKASHENKO, "سان بطرسبرغ", "actual", None),
    ("visited", KIM, RUSSIA, "actual", None),
    ("visited", KIM, "موسكو", "actual", None),
    ("visited", "رئيس غينيا الاستوائية", BELARUS, "actual", LUKASHENKO),
    ("visited", PUTIN, CHINA, "planned", "سيرجي ماركوف"),
    ("visited", PUTIN, "بكين", "planned", None),
    ("visited", LUKASHENKO, CHINA, "hypothetical", None),
    ("negotiated-with", PUTIN, XI, "planned", None),
    ("supported", LUKASHENKO, PUTIN, "actual", None),
    ("cooperates-with", RUSSIA, BELARUS, "actual", None),
    ("cooperates-with", LUKASHENKO, PUTIN, "actual", None),
    ("cooperates-with", LUKASHENKO, "الكرملين", "actual", None),
    ("cooperates-with", KOREA, RUSSIA, "hypothetical", LUKASHENKO),
    ("cooperates-with", KOREA, BELARUS, "hypothetical", LUKASHENKO),
    ("supplied-fuel", BELARUS, RUSSIA, "actual", LUKASHENKO),
    ("supplied-weapons", "الولايات المتحدة", "أوكرانيا", "actual", PUTIN),
    ("supplied-weapons", KOREA, RUSSIA, "alleged", None),
    ("attacked", "بولندا", BELARUS, "alleged", None),
    ("requested-from", RUSSIA, KOREA, "denied", PUTIN),
    ("met-with", RUSSIA, "مبعوث الفاتيكان", "hypothetical", None),
]


@pytest.fixture(scope="module")
def seed() -> Extraction:
    return extract(Article("seed", SEED.read_text(encoding="utf-8")), load_lexicon())


@pytest.fixture(scope="module")
def claims(seed: Extraction) -> Mapping[tuple[str, str, str], Relation]:
    """The best claim of each relation, by type and names, symmetric ones both ways round."""
    names = {entity.id: entity.ar for entity in seed.entities}
    found: dict[tuple[str, str, str], Relation] = {}
    for one in best_first(seed.relations):
        found.setdefault((one.type, names[one.source], names[one.target]), one)
    return found


def test_every_relation_is_found_with_its_status_and_speaker(
    seed: Extraction, claims: Mapping[tuple[str, str, str], Relation]
) -> None:
    names = {entity.id: entity.ar for entity in seed.entities}
    told = {
        (type_, ends, claim.status.value, names[claim.said_by] if claim.said_by else None)
        for (type_, *both), claim in claims.items()
        for ends in (tuple(both), tuple(both[::-1]))
    }
    missing = [row for row in EXPECTED if (row[0], (row[1], row[2]), row[3], row[4]) not in told]
    assert missing == []


def test_the_supply_is_told_with_its_amount(claims: Mapping[tuple[str, str, str], Relation]) -> None:
    amount = claims["supplied-fuel", BELARUS, RUSSIA].quantity
    assert amount is not None
    assert (amount.value, amount.unit, amount.goods) == (60000.0, "tonne", ("diesel", "petrol"))


def test_nothing_that_is_contested_or_to_come_is_told_as_done(
    claims: Mapping[tuple[str, str, str], Relation],
) -> None:
    done = {key for key, claim in claims.items() if claim.status is Status.ACTUAL}
    assert not done & {
        ("attacked", "بولندا", BELARUS),
        ("attacked", BELARUS, "بولندا"),
        ("supplied-weapons", KOREA, RUSSIA),
        ("requested-from", RUSSIA, KOREA),
        ("visited", PUTIN, CHINA),
        ("visited", PUTIN, "بكين"),
        ("met-with", PUTIN, XI),
    }
