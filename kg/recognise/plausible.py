"""What of the statistical names is kept: cut where the name words end, dropped where nothing shows a name."""

from collections.abc import Iterator
from dataclasses import replace

from kg.model import EntityType, Mention
from kg.recognise.names import has_given_name, is_ordinary
from kg.recognise.view import View, readings
from kg.recognise.words import words_of


def plausible(view: View, mention: Mention) -> Iterator[Mention]:
    """The mention, cut or whole, or nothing; web furniture is read by the lexicon only."""
    if view.sentence.furniture:
        return
    if mention.type is EntityType.PERSON:
        yield from _person(view, _without_particle(view, mention))
    elif _is_unusual(view, mention) and (mention.type is EntityType.ORGANIZATION or _has_place_cue(view, mention)):
        yield mention


def _person(view: View, mention: Mention) -> Iterator[Mention]:
    """A name goes on until a word of the list of ordinary ones or a title; a single word must be none of them."""
    last = mention.first + 1
    while last < mention.last and (
        _is_bound(view, last) or _is_family(view, mention, last) or not _ends_name(view, last)
    ):
        last += 1
    if last == mention.first + 1 and not _may_be_alone(view, mention.first):
        return
    end = view.tokens[last - 1].end
    yield replace(mention, last=last, end=end, text=view.text[mention.start : end])


def _without_particle(view: View, mention: Mention) -> Mention:
    """«فإن هوك زار برلين»: the particle, which folds to «فان», is no «van»."""
    if mention.last == mention.first + 1 or not view.tokens[mention.first].text.startswith("فإ"):
        return mention
    start = view.start(mention.first + 1, 0)
    return replace(mention, first=mention.first + 1, start=start, text=view.text[start : mention.end])


def _is_bound(view: View, at: int) -> bool:
    """«علي بن أبي طالب», «نصر الله»: the word belongs to the one before it, or closes the name. «آبي» binds nothing."""
    binds = view.key(at - 1) in words_of("binder") and not view.tokens[at - 1].text.startswith("آ")
    return binds or view.key(at) in words_of("binder") | words_of("closer")


def _is_family(view: View, mention: Mention, at: int) -> bool:
    """«بشار الأسد», «هشام شرف»: the last word, an ordinary one, after a given name, that no sentence goes on with."""
    key = view.key(at)
    fits = at == mention.last - 1 and at == mention.first + 1 and at not in view.titles
    lone = not key.endswith("ه") and key not in words_of("modifier") and not any(skip for skip, _ in readings(key))
    return fits and lone and has_given_name(view, mention.first)


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


def _is_unusual(view: View, mention: Mention) -> bool:
    """Whether the words of a place or organisation are not all ordinary, and do not begin like «بنك كبير»."""
    words = [view.key(at) for at in range(mention.first, mention.last)]
    if len(words) == 1 and (len(words[0]) < 4 or mention.first in view.titles):
        return False
    head = view.heads.get(mention.first)
    if head is not None and not head.definite and words[1:2] and words[1] in view.lexicon.ordinary:
        return False
    return not all(is_ordinary(word, view.lexicon.ordinary) for word in words)


def _has_place_cue(view: View, mention: Mention) -> bool:
    before = view.key(mention.first - 1)
    skipped = mention.start > view.tokens[mention.first].start
    return before in words_of("place-cue") or skipped or (mention.first - 1 in view.heads)
