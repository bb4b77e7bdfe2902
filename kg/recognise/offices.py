"""Offices and titles with what they are held in and who is named with them.

The frames, in the order in which they are tried at each title:
    TITLE [BODY] [TITLE …] NAME                     «وزير الخارجية الروسي سيرغي لافروف»
    TITLES ADJECTIVE NAME و ADJECTIVE NAME          «الرئيسان الروسي … والتركي …»
    TITLE of TITLE | of PERSON … NAME               «مستشار المرشد الإيراني علي خامنئي، علي أكبر ولايتي»
    TITLE … [to PLACE | for affairs of …] NAME      «المبعوث إلى اليمن مارتن غريفيث»
    NAME [،] TITLE …                                «سامح شكري وزير الخارجية المصري»
"""

from collections.abc import Iterator, Sequence

from kg.model import EntityType, Form, Mention
from kg.recognise.frames import Frame, Names, body_of_complement, complement, is_owned, read_office, speaks_for
from kg.recognise.holders import (
    COMMAS,
    FORMS_OF_ADDRESS,
    SOLE,
    holds,
    introduces,
    is_apposition,
    is_person_at,
    may_hold,
    name_after,
    name_before,
)
from kg.recognise.view import TitleHit, View

Group = list[Frame]
"""The offices that one person holds, in the order of the text; all have the same holder."""
_RELATIVE = frozenset(("counterpart", "guest", "host", "ally", "rival"))
_WEAK = frozenset(("commissioner", "deputy", "diplomat", "official", "member", "candidate", "representative"))
"""Kinds whose words are also ordinary adjectives («المقرر», «الدبلوماسية»): alone they are no office."""
_SERVING = frozenset(
    "adviser chancellor deputy deputy-minister deputy-head-of-state legislator spokesperson envoy representative kin "
    "chief-of-staff organisation-head successor predecessor official".split()
)
"""Kinds that are held under a person: «مستشار بوتين», «ابنة ترامب», «المتحدث باسم لوفين»."""


def find_frames(view: View, names: Names) -> tuple[Frame, ...]:
    """The offices of a sentence, with the people who are named beside them."""
    if not view.titles:
        return ()
    groups = list(_find_groups(view, names))
    return tuple(
        frame for group in _with_names_before(view, groups, names) for frame in group if _is_office(view, frame)
    )


def _find_groups(view: View, names: Names) -> Iterator[Group]:
    done = 0
    for hit in view.titles.values():
        if hit.first >= done:
            groups = _read_groups(view, hit, names)
            yield from groups
            done = max(_end_of(group) for group in groups)


def _end_of(group: Group) -> int:
    return max(frame.holder.last if frame.holder else frame.last for frame in group)


def _is_office(view: View, frame: Frame) -> bool:
    """Whether a title stands for somebody: with a name or a body it does; alone it must have the article or a pronoun.

    «الرئيسي» is no dual of «رئيس», «رئيسية» no «رئيسيه», «أمام» no «إمام», «رئيسا» alone no pair of presidents, and
    «فريق ترامب» is a team.
    """
    if frame.first not in view.titles:
        return True
    word = view.tokens[frame.first].text[frame.skip :]
    dual = frame.title.number == 2
    if view.titles[frame.first].own and word.endswith("ة"):
        return False
    if frame.title.kind == "military-rank" and not frame.definite and frame.last - frame.first == 1:
        return False
    if _differs_in_hamza(frame.title.form, word.removeprefix("ال")):
        return False
    if frame.holder is not None:
        return True
    if dual and word.startswith("ال") and word[-1] == "ي":
        return False
    if frame.body is not None:
        return True
    alone = frame.title.kind not in _WEAK and (frame.title.office or frame.title.kind in _RELATIVE)
    return frame.definite and alone and not (dual and word.endswith("ا"))


def _differs_in_hamza(form: str, word: str) -> bool:
    """«أمام» is no «إمام», «وإلى» no «والي»."""
    return ("إ" in word and "إ" not in form) or (form[:1] == "إ" and word[:1] == "أ")


def _read_groups(view: View, hit: TitleHit, names: Names) -> list[Group]:
    """The group of a title, and those that are read with it: of whom it serves, and of further holders of a plural."""
    chain = _read_chain(view, hit, names)
    served = _served_title(view, chain[-1])
    if served is not None:
        return _with_served(view, chain, _read_groups(view, served, names), names)
    boss = _boss(view, chain[-1], names)
    if boss is not None:
        return [_held(view, chain, name_after(view, chain[-1]._replace(definite=True), boss.last, names))]
    holder, told = _read_holder(view, chain[-1], names)
    if told is not None and chain[-1].body is None:
        chain[-1] = chain[-1]._replace(body=told)
    first, rest = _split(view, chain, holder)
    group = _held(view, rest, holder)
    return [*([first] if first else []), group, *_further(view, group[-1], names)]


def _read_chain(view: View, hit: TitleHit, names: Names) -> Group:
    """The offices that follow one another before one name: «رئيس الوزراء وزير الدفاع …», «…، الدكتور …»."""
    chain = [read_office(view, hit, names)]
    while (following := _following(view, chain[-1], names)) is not None:
        chain.append(read_office(view, following, names))
    return chain


def _following(view: View, frame: Frame, names: Names) -> TitleHit | None:
    """The next title if the same person bears it: «رئيس الوزراء وزير الدفاع», not «مستشار الرئيس», «… نظيره»."""
    hit = view.titles.get(frame.last)
    if hit is None and view.key(frame.last) in COMMAS:
        hit = view.titles.get(frame.last + 1)
        return hit if hit is not None and hit.title.kind in FORMS_OF_ADDRESS and not hit.skip and hit.definite else None
    if hit is None or is_owned(view, hit) or hit.title.kind in _RELATIVE or _begins_name(view, hit, names):
        return None
    if speaks_for(view, frame):
        return None
    if hit.skip:
        return hit if hit.skip == 1 and view.key(hit.first)[0] == "و" and frame.title.kind != "kin" else None
    return hit if introduces(frame) or frame.title.kind == "honorific" else None


def _begins_name(view: View, hit: TitleHit, names: Names) -> bool:
    """«سفير تركيا سردار كيليش»: a rank or form of address without article that is a given name here."""
    person = names.known.get(hit.first) or names.likely.get(hit.first)
    named = person is not None and person.type is EntityType.PERSON and person.last - person.first > 1
    return named and not hit.definite and hit.title.kind in FORMS_OF_ADDRESS


def _held(view: View, chain: Sequence[Frame], holder: Mention | None) -> Group:
    """The frames with their holder; those without a body have that of another."""
    if holder is None:
        return list(chain)
    told = [frame.body for frame in reversed(chain) if frame.body is not None]
    body = next((one for one in told if one.type is not EntityType.PLACE), None)
    frames = [frame if frame.body is not None else frame._replace(body=body) for frame in chain]
    return [frame._replace(holder=holder if may_hold(view, frame, holder) else None) for frame in frames]


def _split(view: View, chain: Group, holder: Mention | None) -> tuple[Group, Group]:
    """«الرئيس الروسي ووزير الخارجية سيرغي لافروف»: the titles before «و» if they are another's, and the rest."""
    first = chain[0]
    if first.title.kind in SOLE and not (holder and holds(view, first.title.kind, holder)):
        known = bool(holder and view.lexicon.offices_of.get(holder.entry or ""))
        for at in range(len(chain) - 1, 0, -1):
            if chain[at].skip and (known or first.body is not None):
                return chain[:at], chain[at:]
    return [], chain


def _served_title(view: View, frame: Frame) -> TitleHit | None:
    """The title of whom the holder serves: «مستشار الرئيس», «المستشار الخاص للرئيس», «المتحدث باسم الرئيس»."""
    hit = view.titles.get(frame.last)
    if hit is None or is_owned(view, hit) or frame.title.kind not in _SERVING:
        return None
    if hit.skip:
        return hit if view.key(hit.first)[hit.skip - 1] == "ل" else None
    return hit if not introduces(frame) or speaks_for(view, frame) else None


def _with_served(view: View, chain: Group, groups: list[Group], names: Names) -> list[Group]:
    """A chain whose last title is in the genitive with the first of the groups: which of them the name belongs to."""
    inner, last = groups[0], chain[-1]._replace(definite=True)
    named = inner[0].holder
    end = named.last if named is not None else inner[-1].last
    after = name_after(view, last, end, names)
    own = any(holds(view, frame.title.kind, named) for frame in inner) if named is not None else False
    at_once = named is not None and named.first == inner[-1].last
    addressed = chain[-1].title.kind == "kin" and inner[-1].title.kind in FORMS_OF_ADDRESS
    kept = at_once and (addressed or is_apposition(view, chain[0], names))
    if named is not None and after is None and not own and not kept:
        inner, after = [frame._replace(holder=None) for frame in inner], named
    body = next((frame.body for frame in inner if frame.body is not None), None)
    if body is not None and chain[-1].title.kind != "kin":
        chain = [*chain[:-1], chain[-1]._replace(body=chain[-1].body or body)]
    return [_held(view, chain, after), inner, *groups[1:]]


def _boss(view: View, frame: Frame, names: Names) -> Mention | None:
    """«مستشار بوتين», «المتحدث باسم لوفين», «المستشار الخاص لبوتين»: the person after a title in the construct."""
    if frame.title.kind not in _SERVING or frame.own or frame.body is not None:
        return None
    mention = names.known.get(frame.last) or names.likely.get(frame.last)
    if mention is None or mention.type is not EntityType.PERSON:
        return None
    if not is_person_at(view, mention, frame.last):
        return mention if view.key(frame.last)[0] == "ل" else None
    return mention if not introduces(frame) or speaks_for(view, frame) else None


def _further(view: View, frame: Frame, names: Names) -> list[Group]:
    """«… والتركي رجب طيب أردوغان», «… ورونالد ريغان»: the title said once for several holders."""
    found: list[Group] = []
    at = frame.holder.last if frame.holder else frame.last
    while frame.title.number > 1 or frame.title.kind in _RELATIVE or frame.holder is not None:
        here = at + (view.key(at) in COMMAS and frame.title.number > 1)
        follower = _next_holder(view, frame, here, names)
        if follower is None:
            break
        found.append([follower])
        at = follower.holder.last if follower.holder else follower.last
    return found


def _next_holder(view: View, frame: Frame, at: int, names: Names) -> Frame | None:
    """The frame of «والتركي …», «وألمانيا …» or, after a dual or plural, of «ونائبه», «وريغان» at a position."""
    mention = names.known.get(at) or names.likely.get(at)
    if mention is None or not view.key(at).startswith("و") or mention.start == view.tokens[at].start:
        return None
    if mention.type is EntityType.COUNTRY and frame.body is not None and mention.form is frame.body.form:
        follower = frame._replace(first=at, last=mention.last, skip=1, body=mention, holder=None)
        holder = name_after(view, follower, mention.last, names)
        named = mention.form is Form.ADJECTIVE or (frame.title.number > 1 and holder is not None)
        return follower._replace(holder=holder) if named else None
    if mention.type is EntityType.PERSON and frame.title.number > 1 and frame.holder is not None:
        return frame._replace(holder=mention) if may_hold(view, frame, mention) else None
    return None


def _read_holder(view: View, frame: Frame, names: Names) -> tuple[Mention | None, Mention | None]:
    """The person who is named after an office, at once, after a pause or a complement; and the body that this tells."""
    if frame.title.kind == "kin" and not frame.own:
        return None, None
    holder, at, body = name_after(view, frame, frame.last, names), frame.last, None
    while holder is None and introduces(frame):
        end, named = complement(view, at, names)
        if end == at:
            break
        at, body = end, body or body_of_complement(frame, named)
        holder = name_after(view, frame, at, names)
    return holder, body


def _with_names_before(view: View, groups: Sequence[Group], names: Names) -> Iterator[Group]:
    """The groups without a holder with the person who is named before them.

    «إيفانكا ترامب، ابنة الرئيس … ومستشارته»: an own title after «و» goes on with the person before the last group.
    """
    persons = {m.last: m for m in (*names.likely.values(), *names.known.values()) if m.type is EntityType.PERSON}
    persons |= {f.holder.last: f.holder for group in groups for f in group if f.holder is not None}
    before: Mention | None = None
    end = 0
    for group in groups:
        first = group[0]
        alone = all(frame.holder is None for frame in group)
        if alone and (first.skip == 0 or view.key(first.first)[: first.skip] == "ك"):
            before = name_before(view, first, persons)
            yield _held(view, group, before)
        elif alone and first.own and before is not None and first.first == end and view.key(end)[0] == "و":
            yield _held(view, group, before)
        else:
            yield group
        end = _end_of(group)
