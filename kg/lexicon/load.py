"""Reads the data files into one frozen Lexicon. Names are folded by the same function as the text."""

import gc
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache

from kg.lexicon.adjectives import adjective_forms, with_articles
from kg.lexicon.entries import Entry, Head, Lexicon, Name, Role, Spelt, Tenure, Title
from kg.lexicon.own import Lists
from kg.lexicon.skeleton import name_skeleton
from kg.lexicon.slugs import slug
from kg.lexicon.trie import build_trie
from kg.model import EntityType
from kg.tables import Row, cell_list, read_data
from kg.text.normalise import fold

Named = tuple[tuple[str, ...], Name]

FILES = {
    EntityType.COUNTRY: "countries.tsv",
    EntityType.PERSON: "people.tsv",
    EntityType.ORGANIZATION: "organisations.tsv",
    EntityType.PLACE: "places.tsv",
}
"""The lists of names; of two that have the same name the earlier one counts."""


@cache
def load_lexicon() -> Lexicon:
    """The lexicon that ships with the project. Raises LexiconError where a data file is wrong."""
    return build_lexicon({})


def build_lexicon(own: Lists) -> Lexicon:
    """The same with names of the user's own (see ``kg.lexicon.own``), which come first."""
    with _no_collection():
        return _build(own)


@contextmanager
def _no_collection() -> Iterator[None]:
    """No search for garbage meanwhile: of all the values that are made none is, and it takes half of the time."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _build(own: Lists) -> Lexicon:
    known = {type_: read_data(name) for type_, name in FILES.items()}
    people = [*own.get(EntityType.PERSON, ()), *known[EntityType.PERSON]]
    given = read_data("given_names.tsv")
    entries = [entry for lists in (own, known) for type_ in lists for entry in _entries(lists[type_], type_)]
    names = [
        *(name for type_ in own for name in _names_of(own[type_], type_)),
        *(name for row in read_data("country_pairs.tsv") for name in _pair_names(row)),
        *(name for type_ in known for name in _names_of(known[type_], type_)),
    ]
    tenures = list(_tenures(read_data("tenures.tsv"), {entry.en: entry.id for entry in entries}))
    return Lexicon(
        entries={entry.id: entry for entry in reversed(entries)},
        names=build_trie(names),
        titles=build_trie(
            pair for name in ("titles.tsv", "kin.tsv") for row in read_data(name) for pair in _titles(row)
        ),
        heads=build_trie(pair for row, type_ in _head_rows() for pair in _heads(row, type_)),
        given=frozenset(fold(row["form"]) for row in given if row.get("word") != "yes"),
        latin=_latin(people, given),
        ordinary=frozenset(fold(row["form"]) for row in read_data("ordinary_words.tsv")),
        tenures=_by_office(tenures),
        offices_of=_kinds_held(tenures),
        terms_of=_by_person(tenures),
        skeletons=_skeletons(pair for pair in names if pair[1].type is EntityType.PERSON),
    )


def split_name(name: str) -> tuple[str, ...]:
    """A name as the folded words that the tokeniser would make of it: hyphens and underscores part words."""
    if not _PARTING.isdisjoint(name):
        name = name.translate(_APART)
    # Word by word: names share their words, and a word that was folded before costs nothing.
    return tuple(filter(None, map(fold, name.split())))


_APART = str.maketrans({"-": " ", "_": " ", "#": " ", ".": " . "})
_PARTING = frozenset("-_#.")


def _entry_id(row: Row, type_: EntityType) -> str:
    return row.get("id") or slug(type_, row["ar"])


def _entries(rows: Sequence[Row], type_: EntityType) -> Iterator[Entry]:
    for rank, row in enumerate(rows):
        wikidata = row.get("id") or None
        country = wikidata if type_ is EntityType.COUNTRY else row.get("country") or None
        yield Entry(_entry_id(row, type_), type_, row["ar"], row["en"], rank, wikidata, country, row.get("kind", ""))


def _ambiguous(row: Row) -> frozenset[str]:
    """The folded forms of a row that are also other words: all of them for «yes», else those listed."""
    cell = row.get("ambiguous", "")
    return frozenset(map(fold, cell_list(cell))) if cell else frozenset()


def _is_ambiguous(form: str, listed: frozenset[str]) -> bool:
    return bool(listed) and ("yes" in listed or fold(form) in listed)


def _names_of(rows: Sequence[Row], type_: EntityType) -> Iterator[Named]:
    for row in rows:
        yield from _country_names(row) if type_ is EntityType.COUNTRY else _names(row, type_)


def _names(row: Row, type_: EntityType) -> Iterator[Named]:
    entry, ambiguous = _entry_id(row, type_), _ambiguous(row)
    person = type_ is EntityType.PERSON
    for form in (row["ar"], *cell_list(row["variants"])):
        yield split_name(form), Name(entry, type_, Role.FULL, not person and _is_ambiguous(form, ambiguous))
    for form in cell_list(row.get("short", "")):
        yield split_name(form), Name(entry, type_, Role.SHORT, _is_ambiguous(form, ambiguous))


def _country_names(row: Row) -> Iterator[Named]:
    ambiguous, country = _ambiguous(row), EntityType.COUNTRY
    for form in (row["ar"], *cell_list(row["variants"])):
        yield split_name(form), Name(row["id"], country, Role.FULL, _is_ambiguous(form, ambiguous))
    for form in cell_list(row["governments"]):
        yield split_name(form), Name(row["id"], country, Role.GOVERNMENT, _is_ambiguous(form, ambiguous))
    for form in cell_list(row["adjectives"]):
        name = Name(row["id"], country, Role.ADJECTIVE, _is_ambiguous(form, ambiguous))
        for words in adjective_forms(fold(form)):
            yield words, name
    for form in cell_list(row["peoples"]):
        for words in with_articles(split_name(form)):
            yield words, Name(row["id"], country, Role.PEOPLE, _is_ambiguous(form, ambiguous))


def _pair_names(row: Row) -> Iterator[Named]:
    for form in cell_list(row["form"]):
        for country in cell_list(row["countries"]):
            yield split_name(form), Name(country, EntityType.COUNTRY, Role.FULL, False)


def _titles(row: Row) -> Iterator[tuple[tuple[str, ...], Title]]:
    dual = frozenset(cell_list(row["dual"]))
    forms = [(row["form"], False, 1)]
    forms += [(form, True, 1) for form in cell_list(row["feminine"])]
    forms += [(form, False, 2 if form in dual else 3) for form in cell_list(row["plural"])]
    for form, feminine, number in forms:
        title = Title(row["form"], row["kind"], row["office"] == "yes", row["body"], feminine, number, row["en"])
        yield split_name(form), title


def _head_rows() -> Iterator[tuple[Row, EntityType]]:
    """The rows of both files of heads, with the columns that ``head_rules.tsv`` adds."""
    rules = {row["form"]: row for row in read_data("head_rules.tsv")}
    for row in read_data("org_heads.tsv"):
        yield row | rules.get(row["form"], {}), EntityType.ORGANIZATION
    for row in read_data("place_heads.tsv"):
        yield row | {"unique": row["adjectives"]}, EntityType.PLACE


def _heads(row: Row, type_: EntityType) -> Iterator[tuple[tuple[str, ...], Head]]:
    forms = [(row["form"], False), *((form, True) for form in cell_list(row["plural"]))]
    for form, plural in forms:
        yield (
            split_name(form),
            Head(
                row["form"],
                type_,
                plural,
                row["adjectives"] == "yes",
                row.get("unique") == "yes",
                row["stands_alone"] == "yes",
                row.get("keeps") != "no",
                frozenset(fold(word) for word in cell_list(row.get("generic", ""))),
                row["en"],
            ),
        )


def _tenures(rows: list[Row], by_en: dict[str, str]) -> Iterator[Tenure]:
    for row in rows:
        person = by_en.get(row["person"])
        if person is not None:
            yield Tenure(person, row["office"], by_en.get(row["body"], row["body"]), row["start"], row["end"])


def _by_office(tenures: list[Tenure]) -> dict[tuple[str, str], tuple[Tenure, ...]]:
    found: dict[tuple[str, str], list[Tenure]] = {}
    for tenure in tenures:
        found.setdefault((tenure.kind, tenure.body), []).append(tenure)
    return {office: tuple(holders) for office, holders in found.items()}


def _by_person(tenures: list[Tenure]) -> dict[str, tuple[Tenure, ...]]:
    found: dict[str, list[Tenure]] = {}
    for tenure in tenures:
        found.setdefault(tenure.person, []).append(tenure)
    return {person: tuple(terms) for person, terms in found.items()}


def _skeletons(names: Iterable[Named]) -> dict[str, Spelt]:
    """The person of each skeleton that one person's names alone have, with their spellings; short ones are too weak."""
    found: dict[str, Spelt | None] = {}
    for words, name in names:
        key = name_skeleton(words)
        if not name.ambiguous and len(key) > 2:
            spelt = found.get(key, Spelt(name.entry, ()))
            alone = spelt is not None and spelt.entry == name.entry
            found[key] = Spelt(name.entry, (*spelt.spellings, words)) if spelt is not None and alone else None
    return {key: spelt for key, spelt in found.items() if spelt is not None}


def _latin(people: list[Row], given: list[Row]) -> dict[str, str]:
    """How each word of a known name is written in English: by the people's names that have as many words in both."""
    pairs = [
        pair
        for row in people
        if len(words := split_name(row["ar"])) == len(latin := row["en"].replace("-", " ").split())
        for pair in zip(words, latin, strict=True)
    ]
    commonest = {word: latin for (word, latin), _ in reversed(Counter(pairs).most_common())}
    return commonest | {fold(row["form"]): row["en"] for row in reversed(given)}


def _kinds_held(tenures: list[Tenure]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for tenure in tenures:
        found.setdefault(tenure.person, set()).add(tenure.kind)
    return {person: frozenset(kinds) for person, kinds in found.items()}
