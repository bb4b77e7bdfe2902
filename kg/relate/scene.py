"""A sentence as the rules see it: keys, phrases by place, and how to walk over what stands between phrases."""

import re
from bisect import bisect_right
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from kg.model import EntityType, Evidence, Sentence, TokenKind
from kg.relate.phrases import COMMAS, MARKS, Phrase
from kg.relate.words import (
    ASIDES,
    BREAKS,
    COMPLEMENTIZERS,
    PREPOSITIONS,
    RELATIVES,
    REMEMBERED,
    STOPS,
    fillers,
    is_verb,
)

ONWARD = frozenset(("ومنها", "ثم", "وبعدها", "ومن"))
"""Words that lead a journey on: «إلى فيتنام ومنها إلى أبوظبي»."""
WHERE = (EntityType.PLACE, EntityType.COUNTRY)
LONGEST_ASIDE = 30
"""Tokens of the longest relative clause or bracket between commas that is skipped as an aside."""


KINDS: Mapping[str, str] = {
    **dict.fromkeys(STOPS, "s"),
    **dict.fromkeys(BREAKS, "b"),
    **dict.fromkeys(RELATIVES, "r"),
    **dict.fromkeys(COMPLEMENTIZERS, "a"),
    **dict.fromkeys(COMMAS, "c"),
}
"""Words that part one actor from another: commas, «أن», relatives, conjunctions of clauses, stops. None is a verb."""
BREAK = re.compile("[sba]")


@dataclass(frozen=True, slots=True)
class Scene:
    """A sentence, its ``text``, and its phrases: in order, by first token and by the token after the last.

    ``kinds`` has the letter of ``kind_of`` for each token, a blank where a phrase covers it; ``breaks`` are the
    positions of the words outside phrases at which a clause ends: «مون جاي إن» is a name.
    """

    sentence: Sentence
    text: str
    keys: tuple[str, ...]
    phrases: tuple[Phrase, ...]
    starting: Mapping[int, Phrase]
    ending: Mapping[int, Phrase]
    covered: Mapping[int, Phrase]
    kinds: str
    breaks: Sequence[int]

    def key(self, at: int) -> str:
        """The key at a position, empty outside the sentence."""
        return self.keys[at] if 0 <= at < len(self.keys) else ""

    def is_verb(self, at: int) -> bool:
        """Whether a verb stands at a position outside the phrases."""
        return 0 <= at < len(self.kinds) and self.kinds[at] == "v"

    def places_of(self, words: Container[str]) -> list[int]:
        """The positions of words outside phrases."""
        return [at for at, key in enumerate(self.keys) if key in words and at not in self.covered]

    def words(self, start: int, end: int) -> str:
        """The words between two offsets of the article, both inside the sentence."""
        return self.text[start - self.sentence.start : end - self.sentence.start]

    def evidence(self, start: int, end: int) -> Evidence:
        """The same as evidence."""
        return Evidence(start, end, self.words(start, end), self.sentence.index)


@lru_cache(maxsize=REMEMBERED)
def kind_of(key: str) -> str:
    """What a word does between actors: a letter of ``KINDS``, v for a verb, or a blank."""
    return KINDS.get(key) or ("v" if is_verb(key) else " ")


def make_scene(sentence: Sentence, text: str, keys: tuple[str, ...], phrases: Sequence[Phrase]) -> Scene:
    """The scene of a sentence; ``keys`` are those of its tokens."""
    kinds = "".join(map(kind_of, keys))
    if "v" in kinds:  # no verb ends in «ة»: «أسلحة» is no «أسلحه»
        letters = zip(kinds, sentence.tokens, strict=True)
        kinds = "".join(" " if kind == "v" and token.text[-1] == "ة" else kind for kind, token in letters)
    for phrase in phrases:
        kinds = kinds[: phrase.first] + " " * (phrase.last - phrase.first) + kinds[phrase.last :]
    breaks = [found.start() for found in BREAK.finditer(kinds)]
    return Scene(
        sentence,
        text,
        keys,
        tuple(phrases),
        {phrase.first: phrase for phrase in phrases},
        {phrase.last: phrase for phrase in phrases},
        {at: phrase for phrase in phrases for at in range(phrase.first, phrase.last)},
        kinds,
        breaks,
    )


def skip(scene: Scene, at: int) -> int:
    """The first position from ``at`` on that is no filler, number, bracket, or «في» with one of them."""
    words = fillers()
    while at < len(scene.keys) and at not in scene.starting:
        key = scene.keys[at]
        if key == "(":
            close = _closing(scene, at)
            if close is None:
                return at
            at = close + 1
        elif (
            key in words
            or key == "-"
            or key == "/"
            or scene.sentence.tokens[at].kind is TokenKind.NUMBER
            or (key in ("في", "من", "منذ", "حتي") and _is_filler(scene, at + 1))
        ):
            at += 1
        else:
            return at
    return at


def skip_back(scene: Scene, at: int) -> int:
    """The position after the last token before ``at`` that is no filler, number or bracket."""
    words = fillers()
    while at > 0 and at not in scene.ending:
        key = scene.keys[at - 1]
        if key in words or key in ("في", "منذ") or scene.sentence.tokens[at - 1].kind is TokenKind.NUMBER:
            at -= 1
        elif key == ")" and (opened := _opening(scene, at - 1)) is not None:
            at = opened
        else:
            return at
    return at


def _is_filler(scene: Scene, at: int) -> bool:
    if at >= len(scene.keys) or at in scene.starting:
        return False
    return scene.keys[at] in fillers() or scene.sentence.tokens[at].kind is TokenKind.NUMBER


def _closing(scene: Scene, at: int) -> int | None:
    return next((i for i in range(at + 1, min(at + LONGEST_ASIDE, len(scene.keys))) if scene.keys[i] == ")"), None)


def _opening(scene: Scene, at: int) -> int | None:
    return next((i for i in range(at - 1, max(at - LONGEST_ASIDE, -1), -1) if scene.keys[i] == "("), None)


def skip_aside(scene: Scene, at: int) -> int:
    """The position after a relative clause between commas («، الذي يزور الصين،») that begins at ``at``, else ``at``."""
    start = at + 1 if scene.key(at) in COMMAS else at
    if scene.key(start) not in RELATIVES and scene.key(start) not in ASIDES:
        return at
    for end in range(start + 1, min(start + LONGEST_ASIDE, len(scene.keys))):
        if scene.keys[end] in COMMAS:
            return end + 1
        if scene.keys[end] in STOPS:
            return at
    return at


def group(scene: Scene, phrase: Phrase, commas: bool = False) -> tuple[Phrase, ...]:
    """A phrase and those that «و» (and commas, in a list that ends with «و») joins to it."""
    members = [phrase]
    while (following := _joined(scene, members[-1], commas)) is not None:
        members.append(following)
    return tuple(members)


def _joined(scene: Scene, phrase: Phrase, commas: bool) -> Phrase | None:
    at = skip(scene, phrase.last)
    if scene.key(phrase.last) == "(" and phrase.type in WHERE:
        inside = scene.starting.get(phrase.last + 1)
        if inside is not None and inside.type is EntityType.COUNTRY and scene.key(inside.last) == ")":
            return inside
    if phrase.type is EntityType.COUNTRY and scene.key(phrase.last) == ")" and scene.key(phrase.first - 1) == "(":
        at = phrase.last + 1
        following = scene.starting.get(at)
        if following is not None and following.joined and following.type in WHERE and not following.prep:
            return following
    if scene.key(at) in ONWARD and scene.key(at + 1) == "الي" and phrase.prep == "الي":
        return scene.starting.get(at + 2)
    if scene.key(at) in COMMAS:
        at += 1
        following = scene.starting.get(at)
        if following is not None and not following.joined and not (commas and _list_goes_on(scene, following)):
            return None
    following = scene.starting.get(at)
    if following is None or not _is_like(phrase, following):
        return None
    if following.joined or (commas and scene.key(at - 1) in COMMAS):
        return following
    return None


def _is_like(phrase: Phrase, following: Phrase) -> bool:
    """Joined phrases have the same preposition, or the later one none, and adjectives join adjectives only."""
    same_kind = (phrase.kind == "adjective") == (following.kind == "adjective")
    return (same_kind and following.prep in ("", phrase.prep) and following.type is not EntityType.PLACE) or (
        phrase.type is EntityType.PLACE and following.type in (EntityType.PLACE, EntityType.COUNTRY)
    )


def _list_goes_on(scene: Scene, phrase: Phrase) -> bool:
    """Whether a list of phrases between commas ends in one with «و»."""
    while True:
        at = skip(scene, phrase.last)
        at = at + 1 if scene.key(at) in COMMAS else at
        following = scene.starting.get(at)
        if following is None or following.prep:
            return False
        if following.joined:
            return True
        phrase = following


def clause_end(scene: Scene, at: int) -> int:
    """Where the clause of a position ends: at a stop, a conjunction of another clause, or «أن»."""
    place = bisect_right(scene.breaks, at)
    return scene.breaks[place] if place < len(scene.breaks) else len(scene.keys)


def phrases_between(scene: Scene, start: int, end: int) -> Iterator[Phrase]:
    """The phrases that begin at ``start`` or later and before ``end``."""
    for phrase in scene.phrases:
        if start <= phrase.first < end:
            yield phrase


def bare_after(scene: Scene, at: int, end: int, governed: bool = True) -> Phrase | None:
    """The next phrase without preposition, after nothing but fillers, commas, asides and prepositional phrases.

    ``governed``: also one in the genitive of the noun after a preposition («على دعم إسرائيل»).
    """
    while at < end:
        moved = skip_aside(scene, skip(scene, at))
        if scene.key(moved) in COMMAS:
            moved += 1
        phrase = scene.starting.get(moved)
        if phrase is None and scene.key(moved) in PREPOSITIONS:
            moved = moved + 1 if moved + 1 in scene.starting else _past_noun(scene, moved + 1, governed)
        elif phrase is not None:
            if not phrase.prep:
                return None if phrase.joined or phrase.kind == "adjective" else phrase
            moved = phrase.last
        if moved == at:
            return None
        at = moved
    return None


def _past_noun(scene: Scene, at: int, governed: bool) -> int:
    """The position after a noun and, unless ``governed``, the phrase in its genitive: «(من) غزو لبنان»."""
    phrase = scene.starting.get(at + 1) if not governed else None
    owned = phrase is not None and not phrase.prep and not phrase.joined and not scene.key(at).startswith("ال")
    return phrase.last if phrase is not None and owned else at + 1


def stands_as_subject(scene: Scene, phrase: Phrase) -> bool:
    """Whether a phrase has no preposition and is not in the genitive: a verb, a stop or the beginning is before it."""
    if phrase.prep or phrase.kind == "adjective" or phrase.type is EntityType.PLACE:
        return False
    at = skip_back(scene, phrase.first)
    while at > 0 and scene.keys[at - 1] in MARKS:
        at -= 1
    before = scene.key(at - 1)
    if at == 0 or before in STOPS or before in COMMAS or before in COMPLEMENTIZERS or before in BREAKS:
        return True
    other = scene.ending.get(at)
    if phrase.joined and other is not None:  # «بين روسيا وبيلاروسيا»: the second is no more a subject than the first
        return stands_as_subject(scene, other)
    return phrase.joined or other is not None or scene.is_verb(at - 1)
