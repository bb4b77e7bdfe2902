"""What of the statistical names is kept: cut where the name words end, dropped where nothing shows a name."""

from kg.model import EntityType, Mention
from kg.recognise.entrances import readings
from kg.recognise.names import has_given_name, is_ordinary
from kg.recognise.statistical import Stretch
from kg.recognise.view import View
from kg.recognise.words import words_of


def plausible(view: View, stretch: Stretch) -> Mention | None:
    """The mention that a stretch makes, cut or whole, or None."""
    if stretch.type is EntityType.PERSON:
        return _person(view, _without_particle(view, stretch))
    kept = _is_unusual(view, stretch) and (stretch.type is EntityType.ORGANIZATION or _has_place_cue(view, stretch))
    return _mention(view, stretch, stretch.last) if kept else None


def _mention(view: View, stretch: Stretch, last: int) -> Mention:
    return view.mention(stretch.first, last, stretch.skip, stretch.type, stretch.rule)


def _person(view: View, stretch: Stretch) -> Mention | None:
    """A name goes on until a word of the list of ordinary ones or a title; a single word must be none of them."""
    last = stretch.first + 1
    while last < stretch.last and (
        _is_bound(view, last) or _is_family(view, stretch, last) or not _ends_name(view, last)
    ):
        last += 1
    alone = last == stretch.first + 1
    return None if alone and not _may_be_alone(view, stretch.first) else _mention(view, stretch, last)


def _without_particle(view: View, stretch: Stretch) -> Stretch:
    """«فإن هوك زار برلين»: the particle, which folds to «فان», is no «van»."""
    if stretch.last == stretch.first + 1 or not view.tokens[stretch.first].text.startswith("فإ"):
        return stretch
    return stretch._replace(first=stretch.first + 1, skip=0)


def _is_bound(view: View, at: int) -> bool:
    """«علي بن أبي طالب», «نصر الله»: the word belongs to the one before it, or closes the name. «آبي» binds nothing."""
    binds = view.key(at - 1) in words_of("binder") and not view.tokens[at - 1].text.startswith("آ")
    return binds or view.key(at) in words_of("binder") | words_of("closer")


def _is_family(view: View, stretch: Stretch, at: int) -> bool:
    """«بشار الأسد», «هشام شرف»: the last word, an ordinary one, after a given name, that no sentence goes on with."""
    key = view.key(at)
    fits = at == stretch.last - 1 and at == stretch.first + 1 and at not in view.titles
    lone = not key.endswith("ه") and key not in words_of("modifier") and not any(skip for skip, _ in readings(key))
    return fits and lone and has_given_name(view, stretch.first)


def _ends_name(view: View, at: int) -> bool:
    """«فقال», «لكيم», «الأول»: an ordinary word, or a known name, with or without a proclitic or the article."""
    key, ordinary = view.key(at), view.lexicon.ordinary
    if key in ordinary or key.removeprefix("ال") in ordinary:
        return key not in view.lexicon.given
    hit = view.hits.get(at)
    joined = hit is not None and hit.skip > 0 and hit.names[0].type in (EntityType.PERSON, EntityType.COUNTRY)
    return at in view.titles or joined or any(skip and rest in ordinary for skip, rest in readings(key))


def _may_be_alone(view: View, at: int) -> bool:
    key = view.key(at)
    if view.key(at - 1) == "(" and view.key(at + 1) != ")":
        return False
    if key in view.lexicon.latin and not has_given_name(view, at):
        return False
    return len(key) > 2 and (has_given_name(view, at) or not is_ordinary(key, view.lexicon.ordinary))


def _is_unusual(view: View, stretch: Stretch) -> bool:
    """Whether the words of a place or organisation are not all ordinary, and do not begin like «بنك كبير»."""
    words = [view.key(at) for at in range(stretch.first, stretch.last)]
    if len(words) == 1 and (len(words[0]) < 4 or stretch.first in view.titles):
        return False
    head = view.heads.get(stretch.first)
    if head is not None and not head.definite and words[1:2] and words[1] in view.lexicon.ordinary:
        return False
    return not all(is_ordinary(word, view.lexicon.ordinary) for word in words)


def _has_place_cue(view: View, stretch: Stretch) -> bool:
    before = view.key(stretch.first - 1)
    return before in words_of("place-cue") or stretch.skip > 0 or (stretch.first - 1 in view.heads)
