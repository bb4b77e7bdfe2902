"""holds-office without a title: «الحزب الذي يتزعمه …», «تحالف … بقيادة …», «خلفا لـ…»."""

from collections.abc import Iterator

from kg.model import EntityType, Evidence, Form, Mention, Relation, RelationType, Sentence, Status
from kg.relate.discourse import Reader
from kg.text.normalise import folded

LEADS = folded(
    "يتزعمه يتزعمها تتزعمه تتزعمها تزعمه تزعمها يقوده يقودها تقوده تقودها قاده قادها يرأسه يرأسها ترأسه ترأسها "
    "يترأسه يترأسها تترأسه تترأسها أسسه أسسها"
)
"""Verbs of a relative clause whose object is the body and whose subject leads it."""
UNDER = folded("بقيادة بزعامة برئاسة")
RELATIVES = folded("الذي التي")
SUCCEEDS = folded("خلفا")
LEAD_WORDS = LEADS | UNDER | SUCCEEDS
OF_PART = frozenset(("من", "وفد", "وفدا", "بوفد", "لوفد"))
"""Before a body of which only a part is led: «وفد من وزارة الخارجية برئاسة …»."""
REACH = 6
"""Words at most between the name of a body and «الذي» or «بقيادة»: «… (47 مقعدا) الذي يتزعمه»."""


def read_leads(reader: Reader, sentence: Sentence) -> Iterator[Relation]:
    """The leaders of bodies that a sentence tells by a verb or noun of leading, and predecessors («خلفا لـ»)."""
    keys = reader.keys(sentence.index)
    for at in [at for at, key in enumerate(keys) if key in LEAD_WORDS]:
        if keys[at] in UNDER or (keys[at] in LEADS and _is_relative(sentence, at)):
            yield from _leader(reader, sentence, at)
        elif keys[at] in SUCCEEDS:
            yield from _predecessor(reader, sentence, at)


def _is_relative(sentence: Sentence, at: int) -> bool:
    return at > 0 and sentence.tokens[at - 1].key in RELATIVES


def _leader(reader: Reader, sentence: Sentence, at: int) -> Iterator[Relation]:
    person = _person_after(reader, sentence, at)
    body = _body_before(reader, sentence, at)
    if person is not None and body is not None and body.entity is not None:
        yield _relation(reader, person, body.entity, "lead:clause", 0.85, body.start, person.end)


def _person_after(reader: Reader, sentence: Sentence, at: int) -> Mention | None:
    """The person right after a word, with nothing but titles before the name."""
    for _, mention in reader.mentions[sentence.index]:
        if mention.type is EntityType.PERSON and mention.form is Form.NAME and mention.first > at:
            offices = reader.offices[sentence.index]
            titles = any(office.first == at + 1 and office.last <= mention.first for office in offices)
            return mention if mention.first == at + 1 or titles else None
    return None


def _body_before(reader: Reader, sentence: Sentence, at: int) -> Mention | None:
    """The last organisation before a word, with no other clause between: only brackets, quotation marks, adjectives."""
    found = [m for _, m in reader.mentions[sentence.index] if m.last <= at and m.form is Form.NAME]
    last = found[-1] if found else None
    if last is None or last.type is not EntityType.ORGANIZATION or at - last.last > REACH:
        return None
    between = {token.key for token in sentence.tokens[last.last : at]}
    before = {token.key for token in sentence.tokens[max(0, last.first - 2) : last.first]}
    return None if between & {"،", ",", "و", "في", "مع"} or before & OF_PART else last


def _predecessor(reader: Reader, sentence: Sentence, at: int) -> Iterator[Relation]:
    """«تولى … منصبه خلفا لجونسون»: who is succeeded held an office of the country that the person is known for."""
    for _, mention in reader.mentions[sentence.index]:
        if mention.type is EntityType.PERSON and mention.first == at + 1 and mention.form is Form.NAME:
            country = reader.countries.get(mention.entity or "")
            if country in reader.entities:
                start = sentence.tokens[at].start
                yield _relation(reader, mention, country or "", "lead:predecessor", 0.75, start, mention.end)


def _relation(
    reader: Reader, person: Mention, body: str, rule: str, confidence: float, start: int, end: int
) -> Relation:
    text = reader.document.article.text[start:end]
    evidence = Evidence(start, end, text, person.sentence)
    return Relation(
        RelationType.HOLDS_OFFICE, person.entity or "", body, Status.ACTUAL, evidence, rule, confidence, role=text
    )
