"""Names of the lexicon in a sentence."""

from collections.abc import Iterator

from kg.lexicon.entries import Name, Role
from kg.model import EntityType, Form, Mention
from kg.recognise.capitals import is_place
from kg.recognise.entrances import readings
from kg.recognise.names import is_ordinary, lineage_end
from kg.recognise.view import Hit, View
from kg.recognise.words import CLOSING_MARKS, OPENING_MARKS, words_of

_FORMS = {Role.ADJECTIVE: Form.ADJECTIVE, Role.PEOPLE: Form.ADJECTIVE}


def find_names(view: View) -> Iterator[Mention]:
    """Every name of the lexicon that needs no cue or has one."""
    previous: tuple[int, bool] | None = None
    for hit in view.hits.values():
        name = choose(view, hit)
        government = _government_of(hit)
        if government is not None and (name is None or name.type is not EntityType.PERSON):
            place = is_place(view, hit, previous[1] if previous is not None and previous[0] == hit.first else None)
            previous = (hit.last, place)
            name = _place_of(hit) or government if place else name and government
        if name is not None and not _is_in_title(view, hit, name):
            yield named(view, hit, name)
            if _is_pair(hit):
                yield from (named(view, hit, other) for other in hit.names if other is not name)


def named(view: View, hit: Hit, name: Name) -> Mention:
    """The mention of a hit as one of its names; the title that a person's name begins with is left out."""
    first, skip = hit.first, hit.skip
    title, head = view.titles.get(first), view.heads.get(first)
    if name.type is EntityType.PERSON and title is not None and title.last < hit.last:
        first, skip = title.last, 0
    if head is not None and head.last < hit.last and _is_name_of(view, head.last, hit, name):
        if not head.head.keeps or head.head.plural:
            return named(view, view.hits[head.last], name)
    elif title is not None and title.last < hit.last and _is_name_of(view, title.last, hit, name):
        first, skip = title.last, 0
    last = hit.last
    if name.type is EntityType.PERSON:
        last = lineage_end(view, last)
    elif head is not None and head.head.type is EntityType.PLACE and view.key(last) in words_of("closing"):
        last += 1
    return view.mention(first, last, skip, name.type, "gazetteer", _FORMS.get(name.role, Form.NAME), name.entry)


def _is_pair(hit: Hit) -> bool:
    """«الكوريتان»: one word for two countries by name."""
    return len(hit.names) > 1 and all(n.type is EntityType.COUNTRY and n.role is Role.FULL for n in hit.names)


def _is_name_of(view: View, at: int, hit: Hit, name: Name) -> bool:
    """Whether the words from a position to the end of a hit name its entry by themselves («مدينة دوما», «مجموعة …»)."""
    inner = view.hits.get(at)
    return inner is not None and any(other.entry == name.entry for other in inner.names)


def _government_of(hit: Hit) -> Name | None:
    for name in hit.names:
        if name.role is Role.GOVERNMENT:
            return name
    return None


def _place_of(hit: Hit) -> Name | None:
    return next((name for name in hit.names if name.type is EntityType.PLACE), None)


def _is_in_title(view: View, hit: Hit, name: Name) -> bool:
    """«وزير الخارجية الأميركي» holds no «الخارجية الأميركية»: the ministry is not meant where its minister is."""
    if name.type is not EntityType.ORGANIZATION:
        return False
    return any(
        title.first < hit.first < title.last < hit.last and title.title.kind.endswith("minister")
        for title in view.titles.values()
    )


def choose(view: View, hit: Hit) -> Name | None:
    """The name that a hit stands for; None where it is an ordinary word or its context must still show it."""
    if _is_feminine(view, hit):
        return None
    for name in hit.names:
        if not needs_cue(view, hit, name):
            return name
    for name in hit.names:
        if has_cue(view, hit, name):
            return name
    return None


def _is_feminine(view: View, hit: Hit) -> bool:
    """«الرئة اليمنى» is no Yemeni lung: «ى» at the end is «ي» only for those who write «فى» and «الى» so."""
    if not view.tokens[hit.last - 1].text.endswith("ى"):
        return False
    return any(name.role is Role.ADJECTIVE for name in hit.names) and " فى " not in view.text


def needs_cue(view: View, hit: Hit, name: Name) -> bool:
    """Whether a name is ambiguous: by its file, or as one word that is ordinary with or without a proclitic.

    «الجزيرة», «ترأس» are words as well; «وابل», «كسرت», «بأسف» are words where a proclitic is taken off or left on.
    """
    if name.ambiguous or hit.last - hit.first > 1 or name.type is EntityType.COUNTRY:
        return name.ambiguous
    key, ordinary = view.key(hit.first), view.lexicon.ordinary
    if name.role is Role.SHORT and is_ordinary(key[hit.skip :], ordinary):
        return True
    if hit.skip:
        return is_ordinary(key, ordinary)
    return (
        key in ordinary
        or key.removeprefix("ال") in ordinary
        or any(skip and rest in ordinary for skip, rest in readings(key))
    )


def has_cue(view: View, hit: Hit, name: Name) -> bool:
    """Whether the words around an ambiguous name show that it is meant."""
    before = view.key(hit.first - 1)
    if name.type is EntityType.COUNTRY:
        return _shows_country(view, hit, name)
    if name.type is EntityType.PERSON:
        return hit.skip == 0 and _after_title(view, hit) and _may_hold(view, hit, name)
    if name.type is EntityType.PLACE:
        return _after_head(view, hit, EntityType.PLACE) or (hit.skip == 0 and before in words_of("place-cue"))
    return _after_head(view, hit, EntityType.ORGANIZATION) or (
        before in OPENING_MARKS and view.key(hit.last) in CLOSING_MARKS
    )


PLURAL = ("ين", "ون")
"""Endings of adjectives after several officials: «المسؤولين الماليين» are more often of finance than of Mali."""


def _shows_country(view: View, hit: Hit, name: Name) -> bool:
    """A country's name needs no cue, but «ولاية جورجيا» is none; an adjective has one in its article or ending.

    «التركي», «تركية» are the country's, «تركي» may be a person; «المالي», «مالية» are ordinary words as well.
    """
    if name.role is Role.FULL:
        return not _after_head(view, hit, EntityType.PLACE) and not _is_money(view, hit)
    if name.role is Role.GOVERNMENT:
        return False
    key = view.key(hit.first)[hit.skip :]
    if is_ordinary(key, view.lexicon.ordinary):
        return _after_title(view, hit) and not key.endswith(PLURAL)
    return key.startswith("ال") or not key.endswith("ي")


def _is_money(view: View, hit: Hit) -> bool:
    """«دعم مالي», «بفائض مالي»: after such a noun the word is no country's name."""
    nouns = (rest for _, rest in readings(view.key(hit.first - 1))) if view.is_word(hit.first - 1) else ()
    return view.key(hit.first) == _MONEY and any(noun in words_of("financial") for noun in nouns)


_MONEY = "مالي"


def _after_title(view: View, hit: Hit) -> bool:
    """«الرئيس المالي», «الرئيس غني»: right after a title with the article an ambiguous word is the name."""
    return any(title.last == hit.first and title.definite for title in view.titles.values())


def _may_hold(view: View, hit: Hit, name: Name) -> bool:
    """«الرئيس الأسد», not «الرئيس الضيف»: an ordinary word with the article must be one who held such an office."""
    if not view.key(hit.first).startswith("ال"):
        return True
    kinds = view.lexicon.offices_of.get(name.entry, frozenset())
    return any(title.last == hit.first and title.title.kind in kinds for title in view.titles.values())


def _after_head(view: View, hit: Hit, type_: EntityType) -> bool:
    """«ولاية جورجيا», «صحيفة الحياة»: right after the head noun of a place or organisation."""
    head = view.heads.get(hit.first - 1)
    return head is not None and head.head.type is type_ and head.last == hit.first
