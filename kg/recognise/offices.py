"""Offices and titles with what they are held in and who is named with them.

The frames, in the order in which they are tried at each title:
    TITLE [ADJECTIVE | of COUNTRY | of ORGANISATION] [MODIFIER…] [TITLE …] NAME      «وزير الخارجية الروسي سيرغي لافروف»
    TITLES ADJECTIVE NAME و ADJECTIVE NAME                                          «الرئيسان الروسي … والتركي …»
    NAME [،] TITLE …                                                                «سامح شكري وزير الخارجية المصري»
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from kg.lexicon.entries import Title
from kg.model import EntityType, Form, Mention
from kg.recognise.names import has_given_name, is_name_word, name_end
from kg.recognise.view import TitleHit, View

FORMER = frozenset(
    "السابق السابقه الاسبق الاسبقه سابق سابقه سابقا الراحل الراحله المخلوع المخلوعه المعزول المقال المستقيل المستقيله".split()
)
MODIFIERS = FORMER | frozenset(
    "الحالي الحاليه الجديد الجديده المنتخب المنتخبه المكلف المكلفه المعين المعينه المؤقت الموقت الاول الاولي الاعلي الدايم الدايمه الخاص "
    "الخاصه الزاير الزايره العام العامه بالانابه بالوكاله المشارك المنتهيه ولايته الانتقالي الشرعي التنفيذي المفوض".split()
)
_PAUSES = frozenset(("،", ",", ":", "(", '"', "«", "“"))


@dataclass(frozen=True, slots=True)
class Frame:
    """The words of an office at tokens ``first`` to ``last``; ``body`` and ``holder`` are mentions."""

    sentence: int
    first: int
    last: int
    skip: int
    title: Title
    definite: bool
    former: bool = False
    body: Mention | None = None
    holder: Mention | None = None


def find_frames(view: View, known: Mapping[int, Mention]) -> tuple[Frame, ...]:
    """The offices of a sentence. ``known`` holds its mentions so far by their first token, the longest each."""
    frames: list[Frame] = []
    done = 0
    for hit in view.titles.values():
        if hit.first >= done:
            chain = _read_chain(view, hit, known)
            frames += chain
            done = max(frame.holder.last if frame.holder else frame.last for frame in chain)
    return tuple(_with_names_before(view, frames, known))


def _read_chain(view: View, hit: TitleHit, known: Mapping[int, Mention]) -> list[Frame]:
    """The offices from one title on that one person holds, and the further holders of a plural title."""
    chain = [_read_office(view, hit, known)]
    while (following := view.titles.get(chain[-1].last)) is not None and following.skip <= 1:
        if following.skip and view.key(following.first)[0] != "و":
            break
        chain.append(_read_office(view, following, known))
    holder = _read_holder(view, chain[-1], known)
    if holder is None:
        chain = chain[:1] if len(chain) > 1 and not _is_joined(view, chain) else chain
        return chain
    body = next((frame.body for frame in reversed(chain) if frame.body is not None), None)
    chain = [replace(frame, holder=holder, body=frame.body or body) for frame in chain]
    return chain + _further(view, chain[-1], known)


def _is_joined(view: View, chain: Sequence[Frame]) -> bool:
    return all(frame.skip == 1 for frame in chain[1:])


def _further(view: View, frame: Frame, known: Mapping[int, Mention]) -> list[Frame]:
    """«… والتركي رجب طيب أردوغان»: the title said once for several holders."""
    found: list[Frame] = []
    at = frame.holder.last if frame.holder else frame.last
    while (hit := view.hits.get(at)) is not None and hit.skip == 1 and view.key(at)[0] == "و":
        body = known.get(at)
        if body is None or body.form is not Form.ADJECTIVE:
            break
        follower = replace(frame, first=at, last=body.last, skip=1, body=body, holder=None)
        holder = _read_holder(view, follower, known)
        found.append(replace(follower, holder=holder))
        at = holder.last if holder else body.last
    return found


def _read_office(view: View, hit: TitleHit, known: Mapping[int, Mention]) -> Frame:
    """A title with its body and modifiers."""
    at, body, former = hit.last, None, False
    while view.is_word(at):
        mention = known.get(at)
        if view.key(at) in MODIFIERS:
            former = former or view.key(at) in FORMER
            at += 1
        elif mention is not None and body is None and _may_be_body(view, hit, mention):
            body = mention
            at = mention.last
        else:
            break
    return Frame(view.sentence.index, hit.first, at, hit.skip, hit.title, hit.definite, former, body)


def _may_be_body(view: View, hit: TitleHit, mention: Mention) -> bool:
    """An adjective, or a name in the genitive: right after the title, with nothing or «ل» before it."""
    skip = view.tokens[mention.first].start != mention.start
    if mention.type is EntityType.PERSON:
        return False
    if mention.form is Form.ADJECTIVE:
        return not skip
    return not skip or view.key(mention.first)[0] == "ل"


def _read_holder(view: View, frame: Frame, known: Mapping[int, Mention]) -> Mention | None:
    """The person who is named after an office, one pause between them at most."""
    at = frame.last
    paused = view.key(at) in _PAUSES
    if paused:
        at += 1
    mention = known.get(at)
    if mention is not None and mention.type is EntityType.PERSON and mention.start == view.tokens[at].start:
        return mention
    end = name_end(view, at)
    if end == at or (paused and end - at < 2):
        return None
    if not (has_given_name(view, at) or (_introduces(frame) and not view.key(at).startswith("ال"))):
        return None
    return view.mention(at, end, 0, EntityType.PERSON, "title-name")


def _introduces(frame: Frame) -> bool:
    """Whether an unknown word after an office must be a name: after «الوزير», «وزير خارجية روسيا», not after «وزير»."""
    return frame.definite or frame.body is not None


def _with_names_before(view: View, frames: Sequence[Frame], known: Mapping[int, Mention]) -> Iterator[Frame]:
    persons = {m.last: m for m in known.values() if m.type is EntityType.PERSON}
    persons |= {f.holder.last: f.holder for f in frames if f.holder is not None}
    for frame in frames:
        if frame.holder is None and frame.skip == 0:
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
