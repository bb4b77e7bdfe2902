"""Who goes along: members of a delegation visit what its head visits, attendants meet the head of the other side.

These rules carry on a relation that a sentence before states: ``drafts`` are those that were read so far.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from kg.model import EntityType, Relation, RelationType
from kg.relate.candidates import PRESENT
from kg.relate.discourse import Reader
from kg.relate.drafts import Draft
from kg.relate.inflect import keys_of
from kg.relate.journeys import journey_words, read_journeys
from kg.relate.phrases import COMMAS, Phrase
from kg.relate.scene import Scene, skip
from kg.relate.speaker import speaker_of
from kg.relate.venues import read_venues, venue_words

SENTENCES_BACK = 3
NEAR = 12
"""Tokens between the word of company and the first name."""
DELEGATION = frozenset(("وفد", "الوفد", "وفدا", "للوفد"))
TOGETHER = frozenset(("برفقه", "بصحبه", "بمعيه", "وبرفقه", "وبصحبه", "يصحبه", "يصحبها"))
COMPANIONS = 4
"""Names after a word of company, at most."""
SURENESS = 0.7


@cache
def _forms(past: str, present: str) -> frozenset[str]:
    return keys_of((past, present))


@cache
def company_words() -> frozenset[str]:
    """Words without one of which a sentence tells of nobody who goes along."""
    return _words() | venue_words() | journey_words()


@cache
def _words() -> frozenset[str]:
    return TOGETHER | PRESENT | _forms("ضم", "يضم") | _forms("حضر", "يحضر") | _forms("رافق", "يرافق")


def read_company(reader: Reader, scene: Scene, drafts: Sequence[Draft]) -> list[Draft]:
    """The relations of those who go along with the ones of an earlier relation."""
    found: list[Draft] = []
    for at in scene.places_of(_words()):
        key = scene.keys[at]
        if key in _forms("ضم", "يضم") and _tells_delegation(scene, at):
            found += _delegates(reader, scene, at, drafts)
        elif key in PRESENT or key in _forms("حضر", "يحضر"):
            found += _attendants(reader, scene, at, drafts)
        elif key in TOGETHER or (key in _forms("رافق", "يرافق") and key.endswith(("ه", "ها"))):
            found += _companions(reader, scene, at, drafts)
    found += read_journeys(reader, scene, drafts)
    return [*found, *read_venues(reader, scene, drafts)]


def _companions(reader: Reader, scene: Scene, at: int, drafts: Sequence[Draft]) -> Iterator[Draft]:
    """«وصل لافروف إلى دمشق برفقة …», «يرافقه وزير الدفاع …»: who travels with the visitor of this sentence."""
    visits = [draft for draft in drafts if _is_visit_before(scene, draft, at)]
    last = visits[-1].relation if visits else None
    for phrase in _people_after(scene, at)[:COMPANIONS] if last is not None else ():
        for person in phrase.entities:
            for visit in visits:
                if last is not None and visit.relation.source == last.source != person:
                    yield _like(reader, scene, visit, at, phrase, person, visit.relation.target, "visit:companion")


def _is_visit_before(scene: Scene, draft: Draft, at: int) -> bool:
    relation = draft.relation
    here = relation.evidence.sentence == scene.sentence.index
    before = relation.evidence.start < scene.sentence.tokens[at].start
    return relation.type is RelationType.VISITED and here and before


def _tells_delegation(scene: Scene, at: int) -> bool:
    """«وفد يضم …», «ويضم الوفد المرافق …»."""
    return any(key in DELEGATION for key in scene.keys[max(at - 4, 0) : at + 3])


def _delegates(reader: Reader, scene: Scene, at: int, drafts: Sequence[Draft]) -> Iterator[Draft]:
    visit = _visit_of(reader, scene, at, drafts)
    for phrase in _people_after(scene, at) if visit is not None else ():
        for person in phrase.entities:
            if visit is not None and person not in (visit.relation.source, visit.relation.target):
                yield _like(reader, scene, visit, at, phrase, person, visit.relation.target, "delegation:member")


def _visit_of(reader: Reader, scene: Scene, at: int, drafts: Sequence[Draft]) -> Draft | None:
    """The visit of the delegation's head where it is named («الوفد المرافق لترامب»), else the last one.

    The whole delegation goes to a city or country; its hotel the text tells of the head alone.
    """
    head = next((p for p in scene.phrases if at < p.first <= at + 4 and p.prep == "ل" and len(p.entities) == 1), None)
    if head is None:
        return _last(scene, drafts, RelationType.VISITED)
    of_type = (d for d in reversed(drafts) if d.relation.type is RelationType.VISITED)
    of_head = [d for d in of_type if d.relation.source == head.entities[0]]
    return next((d for d in of_head if _is_wide(reader, d.relation.target)), next(iter(of_head), None))


def _is_wide(reader: Reader, place: str) -> bool:
    entry = reader.lexicon.entries.get(place)
    return reader.entities[place].type is EntityType.COUNTRY or (
        entry is not None and entry.kind in ("city", "capital")
    )


def _attendants(reader: Reader, scene: Scene, at: int, drafts: Sequence[Draft]) -> Iterator[Draft]:
    meeting = _last(scene, drafts, RelationType.MET_WITH)
    side = _side(scene, at)
    for phrase in _people_after(scene, at) if meeting is not None else ():
        for person in phrase.entities:
            other = _other_head(reader, meeting, side or reader.countries.get(person)) if meeting is not None else None
            if (
                meeting is not None
                and other is not None
                and person not in (meeting.relation.source, meeting.relation.target)
            ):
                first, second = sorted((person, other))
                yield _like(reader, scene, meeting, at, phrase, first, second, "meeting:attendant")


def _side(scene: Scene, at: int) -> str | None:
    """«حضره من الجانب السعودي …»: the country of the side that is told before the names."""
    for phrase in scene.phrases:
        if at < phrase.first <= at + 5 and phrase.type is EntityType.COUNTRY and phrase.prep == "من":
            return phrase.entities[0] if phrase.entities else None
    return None


def _other_head(reader: Reader, meeting: Draft | None, country: str | None) -> str | None:
    """The one of two who met that is not of the country, if the other one is."""
    if meeting is None or country is None:
        return None
    ends = (meeting.relation.source, meeting.relation.target)
    homes = [reader.countries.get(end, end) for end in ends]
    if homes.count(country) != 1:
        return None
    return ends[1 - homes.index(country)]


def _last(scene: Scene, drafts: Sequence[Draft], type_: RelationType) -> Draft | None:
    """The latest draft of a type, not more than a few sentences back."""
    for draft in reversed(drafts):
        if scene.sentence.index - draft.relation.evidence.sentence > SENTENCES_BACK:
            return None
        if draft.relation.type is type_:
            return draft
    return None


def _people_after(scene: Scene, at: int) -> list[Phrase]:
    """The list of persons after a position, joined by commas and «و»."""
    people: list[Phrase] = []
    for phrase in scene.phrases:
        first = bool(phrase.prep) and not people and not (phrase.prep == "من" and _is_of_all(scene, phrase, at))
        if phrase.first <= at or phrase.type is not EntityType.PERSON or first:
            continue
        if people and not _goes_on(scene, people[-1], phrase):
            break
        if people or phrase.first - at <= NEAR:
            people.append(phrase)
    return people


def _is_of_all(scene: Scene, phrase: Phrase, at: int) -> bool:
    """«يضم كلا من وزير …», «حضره من الجانب السعودي الأمير …»."""
    return bool(phrase.carrier) or any(key in ("كل", "كلا") for key in scene.keys[at + 1 : phrase.first])


def _goes_on(scene: Scene, phrase: Phrase, following: Phrase) -> bool:
    """Whether only commas, quotation marks and words of address («ومعالي») stand between two phrases of a list."""
    at = skip(scene, phrase.last)
    while scene.key(at) in COMMAS or (at < len(scene.keys) and not scene.keys[at].isalnum()):
        at = skip(scene, at + 1)
    before = scene.key(following.first - 1)
    joined = following.joined or before in COMMAS or (before[:1] == "و" and following.first - 1 >= phrase.last)
    return at >= following.first - 2 and joined


def _like(
    reader: Reader, scene: Scene, draft: Draft, at: int, phrase: Phrase, source: str, target: str, rule: str
) -> Draft:
    tokens = scene.sentence.tokens
    start, end = tokens[at].start, phrase.end
    evidence = scene.evidence(start, end)
    speaker = speaker_of(reader, scene, at)
    relation: Relation = replace(
        draft.relation,
        source=source,
        target=target,
        evidence=evidence,
        rule=rule,
        said_by=speaker,
        confidence=min(SURENESS, draft.relation.confidence),
    )
    return Draft(relation, draft.mark)
