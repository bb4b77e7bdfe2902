"""Offices and titles with what they are held in and who is named with them.

The frames, in the order in which they are tried at each title:
    TITLE [ADJECTIVE | of COUNTRY | of ORGANISATION] [MODIFIER…] [TITLE …] NAME      «وزير الخارجية الروسي سيرغي لافروف»
    TITLES ADJECTIVE NAME و ADJECTIVE NAME                                          «الرئيسان الروسي … والتركي …»
    TITLE … [to PLACE | for affairs of …] NAME                                      «المبعوث إلى اليمن مارتن غريفيث»
    NAME [،] TITLE …                                                                «سامح شكري وزير الخارجية المصري»
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from kg.lexicon.entries import Title
from kg.model import EntityType, Form, Mention
from kg.recognise.names import has_given_name, is_name_word, name_end
from kg.recognise.view import TitleHit, View
from kg.recognise.words import words_of

PAUSES = frozenset(("،", ",", ":", "(", '"', "«", "“", "-"))


@dataclass(frozen=True, slots=True)
class Frame:
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

    known: Mapping[int, Mention]
    likely: Mapping[int, Mention]


def find_frames(view: View, names: Names) -> tuple[Frame, ...]:
    """The offices of a sentence, with the people who are named beside them."""
    frames: list[Frame] = []
    done = 0
    for hit in view.titles.values():
        if hit.first >= done:
            chain = _read_chain(view, hit, names)
            frames += chain
            done = max(frame.holder.last if frame.holder else frame.last for frame in chain)
    return tuple(frame for frame in _with_names_before(view, frames, names) if _is_office(view, frame))


def _is_office(view: View, frame: Frame) -> bool:
    """Whether a title stands for somebody: with a name or a body it does; alone it must have the article or a pronoun.

    «الرئيسي» is no dual of «رئيس», «أمام» no «إمام», «رئيسا» alone no pair of presidents.
    """
    if frame.holder is not None or frame.first not in view.titles:
        return True
    word = view.tokens[frame.first].text[frame.skip :]
    dual = frame.title.number == 2
    if _differs_in_hamza(frame.title.form, word.removeprefix("ال")) or (
        dual and word.startswith("ال") and word[-1] == "ي"
    ):
        return False
    if frame.body is not None:
        return True
    alone = frame.title.kind not in _WEAK and (frame.title.office or frame.title.kind in _RELATIVE)
    return frame.definite and alone and not (dual and word.endswith("ا"))


_RELATIVE = frozenset(("counterpart", "guest", "host", "ally", "rival"))
_WEAK = frozenset(("commissioner", "deputy", "diplomat", "official", "member", "candidate", "representative"))
"""Kinds whose words are also ordinary adjectives («المقرر», «الدبلوماسية»): alone they are no office."""


def _differs_in_hamza(form: str, word: str) -> bool:
    return form[:1] in "أإآ" and word[:1] in "أإآ" and form[:1] != word[:1]


def _read_chain(view: View, hit: TitleHit, names: Names) -> list[Frame]:
    """The offices from one title on that one person holds, and the further holders of a plural title."""
    chain = [_read_office(view, hit, names)]
    while (following := view.titles.get(chain[-1].last)) is not None and _goes_on(view, chain[-1], following):
        chain.append(_read_office(view, following, names))
    holder = _read_holder(view, chain[-1], names)
    if holder is None:
        plural = chain[-1].title.number > 1 and chain[-1].body is not None
        return chain + (_further(view, chain[-1], names) if plural else [])
    body = next((frame.body for frame in reversed(chain) if frame.body is not None), None)
    chain = [replace(frame, holder=holder, body=frame.body or body) for frame in chain]
    return chain + _further(view, chain[-1], names)


def _goes_on(view: View, frame: Frame, following: TitleHit) -> bool:
    """Whether the next title is held by the same person: «رئيس الوزراء وزير الدفاع», not «مستشار الرئيس»."""
    if following.skip:
        return following.skip == 1 and view.key(following.first)[0] == "و"
    return _introduces(frame)


def _further(view: View, frame: Frame, names: Names) -> list[Frame]:
    """«… والتركي رجب طيب أردوغان»: the title said once for several holders."""
    found: list[Frame] = []
    at = frame.holder.last if frame.holder else frame.last
    while (hit := view.hits.get(at)) is not None and hit.skip == 1 and view.key(at)[0] == "و":
        body = names.known.get(at)
        if body is None or body.form is not Form.ADJECTIVE:
            break
        follower = replace(frame, first=at, last=body.last, skip=1, body=body, holder=None)
        holder = _read_holder(view, follower, names)
        found.append(replace(follower, holder=holder))
        at = holder.last if holder else body.last
    return found


def _read_office(view: View, hit: TitleHit, names: Names) -> Frame:
    """A title with its body and modifiers."""
    at, body, former = hit.last, _adjective_inside(hit, names), False
    while view.is_word(at):
        mention = names.known.get(at)
        if view.key(at) in words_of("former"):
            former = True
            at += 1
        elif view.key(at) in words_of("modifier") or _is_side(view, hit, at):
            at += 1
        elif mention is not None and body is None and _may_be_body(view, mention):
            body = mention
            at = mention.last
        else:
            break
    return Frame(view.sentence.index, hit.first, at, hit.skip, hit.title, hit.definite, hit.own, former, body)


def _adjective_inside(hit: TitleHit, names: Names) -> Mention | None:
    """«المستشارة الألمانية»: the country's adjective that is part of the title."""
    inside = (names.known.get(at) for at in range(hit.first + 1, hit.last))
    return next((mention for mention in inside if mention is not None and mention.form is Form.ADJECTIVE), None)


def _is_side(view: View, hit: TitleHit, at: int) -> bool:
    """«الزعيم الشيعي», «السيناتور الجمهوري»: an adjective of no country after a title with the article."""
    key = view.key(at)
    return hit.definite and at not in view.hits and key.startswith("ال") and key.endswith(("ي", "يه")) and len(key) > 5


def _may_be_body(view: View, mention: Mention) -> bool:
    """An adjective, or a name in the genitive: right after the title, with nothing or «ل» before it."""
    skip = view.tokens[mention.first].start != mention.start
    if mention.type is EntityType.PERSON:
        return False
    if mention.form is Form.ADJECTIVE:
        return not skip
    return not skip or view.key(mention.first)[0] == "ل"


def _read_holder(view: View, frame: Frame, names: Names) -> Mention | None:
    """The person who is named after an office: at once, after a pause, or after a complement."""
    if frame.title.kind == "kin" and not frame.own:
        return None
    at = frame.last
    paused = view.key(at) in PAUSES
    holder = _name_at(view, frame, names, at + paused, paused)
    if holder is None and _introduces(frame):
        at = _complement_end(view, frame.last, names)
        paused = view.key(at) in PAUSES
        holder = _name_at(view, frame, names, at + paused, paused) if at > frame.last else None
    return holder


def _name_at(view: View, frame: Frame, names: Names, at: int, paused: bool) -> Mention | None:
    """A person known at a position, a likely one where that is longer, or name words that nothing else explains."""
    here = [m for m in (names.known.get(at), names.likely.get(at)) if m is not None and _is_person_at(view, m, at)]
    end = name_end(view, at)
    if here:
        best = max(here, key=lambda mention: mention.last)
        longer = best.entry is None and end > best.last and not paused
        return view.mention(at, end, 0, EntityType.PERSON, "title-name") if longer else best
    if end == at or (paused and not has_given_name(view, at)):
        return None
    sure = has_given_name(view, at) or (_introduces(frame) and not view.key(at).startswith("ال") and end - at > 1)
    return view.mention(at, end, 0, EntityType.PERSON, "title-name") if sure else None


def _is_person_at(view: View, mention: Mention, at: int) -> bool:
    return mention.type is EntityType.PERSON and mention.start == view.tokens[at].start


def _complement_end(view: View, at: int, names: Names) -> int:
    """The end of «إلى اليمن», «لدى الأمم المتحدة», «لشؤون الأمن القومي» after an office; ``at`` where none is."""
    if view.key(at) in words_of("towards"):
        mention = names.known.get(at + 1)
        return mention.last if mention is not None and mention.type is not EntityType.PERSON else at
    if view.key(at).startswith(("لشوون", "لل", "المكلف", "بشوون")):
        here = at + 1
        while here < at + 5 and view.is_word(here) and view.key(here).startswith(("ال", "وال")):
            here += 1
        return here
    return at


def _introduces(frame: Frame) -> bool:
    """Whether an unknown word after an office must be a name: after «الوزير», «وزير خارجية روسيا», not after «وزير»."""
    return frame.definite or frame.body is not None


def _with_names_before(view: View, frames: Sequence[Frame], names: Names) -> Iterator[Frame]:
    persons = {m.last: m for m in (*names.likely.values(), *names.known.values()) if m.type is EntityType.PERSON}
    persons |= {frame.holder.last: frame.holder for frame in frames if frame.holder is not None}
    for frame in frames:
        if frame.holder is None and frame.skip == 0 and frame.title.kind not in _RELATIVE:
            yield replace(frame, holder=_name_before(view, frame, persons))
        else:
            yield frame


def _name_before(view: View, frame: Frame, persons: Mapping[int, Mention]) -> Mention | None:
    """«سامح شكري، وزير الخارجية المصري»: the person just before an office, known, or two or three name words."""
    at = frame.first
    if view.key(at - 1) in ("،", ","):
        return persons.get(at - 1)
    if at in persons:
        return persons[at]
    first = at
    while first > 0 and at - first < 4 and view.is_word(first - 1) and is_name_word(view, first - 1, 1):
        first -= 1
    if at - first < 2 or view.key(first).startswith("ال") or (frame.body is None and not has_given_name(view, first)):
        return None
    return view.mention(first, at, 0, EntityType.PERSON, "name-title")
