"""Who is being talked about: topics, carried subjects, pronouns and duals, over the sentences of a document."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from operator import attrgetter

from kg.lexicon.entries import Lexicon
from kg.model import Document, Entity, EntityType, Form, Linking, Mention, Office
from kg.relate.noun_phrases import read_phrases
from kg.relate.phrases import CAPITAL, Phrase
from kg.relate.scene import Scene, make_scene
from kg.relate.words import MASCULINE_COUNTRIES

KEY = attrgetter("key")
MEDIA = frozenset(("تلفزيون", "إذاعة", "صحيفة", "جريدة", "مجلة", "قناة", "راديو"))
"""Words with which the name of an outlet begins that no list holds."""
HONORIFIC = "honorific"


@dataclass(frozen=True, slots=True)
class Reader:
    """A document with its linking, by sentence; scenes are made when first asked for.

    ``pairs`` are the ends of the relations read so far, with the sentence: whom «الجانبان» may mean.
    """

    document: Document
    linking: Linking
    lexicon: Lexicon
    entities: Mapping[str, Entity]
    mentions: Sequence[Sequence[tuple[int, Mention]]]
    offices: Sequence[list[Office]]
    feminine: frozenset[str]
    masculine: frozenset[str]
    media: frozenset[str]
    countries: Mapping[str, str]
    scenes: dict[int, Scene] = field(default_factory=dict)
    pairs: list[tuple[int, str, str]] = field(default_factory=list)
    topics: dict[int, Phrase | None] = field(default_factory=dict)
    topics_before: dict[int, Phrase | None] = field(default_factory=dict)
    words: dict[int, tuple[str, ...]] = field(default_factory=dict)

    def keys(self, sentence: int) -> tuple[str, ...]:
        """The keys of the tokens of a sentence."""
        found = self.words.get(sentence)
        if found is None:
            found = self.words[sentence] = tuple(map(KEY, self.document.sentences[sentence].tokens))
        return found

    def _settled(self, phrase: Phrase) -> Phrase:
        """«العاصمة المصرية» as the capital that the text names elsewhere, a phrase of nobody where it names none."""
        if phrase.carrier != CAPITAL:
            return phrase
        capitals = (entity.id for entity in self.entities.values() if entity.country in phrase.entities)
        known = [one for one in capitals if one in self.lexicon.entries and self.lexicon.entries[one].kind == CAPITAL]
        return replace(phrase, entities=tuple(known[:1]))

    def scene(self, sentence: int) -> Scene:
        """The scene of a sentence."""
        found = self.scenes.get(sentence)
        if found is None:
            span = self.document.sentences[sentence]
            keys = self.keys(sentence)
            read = read_phrases(span, keys, self.mentions[sentence], self.offices[sentence])
            phrases = [self._settled(phrase) for phrase in read]
            found = make_scene(span, self.document.article.text[span.start : span.end], keys, phrases)
            self.scenes[sentence] = found
        return found


def make_reader(document: Document, linking: Linking, lexicon: Lexicon) -> Reader:
    """The reader of a linked document."""
    mentions: list[list[tuple[int, Mention]]] = [[] for _ in document.sentences]
    for at, mention in enumerate(linking.mentions):
        mentions[mention.sentence].append((at, mention))
    offices: list[list[Office]] = [[] for _ in document.sentences]
    for office in linking.offices:
        offices[office.sentence].append(office)
    return Reader(
        document,
        linking,
        lexicon,
        {entity.id: entity for entity in linking.entities},
        mentions,
        offices,
        _feminine(linking),
        _men(linking),
        frozenset(entity.id for entity in linking.entities if _is_media(lexicon, entity)),
        _countries(linking),
    )


def _is_media(lexicon: Lexicon, entity: Entity) -> bool:
    """Whether an entity is a newspaper, channel or agency: those report, they do not take part."""
    entry = lexicon.entries.get(entity.id)
    if entry is None:
        return entity.type is EntityType.ORGANIZATION and entity.ar.split()[0].removeprefix("ال") in MEDIA
    return entry.kind in ("media", "agency")


def _feminine(linking: Linking) -> frozenset[str]:
    """Entities that feminine pronouns mean: countries, bodies with a feminine head, women by their titles."""
    women = {
        linking.mentions[office.holder].entity
        for office in linking.offices
        if office.holder is not None
        and linking.mentions[office.holder].form is Form.NAME
        and office.kind != HONORIFIC  # «جلالة الملك»
        and office.text.split()[0].endswith("ة")
    }
    found = {
        entity.id
        for entity in linking.entities
        if (entity.type is EntityType.COUNTRY and entity.id not in MASCULINE_COUNTRIES)
        or (entity.type is EntityType.ORGANIZATION and entity.ar.split()[0].endswith("ة"))
    }
    return frozenset(found | {who for who in women if who is not None})


def _men(linking: Linking) -> frozenset[str]:
    """Persons with a masculine title and none that is feminine."""
    titles: dict[str, set[bool]] = {}
    for office in linking.offices:
        holder = linking.mentions[office.holder] if office.holder is not None else None
        titled = holder is not None and holder.form is Form.NAME and office.kind != HONORIFIC
        if titled and holder is not None and holder.entity is not None:
            titles.setdefault(holder.entity, set()).add(office.text.split()[0].endswith("ة"))
    return frozenset(who for who, feminine in titles.items() if feminine == {False})


def _countries(linking: Linking) -> dict[str, str]:
    """Person → the country of an office that the text gives them, the first one told."""
    found = {e.id: e.country for e in linking.entities if e.type is EntityType.PERSON and e.country is not None}
    for office in linking.offices:
        if office.holder is not None and office.body is not None:
            holder, body = linking.mentions[office.holder].entity, linking.mentions[office.body]
            if holder is not None and body.entity is not None and body.type is EntityType.COUNTRY:
                found.setdefault(holder, body.entity)
    return found
