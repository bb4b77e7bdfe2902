"""Mentions to entities: names, short names, adjectives and office descriptions of one article."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from kg.lexicon.entries import Lexicon
from kg.lexicon.slugs import slug
from kg.link.descriptions import resolve_offices
from kg.link.people import link_people
from kg.link.romanise import romanise
from kg.model import Document, Entity, EntityType, Form, Linking, Mention, Office, Recognition


def link(document: Document, recognition: Recognition, lexicon: Lexicon) -> Linking:
    """Give every mention its entity, and offices without a name the person whom they mean.

    An office that means a person gets a mention of its own (form description) as its holder.
    """
    people = link_people(recognition.mentions, lexicon)
    mentions = tuple(
        replace(mention, entity=people.get(at) or mention.entry or slug(mention.type, mention.text))
        for at, mention in enumerate(recognition.mentions)
    )
    resolved = resolve_offices(recognition.offices, mentions, lexicon, document.article.date)
    offices, mentions = _with_descriptions(recognition.offices, mentions, resolved)
    return Linking(_entities(mentions, lexicon), mentions, offices)


def _with_descriptions(
    offices: Sequence[Office], mentions: Sequence[Mention], resolved: Mapping[int, str]
) -> tuple[tuple[Office, ...], tuple[Mention, ...]]:
    """The offices with their holders, and the mentions with those described, sorted anew."""
    described = {
        at: Mention(
            office.start,
            office.end,
            office.text,
            EntityType.PERSON,
            Form.DESCRIPTION,
            office.sentence,
            office.first,
            office.last,
            "office",
            entity=resolved[at],
        )
        for at, office in enumerate(offices)
        if at in resolved
    }
    everything = sorted([*mentions, *described.values()], key=lambda m: (m.start, -m.end, m.type, m.entity or ""))
    place = {id(mention): at for at, mention in enumerate(everything)}

    def moved(at: int | None) -> int | None:
        return None if at is None else place[id(mentions[at])]

    new = tuple(
        replace(
            office,
            body=moved(office.body),
            holder=place[id(described[at])] if at in described else moved(office.holder),
        )
        for at, office in enumerate(offices)
    )
    return new, tuple(everything)


def _entities(mentions: Sequence[Mention], lexicon: Lexicon) -> tuple[Entity, ...]:
    """One entity for each id that is mentioned, sorted by id."""
    by_id: dict[str, list[Mention]] = {}
    for mention in mentions:
        by_id.setdefault(mention.entity or "", []).append(mention)
    return tuple(_entity(key, found, lexicon) for key, found in sorted(by_id.items()))


def _entity(key: str, mentions: Sequence[Mention], lexicon: Lexicon) -> Entity:
    entry = lexicon.entries.get(key)
    if entry is not None:
        return Entity(entry.id, entry.type, entry.ar, entry.en, entry.wikidata, entry.country)
    name = max((mention.text for mention in mentions if mention.form is Form.NAME), key=len, default=mentions[0].text)
    return Entity(key, mentions[0].type, name, romanise(name, lexicon.given), derived_en=True)
