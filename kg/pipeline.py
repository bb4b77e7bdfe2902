"""The one place where the stages are joined: an article in, everything found in it out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.lexicon import Lexicon
from kg.link import link
from kg.link.aliases import NO_ALIASES, Aliases, apply_aliases
from kg.model import (
    Article,
    Document,
    EntityType,
    Extraction,
    Form,
    Linking,
    Mention,
    Office,
    Recognition,
    Relation,
    RelationType,
)
from kg.recognise import Labellers, recognise_all
from kg.relate import relate
from kg.relate.triggers import TriggerIndex
from kg.text.segment import segment


@dataclass(frozen=True, slots=True)
class Options:
    """What the user decides beside the lexicon.

    ``labellers`` add names to those of the lexicon and the rules, ``triggers`` are the words that state relations; for
    both None means those of the project.
    """

    aliases: Aliases = NO_ALIASES
    labellers: Labellers | None = None
    triggers: TriggerIndex | None = None


DEFAULT = Options()


def extract(article: Article, lexicon: Lexicon, options: Options = DEFAULT) -> Extraction:
    """Everything that the stages find in one article. Pure: no clock, no files, no network.

    A person whom the article only describes («رئيس غينيا الاستوائية») is kept where an act needs the person, and left
    out, with all mentions and the office, where none does.
    """
    return next(extract_all((article,), lexicon, options))


def extract_all(articles: Sequence[Article], lexicon: Lexicon, options: Options = DEFAULT) -> Iterator[Extraction]:
    """The same for several articles, which are labelled together: that costs less. Take a dozen or two at a time."""
    documents = [segment(article) for article in articles]
    recognised = recognise_all(documents, lexicon, options.labellers)
    for document, recognition in zip(documents, recognised, strict=True):
        yield _related(document, recognition, lexicon, options)


def _related(document: Document, recognition: Recognition, lexicon: Lexicon, options: Options) -> Extraction:
    linking = link(document, recognition, lexicon)
    linking = apply_aliases(linking, options.aliases, document.article.id, lexicon)
    relations, pairs, traces = relate(document, linking, lexicon, options.triggers)
    kept = _needed(linking, relations)
    mentions, offices = _kept(linking, kept)
    return Extraction(
        document,
        tuple(entity for entity in linking.entities if entity.id in kept),
        mentions,
        offices,
        tuple(relation for relation in relations if relation.source in kept and relation.target in kept),
        tuple(pair for pair in pairs if pair.source in kept and pair.target in kept),
        traces,
    )


def _needed(linking: Linking, relations: Sequence[Relation]) -> frozenset[str]:
    """The ids of all entities that are named, and of those described that act, are acted on or speak."""
    named = {mention.entity for mention in linking.mentions if mention.form is not Form.DESCRIPTION}
    acts = [relation for relation in relations if relation.type is not RelationType.HOLDS_OFFICE]
    active = {end for relation in acts for end in (relation.source, relation.target, relation.said_by)}
    return frozenset(
        e.id for e in linking.entities if e.type is not EntityType.PERSON or e.id in named or e.id in active
    )


def _kept(linking: Linking, entities: frozenset[str]) -> tuple[tuple[Mention, ...], tuple[Office, ...]]:
    """The mentions of the entities, and the offices with their positions in them."""
    if len(entities) == len(linking.entities):
        return linking.mentions, linking.offices
    kept = [at for at, mention in enumerate(linking.mentions) if mention.entity in entities]
    place = {old: new for new, old in enumerate(kept)}
    offices = tuple(
        office._replace(
            body=None if office.body is None else place.get(office.body),
            holder=None if office.holder is None else place.get(office.holder),
        )
        for office in linking.offices
    )
    return tuple(linking.mentions[at] for at in kept), offices
