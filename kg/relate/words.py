"""Small word classes that the rules ask for: carriers, fillers, verbs, particles. All keys are folded."""

from collections.abc import Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from kg.relate.inflect import Shape, keys_of, noun_forms, verb_forms
from kg.relate.triggers import forms_of
from kg.tables import cell_list, read_data
from kg.text.normalise import fold, folded

REMEMBERED = 1 << 16
"""Words whose class is kept: most words of the news are the same few ten thousand."""


ASIDES = folded("البالغ البالغة وهو وهي المعروف المعروفة")
"""Words that open an aside between commas, besides relative pronouns."""
RELATIVES = folded("الذي التي الذين اللذان اللذين اللتان اللتين اللواتي والذي والتي والذين")
AUXILIARIES = folded("قد وقد لقد ولقد سوف وسوف كان وكان كانت وكانت كانوا لم ولم لن ولن لا ولا ما بات باتت أصبح")
"""Words between a subject and its verb."""
COMPLEMENTIZERS = folded(
    "أن إن بأن لأن وأن وإن أنه إنه أنها إنها بأنه بأنها وأنه وأنها إنهما أنهما أنهم إنهم بأنهم لأنه لأنها ألا"
)
"""أن and إن, bare and with a pronoun."""
BREAKS = folded("ثم لكن ولكن لكنه لكنها فيما بينما حيث غير إلا إذ حين بعدما عندما كما رغم حتى إذا لو أما بل وذلك")
"""Words that begin another clause."""
STOPS = frozenset((".", "؛", ";", ":", "؟", "?", "!"))
PROCLITICS = "وفبلك"
QUANTIFIERS_OF = ("عدد", "العديد", "مجموعه", "كل", "كلا", "اي")
"""Words that with «من» after them leave a noun phrase what it is: «مع كل من تركيا وإيران», «عدد من أعضاء المجلس»."""
QUANTIFIERS = ("كبار", "بعض", "جميع", "كافه", "احد")
"""The same without «من»."""
BINDERS = folded(
    "علاقات العلاقات علاقة العلاقة بالعلاقات للعلاقات علاقاتها علاقاته حدود الحدود التوتر توتر التوترات الخلاف "
    "خلاف الخلافات خلافات صراع الصراع نزاع النزاع تقارب التقارب سلام السلام مصالحة المصالحة حوار الحوار تبادل التبادل "
    "تجارة التجارة روابط الروابط وساطة الوساطة التطبيع تطبيع الأزمة أزمة الحرب حرب مقارنة تضامن التضامن مشكلة مشاكل"
)
"""Nouns that take «بين» or «مع» themselves, besides the trigger nouns that do."""
_PREPOSITIONS = ("مع", "إلى", "على", "ضد", "من", "في", "عن", "بين")
PREPOSITIONS = {fold(joint + word): fold(word) for word in _PREPOSITIONS for joint in ("", "و", "ف")}
PREPOSITIONS |= {
    "نحو": "الي",
    "باتجاه": "الي",
    "صوب": "الي",
    "لدي": "في",
    "تجاه": "علي",
    "بحق": "علي",
    "عبر": "في",
    "داخل": "في",
    "قرب": "في",
}
"""Prepositions that are words, with و or without, and the one that each stands for."""
MASCULINE_COUNTRIES = frozenset("Q822 Q796 Q1049 Q805 Q810 Q1028 Q1045 Q237 Q958 Q159583 Q1032 Q657 Q236".split())
"""Lebanon, Iraq, Sudan, Yemen, Jordan, Morocco, Somalia, the Vatican, South Sudan: the others are feminine."""

TO_COME = folded("المقبل المقبلة القادم القادمة غدا الغد")
"""Words of time that make a present tense a plan."""
ADJUNCTS = folded("خلال أثناء عقب بعد قبل قبيل غداة هامش ختام إثر منذ لدى عند")
"""Words that make a noun of action the time or setting of something else."""
TRANSPARENT = folded(
    "إلى في على ل عن من ب أي أول أحد كل عدة قيام القيام بالقيام للقيام كان كانت يكون تكون قد اليوم غدا الأحد "
    "الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت له لها لهما به بها"
)
LIGHT_NOUNS = frozenset(
    key
    for noun in (
        "إجراء",
        "عقد",
        "قيام",
        "بدء",
        "استئناف",
        "إتمام",
        "ترتيب",
        "تنظيم",
        "استضافة",
        "توقيع",
        "إبرام",
        "شن",
        "فرض",
        "تقديم",
        "توجيه",
        "انعقاد",
        "إرسال",
        "توسيع",
        "زيادة",
        "رزمة",
        "رزم",
        "حزمة",
        "سلسلة",
        "مزيد",
    )
    for key, shape in noun_forms(noun)
    if not shape.suffix
)
"""Words that a cue reaches through: «يعتزم إجراء محادثات»."""


SIBILANTS = ("سيطر", "سنح", "ستر")
"""Verbs whose own first letters look like the sign of the future."""


class Carrier(NamedTuple):
    """A form of a carrier noun; ``skip`` counts its proclitic letters (the ل of «لل» is one, its article none)."""

    kind: str
    skip: int
    definite: bool


class Dual(NamedTuple):
    """A form of a dual; see ``duals.tsv``."""

    refers: str
    members: tuple[str, ...]
    prefix: str


@cache
def carriers() -> Mapping[str, Carrier]:
    """The forms of the nouns in ``carriers.tsv`` without suffix."""
    found: dict[str, Carrier] = {}
    for row in read_data("carriers.tsv"):
        for number, noun in enumerate([row["form"], *cell_list(row["plural"])]):
            for form, shape in noun_forms(noun, 1 + number):
                if not shape.suffix:
                    found.setdefault(form, Carrier(row["kind"], len(shape.prefix), shape.definite))
    return found


@cache
def duals() -> Mapping[str, Dual]:
    """The forms of the words in ``duals.tsv``, in both cases."""
    found: dict[str, Dual] = {}
    for row in read_data("duals.tsv"):
        stem = row["form"].removeprefix("ال")
        members = tuple(cell_list(row["members"]))
        for noun in (stem, stem[:-2] + "ين"):
            for form, shape in noun_forms(noun, 2):
                if shape.definite and not shape.suffix:
                    found.setdefault(form, Dual(row["refers"], members, shape.prefix))
    return found


@cache
def quantifiers(of: bool) -> Mapping[str, int]:
    """The forms of the words that leave a noun phrase what it is, and how many proclitic letters they begin with.

    ``of``: those that «من» follows.
    """
    joints = ("", *PROCLITICS, *(one + other for one in PROCLITICS for other in PROCLITICS))
    return {joint + word: len(joint) for word in (QUANTIFIERS_OF if of else QUANTIFIERS) for joint in joints}


@cache
def fillers() -> frozenset[str]:
    """Words that a search for the next noun phrase skips."""
    months = {fold(part) for row in read_data("months.tsv") for part in cell_list(row["names"])}
    return frozenset(fold(row["form"]) for row in read_data("fillers.tsv")) | months


@cache
def verbs() -> Mapping[str, str]:
    """Form of a verb that states no relation by itself, and its kind; first row first."""
    found: dict[str, str] = {}
    for row in read_data("verbs.tsv"):
        for form, _ in verb_forms(row["past"], row["present"]):
            found.setdefault(form, row["kind"])
    return found


@cache
def binders() -> frozenset[str]:
    """Forms of nouns to which a phrase with «مع» or «بين» after them belongs."""
    return BINDERS | forms_of(verb=False, joins=True)


@cache
def known_verbs() -> frozenset[str]:
    """The forms of all verbs that the tables know."""
    return forms_of(verb=True).union(verbs())


LIKE_FUTURE = tuple("سياس سيار سياح سياد سيطرته سيطره سنوات سنويا سنويه سنتين سنغافور سينما سيناريو ستولتنبرغ".split())
"""How nouns and names begin that only look like a future: «سياسة», «سنوات»."""


@lru_cache(maxsize=REMEMBERED)
def is_verb(key: str) -> bool:
    """Whether a word is a known verb, or looks like one in the present or future (يـ، سيـ، ستـ)."""
    return key in known_verbs() or _looks_like_verb(key)


def is_future(bare: str) -> bool:
    """Whether a word without proclitics has the sign of the future: «سيزور», not «سيطر»."""
    return bare.startswith(("سي", "ست", "سن")) and not bare.startswith(SIBILANTS)


def _looks_like_verb(key: str) -> bool:
    bare = key[1:] if key[:1] in "وف" and len(key) > 5 else key
    return len(bare) > 4 and bare.startswith(("سي", "ست", "سن")) and not bare.startswith(LIKE_FUTURE)


@cache
def gatherings() -> Mapping[str, Shape]:
    """The forms of «جمع», «ضم»: a meeting that brought its participants together."""
    return dict((*verb_forms("جمع", "يجمع"), *verb_forms("ضم", "يضم")))


@cache
def partakings() -> frozenset[str]:
    """The forms of «شارك» and «بمشاركة»: words before a list of those who take part."""
    return keys_of(("شارك", "يشارك"), suffixed=False) | {fold(prefix + "مشاركة") for prefix in ("ب", "وب")}


@cache
def readiness() -> frozenset[str]:
    """The forms of nouns that tell who is ready or willing to do what follows."""
    nouns = (
        "استعداد",
        "رغبة",
        "نية",
        "عزم",
        "اعتزام",
        "قرار",
        "قدرة",
        "حرص",
        "خطة",
        "مخطط",
        "محاولة",
        "سعي",
        "التزام",
        "موافقة",
        "قبول",
        "رفض",
    )
    return frozenset(form for noun in nouns for form, shape in noun_forms(noun) if not shape.suffix)


@cache
def accusations() -> frozenset[str]:
    """The forms of the triggers of «accused»."""
    return forms_of(types=("accused",))


@cache
def exchanges() -> frozenset[str]:
    """The forms of «تبادل», verb and noun."""
    return frozenset(form for form, _ in (*verb_forms("تبادل", "يتبادل"), *noun_forms("تبادل")))


@cache
def visits() -> frozenset[str]:
    """The forms of nouns of visiting («زيارة», «جولة»)."""
    return forms_of(verb=False, types=("visited",))


def is_visit(key: str) -> bool:
    """Whether a word is a noun of visiting."""
    return key in visits()


@cache
def exposures() -> frozenset[str]:
    """The forms of verbs whose subject is whom a noun of action is done to: «تعرض لهجوم», «واجه انتقادات»."""
    return keys_of(
        ("تعرض", "يتعرض"),
        ("واجه", "يواجه"),
        ("لقي", "يلقى"),
        ("أثار", "يثير"),
        ("نال", "ينال"),
        ("حظي", "يحظى"),
        ("نجا", "ينجو"),
    )
