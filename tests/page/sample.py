"""Hand-made extractions for the tests of the page: the seed article and two short texts (facts.tsv, entities.tsv).

Every span is found by its words, so that the offsets are right by construction and a wrong word fails at once.
"""

import datetime
import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from kg.model import (
    Article,
    CoMention,
    Document,
    Entity,
    EntityType,
    Evidence,
    Extraction,
    Form,
    Mention,
    Quantity,
    Relation,
    RelationType,
    Sentence,
    Status,
    When,
)
from kg.tables import Row, cell_list, read_table

HERE = Path(__file__).parent
SEED = next((HERE.parents[1] / "seeds").glob("*.txt"))
SECOND = (
    "عمّان 😀 تستضيف قمة ثنائية.\n📅 زار وفد أردني القاهرة في 3 مارس 2024 وبحث التعاون مع مصر.\n"
    "وقال مصدر إن مصر زودت الأردن بالوقود.\nودعت الأمم المتحدة الولايات المتحدة إلى دعم الأردن.\n"
    "وذكرت مصر أنها تعتزم زيارة الأردن."
)
THIRD = "نفى متحدث أن مصر زودت الأردن بالوقود.\nوهاتف بوتين نظيره الصيني شي جين بينغ."


def _entity(row: Row) -> Entity:
    country, derived = row["country"] or None, row["derived"] == "yes"
    wikidata = row["id"] if row["id"].startswith("Q") else None
    return Entity(row["id"], EntityType(row["type"]), row["ar"], row["en"], wikidata, country, derived)


ROWS = {row["key"]: row for row in read_table(HERE / "entities.tsv")}
ENTITIES = {key: _entity(row) for key, row in ROWS.items()}


def seed() -> Extraction:
    """The seed article with the actors and the relations that a reader finds in it."""
    day = datetime.date(2023, 9, 16)
    text = SEED.read_text(encoding="utf-8")
    return extraction(Article("seed", text, None, day, "aawsat.com", "https://aawsat.com/a/1"))


def sample() -> list[Extraction]:
    """Three articles of three publishers and dates; the last contradicts the second, and has no address."""
    day, later = datetime.date(2024, 3, 4), datetime.date(2024, 5, 9)
    second = Article("second", SECOND, "عمّان 😀 تستضيف قمة ثنائية.", day, "وكالة الأنباء", "http://example.org/2")
    return [seed(), extraction(second), extraction(Article("third", THIRD, None, later))]


def extraction(article: Article) -> Extraction:
    """The article's facts and names; each line of the text is a sentence, cut further at full stops."""
    sentences = tuple(_sentences(article.text))
    facts = [row for row in read_table(HERE / "facts.tsv") if row["article"] == article.id]
    relations = tuple(sorted((_relation(article.text, sentences, f) for f in facts), key=lambda r: r.evidence.start))
    mentions = tuple(sorted(_mentions(article.text, sentences), key=lambda m: (m.start, m.end)))
    used = {m.entity for m in mentions} | {end for r in relations for end in (r.source, r.target, r.said_by, r.place)}
    entities = tuple(sorted((e for e in ENTITIES.values() if e.id in used), key=lambda e: e.id))
    together = tuple(_together(sentences, mentions))
    return Extraction(Document(article, sentences, ()), entities, mentions, (), relations, together)


def _sentences(text: str) -> Iterable[Sentence]:
    for index, match in enumerate(re.finditer(r"[^\n]+?(?:\.(?= )|(?=\n)|$)", text)):
        start = match.start() + len(match[0]) - len(match[0].lstrip())
        yield Sentence(index, index, start, match.end(), ())


def _home(sentences: Sequence[Sentence], start: int) -> int:
    return max(s.index for s in sentences if s.start <= start)


def _mentions(text: str, sentences: Sequence[Sentence]) -> Iterable[Mention]:
    for key, entity in ENTITIES.items():
        taken: set[int] = set()
        for form in cell_list(ROWS[key]["names"]):
            for match in re.finditer(rf"(?<!\w){re.escape(form)}(?!\w)", text):
                if match.start() not in taken:
                    taken.update(range(*match.span()))
                    home = _home(sentences, match.start())
                    yield Mention(*match.span(), form, entity.type, Form.NAME, home, 0, 1, "sample", entity=entity.id)


def _relation(text: str, sentences: Sequence[Sentence], fact: Row) -> Relation:
    words = fact["evidence"]
    start = text.index(words)
    return Relation(
        type=RelationType(fact["type"]),
        source=ENTITIES[fact["source"]].id,
        target=ENTITIES[fact["target"]].id,
        status=Status(fact["status"]),
        evidence=Evidence(start, start + len(words), words, _home(sentences, start)),
        rule="sample",
        confidence=float(fact["confidence"]),
        said_by=ENTITIES[fact["said_by"]].id if fact["said_by"] else None,
        place=ENTITIES[fact["place"]].id if fact["place"] else None,
        when=_when(*cell_list(fact["when"])) if fact["when"] else None,
        quantity=Quantity(fact["quantity"]) if fact["quantity"] else None,
        role=fact["role"] or None,
    )


def _when(first: str, last: str, words: str) -> When:
    return When(datetime.date.fromisoformat(first), datetime.date.fromisoformat(last), "day", words)


def _together(sentences: Sequence[Sentence], mentions: Sequence[Mention]) -> Iterable[CoMention]:
    for sentence in sentences:
        first: dict[str, Mention] = {}
        for mention in mentions:
            if mention.sentence == sentence.index and mention.entity:
                first.setdefault(mention.entity, mention)
        ordered = sorted(first.items())
        for i, (source, a) in enumerate(ordered):
            for target, b in ordered[i + 1 :]:
                yield CoMention(source, target, sentence.index, min(a.start, b.start), max(a.end, b.end), 1)
