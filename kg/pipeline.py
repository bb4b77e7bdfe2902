"""The one place where the stages are joined: an article in, everything found in it out."""

from dataclasses import replace

from kg.lexicon import Lexicon
from kg.link import link
from kg.model import Article, EntityType, Extraction, Form, Linking, Mention, Office
from kg.recognise import recognise
from kg.relate import relate
from kg.text.segment import segment


def extract(article: Article, lexicon: Lexicon) -> Extraction:
    """Everything that the stages find in one article. Pure: no clock, no files, no network.

    A person whom the article only describes («رئيس غينيا الاستوائية») is kept where a relation needs the person, and
    left out with all mentions where none does.
    """
    document = segment(article)
    linking = link(document, recognise(document, lexicon), lexicon)
    relations, pairs, traces = relate(document, linking, lexicon)
    named = {mention.entity for mention in linking.mentions if mention.form is not Form.DESCRIPTION}
    used = {end for relation in relations for end in (relation.source, relation.target, relation.said_by)}
    entities = tuple(e for e in linking.entities if e.type is not EntityType.PERSON or e.id in named or e.id in used)
    kept = frozenset(entity.id for entity in entities)
    co_mentions = tuple(pair for pair in pairs if pair.source in kept and pair.target in kept)
    mentions, offices = _kept(linking, kept)
    return Extraction(document, entities, mentions, offices, relations, co_mentions, traces)


def _kept(linking: Linking, entities: frozenset[str]) -> tuple[tuple[Mention, ...], tuple[Office, ...]]:
    """The mentions of the entities, and the offices with their positions in them."""
    kept = [at for at, mention in enumerate(linking.mentions) if mention.entity in entities]
    place = {old: new for new, old in enumerate(kept)}
    offices = tuple(
        replace(
            office,
            body=None if office.body is None else place.get(office.body),
            holder=None if office.holder is None else place.get(office.holder),
        )
        for office in linking.offices
    )
    return tuple(linking.mentions[at] for at in kept), offices
