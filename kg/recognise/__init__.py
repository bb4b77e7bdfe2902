"""Mentions and offices of a document: recognisers that each read one view of a sentence, joined by one rule."""

from collections.abc import Iterable, Sequence
from typing import TypeVar

from kg.lexicon.entries import Lexicon
from kg.model import Document, EntityType, Mention, Office, Recognition
from kg.recognise.crf import load_crf
from kg.recognise.frames import Frame, Names
from kg.recognise.gazetteer import find_names
from kg.recognise.given import find_given
from kg.recognise.merge import merge
from kg.recognise.neural import Labeller
from kg.recognise.offices import find_frames
from kg.recognise.organisations import find_headed
from kg.recognise.palaces import palaces_as_places
from kg.recognise.plausible import plausible
from kg.recognise.short_names import find_short, last_names, short_forms
from kg.recognise.statistical import Stretch, find_statistical
from kg.recognise.variants import with_entry
from kg.recognise.view import View, look

Labellers = Sequence[tuple[str, Labeller]]
Stretched = TypeVar("Stretched", Stretch, Mention)


def own_labellers() -> Labellers:
    """The statistical recogniser that ships with the project."""
    return (("statistics", load_crf()),)


def recognise(document: Document, lexicon: Lexicon, labellers: Labellers | None = None) -> Recognition:
    """The mentions and offices of a document, sorted by start.

    ``labellers`` (rule name, labeller), the more trusted first, add names where the lexicon and the rules found none;
    None means those of the project.

    A sentence of web furniture is read too (it may name agencies), but for names of the lexicon only.
    """
    return recognise_all((document,), lexicon, labellers)[0]


def recognise_all(
    documents: Sequence[Document], lexicon: Lexicon, labellers: Labellers | None = None
) -> list[Recognition]:
    """The same for several documents, which costs less."""
    views = [look(document, lexicon) for document in documents]
    labelled = _labelled(views, own_labellers() if labellers is None else labellers)
    return [_recognise(some, stretches, lexicon) for some, stretches in zip(views, labelled, strict=True)]


def _recognise(views: Sequence[View], labelled: Sequence[Stretch], lexicon: Lexicon) -> Recognition:
    likely = _by_sentence(m for one in labelled if (m := plausible(views[one.sentence], one)) is not None)
    found: list[Mention] = []
    frames: list[Frame] = []
    for view in views:
        if not (view.hits or view.heads or view.titles):
            continue
        listed = merge([*find_names(view), *find_headed(view)])
        names = Names(by_first(listed), by_first(likely.get(view.sentence.index, ())))
        offices = find_frames(view, names) if not view.sentence.furniture else ()
        told = [one for frame in offices for one in (frame.holder, frame.body) if one is not None]
        told += find_given(view, names)
        found += merge([*listed, *told]) if told else listed
        frames += offices
    others = [mention for index in likely for mention in likely[index]]
    known = [with_entry(views[one.sentence], one) for one in (*found, *_not_over(found, others))]
    mentions = palaces_as_places(views, _with_short_names(views, known), lexicon, _seats(frames))
    return Recognition(mentions, _offices(views, frames, mentions))


def _seats(frames: Iterable[Frame]) -> frozenset[int]:
    """Where the bodies of offices begin in the text."""
    return frozenset(frame.body.start for frame in frames if frame.body is not None)


def _labelled(articles: Sequence[Sequence[View]], labellers: Labellers) -> list[list[Stretch]]:
    found: list[list[Stretch]] = [[] for _ in articles]
    for rule, labeller in labellers:
        for known, new in zip(found, find_statistical(articles, labeller, rule), strict=True):
            known += _not_over(known, new)
    return found


def _by_sentence(mentions: Iterable[Mention]) -> dict[int, list[Mention]]:
    found: dict[int, list[Mention]] = {}
    for mention in mentions:
        found.setdefault(mention.sentence, []).append(mention)
    return found


def _not_over(found: Sequence[Stretched], others: Iterable[Stretched]) -> list[Stretched]:
    """Of ``others`` those that share no token with ``found``: statistics add to the rules and never overrule them."""
    if not found:
        return list(others)
    taken = {(mention.sentence, at) for mention in found for at in range(mention.first, mention.last)}
    return [m for m in others if not any((m.sentence, at) in taken for at in range(m.first, m.last))]


def by_first(mentions: Iterable[Mention]) -> dict[int, Mention]:
    """Mentions of one sentence by their first token, the longest of those that begin together."""
    found: dict[int, Mention] = {}
    for mention in mentions:
        if mention.first not in found or mention.last > found[mention.first].last:
            found[mention.first] = mention
    return found


def _with_short_names(views: Sequence[View], mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    forms = short_forms(last_names(views, mentions), views)
    present = frozenset(m.entry for m in mentions if m.type is EntityType.PERSON and m.entry is not None)
    taken: dict[int, set[int]] = {}
    for mention in mentions:
        taken.setdefault(mention.sentence, set()).update(range(mention.first, mention.last))
    short = [
        mention for view in views for mention in find_short(view, forms, present, taken.get(view.sentence.index, set()))
    ]
    return merge([*mentions, *short])


def _offices(views: Sequence[View], frames: Sequence[Frame], mentions: Sequence[Mention]) -> tuple[Office, ...]:
    place = {(mention.start, mention.end): at for at, mention in enumerate(mentions)}
    return tuple(_office(views, frame, place) for frame in sorted(frames, key=lambda frame: frame_start(views, frame)))


def frame_start(views: Sequence[View], frame: Frame) -> int:
    """Where the words of an office begin in the article."""
    return views[frame.sentence].start(frame.first, frame.skip)


def _office(views: Sequence[View], frame: Frame, place: dict[tuple[int, int], int]) -> Office:
    view = views[frame.sentence]
    start, end = view.start(frame.first, frame.skip), view.tokens[frame.last - 1].end
    return Office(
        start,
        end,
        view.text[start:end],
        frame.title.kind,
        frame.sentence,
        frame.first,
        frame.last,
        body=place.get((frame.body.start, frame.body.end)) if frame.body else None,
        holder=place.get((frame.holder.start, frame.holder.end)) if frame.holder else None,
        counterpart=frame.title.kind == "counterpart",
        former=frame.former,
        plural=frame.title.number,
    )
