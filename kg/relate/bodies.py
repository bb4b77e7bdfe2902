"""What an office is held in: the country or organisation that the text names with it, or that its holder is known for.

Each rule is one function; ``RULES`` lists them, the surest first, with their confidence. A rule gives an entity id or
None; the first whose entity may be the body of such an office decides.
"""

from collections.abc import Callable, Iterator

from kg.link.counterparts import RELATIVE
from kg.link.descriptions import fits
from kg.model import EntityType, Form, Mention, Office
from kg.recognise.frames import is_of_country
from kg.relate.discourse import Reader
from kg.relate.references import antecedent
from kg.text.normalise import fold

UNITED_NATIONS = "Q1065"
SENATE = "Q66096"
CHANCELLORS = frozenset(("Q183", "Q40"))
"""Germany and Austria: elsewhere «مستشار» is an adviser."""
NAMED_ONLY = frozenset(("profession", "religious", "honorific", "opposition-leader"))
"""Kinds that are an office only in an organisation («مراسل بي بي سي», «خبير في معهد …»)."""
OF_BODIES = frozenset(("organisation-head", "company-head", "party-leader"))
"""Kinds whose words name a body: an adjective after more than one is the body's («رئيس اللجنة القطرية»)."""
REACH = 3
"""Words between an office and a common noun for its body («الأمين العام للمركز»)."""

Rule = Callable[[Reader, Office, Mention], str | None]


def bodies(reader: Reader, office: Office, holder: Mention) -> Iterator[tuple[str, float, str]]:
    """What the office may be held in, the surest first: (rule, confidence, entity id)."""
    for name, confidence, rule in RULES:
        body = rule(reader, office, holder)
        if body is not None and body in reader.entities and _may_be_body(reader, office, holder, body):
            yield name, confidence, body


def _may_be_body(reader: Reader, office: Office, holder: Mention, body: str) -> bool:
    type_ = reader.entities[body].type
    if type_ is EntityType.ORGANIZATION:
        return not is_of_country(office.kind)
    return type_ is EntityType.COUNTRY and office.kind not in NAMED_ONLY


def told(reader: Reader, office: Office, holder: Mention) -> str | None:
    """The body that stands with the office; a government's office is its country's, a region's its country's too."""
    if office.body is None:
        return None
    body = reader.linking.mentions[office.body]
    if body.type is EntityType.COUNTRY:
        return None if _is_of_body(office, body) or _is_prince(reader, office, body, holder) else body.entity
    if body.type is EntityType.PLACE or is_of_country(office.kind):
        return _country_of(reader, body)
    return body.entity


def _is_of_body(office: Office, body: Mention) -> bool:
    words = office.text.split()
    return office.kind in OF_BODIES and len(words) - (body.last - body.first) > 1 and not _is_of_people(words)


def _is_of_people(words: list[str]) -> bool:
    """«الأمين العام», «زعيم المعارضة»: no noun of a body among the words."""
    return words[1].removeprefix("ال") in ("عام", "العام", "تنفيذي", "معارضة")


def _is_prince(reader: Reader, office: Office, body: Mention, holder: Mention) -> bool:
    """«الأمير السعودي» is a prince, «أمير قطر» rules."""
    rules = any(term.kind != "crown-prince" for term in reader.lexicon.terms_of.get(holder.entity or "", ()))
    return office.kind == "emir" and body.form is Form.ADJECTIVE and not rules


def _country_of(reader: Reader, body: Mention) -> str | None:
    """The country that is named within the words of a body, else the one that it is known to belong to."""
    for _, mention in reader.mentions[body.sentence]:
        inside = body.first <= mention.first and mention.last <= body.last
        if inside and mention.type is EntityType.COUNTRY:
            return mention.entity
    return reader.entities[body.entity].country if body.entity is not None else None


def inside(reader: Reader, office: Office, holder: Mention) -> str | None:
    """«رئيس مجلس النواب»: the body is named within the words of the office; the longest one."""
    found = [
        mention
        for _, mention in reader.mentions[office.sentence]
        if office.first <= mention.first and mention.last <= office.last and mention.type is EntityType.ORGANIZATION
    ]
    return max(found, key=lambda mention: mention.end - mention.start).entity if found else None


def united_nations(reader: Reader, office: Office, holder: Mention) -> str | None:
    """«المبعوث الأممي إلى اليمن»."""
    return UNITED_NATIONS if office.kind == "un-envoy" else None


def senate(reader: Reader, office: Office, holder: Mention) -> str | None:
    """«السيناتور الجمهوري»: the Senate where the article names it."""
    first = fold(office.text.split()[0]).removeprefix("ال")
    return SENATE if first in ("سيناتور", "سناتور") else None


def known_term(reader: Reader, office: Office, holder: Mention) -> str | None:
    """«المتحدثة باسم الوزارة ماريا زاخاروفا»: the body of such an office that the holder is known to have."""
    for term in reader.lexicon.terms_of.get(holder.entity or "", ()):
        if fits(office.kind, term.kind) and term.body in reader.entities:
            return term.body
    return None


def owner(reader: Reader, office: Office, holder: Mention) -> str | None:
    """«زعيمها», «وزير خارجيته», «الناطق باسمه»: whom the pronoun means, or that person's country."""
    suffix = pronoun(office) or _pronoun_after(reader, office)
    if suffix is None or office.kind in RELATIVE:
        return None
    joined = [m.entity for _, m in reader.mentions[office.sentence] if m.last == office.first and _is_person(m)]
    found = joined or antecedent(reader, reader.scene(office.sentence), office.first, suffix)
    owners = [one for one in found if one is not None and one != holder.entity]
    return _seat(reader, office, owners[0]) if owners else None


def _is_person(mention: Mention) -> bool:
    return mention.type is EntityType.PERSON


def _pronoun_after(reader: Reader, office: Office) -> str | None:
    """«القيادي البارز فيها»."""
    tokens = reader.document.sentences[office.sentence].tokens
    after = tokens[office.last].key if office.last < len(tokens) else ""
    return {"فيها": "ها", "فيه": "ه"}.get(after)


def pronoun(office: Office) -> str | None:
    """The pronoun on the first or the last word of the title: «نائبه السابق», «وزير خارجيتها»."""
    words = [fold(word) for word in office.text.split()[:2] if not word.endswith("ة")]
    for word in words:
        suffix = next((s for s in ("هما", "هم", "ها", "ه") if word.endswith(s)), None)
        if suffix is not None and not word.startswith("ال") and len(word) > len(suffix) + 2:
            return suffix
    return None


def served(reader: Reader, office: Office, holder: Mention) -> str | None:
    """«مستشار بوتين», «المتحدث باسم الرئيس»: the country of whom the holder serves, told right after the title."""
    for _, mention in reader.mentions[office.sentence]:
        if mention.first == office.last and mention.type is EntityType.PERSON and mention.entity != holder.entity:
            return reader.countries.get(mention.entity or "")
    return None


def _seat(reader: Reader, office: Office, entity: str) -> str | None:
    """A person's country, an organisation's too for a government's office; else the entity itself."""
    found = reader.entities.get(entity)
    if found is None or found.type is EntityType.PERSON:
        return reader.countries.get(entity)
    return found.country if found.type is EntityType.PLACE or is_of_country(office.kind) else entity


def common_noun(reader: Reader, office: Office, holder: Mention) -> str | None:
    """«المتحدثة باسم الوزارة», «الأمين العام للمركز»: the organisation that is told by its head alone."""
    tokens = reader.document.sentences[office.sentence].tokens
    words = [token.key for token in tokens[office.last - 1 : office.last + REACH] if token.start < holder.start]
    heads = {
        word.removeprefix("لل").removeprefix("بال").removeprefix("ال")
        for word in words
        if "ال" in word[:3] or word[:2] == "لل"
    }
    heads = {head for head in heads if head in reader.lexicon.heads.first}
    found = [
        mention
        for mention in reader.linking.mentions
        if mention.type is EntityType.ORGANIZATION and heads & _heads_of(reader, mention)
    ]
    before = [mention for mention in found if mention.start < office.start]
    return (before[-1] if before else found[0]).entity if found else None


def _heads_of(reader: Reader, mention: Mention) -> frozenset[str]:
    """The first word of a name without article, and a head before it («لشركة فولكس فاغن») without preposition."""
    tokens = reader.document.sentences[mention.sentence].tokens
    before = tokens[mention.first - 1].key if mention.first else ""
    first = fold(mention.text.split()[0]).removeprefix("ال")
    return frozenset((first, before, before[1:] if before[:1] in ("ل", "ب", "و") else ""))


def known_country(reader: Reader, office: Office, holder: Mention) -> str | None:
    """«الرئيس ماكرون»: the country that the holder is known for."""
    country = reader.countries.get(holder.entity or "")
    if office.kind == "chancellor" and country not in CHANCELLORS:
        return None
    return country if office.kind in OF_COUNTRIES else None


OF_COUNTRIES = frozenset(
    "head-of-state monarch crown-prince deputy-crown-prince supreme-leader head-of-government deputy-head-of-state "
    "deputy-head-of-government foreign-minister defence-minister interior-minister finance-minister economy-minister "
    "trade-minister energy-minister justice-minister information-minister health-minister minister deputy-minister "
    "first-lady security-adviser ambassador chancellor chief-of-staff military-chief governor-general "
    "intelligence-head police-head prosecutor counterpart".split()
)
"""Kinds that without a body are taken for those of the holder's country."""

RULES: tuple[tuple[str, float, Rule], ...] = (
    ("office:body", 0.93, told),
    ("office:inside", 0.85, inside),
    ("office:united-nations", 0.9, united_nations),
    ("office:senate", 0.8, senate),
    ("office:known-term", 0.85, known_term),
    ("office:known-country", 0.8, known_country),
    ("office:served", 0.8, served),
    ("office:owner", 0.75, owner),
    ("office:common-noun", 0.7, common_noun),
)
