"""Organisations and places by their head nouns: «وزارة الخارجية الروسية», «حزب العدالة والتنمية», «مطار …»."""

from collections.abc import Iterator

from kg.lexicon.entries import Role
from kg.model import EntityType, Mention
from kg.recognise.names import is_name_word, is_ordinary
from kg.recognise.view import HeadHit, View

OPENERS = frozenset("\"“”«„'")
CLOSERS = frozenset("\"“”»'")
_TIME_WORDS = frozenset(
    "الاحد الاثنين الثلاثاء الاربعاء الخميس الجمعه السبت اليوم الان الماضي الماضيه المقبل المقبله الحالي".split()
)
_ADJECTIVES = frozenset(
    "العام العامه الاعلي العليا الحر الحره الكبري المسلح المسلحه المشترك المشتركه المتحد المتحده الموحد الموحده الجديد الجديده "
    "المستقل المستقله المسلمين المستقله المسيحي الثوري".split()
)
LONGEST_PROPER = 3


def find_headed(view: View) -> Iterator[Mention]:
    """Organisations and places that begin with a head noun and have a name of their own after it."""
    for hit in view.heads.values():
        end = headed_end(view, hit)
        if end > hit.last:
            first, skip = (hit.first, hit.skip) if hit.head.keeps or not _is_proper(view, hit) else (hit.last, 0)
            quoted = first == hit.last and view.key(first) in OPENERS
            yield view.mention(first + quoted, end - quoted, skip, hit.head.type, "head-noun")
        elif hit.head.stands_alone and hit.definite:
            yield view.mention(hit.first, hit.last, hit.skip, hit.head.type, "head-noun")


def _is_proper(view: View, hit: HeadHit) -> bool:
    """Whether a name that may stand without its head follows: «صحيفة سانكاي», not «وكالة الأنباء السعودية»."""
    return not view.key(hit.last).startswith("ال") or not is_ordinary(view.key(hit.last), view.lexicon.ordinary)


def headed_end(view: View, hit: HeadHit) -> int:
    """The end of the name that a head noun begins; ``hit.last`` where nothing after it is part of a name."""
    if hit.head.plural:
        return hit.last
    if hit.definite:
        return _definite_head_end(view, hit.last) if hit.head.adjectives else hit.last
    at = hit.last
    if view.key(at) in OPENERS:
        return _quoted_end(view, at)
    end = _proper_end(view, at)
    if end == at:
        end = _definite_end(view, at)
    return end if end == at else _tail_end(view, end)


def _definite_head_end(view: View, at: int) -> int:
    """«الجيش النيجيري», «القوات المسلحة المصرية»: only a country's adjective, or its name after «ل», makes it named."""
    here = at
    while here < at + 2 and view.key(here).startswith("ال") and not is_country_adjective(view, here):
        here += 1
    return view.hits[here].last if is_country_adjective(view, here) else at


def is_country_adjective(view: View, at: int) -> bool:
    """Whether a country's adjective with the article and nothing before it stands there."""
    hit = view.hits.get(at)
    return (
        hit is not None
        and hit.skip == 0
        and hit.names[0].role in (Role.ADJECTIVE, Role.PEOPLE)
        and view.key(at).startswith("ال")
    )


def _definite_end(view: View, at: int) -> int:
    """Words with the article after a head in the construct: «الخارجية», «الأمن القومي», «العدالة والتنمية»."""
    if not view.key(at).startswith("ال") or is_country_adjective(view, at) or _breaks(view, at):
        return at
    here = at + 1
    while here < at + 5 and not _breaks(view, here) and not is_country_adjective(view, here):
        key = view.key(here)
        if not (
            key.startswith("وال") or (key.startswith("ال") and (key.endswith(("ي", "يه", "يين")) or key in _ADJECTIVES))
        ):
            break
        here += 1
    return here


def _breaks(view: View, at: int) -> bool:
    return not view.is_word(at) or view.key(at) in _TIME_WORDS or at in view.titles


def _proper_end(view: View, at: int) -> int:
    """A name of the lexicon, or up to three words that no lexicon knows."""
    hit = view.hits.get(at)
    if hit is not None and hit.skip == 0 and hit.names[0].role in (Role.FULL, Role.GOVERNMENT):
        return hit.last
    here = at
    while here < at + LONGEST_PROPER and is_name_word(view, here, here - at) and view.is_word(here):
        here += 1
        if view.key(here - 1).startswith("ال"):
            break
    return here


def _tail_end(view: View, at: int) -> int:
    """«… للأنباء», «… للدراسات السياسية», «… الدولي», «… الجوية», «… الروسية»: what closes a name after its own words."""
    here = at
    while here < at + 2 and view.is_word(here) and view.key(here) in _CLOSING:
        here += 1
    if view.key(here).startswith("لل") and not _breaks(view, here) and not view.hits.get(here):
        here = _definite_end_after(view, here + 1)
    return view.hits[here].last if is_country_adjective(view, here) else here


_CLOSING = frozenset(
    "الدولي الدوليه الجويه العسكري العسكريه البحريه الفضائيه المدني الرياسي الحدودي الجوي العالمي العالميه الاعلاميه".split()
)


def _definite_end_after(view: View, at: int) -> int:
    key = view.key(at)
    nisba = key.startswith("ال") and key.endswith(("ي", "يه")) and not _breaks(view, at)
    return at + 1 if nisba and not is_country_adjective(view, at) else at


def _quoted_end(view: View, at: int) -> int:
    """The position after the closing mark of a short quotation that begins at ``at``; ``at`` where it is not closed."""
    for here in range(at + 2, min(at + 7, len(view.keys))):
        if view.key(here) in CLOSERS:
            return here + 1
    return at
