"""English labels of entities that no lexicon knows: bodies and places by their head nouns, all else by romanisation."""

from functools import lru_cache

from kg.lexicon import Lexicon
from kg.lexicon.entries import Role
from kg.lexicon.trie import longest, longest_free
from kg.link.people import name_words
from kg.link.romanise import romanise


@lru_cache(maxsize=1 << 14)
def english_label(name: str, lexicon: Lexicon, described: bool = False) -> str:
    """«وزارة الخارجية الكينية» is "Foreign ministry of Kenya", «مطار أورلي» "Orly airport", a person romanised.

    ``described``: the name is the words of an office («وزير الخارجية الكيني»: "Foreign minister of Kenya").
    """
    words = name_words(name)
    if not words:
        return name
    if described:
        return _label(name, words, lexicon, _title_en(words, lexicon))
    node = lexicon.heads.first.get(words[0]) or lexicon.heads.first.get(words[0].removeprefix("ال"))
    found = longest_free(node, words, 1) if node is not None else None
    return _label(name, words, lexicon, (found[0], found[1][0].form, found[1][0].en) if found is not None else None)


def _title_en(words: tuple[str, ...], lexicon: Lexicon) -> tuple[int, str, str] | None:
    node = lexicon.titles.first.get(words[0]) or lexicon.titles.first.get(words[0].removeprefix("ال"))
    found = longest_free(node, words, 1) if node is not None else None
    return None if found is None else (found[0], found[1][0].form, found[1][0].en.split(";")[0])


def _label(name: str, words: tuple[str, ...], lexicon: Lexicon, head: tuple[int, str, str] | None) -> str:
    """The English words of a head (its end, Arabic form, English form), of what follows, and of the country."""
    if head is None:
        return romanise(name, lexicon.latin)
    country, last = _country(words, head[0], lexicon)
    middle = _middle(words[head[0] : last], name, head[1], head[2], lexicon)
    label = " ".join(part for part in (*middle, "of" if country else "", country) if part)
    return label[:1].upper() + label[1:]


def _country(words: tuple[str, ...], start: int, lexicon: Lexicon) -> tuple[str, int]:
    """The English name of the country with which a name ends, and where its words begin."""
    for at in range(start, len(words)):
        node = lexicon.names.first.get(words[at])
        found = longest(node, words, at + 1) if node is not None else None
        if found is not None and found[0] == len(words):
            name = next((n for n in found[1] if n.role in (Role.ADJECTIVE, Role.FULL) and n.type == "Country"), None)
            if name is not None:
                return lexicon.entries[name.entry].en, at
    return "", len(words)


def _middle(words: tuple[str, ...], name: str, form: str, english: str, lexicon: Lexicon) -> tuple[str, ...]:
    """The head's English word with what stands between it and the country: a ministry's field, else romanised words."""
    if not words:
        return (english,)
    field = longest_free(lexicon.titles.first["وزير"], words, 0) if form == "وزارة" else None
    if field is not None and field[0] == len(words):
        return (field[1][0].en.replace("minister", "ministry"),)
    raw = name.split()[-len(words) :] if len(name.split()) >= len(words) else list(words)
    return (romanise(" ".join(raw), lexicon.latin), english)
