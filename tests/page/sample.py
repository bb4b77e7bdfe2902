"""Hand-made extractions for the tests of the page: the seed article and two short texts, with entities and relations.

Every span is found by its words, so that the offsets are right by construction and a wrong word fails at once.
"""

import datetime
import re
from collections.abc import Iterable, Sequence
from pathlib import Path

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

SEED = next((Path(__file__).parents[2] / "seeds").glob("*.txt"))

PERSON, COUNTRY, PLACE, ORGANIZATION = EntityType

ENTITIES = {
    "putin": Entity("Q7747", PERSON, "فلاديمير بوتين", "Vladimir Putin", "Q7747"),
    "lukashenko": Entity("Q2866", PERSON, "ألكسندر لوكاشينكو", "Alexander Lukashenko", "Q2866"),
    "kim": Entity("Q56226", PERSON, "كيم جونغ أون", "Kim Jong Un", "Q56226"),
    "surovikin": Entity("person:سوروفيكين", PERSON, "سوروفيكين", "Surovikin", derived_en=True),
    "lavrov": Entity("Q58217", PERSON, "سيرغي لافروف", "Sergey Lavrov", "Q58217"),
    "zelensky": Entity("Q3874799", PERSON, "فولوديمير زيلينسكي", "Volodymyr Zelensky", "Q3874799"),
    "xi": Entity("Q15031", PERSON, "شي جين بينغ", "Xi Jinping", "Q15031"),
    "markov": Entity("person:سيرجي ماركوف", PERSON, "سيرجي ماركوف", "Sergei Markov", derived_en=True),
    "dzermant": Entity("person:اليكسي دزيرمانت", PERSON, "أليكسي دزيرمانت", "Aliksi Dzirmant", derived_en=True),
    "obiang": Entity("person:رئيس غينيا", PERSON, "رئيس غينيا الاستوائية", "President of Equatorial Guinea"),
    "russia": Entity("Q159", COUNTRY, "روسيا", "Russia", "Q159"),
    "belarus": Entity("Q184", COUNTRY, "بيلاروسيا", "Belarus", "Q184"),
    "north-korea": Entity("Q423", COUNTRY, "كوريا الشمالية", "North Korea", "Q423"),
    "ukraine": Entity("Q212", COUNTRY, "أوكرانيا", "Ukraine", "Q212"),
    "usa": Entity("Q30", COUNTRY, "الولايات المتحدة", "United States", "Q30"),
    "china": Entity("Q148", COUNTRY, "الصين", "China", "Q148"),
    "algeria": Entity("Q262", COUNTRY, "الجزائر", "Algeria", "Q262"),
    "guinea": Entity("Q983", COUNTRY, "غينيا الاستوائية", "Equatorial Guinea", "Q983"),
    "poland": Entity("Q36", COUNTRY, "بولندا", "Poland", "Q36"),
    "vatican": Entity("Q237", COUNTRY, "الفاتيكان", "Vatican City", "Q237"),
    "sochi": Entity("Q863", PLACE, "سوتشي", "Sochi", "Q863", country="Q159"),
    "vostochny": Entity("Q4123505", PLACE, "قاعدة فوستوشني الفضائية", "Vostochny Cosmodrome", "Q4123505", "Q159"),
    "petersburg": Entity("Q656", PLACE, "سانت بطرسبرغ", "Saint Petersburg", "Q656", country="Q159"),
    "beijing": Entity("Q956", PLACE, "بكين", "Beijing", "Q956", country="Q148"),
    "africa": Entity("Q15", PLACE, "إفريقيا", "Africa", "Q15"),
    "union": Entity("Q208169", ORGANIZATION, "دولة الاتحاد", "Union State", "Q208169"),
    "novosti": Entity("Q34661", ORGANIZATION, "وكالة أنباء نوفوستي", "RIA Novosti", "Q34661", country="Q159"),
    "egypt": Entity("Q79", COUNTRY, "مصر", "Egypt", "Q79"),
    "jordan": Entity("Q810", COUNTRY, "الأردن", "Jordan", "Q810"),
    "un": Entity("Q1065", ORGANIZATION, "الأمم المتحدة", "United Nations", "Q1065"),
    "cairo": Entity("Q85", PLACE, "القاهرة", "Cairo", "Q85", country="Q79"),
}

Fact = tuple[str, RelationType, str, Status, str, dict[str, object]]

R, S = RelationType, Status
SEED_FACTS: Sequence[Fact] = [
    ("putin", R.MET_WITH, "lukashenko", S.ACTUAL, "محادثات الرئيس الروسي فلاديمير بوتين مع نظيره البيلاروسي ألكسندر لوكاشينكو", {"place": "sochi"}),
    ("putin", R.HOLDS_OFFICE, "russia", S.ACTUAL, "الرئيس الروسي فلاديمير بوتين", {"role": "الرئيس"}),
    ("lukashenko", R.HOLDS_OFFICE, "belarus", S.ACTUAL, "الرئيس البيلاروسي ألكسندر لوكاشينكو", {"role": "الرئيس"}),
    ("lavrov", R.HOLDS_OFFICE, "russia", S.ACTUAL, "وزير الخارجية الروسي سيرغي لافروف", {"role": "وزير الخارجية"}),
    ("kim", R.HOLDS_OFFICE, "north-korea", S.ACTUAL, "الزعيم الكوري الشمالي كيم جونغ أون", {"role": "الزعيم"}),
    ("xi", R.HOLDS_OFFICE, "china", S.ACTUAL, "الزعيم الصيني شي جين بينغ", {"role": "الزعيم"}),
    ("zelensky", R.HOLDS_OFFICE, "ukraine", S.ACTUAL, "الرئيس الأوكراني فولوديمير زيلينسكي", {"role": "الرئيس"}),
    ("obiang", R.HOLDS_OFFICE, "guinea", S.ACTUAL, "رئيس غينيا الاستوائية", {"role": "رئيس"}),
    ("surovikin", R.VISITED, "algeria", S.ACTUAL, "سوروفيكين يظهر من جديد خلال زيارته للجزائر", {}),
    ("kim", R.VISITED, "russia", S.ACTUAL, "زيارة الزعيم كيم جونغ أون الأخيرة إلى روسيا", {}),
    ("putin", R.MET_WITH, "kim", S.ACTUAL, "التقى الرئيس بوتين مع الزعيم الكوري الشمالي كيم جونغ أون", {"place": "vostochny"}),
    ("putin", R.MET_WITH, "kim", S.ACTUAL, "عقدت مؤخرا اجتماعا مع زعيم جمهورية كوريا الشعبية الديمقراطية", {"said_by": "putin"}),
    ("kim", R.VISITED, "vostochny", S.ACTUAL, "رؤيتك وكيم جونغ أون في قاعدة فوستوشني الفضائية", {"said_by": "lukashenko"}),
    ("lukashenko", R.VISITED, "petersburg", S.ACTUAL, "طار حليف رئيسي للكرملين إلى سانت بطرسبرغ", {"when": ("2023-07-01", "2023-07-31", "يوليو/تموز")}),
    ("lukashenko", R.VISITED, "sochi", S.ACTUAL, "وهذه هي الزيارة الثانية للوكاشينكو", {}),
    ("belarus", R.SUPPLIED_FUEL, "russia", S.ACTUAL, "زودنا روسيا الاتحادية بما تحتاجه، بقدر ما أعتقد أن الحكومة طلبت 60 ألف طن من وقود الديزل والبنزين", {"said_by": "lukashenko", "quantity": "60 ألف طن من وقود الديزل والبنزين"}),
    ("belarus", R.SUPPLIED_FUEL, "russia", S.ACTUAL, "توسيع إمدادات الوقود من مينسك إلى موسكو", {"said_by": "lukashenko"}),
    ("obiang", R.VISITED, "belarus", S.ACTUAL, "مينسك تعمل أيضًا على تطوير اتصالاتها مع إفريقيا وقد زارها مؤخرًا رئيس غينيا الاستوائية", {"said_by": "lukashenko"}),
    ("belarus", R.COOPERATES_WITH, "africa", S.ACTUAL, "تطوير اتصالاتها مع إفريقيا", {"said_by": "lukashenko", "confidence": 0.55}),
    ("belarus", R.COOPERATES_WITH, "russia", S.ACTUAL, "تعزيز التعاون الاقتصادي بين روسيا وبيلاروسيا", {}),
    ("belarus", R.COOPERATES_WITH, "north-korea", S.HYPOTHETICAL, "يمكننا التفكير في التعاون بشكل ثلاثي في مكان ما (…) كوريا الشمالية وروسيا ونحن", {"said_by": "lukashenko", "confidence": 0.6}),
    ("russia", R.COOPERATES_WITH, "north-korea", S.HYPOTHETICAL, "يمكننا التفكير في التعاون بشكل ثلاثي في مكان ما (…) كوريا الشمالية وروسيا ونحن", {"said_by": "lukashenko", "confidence": 0.6}),
    ("usa", R.SUPPLIED_WEAPONS, "ukraine", S.ACTUAL, "الذخائر العنقودية التي سلمتها الولايات المتحدة إلى كييف", {"said_by": "putin"}),
    ("north-korea", R.SUPPLIED_WEAPONS, "russia", S.ALLEGED, "الاتهامات الغربية لكوريا الشمالية بتوسيع إمدادات قذائف المدفعية والصواريخ إلى روسيا", {"confidence": 0.8}),
    ("russia", R.REQUESTED_FROM, "north-korea", S.DENIED, "روسيا طلبت إرسال متطوعين كوريين شماليين", {"said_by": "putin", "confidence": 0.7}),
    ("putin", R.CRITICISED, "usa", S.ACTUAL, "هناك دولة واحدة تعتقد أن هذه حالة استثنائية، وهي الولايات المتحدة", {"said_by": "putin", "confidence": 0.65}),
    ("poland", R.THREATENED, "belarus", S.ALLEGED, "بولندا تستعد للعدوان", {"confidence": 0.6}),
    ("putin", R.VISITED, "china", S.PLANNED, "زيارة بوتين المقررة للصين", {"said_by": "markov"}),
    ("putin", R.VISITED, "beijing", S.PLANNED, "التحضيرات لزيارة بوتين إلى بكين", {}),
    ("putin", R.NEGOTIATED_WITH, "xi", S.PLANNED, "ومن المتوقع إجراء مفاوضات مع الزعيم الصيني شي جين بينغ", {"confidence": 0.7}),
    ("lavrov", R.MET_WITH, "vatican", S.PLANNED, "استعداد روسيا للقاء مبعوث الفاتيكان", {"said_by": "lavrov", "confidence": 0.5}),
    ("lavrov", R.CRITICISED, "usa", S.HYPOTHETICAL, "أشار لافروف إلى محاولات الغرب خداع دول العالم", {"confidence": 0.4}),
]
SEED_NAMES = {
    "putin": ["فلاديمير بوتين", "بوتين"], "lukashenko": ["ألكسندر لوكاشينكو", "لوكاشينكو", "لوكاشينكا"],
    "kim": ["كيم جونغ أون", "كيم"], "surovikin": ["سوروفيكين"], "lavrov": ["سيرغي لافروف", "لافروف"],
    "zelensky": ["فولوديمير زيلينسكي"], "xi": ["شي جين بينغ"], "markov": ["سيرجي ماركوف", "ماركوف"],
    "dzermant": ["أليكسي دزيرمانت"], "obiang": ["رئيس غينيا الاستوائية"], "russia": ["روسيا الاتحادية", "روسيا", "موسكو"],
    "belarus": ["بيلاروسيا", "مينسك"], "north-korea": ["كوريا الشمالية", "جمهورية كوريا الديمقراطية", "بيونغ يانغ"],
    "ukraine": ["أوكرانيا", "كييف"], "usa": ["الولايات المتحدة"], "china": ["الصين"], "algeria": ["الجزائر"],
    "guinea": ["غينيا الاستوائية"], "poland": ["بولندا", "ووارسو"], "vatican": ["الفاتيكان"], "sochi": ["سوتشي"],
    "vostochny": ["قاعدة فوستوشني الفضائية"], "petersburg": ["سانت بطرسبرغ"], "beijing": ["بكين"],
    "africa": ["إفريقيا", "أفريقيا"], "union": ["دولة الاتحاد"], "novosti": ["وكالة أنباء نوفوستي"],
}  # fmt: skip

SECOND = (
    "عمّان 😀 تستضيف قمة ثنائية.\nزار وفد أردني القاهرة في 3 مارس 2024 وبحث التعاون مع مصر.\n"
    "وقال مصدر إن مصر زودت الأردن بالوقود.\nودعت الأمم المتحدة الولايات المتحدة إلى دعم الأردن.\n"
    "وذكرت مصر أنها تعتزم زيارة الأردن."
)
SECOND_FACTS: Sequence[Fact] = [
    ("jordan", R.VISITED, "cairo", S.ACTUAL, "زار وفد أردني القاهرة", {"when": ("2024-03-03", "2024-03-03", "3 مارس 2024")}),
    ("egypt", R.COOPERATES_WITH, "jordan", S.ACTUAL, "بحث التعاون مع مصر", {"confidence": 0.75}),
    ("egypt", R.SUPPLIED_FUEL, "jordan", S.ACTUAL, "مصر زودت الأردن بالوقود", {"confidence": 0.9}),
    ("un", R.REQUESTED_FROM, "usa", S.ACTUAL, "ودعت الأمم المتحدة الولايات المتحدة إلى دعم الأردن", {}),
    ("egypt", R.VISITED, "jordan", S.PLANNED, "تعتزم زيارة الأردن", {"said_by": "egypt"}),
]
SECOND_NAMES = {"jordan": ["الأردن"], "egypt": ["مصر"], "un": ["الأمم المتحدة"], "usa": ["الولايات المتحدة"], "cairo": ["القاهرة"]}

THIRD = "نفى متحدث أن مصر زودت الأردن بالوقود.\nوهاتف بوتين نظيره الصيني شي جين بينغ."
THIRD_FACTS: Sequence[Fact] = [
    ("egypt", R.SUPPLIED_FUEL, "jordan", S.DENIED, "نفى متحدث أن مصر زودت الأردن بالوقود", {"confidence": 0.85}),
    ("putin", R.PHONED, "xi", S.ACTUAL, "وهاتف بوتين نظيره الصيني شي جين بينغ", {}),
]
THIRD_NAMES = {"jordan": ["الأردن"], "egypt": ["مصر"], "putin": ["بوتين"], "xi": ["شي جين بينغ"]}


def seed() -> Extraction:
    """The seed article with the actors and the relations that a reader finds in it."""
    article = Article("seed", SEED.read_text(encoding="utf-8"), None, datetime.date(2023, 9, 16), "aawsat.com", "https://aawsat.com/a/1")
    return extraction(article, SEED_FACTS, SEED_NAMES)


def sample() -> list[Extraction]:
    """Three articles of three publishers and dates; the last contradicts the second, and has no address."""
    second = Article("second", SECOND, "عمّان 😀 تستضيف قمة ثنائية.", datetime.date(2024, 3, 4), "وكالة الأنباء", "http://example.org/2")
    third = Article("third", THIRD, None, datetime.date(2024, 5, 9), None, None)
    return [seed(), extraction(second, SECOND_FACTS, SECOND_NAMES), extraction(third, THIRD_FACTS, THIRD_NAMES)]


def extraction(article: Article, facts: Sequence[Fact], names: dict[str, list[str]]) -> Extraction:
    """Facts and names as an extraction; each line of the text is a sentence, cut further at full stops."""
    sentences = tuple(_sentences(article.text))
    mentions = tuple(sorted(_mentions(article.text, sentences, names), key=lambda m: (m.start, m.end)))
    relations = tuple(sorted((_relation(article.text, sentences, fact) for fact in facts), key=lambda r: r.evidence.start))
    used = {m.entity for m in mentions} | {end for r in relations for end in (r.source, r.target, r.said_by, r.place)}
    entities = tuple(sorted((e for e in ENTITIES.values() if e.id in used), key=lambda e: e.id))
    together = tuple(_together(sentences, mentions))
    return Extraction(Document(article, sentences, ()), entities, mentions, (), relations, together)


def _sentences(text: str) -> Iterable[Sentence]:
    for index, match in enumerate(re.finditer(r"[^\n]+?(?:\.(?= )|(?=\n)|$)", text)):
        start = match.start() + len(match[0]) - len(match[0].lstrip())
        yield Sentence(index, index, start, match.end(), ())


def _home(sentences: Sequence[Sentence], start: int) -> int:
    return max(s.index for s in sentences if s.start <= start)


def _mentions(text: str, sentences: Sequence[Sentence], names: dict[str, list[str]]) -> Iterable[Mention]:
    for key, forms in names.items():
        taken: set[int] = set()
        for form in forms:
            for match in re.finditer(rf"(?<!\w){re.escape(form)}(?!\w)", text):
                if match.start() not in taken:
                    taken.update(range(*match.span()))
                    entity = ENTITIES[key]
                    home = _home(sentences, match.start())
                    yield Mention(*match.span(), form, entity.type, Form.NAME, home, 0, 1, "sample", entity=entity.id)


def _relation(text: str, sentences: Sequence[Sentence], fact: Fact) -> Relation:
    source, kind, target, status, words, more = fact
    start = text.index(words)
    detail = {key: ENTITIES[str(more[key])].id for key in ("said_by", "place") if key in more}
    when, quantity = more.get("when"), more.get("quantity")
    return Relation(
        type=kind,
        source=ENTITIES[source].id,
        target=ENTITIES[target].id,
        status=status,
        evidence=Evidence(start, start + len(words), words, _home(sentences, start)),
        rule="sample",
        confidence=float(str(more.get("confidence", 0.95))),
        when=_when(when) if isinstance(when, tuple) else None,
        quantity=Quantity(quantity) if isinstance(quantity, str) else None,
        role=str(more["role"]) if "role" in more else None,
        **detail,
    )


def _when(given: tuple[str, str, str]) -> When:
    start, end, text = given
    return When(datetime.date.fromisoformat(start), datetime.date.fromisoformat(end), "day", text)


def _together(sentences: Sequence[Sentence], mentions: Sequence[Mention]) -> Iterable[CoMention]:
    for sentence in sentences:
        first: dict[str, Mention] = {}
        for mention in mentions:
            if mention.sentence == sentence.index and mention.entity:
                first.setdefault(mention.entity, mention)
        ordered = sorted(first.items())
        for i, (source, a) in enumerate(ordered):
            for target, b in ordered[i + 1 :]:
                yield CoMention(source, target, sentence.index, min(a.start, b.start), max(a.end, b.end), 1)
