"""The words of an office: how far they reach, and what the office is held in.

    TITLE [field] [BODY] [adjective…] [complement]      «وزير الشؤون الإسلامية السعودي», «الخبير البارز في معهد …»

The body stands inside the title («رئيس منظمة الطاقة الذرية»), after it as an adjective or in the genitive, between
quotation marks, or in a complement («المستشار في الديوان الملكي», «الأستاذ بجامعة ستانفورد»).
"""

from dataclasses import dataclass, replace
from typing import NamedTuple

from kg.lexicon.entries import Title
from kg.model import EntityType, Form, Mention
from kg.recognise.names import is_ordinary
from kg.recognise.view import TitleHit, View
from kg.recognise.words import CLOSING_MARKS, words_of

GENERAL = frozenset(("head-of-state", "leader", "deputy-head-of-state", "legislator"))
"""Kinds of bare «رئيس», «زعيم», «نائب»: with a common noun in the genitive they are offices of a body."""
SENT = frozenset(("ambassador", "diplomat", "envoy", "un-envoy", "permanent-representative"))
"""Kinds whose complement tells where somebody is sent."""
_SENT_SOMEWHERE = SENT - {"ambassador"}
GOVERNMENT = frozenset(
    "head-of-state monarch emir crown-prince deputy-crown-prince governor-general supreme-leader head-of-government "
    "deputy-head-of-state deputy-head-of-government first-lady military-chief".split()
)
"""Kinds that are held in a country, whatever body is named with them; so are all ministers and those sent."""
OF_EITHER = frozenset(("security-adviser", "official", "intelligence-head"))
"""Kinds that are held in a country where no body is told: «مسؤولة من كوريا الشمالية»."""
UNITED_NATIONS = "Q1065"
FIELD = 5
"""Words at most that tell the field of an office («والتعاون والهجرة»)."""


class Frame(NamedTuple):
    """The words of an office at tokens ``first`` to ``last``; ``body`` and ``holder`` are mentions."""

    sentence: int
    first: int
    last: int
    skip: int
    title: Title
    definite: bool
    own: bool = False
    former: bool = False
    body: Mention | None = None
    holder: Mention | None = None


@dataclass(frozen=True, slots=True)
class Names:
    """The mentions of a sentence by their first token: ``known`` by lexicon and rules, ``likely`` by statistics."""

    known: dict[int, Mention]
    likely: dict[int, Mention]


def is_of_country(kind: str) -> bool:
    """Whether an office of this kind is a country's, even where an organisation is named with it."""
    return kind in GOVERNMENT or kind.endswith("minister")


def is_of_government(kind: str) -> bool:
    """Whether it is a country's, or that of somebody sent by one."""
    return is_of_country(kind) or kind in SENT


def read_office(view: View, hit: TitleHit, names: Names) -> Frame:
    """A title with its field, its body and its adjectives; its complement is read by ``complement``."""
    own = is_owned(view, hit)
    frame = Frame(view.sentence.index, hit.first, hit.last, hit.skip, hit.title, hit.definite, own)
    adjective = _adjective_inside(view, hit, names)
    body = _body_inside(hit, names)
    if adjective is not None:
        frame = frame._replace(body=adjective)
    elif body is not None:
        frame = frame._replace(last=body.last, body=body, definite=True)
    else:
        frame = _with_field(view, frame, names)
    return _of_a_body(_with_adjectives(view, frame, names))


def _of_a_body(frame: Frame) -> Frame:
    """«رئيس مؤتمر ميونيخ»: bare «رئيس», «نائب» with an organisation is no head of state, no legislator."""
    if frame.body is None or frame.body.type is not EntityType.ORGANIZATION or frame.title.kind not in GENERAL:
        return frame
    kind = {"leader": "party-leader", "legislator": "legislator"}.get(frame.title.kind, "organisation-head")
    return frame._replace(title=replace(frame.title, kind=kind))


def is_owned(view: View, hit: TitleHit) -> bool:
    """«نائبه», «مستشاره» (not «مستشارة»), «وزير خارجيته», «الناطق باسمها»: a word of the title has a pronoun."""
    token, listed = view.tokens[hit.last - 1], hit.title.form.split()[-1]
    if hit.last - hit.first == 1:
        return hit.own or (hit.title.feminine and not hit.definite and token.text.endswith("ه"))
    return token.key.endswith(("ه", "ها", "هم")) and token.key[-2:] != "يه" and len(token.key) > len(listed)


def _adjective_inside(view: View, hit: TitleHit, names: Names) -> Mention | None:
    """«المستشارة الألمانية», «المبعوث الأممي»: the adjective of a country or the United Nations within the title."""
    for at in range(hit.first + 1, hit.last):
        mention = names.known.get(at)
        if mention is not None and mention.form is Form.ADJECTIVE:
            return mention
        if view.key(at).removeprefix("ال") in ("اممي", "امميه"):
            type_, form = EntityType.ORGANIZATION, Form.ADJECTIVE
            return view.mention(at, at + 1, 0, type_, "gazetteer", form, UNITED_NATIONS)
    return None


def _body_inside(hit: TitleHit, names: Names) -> Mention | None:
    """«رئيس [منظمة الطاقة الذرية]»: the longest organisation that begins within the title and ends it or goes on."""
    if is_of_government(hit.title.kind):
        return None
    found = [
        mention
        for at in range(hit.first + 1, hit.last)
        if (mention := names.known.get(at)) is not None and mention.type is EntityType.ORGANIZATION
    ]
    return max((m for m in found if m.last >= hit.last), key=lambda m: m.last, default=None)


def _with_field(view: View, frame: Frame, names: Names) -> Frame:
    """«وزير التوحيد», «وزير البيئة والمياه»; «مدير المستشفى», «زعيم المعارضة الديمقراطية», «المتحدث باسم الوزارة»."""
    at = frame.last
    construct = not frame.definite or speaks_for(view, frame)
    if construct and not frame.own and _is_field(view, at, names):
        at += 1
    elif not frame.title.kind.endswith("minister"):
        return frame
    while at < frame.last + FIELD and _continues_field(view, at, names):
        at += 1
    title = frame.title
    if at > frame.last and title.kind in GENERAL and " " not in title.form:
        title = replace(title, kind="deputy" if title.form == "نائب" else "organisation-head")
    return frame._replace(last=at, title=title, definite=frame.definite or at > frame.last)


def speaks_for(view: View, frame: Frame) -> bool:
    """«المتحدث باسم»: whom or what he speaks for follows in the genitive."""
    return view.key(frame.last - 1) == "باسم"


def _is_field(view: View, at: int, names: Names) -> bool:
    """A common noun with the article: after a title without one it stands in the genitive."""
    key = view.key(at)
    return key.startswith("ال") and len(key) > 4 and _is_common(view, at, names) and at not in view.titles


def _continues_field(view: View, at: int, names: Names) -> bool:
    key = view.key(at)
    joined = key.startswith("وال") and at not in view.titles
    adjective = key.startswith("ال") and key.endswith(("ي", "يه")) and at not in view.titles
    return (joined or adjective) and _is_common(view, at, names) and key not in words_of("modifier")


def _is_common(view: View, at: int, names: Names) -> bool:
    key = view.key(at)
    likely = names.likely.get(at)
    known = at in names.known
    person = likely is not None and likely.type is EntityType.PERSON
    return view.is_word(at) and not known and not person and is_ordinary(key.removeprefix("و"), view.lexicon.ordinary)


def _with_adjectives(view: View, frame: Frame, names: Names) -> Frame:
    """The frame with its body and what stands around it: «الروسي», «السابق», «الشيعي»."""
    at, body, former = frame.last, frame.body, False
    former_words, modifiers = words_of("former"), words_of("modifier")
    while at < len(view.keys):
        key = view.keys[at]
        if key in former_words:
            former = True
            at += 1
        elif key in modifiers or _is_side(view, frame, at, names):
            at += 1
        elif body is not None and _is_of_its_country(body, names.known.get(at)):
            at = names.known[at].last
        elif body is None and (found := _body_at(view, at, frame, names)) is not None:
            body = found
            at = found.last + (key in QUOTES and view.key(found.last) in CLOSING_MARKS)
        else:
            break
    return frame if at == frame.last else frame._replace(last=at, body=body, former=former)


def _is_of_its_country(body: Mention, mention: Mention | None) -> bool:
    """«مدير وكالة الاستخبارات المركزية الأميركية»: a country's adjective after an organisation belongs to it."""
    adjective = mention is not None and mention.form is Form.ADJECTIVE and mention.type is EntityType.COUNTRY
    return adjective and body.type is EntityType.ORGANIZATION


QUOTES = frozenset("\"“”«„'")


def _is_side(view: View, frame: Frame, at: int, names: Names) -> bool:
    """«الزعيم الشيعي», «العميل المزدوج سيرغي …»: an adjective after a title with the article.

    It ends like the adjective of a country and is none, or is an ordinary word with a person's name right after it.
    """
    key = view.key(at)
    if not (frame.definite and key.startswith("ال")) or at in names.known or at in view.titles:
        return False
    likely, following = names.likely.get(at), names.known.get(at + 1) or names.likely.get(at + 1)
    if likely is not None and likely.type is EntityType.PERSON:
        return False
    nisba = key.endswith(("ي", "يه")) and len(key) > 5
    named = following is not None and following.type is EntityType.PERSON
    return nisba or (named and is_ordinary(key, view.lexicon.ordinary))


def _body_at(view: View, at: int, frame: Frame, names: Names) -> Mention | None:
    """An adjective, a name in the genitive or after «ل», or an organisation between quotation marks."""
    quoted = view.key(at) in QUOTES
    head = view.heads.get(at)
    mention = names.known.get(at + quoted) or (names.known.get(head.last) if head is not None else None)
    if mention is None or mention.type is EntityType.PERSON:
        return None
    skip = view.tokens[mention.first].start != mention.start or mention.first > at + quoted
    if quoted:
        return mention if mention.type is EntityType.ORGANIZATION and not skip and not frame.definite else None
    if mention.form is Form.ADJECTIVE or not skip:
        return None if skip or _is_no_genitive(view, at, mention, names) else mention
    sent = frame.title.kind in _SENT_SOMEWHERE and mention.type is not EntityType.ORGANIZATION
    return mention if (view.key(at)[0] == "ل" or mention.first > at) and not sent else None


def _is_no_genitive(view: View, at: int, mention: Mention, names: Names) -> bool:
    """«زار الرئيس روسيا», «زار وزير الخارجية مصر»: after a word with the article no country stands in the genitive.

    Before a person's name it is a misspelt adjective («الرئيس الصين شي جين بينغ»).
    """
    if (
        mention.form is Form.ADJECTIVE
        or mention.type is EntityType.ORGANIZATION
        or not view.key(at - 1).startswith("ال")
    ):
        return False
    following = names.known.get(mention.last) or names.likely.get(mention.last)
    return following is None or following.type is not EntityType.PERSON


def complement(view: View, at: int, names: Names) -> tuple[int, Mention | None]:
    """The end of «إلى اليمن», «بالأمم المتحدة», «التابع للحزب», «لشؤون الأمن القومي», and whom or what it names.

    ``at`` and None where no complement stands there.
    """
    key = view.key(at)
    if key in words_of("towards"):
        return _after_preposition(view, at, names)
    if key in ("فيها", "فيه"):
        return at + 1, None
    mention = names.known.get(at + (key in ("التابع", "التابعه")))
    if mention is not None and mention.type is not EntityType.PERSON and _is_joined(view, mention):
        return mention.last, mention
    if key.startswith(("لشوون", "لل", "المكلف", "بشوون")) and not is_ordinary_after_l(view, at):
        here = at + 1
        while here < at + 5 and view.is_word(here) and view.key(here).startswith(("ال", "وال")):
            here += 1
        return here, None
    return at, None


def _after_preposition(view: View, at: int, names: Names) -> tuple[int, Mention | None]:
    """«في الكونغرس», «من كوريا الشمالية»; «في المجلس», «في الشركة»."""
    mention = names.known.get(at + 1)
    if mention is not None and mention.type is not EntityType.PERSON:
        return mention.last, mention
    return (at + 2 if _is_field(view, at + 1, names) else at), None


def _is_joined(view: View, mention: Mention) -> bool:
    """«بجامعة», «للبيت الأبيض»: the preposition is written with the name."""
    token = view.tokens[mention.first]
    return token.start < mention.start and token.key[0] in "بل"


def is_ordinary_after_l(view: View, at: int) -> bool:
    """«للقاء»: the second «ل» belongs to the word."""
    key = view.key(at)
    return key.startswith("لل") and key[1:] in view.lexicon.ordinary


def body_of_complement(frame: Frame, mention: Mention | None) -> Mention | None:
    """What a complement tells of the body: an organisation, but a country of a government's office («في أمريكا»)."""
    if mention is None or frame.body is not None or frame.title.kind in SENT:
        return None
    if mention.type is EntityType.COUNTRY:
        return mention if is_of_government(frame.title.kind) or frame.title.kind in OF_EITHER else None
    named = mention.type is EntityType.ORGANIZATION and not is_of_government(frame.title.kind)
    return mention if named else None
