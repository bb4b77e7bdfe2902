"""Small extractions written by hand: two articles of one week, and one made to break things."""

import datetime
from collections.abc import Sequence

import pytest
from hypothesis import settings

from kg.model import (
    Article,
    CoMention,
    Document,
    Entity,
    EntityType,
    Evidence,
    Extraction,
    Form,
    Mention,
    Quantity,
    Relation,
    RelationType,
    Sentence,
    Status,
    When,
)

# The same examples in every run, and no failure for a busy machine.
settings.register_profile("rawabit", deadline=None, derandomize=True)
settings.load_profile("rawabit")

MACRON = Entity("Q3052772", EntityType.PERSON, "إيمانويل ماكرون", "Emmanuel Macron", "Q3052772", "Q142")
SISI = Entity("Q307871", EntityType.PERSON, "عبد الفتاح السيسي", "Abdel Fattah el-Sisi", "Q307871", "Q79")
FRANCE = Entity("Q142", EntityType.COUNTRY, "فرنسا", "France", "Q142")
EGYPT = Entity("Q79", EntityType.COUNTRY, "مصر", "Egypt", "Q79")
CAIRO = Entity("Q85", EntityType.PLACE, "القاهرة", "Cairo", "Q85", "Q79")
ENVOY = Entity("person:كريم-الهادي", EntityType.PERSON, "كريم الهادي", "Karim Alhadi", derived_en=True)

MONDAY = datetime.date(2024, 3, 4)
TUESDAY = datetime.date(2024, 3, 5)


def extraction(
    article: Article,
    entities: Sequence[Entity],
    relations: Sequence[Relation] = (),
    co_mentions: Sequence[CoMention] = (),
) -> Extraction:
    """An extraction with one sentence a line, and a mention wherever an entity's Arabic name stands."""
    sentences, mentions, start = [], [], 0
    for index, line in enumerate(article.text.split("\n")):
        sentences.append(Sentence(index, index, start, start + len(line), ()))
        for entity in entities:
            if entity.ar in line:
                place = start + line.index(entity.ar)
                end = place + len(entity.ar)
                found = article.text[place:end]
                mentions.append(
                    Mention(place, end, found, entity.type, Form.NAME, index, 0, 1, "listed", entity.id, entity.id)
                )
        start += len(line) + 1
    return Extraction(
        Document(article, tuple(sentences), ()),
        tuple(entities),
        tuple(mentions),
        (),
        tuple(relations),
        tuple(co_mentions),
    )


def evidence(article: Article, quote: str) -> Evidence:
    """Where the quote stands in the article; sentences are lines."""
    start = article.text.index(quote)
    return Evidence(start, start + len(quote), quote, article.text.count("\n", 0, start))


def claim(
    article: Article,
    quote: str,
    type_: RelationType,
    source: Entity,
    target: Entity,
    status: Status = Status.ACTUAL,
    **more: object,
) -> Relation:
    """A relation whose evidence is the quote."""
    details = {"rule": "test-rule", "confidence": 0.9, **more}
    return Relation(type_, source.id, target.id, status, evidence(article, quote), **details)  # type: ignore[arg-type]


def day(date: datetime.date, text: str = "الاثنين") -> When:
    """A date of day precision."""
    return When(date, date, "day", text)


@pytest.fixture
def meeting() -> Extraction:
    """Macron met Sisi in Cairo on Monday; France will give Egypt fuel, says Macron; the envoy denies an accusation."""
    article = Article(
        id="daily-2024-03-05",
        text=(
            "التقى الرئيس إيمانويل ماكرون نظيره عبد الفتاح السيسي الاثنين في القاهرة.\n"
            "وقال إيمانويل ماكرون إن فرنسا ستزود مصر بنحو 20 ألف طن من الديزل.\n"
            "ونفى المبعوث كريم الهادي أن تكون مصر اتهمت فرنسا.\n"
            "والرئيس إيمانويل ماكرون سيزور مصر في أبريل."
        ),
        title="قمة في القاهرة",
        date=TUESDAY,
        source="صحيفة النيل",
        url="https://news.example/a?id=1&lang=ar",
        lang="ar",
    )
    fuel = Quantity("20 ألف طن من الديزل", 20000.0, "tonne", ("diesel",))
    april = When(datetime.date(2024, 4, 1), datetime.date(2024, 4, 30), "month", "في أبريل")
    relations = (
        claim(
            article,
            "التقى الرئيس إيمانويل ماكرون نظيره عبد الفتاح السيسي",
            RelationType.MET_WITH,
            MACRON,
            SISI,
            place=CAIRO.id,
            when=day(MONDAY),
        ),
        claim(
            article,
            "فرنسا ستزود مصر بنحو 20 ألف طن من الديزل",
            RelationType.SUPPLIED_FUEL,
            FRANCE,
            EGYPT,
            Status.PLANNED,
            said_by=MACRON.id,
            quantity=fuel,
            confidence=0.75,
        ),
        claim(
            article,
            "مصر اتهمت فرنسا",
            RelationType.ACCUSED,
            EGYPT,
            FRANCE,
            Status.DENIED,
            said_by=ENVOY.id,
        ),
        claim(
            article,
            "إيمانويل ماكرون سيزور مصر في أبريل",
            RelationType.VISITED,
            MACRON,
            EGYPT,
            Status.PLANNED,
            when=april,
        ),
        claim(
            article,
            "الرئيس إيمانويل ماكرون نظيره",
            RelationType.HOLDS_OFFICE,
            MACRON,
            FRANCE,
            role="الرئيس",
        ),
    )
    co_mentions = (
        CoMention(MACRON.id, SISI.id, 0, 0, 52, 1),
        CoMention(MACRON.id, EGYPT.id, 1, 80, 110, 4),
        CoMention(EGYPT.id, MACRON.id, 3, 180, 210, 1),
    )
    return extraction(article, (MACRON, SISI, FRANCE, EGYPT, CAIRO, ENVOY), relations, co_mentions)


@pytest.fixture
def echo() -> Extraction:
    """Another paper tells of the same meeting, spells the envoy in another way, and gives the accusation as made."""
    envoy = Entity(ENVOY.id, ENVOY.type, "كريم الهادى", "Karim Alhada", derived_en=True)
    article = Article(
        id="echo-7",
        text=(
            "استقبل عبد الفتاح السيسي يوم الاثنين إيمانويل ماكرون.\n"
            "وحضر كريم الهادى اللقاء مع إيمانويل ماكرون.\n"
            "واتهمت مصر فرنسا بالتأخير في تسليم الوقود."
        ),
        date=TUESDAY,
        source="صدى",
    )
    relations = (
        claim(
            article,
            "استقبل عبد الفتاح السيسي يوم الاثنين إيمانويل ماكرون",
            RelationType.MET_WITH,
            MACRON,
            SISI,
            when=day(MONDAY),
            confidence=0.8,
        ),
        claim(article, "واتهمت مصر فرنسا بالتأخير", RelationType.ACCUSED, EGYPT, FRANCE, confidence=0.7),
    )
    return extraction(article, (MACRON, SISI, FRANCE, EGYPT, envoy), relations)


HOSTILE = "\"><script>alert(1)</script>\n\u202eqp\u202c' OR 1=1 --\t\x00\x0b\ud800{{x}}=cmd|'/c'!A1"


@pytest.fixture
def hostile() -> Extraction:
    """Every text field holds quotes, angle brackets, a newline, control characters and a lone surrogate."""
    first = Entity(f"person:{HOSTILE}1", EntityType.PERSON, HOSTILE, HOSTILE, f"Q1 {HOSTILE}", f"Q2{HOSTILE}")
    second = Entity(f"place:{HOSTILE}", EntityType.PLACE, HOSTILE + "2", "x", country="Q2")
    article = Article(
        id=f"../{HOSTILE}",
        text=HOSTILE.replace("\n", " ") + "\nزار أحد مكانا",
        title=HOSTILE,
        source=HOSTILE,
        url="javascript:alert(1)",
        lang=HOSTILE,
    )
    relation = claim(
        article,
        "زار أحد مكانا",
        RelationType.VISITED,
        first,
        second,
        rule=HOSTILE,
        role=HOSTILE,
        said_by=first.id,
        place=second.id,
        quantity=Quantity(HOSTILE, float("nan"), HOSTILE, (HOSTILE,)),
    )
    return extraction(article, (first, second), (relation,), (CoMention(first.id, second.id, 1, 0, 1, 0),))
