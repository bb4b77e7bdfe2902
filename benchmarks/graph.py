"""How fast the graph is built, written, stored and asked, beside plain rdflib in the same run.

``python -m benchmarks.graph [ARTICLES]`` prints one line a measure. Each measure runs in a process of its own, so that
its peak memory is its own. rdflib gets a tenth of the articles; compare the rates.
"""

import io
import random
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from multiprocessing import get_context
from pathlib import Path

import rdflib
from pyoxigraph import Literal, NamedNode, Quad

from kg.graph.articles import add
from kg.graph.assemble import article_quads, stream
from kg.graph.questions import ask, questions
from kg.graph.rows import Rows, tabulate
from kg.graph.serialise import GraphFormat, write
from kg.graph.store import EmbeddedStore, open_store
from kg.graph.validate import validate
from kg.model import (
    Article,
    CoMention,
    Document,
    Entity,
    EntityType,
    Evidence,
    Extraction,
    Relation,
    RelationType,
    Sentence,
    Status,
    When,
)

ARTICLES = 4_700
"""They make a million quads."""

ACTORS = 5_000
FIRST_DAY = date(2024, 1, 1)
TYPES = [
    type_
    for type_ in RelationType
    if type_ not in {RelationType.HOLDS_OFFICE, RelationType.APPOINTED, RelationType.RELEASED, RelationType.MEMBER_OF}
]
"""Relation types that may hold between any two people or countries, so that what is made up validates."""
LINE = "التقى فاعل بفاعل آخر في مدينة من المدن وقال إنه سيزورها قريبا."


def extraction(number: int) -> Extraction:
    """A made-up article with five relations and three co-mentions among a few of the actors; the same in every run."""
    dice = random.Random(number)
    text = "\n".join([LINE] * 5)
    article = Article(f"a{number:06}", text, "عنوان", FIRST_DAY + timedelta(days=number % 365), "صحيفة", None, "ar")
    size = len(LINE) + 1
    sentences = tuple(Sentence(i, i, i * size, i * size + len(LINE), ()) for i in range(5))
    # Half of the ends are among the first fifty actors, as in the news.
    picked = sorted({dice.randrange(50) if dice.random() < 0.5 else dice.randrange(ACTORS) for _ in range(8)})
    types = list(EntityType)
    entities = tuple(Entity(f"Q{i + 1}", types[i % 2], f"فاعل {i}", f"Actor {i}", f"Q{i + 1}") for i in picked)
    relations = tuple(_relation(dice, index, sentences[index], entities, article) for index in range(5))
    pairs = (sorted(entity.id for entity in dice.sample(entities, 2)) for _ in range(3))
    co_mentions = tuple(CoMention(one, other, index, 0, 10, 3) for index, (one, other) in enumerate(pairs))
    return Extraction(Document(article, sentences, ()), entities, (), (), relations, co_mentions)


def _relation(
    dice: random.Random, index: int, sentence: Sentence, entities: tuple[Entity, ...], article: Article
) -> Relation:
    one, other = sorted(entity.id for entity in dice.sample(entities, 2))
    day = article.date if dice.random() < 0.4 else None
    return Relation(
        dice.choice(TYPES),
        one,
        other,
        Status.ACTUAL if dice.random() < 0.8 else dice.choice(list(Status)),
        Evidence(sentence.start, sentence.start + 20, LINE[:20], index),
        "made-up",
        0.9,
        when=When(day, day, "day", "اليوم") if day else None,
    )


def rows(count: int) -> Iterator[Rows]:
    """The rows of so many articles, sorted."""
    return (tabulate(extraction(number)) for number in range(count))


def build(count: int) -> tuple[int, float]:
    """Quads made from rows that are there already."""
    ready = list(rows(count))
    started = time.perf_counter()
    return sum(len(article_quads(part)) for part in ready), time.perf_counter() - started


def build_and_write(format_: GraphFormat, count: int, folder: Path) -> tuple[int, float]:
    """Quads made from rows, sorted and written to a file, one article after the other."""
    quads = 0

    def counted() -> Iterator[Quad]:
        nonlocal quads
        for quad in stream(rows(count)):
            quads += 1
            yield quad

    made = making(count)
    started = time.perf_counter()
    with (folder / f"graph.{format_}").open("wb") as file:
        write(counted(), format_, file)
    return quads, time.perf_counter() - started - made


def making(count: int) -> float:
    """Seconds that making up the articles takes, which are taken off a measure that does it too."""
    started = time.perf_counter()
    for _ in rows(count):
        pass
    return time.perf_counter() - started


def store(count: int, folder: Path) -> tuple[int, float]:
    """Articles added to a store on disk."""
    made = making(count)
    started = time.perf_counter()
    with open_store(str(folder / "store"), write=True) as opened:
        assert isinstance(opened, EmbeddedStore)
        for _ in add(opened, rows(count)):
            pass
        seconds = time.perf_counter() - started - made
        return len(opened.oxigraph), seconds


def rdflib_build(count: int) -> tuple[int, float]:
    """The same quads put into an rdflib Dataset."""
    quads = list(stream(rows(count)))
    started = time.perf_counter()
    dataset = rdflib.Dataset()
    for quad in quads:
        node = quad.object
        value = (
            rdflib.Literal(node.value, lang=node.language)
            if isinstance(node, Literal) and node.language
            else rdflib.Literal(node.value, datatype=rdflib.URIRef(node.datatype.value))
            if isinstance(node, Literal)
            else rdflib.URIRef(str(node)[1:-1])
        )
        graph = quad.graph_name.value if isinstance(quad.graph_name, NamedNode) else "urn:x-rdflib:default"
        subject, predicate = rdflib.URIRef(str(quad.subject)[1:-1]), rdflib.URIRef(quad.predicate.value)
        dataset.graph(rdflib.URIRef(graph)).add((subject, predicate, value))
    return len(quads), time.perf_counter() - started


def rdflib_build_and_write(count: int, folder: Path) -> tuple[int, float]:
    """The same, written as TriG."""
    text = io.BytesIO()
    write(stream(rows(count)), GraphFormat.NQUADS, text)
    dataset = rdflib.Dataset()
    dataset.parse(data=text.getvalue(), format="nquads")
    started = time.perf_counter()
    dataset.serialize(folder / "rdflib.trig", format="trig")
    return text.getvalue().count(b"\n"), time.perf_counter() - started


def _measured(measure: Callable[..., tuple[int, float]], arguments: tuple[object, ...]) -> tuple[int, float, int]:
    quads, seconds = measure(*arguments)
    return quads, seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def report(name: str, measure: Callable[..., tuple[int, float]], *arguments: object) -> None:
    """Run a measure in a new process and print its rate and peak memory."""
    with get_context("spawn").Pool(1) as pool:
        quads, seconds, memory = pool.apply(_measured, (measure, arguments))
    print(f"{name:34} {quads:>10,} quads {seconds:8.2f} s {quads / seconds:>12,.0f} quads/s {memory:>6,} MB")


def ask_all(folder: Path) -> None:
    """Open the store and ask each named question."""
    started = time.perf_counter()
    with open_store(str(folder / "store")) as opened:
        print(f"{'open the store':34} {(time.perf_counter() - started) * 1000:27,.1f} ms")
        for question in questions():
            entities = (a.name for a in question.arguments if a.kind == "entity")
            arguments = {name: f"Q{number * 2 + 1}" for number, name in enumerate(entities)}
            started = time.perf_counter()
            found = len(ask(opened, question.name, arguments).rows)
            taken = (time.perf_counter() - started) * 1000
            print(f"{'question ' + question.name:34} {found:>10,} rows {taken:16,.1f} ms")


def check(folder: Path) -> None:
    """Validate the store."""
    started = time.perf_counter()
    with open_store(str(folder / "store")) as opened:
        found = len(validate(opened))
    print(f"{'validate the store':34} {found:>10,} faults {time.perf_counter() - started:7.2f} s")


def main() -> None:
    """Run all measures."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else ARTICLES
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        report("build", build, count)
        for format_ in GraphFormat:
            report(f"build and write {format_}", build_and_write, format_, count, folder)
        report("add to a store on disk", store, count, folder)
        ask_all(folder)
        check(folder)
        report("rdflib: build", rdflib_build, count // 10)
        report("rdflib: write TriG", rdflib_build_and_write, count // 10, folder)


if __name__ == "__main__":
    main()
