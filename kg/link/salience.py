"""Who is being talked about: small pure look-ups over the mentions of an article, for whoever resolves a reference."""

from collections.abc import Sequence

from kg.model import EntityType, Form, Mention


def last_before(
    mentions: Sequence[Mention], offset: int, types: frozenset[EntityType], exclude: frozenset[str] = frozenset()
) -> Mention | None:
    """The last mention of one of the types that ends before ``offset`` and is none of the entities in ``exclude``.

    ``mentions`` are sorted by start. A country's adjective is no actor and is passed over.
    """
    for mention in reversed(mentions):
        fits = mention.type in types and mention.form is not Form.ADJECTIVE and mention.entity not in exclude
        if mention.end <= offset and fits:
            return mention
    return None


def first_of_sentence(mentions: Sequence[Mention], sentence: int, types: frozenset[EntityType]) -> Mention | None:
    """The first mention of one of the types in a sentence: where no verb tells, its likely subject."""
    for mention in mentions:
        if mention.sentence == sentence and mention.type in types and mention.form is not Form.ADJECTIVE:
            return mention
    return None


def last_pair_before(
    mentions: Sequence[Mention], offset: int, types: frozenset[EntityType]
) -> tuple[Mention, Mention] | None:
    """The two last different entities of the types before ``offset``, in text order: what a dual refers to."""
    second = last_before(mentions, offset, types)
    if second is None or second.entity is None:
        return None
    first = last_before(mentions, second.start, types, frozenset((second.entity,)))
    return None if first is None else (first, second)
