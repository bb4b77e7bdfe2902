"""Organisations and places by their head nouns: «وزارة الخارجية الروسية», «حزب العدالة والتنمية», «مطار …»."""

from collections.abc import Iterator

from kg.lexicon.entries import Name, Role
from kg.model import EntityType, Mention
from kg.recognise.frames import is_of_government
from kg.recognise.names import is_name_word, is_ordinary
from kg.recognise.view import HeadHit, Hit, View
from kg.recognise.words import CLOSING_MARKS, OPENING_MARKS, words_of

LONGEST_PROPER = 3


def find_headed(view: View) -> Iterator[Mention]:
    """Organisations and places that begin with a head noun and have a name of their own after it."""
    for hit in view.heads.values():
        known = view.hits.get(hit.first)
        if (known is None or known.last <= hit.last) and not (_is_in_title(view, hit) or _has_pronoun(view, hit)):
            yield from _headed(view, hit)


def _is_in_title(view: View, hit: HeadHit) -> bool:
    """«وزير الخارجية الأميركي» names no ministry."""
    return any(
        title.first < hit.first < title.last and is_of_government(title.title.kind) for title in view.titles.values()
    )


def _has_pronoun(view: View, hit: HeadHit) -> bool:
    """«بلده» is «his country», no «بلدة»; folding makes them alike."""
    return hit.head.form.endswith("ة") and view.tokens[hit.last - 1].text.endswith("ه")


def _headed(view: View, hit: HeadHit) -> Iterator[Mention]:
    inner = _inner_name(view, hit)
    if inner is not None:
        yield from _around(view, hit, *inner)
        return
    end = headed_end(view, hit)
    if end > hit.last:
        quoted = view.key(hit.last) in OPENING_MARKS
        alone = not hit.head.keeps and (hit.head.type is EntityType.PLACE or _is_proper(view, hit))
        if quoted or alone:
            yield view.mention(hit.last + quoted, end - quoted, 0, hit.head.type, "head-noun")
        else:
            yield view.mention(hit.first, end, hit.skip, hit.head.type, "head-noun")
    elif hit.head.stands_alone and hit.definite and not hit.head.plural:
        yield view.mention(hit.first, hit.last, hit.skip, hit.head.type, "head-noun")


def _inner_name(view: View, hit: HeadHit) -> tuple[Hit, Name] | None:
    """The name of the lexicon, of the same type, that stands right after a head in the construct."""
    inner = view.hits.get(hit.last)
    if inner is None or inner.skip or hit.definite or hit.head.plural:
        return None
    return next(
        ((inner, n) for n in inner.names if n.type is hit.head.type and n.role in (Role.FULL, Role.SHORT)), None
    )


def _around(view: View, hit: HeadHit, inner: Hit, name: Name) -> Iterator[Mention]:
    """«مدينة الموصل» is the place Mosul, «مطار الموصل الدولي» another place."""
    if hit.head.keeps:
        end = _tail_end(view, inner.last, hit.head.type)
        yield view.mention(hit.first, end, hit.skip, hit.head.type, "head-noun")
    else:
        yield view.mention(hit.last, inner.last, 0, hit.head.type, "head-noun", entry=name.entry)


def _is_proper(view: View, hit: HeadHit) -> bool:
    """Whether a name that may stand without its head follows: «صحيفة سانكاي», not «وكالة الأنباء السعودية»."""
    return not is_ordinary(view.key(hit.last), view.lexicon.ordinary)


def headed_end(view: View, hit: HeadHit) -> int:
    """The end of the name that a head noun begins; ``hit.last`` where nothing after it is part of a name."""
    at = hit.last
    if hit.head.plural:
        return at
    if hit.definite:
        return _definite_head_end(view, hit)
    if view.key(at) in OPENING_MARKS:
        return _quoted_end(view, at)
    if _is_person(view, at) and hit.head.form not in words_of("of-person"):
        return at
    end = _named_end(view, hit)
    if end == at:
        return _unique_end(view, hit)
    closed = _tail_end(view, end, hit.head.type)
    return at if _is_generic(view, hit) and not _ends_in_country(view, closed) else closed


def _named_end(view: View, hit: HeadHit) -> int:
    """The end of the words that name what a head in the construct begins."""
    at = hit.last
    if hit.head.unique:
        return _definite_end(view, at)
    proper = _proper_end(view, at)
    if hit.head.type is EntityType.PLACE and not hit.head.keeps:
        return proper if proper > at else _genitive_end(view, at)
    definite = max(proper, _definite_end(view, at))
    return definite if definite > at or hit.head.type is EntityType.ORGANIZATION else _genitive_end(view, at)


def _is_person(view: View, at: int) -> bool:
    hit = view.hits.get(at)
    return hit is not None and hit.skip == 0 and hit.names[0].type is EntityType.PERSON


def _is_generic(view: View, hit: HeadHit) -> bool:
    word = view.key(hit.last)
    return word in hit.head.generic or word.removeprefix("ال") in hit.head.generic


def _ends_in_country(view: View, end: int) -> bool:
    return any(hit.last == end and _is_adjective(hit) for hit in view.hits.values())


def _is_adjective(hit: Hit) -> bool:
    return hit.skip == 0 and any(name.role in (Role.ADJECTIVE, Role.PEOPLE) for name in hit.names)


def _unique_end(view: View, hit: HeadHit) -> int:
    """«شرطة سنغافورة», «استخبارات روسيا»: a country's name after a head of which it has one."""
    inner = view.hits.get(hit.last)
    if hit.head.unique and inner is not None and inner.skip == 0 and _names_country(inner):
        return inner.last
    return hit.last


def _names_country(hit: Hit) -> bool:
    return any(n.type is EntityType.COUNTRY and n.role in (Role.FULL, Role.GOVERNMENT) for n in hit.names)


def _definite_head_end(view: View, hit: HeadHit) -> int:
    """«الجيش النيجيري»; «البنك المركزي التركي», «المحكمة العليا الأميركية»: a country's adjective ends the name."""
    here = hit.last
    while here < hit.last + 2 and _continues(view, here) and not is_country_adjective(view, here):
        here += 1
    enough = hit.head.unique if here == hit.last else hit.head.adjectives
    if not enough:
        return hit.last
    fits = is_country_adjective(view, here) and _agrees(view, hit, here)
    return view.hits[here].last if fits or (here > hit.last and _is_of_country(view, here)) else hit.last


def _is_of_country(view: View, at: int) -> bool:
    """«القوات المسلحة لروسيا»: a country's name after «ل»."""
    hit = view.hits.get(at)
    return hit is not None and view.key(at)[: hit.skip].endswith("ل") and _names_country(hit)


def _agrees(view: View, hit: HeadHit, at: int) -> bool:
    """«الخارجية الأميركية», «الجيش الأميركي»; in «وزير الدولة للشؤون الخارجية الأميركي» the adjective is the man's."""
    return not view.key(hit.last - 1).endswith(("ه", "ات")) or view.key(view.hits[at].last - 1).endswith("ه")


def is_country_adjective(view: View, at: int) -> bool:
    """Whether a country's adjective with the article and nothing before it stands there."""
    hit = view.hits.get(at)
    return hit is not None and _is_adjective(hit) and view.has_article(at)


def _definite_end(view: View, at: int) -> int:
    """Words with the article after a head in the construct: «الخارجية», «الأمن القومي», «العدالة والتنمية»."""
    if not view.has_article(at) or is_country_adjective(view, at) or _breaks(view, at):
        return at
    here = at + 1
    while here < at + 5 and _continues(view, here) and not is_country_adjective(view, here):
        here += 1
    return here


def _continues(view: View, at: int) -> bool:
    """Whether a name goes on there with «والتنمية» or an adjective with the article."""
    key = view.key(at)
    if _breaks(view, at):
        return False
    return key.startswith("وال") or (
        key.startswith("ال") and (key.endswith(("ي", "يه", "يين")) or key in words_of("name-adjective"))
    )


def _breaks(view: View, at: int) -> bool:
    return not view.is_word(at) or view.key(at) in words_of("stop") or at in view.titles


def _proper_end(view: View, at: int) -> int:
    """Up to three words that no lexicon knows."""
    here = at
    while here < at + LONGEST_PROPER and view.is_word(here) and is_name_word(view, here, here - at):
        here += 1
        if view.key(here - 1).startswith("ال"):
            break
    return here


def _genitive_end(view: View, at: int) -> int:
    """«محافظة دير الزور», «بلدة عين العرب»: two common words in the genitive name a place, «مدينة كبيرة» does not."""
    key = view.key(at)
    first = (
        view.is_word(at)
        and not view.has_article(at)
        and len(key) > 2
        and not key.endswith("ه")
        and at not in view.titles
    )
    second = view.has_article(at + 1) and not _breaks(view, at + 1) and at + 1 not in view.hits
    return at + 2 if first and second and key not in words_of("preposition") | words_of("place-cue") else at


def _tail_end(view: View, at: int, type_: EntityType) -> int:
    """«… للأنباء», «… للدراسات السياسية», «… الدولي», «… الروسية»: what closes a name after its own words."""
    here = at
    while here < at + 2 and view.is_word(here) and view.key(here) in words_of("closing"):
        here += 1
    if view.key(here).startswith("لل") and type_ is EntityType.ORGANIZATION and not _breaks(view, here):
        here = _definite_adjective_end(view, here + 1) if here not in view.hits else here
    return view.hits[here].last if type_ is EntityType.ORGANIZATION and is_country_adjective(view, here) else here


def _definite_adjective_end(view: View, at: int) -> int:
    return at + 1 if _continues(view, at) and not view.key(at).startswith("و") and at not in view.hits else at


def _quoted_end(view: View, at: int) -> int:
    """The position after the closing mark of a short quotation that begins at ``at``; ``at`` where it is not closed."""
    for here in range(at + 2, min(at + 7, len(view.keys))):
        if view.key(here) in CLOSING_MARKS:
            return here + 1
    return at
