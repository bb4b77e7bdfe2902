"""Organisations and places by their head nouns: «وزارة الخارجية الروسية», «حزب العدالة والتنمية», «مطار …»."""

from collections.abc import Iterator

from kg.lexicon.entries import Role
from kg.model import EntityType, Mention
from kg.recognise.names import is_name_word
from kg.recognise.view import HeadHit, View

OPENERS = frozenset("\"“”«„'")
CLOSERS = frozenset("\"“”»'")


def find_headed(view: View) -> Iterator[Mention]:
    """Organisations and places that begin with a head noun and have a name of their own after it."""
    for hit in view.heads.values():
        end = headed_end(view, hit)
        if end > hit.last or (hit.head.stands_alone and hit.definite and not hit.head.plural):
            yield view.mention(hit.first, end, hit.skip, hit.head.type, "head-noun")


def headed_end(view: View, hit: HeadHit) -> int:
    """The end of the name that a head noun begins; ``hit.last`` where nothing after it is part of a name."""
    if hit.head.plural:
        return hit.last
    if hit.definite:
        return _adjectives_end(view, hit.last)
    at = hit.last
    if view.key(at) in OPENERS:
        return _quoted_end(view, at)
    end = _definite_end(view, at)
    if end == at:
        end = _proper_end(view, at, 3)
    return _country_end(view, end) if end > at else _country_end(view, at)


def _adjectives_end(view: View, at: int) -> int:
    """«الجيش النيجيري», «الحزب الديمقراطي الحر», «القوات المسلحة المصرية»: only a country's adjective makes it named."""
    here = at
    while here < at + 3 and view.is_word(here):
        if is_country_adjective(view, here):
            return view.hits[here].last
        if not view.key(here).startswith("ال"):
            break
        here += 1
    return at


def is_country_adjective(view: View, at: int) -> bool:
    """Whether a country's adjective with nothing before it stands there."""
    hit = view.hits.get(at)
    return hit is not None and hit.skip == 0 and hit.names[0].role in (Role.ADJECTIVE, Role.PEOPLE)


def _definite_end(view: View, at: int) -> int:
    """Words with the article after a head in the construct, up to a country's adjective: «الخارجية», «الأمن القومي»."""
    here = at
    while here < at + 5 and view.is_word(here):
        key = view.key(here)
        if is_country_adjective(view, here):
            return view.hits[here].last
        if not key.startswith(("ال", "وال")) or view.titles.get(here) or key in _TIME_WORDS:
            break
        here += 1
    return here


_TIME_WORDS = frozenset(
    "الاحد الاثنين الاثنين الثلاثاء الاربعاء الخميس الجمعه السبت اليوم الان الذي التي الذين الماضي الجاري المقبل الحالي".split()
)


def _proper_end(view: View, at: int, longest: int) -> int:
    here = at
    while here < at + longest and view.is_word(here) and is_name_word(view, here, here - at):
        here += 1
    return here


def _country_end(view: View, at: int) -> int:
    if is_country_adjective(view, at):
        return view.hits[at].last
    hit = view.hits.get(at)
    if hit is not None and hit.skip == 0 and hit.names[0].type in (EntityType.COUNTRY, EntityType.PLACE):
        return hit.last
    return at


def _quoted_end(view: View, at: int) -> int:
    """The position after the closing mark of a short quotation that begins at ``at``; ``at`` where it is not closed."""
    for here in range(at + 2, min(at + 7, len(view.keys))):
        if view.key(here) in CLOSERS:
            return here + 1
    return at
