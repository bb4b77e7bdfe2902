"""Made-up Arabic news, as much as is wanted: ``python -m benchmarks.news ARTICLES FILE`` writes JSON lines.

Sentences of the project's own get names of its lists, a few of them often and most of them seldom, as in the news, and
names that no list has. The same number gives the same article. Articles have some 2 kB, half as many as real ones.
"""

import json
import random
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from kg.lexicon import load_lexicon
from kg.model import Article, EntityType

FIRST_DAY = date(2024, 1, 1)
SENTENCES = 14
OFTEN = 60
"""The names of each kind that half of all mentions are of."""

TEMPLATES = (
    "التقى الرئيس {p} نظيره {q} في {l} الأحد، وبحث الجانبان سبل تعزيز التعاون بين {c} و{d}.",
    "وقال {p} في مؤتمر صحفي إن {c} لن تقبل بأي اتفاق لا يضمن حقوقها، مضيفا أن المفاوضات مع {d} مستمرة.",
    "زار وزير الخارجية {p} {c} أمس، وأجرى محادثات مع {q} حول الوضع في {l}.",
    "واتهمت {c} {d} بانتهاك الاتفاق الموقع العام الماضي، لكن {q} نفى ذلك بشدة.",
    "ونقلت وكالة الأنباء عن مصدر مطلع قوله إن {o} تعتزم إرسال مساعدات إنسانية إلى {l} خلال الأسابيع المقبلة.",
    "وفرضت {c} عقوبات جديدة على {o}، في خطوة وصفها {p} بأنها ضرورية لحماية الأمن القومي.",
    "وبحسب تقرير صادر عن {o}، ارتفعت أسعار المواد الغذائية بنسبة 12 في المئة خلال الربع الثاني من العام.",
    "وكان {p} قد أعلن في وقت سابق أنه سيزور {c} الشهر المقبل للقاء {q}.",
    "وأدان المتحدث باسم {o} الهجوم الذي استهدف {l} وأسفر عن مقتل سبعة أشخاص وإصابة آخرين.",
    "وشدد {q} على أهمية العلاقات التاريخية بين {c} و{d}، داعيا إلى مزيد من الاستثمارات في مجالي الطاقة والنقل.",
    "وهاتف {p} {q} مساء الخميس، واتفقا على مواصلة التشاور بشأن الأزمة في {c}.",
    "ومن المقرر أن تستضيف {c} القمة المقبلة بمشاركة وفود من {d} و{o}.",
    "وطلبت {c} من {d} تزويدها بمنظومات دفاع جوي، وفق ما ذكرته مصادر دبلوماسية في {l}.",
    "وأوضح {p} أن المشروع سيوفر آلاف فرص العمل، وأن تنفيذه سيبدأ قبل نهاية العام الجاري.",
    "وقد شهدت {l} خلال الأيام الماضية احتجاجات واسعة للمطالبة بتحسين الخدمات وخفض الأسعار.",
    "وأعلنت {o} تعيين {p} مبعوثا خاصا إلى {c} خلفا ل{q}.",
    "ورفض {p} التعليق على التقارير التي تحدثت عن خلافات داخل {o}.",
    "ولم يصدر حتى الآن أي رد رسمي من {c} على هذه التصريحات.",
)
GIVEN = "أحمد محمد سالم خالد نادر كريم يوسف ماجد سامي رائد فارس عمر طارق زياد وليد هاني بشير نبيل منصور حازم".split()
FAMILY = "المنصوري الحداد النجار السالمي الخطيب الراوي البيطار العطار الشامي الكاتب القصاب الدباغ الطحان الزيات".split()


def articles(count: int, first: int = 0) -> Iterator[Article]:
    """So many articles, from that number on."""
    return map(article, range(first, first + count))


def article(number: int) -> Article:
    """The article of a number."""
    dice = random.Random(number)
    paragraphs = (" ".join(_sentence(dice) for _ in range(2)) for _ in range(SENTENCES // 2))
    day = FIRST_DAY + timedelta(days=number % 366)
    return Article(f"made-up-{number:06}", "\n\n".join(paragraphs), None, day, f"صحيفة {number % 40}")


def write(count: int, path: Path, first: int = 0) -> int:
    """Write the articles as JSON lines; gives the bytes of text."""
    size = 0
    with path.open("w", encoding="utf-8") as stream:
        for one in articles(count, first):
            size += len(one.text.encode())
            fields = {"id": one.id, "text": one.text, "date": str(one.date), "source": one.source}
            stream.write(json.dumps(fields, ensure_ascii=False) + "\n")
    return size


def _sentence(dice: random.Random) -> str:
    people, countries = (_person(dice), _person(dice)), [_name(dice, EntityType.COUNTRY) for _ in "cd"]
    return dice.choice(TEMPLATES).format(
        p=people[0],
        q=people[1],
        c=countries[0],
        d=countries[1],
        o=_name(dice, EntityType.ORGANIZATION),
        l=_name(dice, EntityType.PLACE),
    )


def _person(dice: random.Random) -> str:
    if dice.random() < 0.3:
        return f"{dice.choice(GIVEN)} {dice.choice(GIVEN)} {dice.choice(FAMILY)}"
    return _name(dice, EntityType.PERSON)


def _name(dice: random.Random, type_: EntityType) -> str:
    names = _names(type_)
    return names[dice.randrange(OFTEN) if dice.random() < 0.5 else dice.randrange(len(names))]


@cache
def _names(type_: EntityType) -> tuple[str, ...]:
    return tuple(sorted(entry.ar for entry in load_lexicon().entries.values() if entry.type is type_))


if __name__ == "__main__":
    print(f"{write(int(sys.argv[1]), Path(sys.argv[2])):,} bytes of text")
