"""Trains the scorer of relation candidates and writes ``kg/relate/weights.tsv``.

    python scripts/scorer/train.py GOLD_DIR [--check]

GOLD_DIR holds annotated articles (one JSON file each, in the format of ``docs/evaluation.md``). A candidate is an
example for a relation where the annotation has its type and ends; those whose annotation quotes another sentence are
left out. Needs numpy and scipy. ``--check`` trains on every other article and prints how it does on the rest.
"""

import argparse
import datetime
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from kg.lexicon import Lexicon, load_lexicon
from kg.link import link
from kg.model import SYMMETRIC, UNANNOTATED, Article, Linking, RelationType
from kg.recognise import recognise
from kg.relate.candidates import Candidate, ends_near, guesses, is_delegation, of_rules
from kg.relate.discourse import Reader, make_reader
from kg.relate.drafts import fits, type_of, type_of_pair
from kg.relate.features import Surroundings, features
from kg.relate.nouns import read_noun
from kg.relate.scene import Scene
from kg.relate.scorer import ALL
from kg.relate.stage import as_written
from kg.relate.triggers import Hit, find_triggers, trigger_index
from kg.relate.verbs import Pairing, read_verb
from kg.text.normalise import fold
from kg.text.segment import segment

RARE = 3
"""A feature of fewer examples is left out."""
PENALTY = 5.0
SMALLEST = 15
"""Thousandths below which a weight is left out."""
HEADER = """\
# Weights of the scorer of relation candidates, in thousandths. Made by scripts/scorer/train.py from annotated articles.
# Columns: type (* for all), feature (kg/relate/features.py), weight. Licence: that of the project.
"""
Key = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Example:
    """A candidate: its features with their types, the relation that it would be, whether it is one."""

    names: tuple[str, ...]
    key: Key
    right: bool
    told: bool
    rule: bool


def read_gold(path: Path, lexicon: Lexicon) -> tuple[list[Example], set[Key]]:
    """The examples of an annotated article, and all its relations but offices."""
    gold = json.loads(path.read_text(encoding="utf-8"))
    day = datetime.date.fromisoformat(gold["date"]) if gold.get("date") else None
    document = segment(Article(gold["id"], gold["text"], gold.get("title"), day, gold.get("source")))
    linking = link(document, recognise(document, lexicon), lexicon)
    aligned = align(gold["entities"], linking)
    wanted = {
        key_of(r["type"], r["source"], r["target"]): r["quote"]
        for r in gold["relations"]
        if r["type"] != "holds-office"
    }
    return list(examples(Annotated(make_reader(document, linking, lexicon), aligned, wanted))), set(wanted)


def align(entities: Sequence[dict[str, object]], linking: Linking) -> dict[str, str]:
    """Id of a found entity → id of the annotated one with the same Wikidata id or a common written form."""
    found: dict[str, str] = {}
    forms: dict[str, str] = {}
    for gold in entities:
        if gold.get("wikidata"):
            found[str(gold["wikidata"])] = str(gold["id"])
        surfaces = gold["surfaces"]
        if isinstance(surfaces, list):
            forms.update((fold(str(surface)).removeprefix("ال"), str(gold["id"])) for surface in surfaces)
    for mention in linking.mentions:
        form = fold(mention.text).removeprefix("ال")
        if mention.entity is not None and mention.entity not in found and form in forms:
            found[mention.entity] = forms[form]
    return found


def key_of(type_: str, source: str, target: str) -> Key:
    """A relation by type and ends, the ends of a symmetric one in order."""
    first, second = sorted((source, target)) if RelationType(type_) in SYMMETRIC else (source, target)
    return type_, first, second


@dataclass(frozen=True, slots=True)
class Annotated:
    """An article as the stages found it, with the annotation of its entities and relations."""

    reader: Reader
    aligned: dict[str, str]
    wanted: dict[Key, str]


def examples(annotated: Annotated) -> Iterator[Example]:
    """The candidates of all triggers of an article as examples."""
    reader = annotated.reader
    for sentence in reader.document.sentences:
        if sentence.furniture or not reader.mentions[sentence.index]:
            continue
        scene = reader.scene(sentence.index)
        for hit in find_triggers([token.key for token in sentence.tokens], trigger_index()):
            read = as_written(scene, hit) if hit.at not in scene.covered else None
            if read is not None:
                yield from _of_hit(annotated, scene, read)


def _of_hit(annotated: Annotated, scene: Scene, hit: Hit) -> Iterator[Example]:
    reader, aligned = annotated.reader, annotated.aligned
    base = type_of(reader, scene, hit)
    if base is None or base in UNANNOTATED:
        return
    pairings = list(read_verb(reader, scene, hit) if hit.trigger.is_verb else read_noun(reader, scene, hit))
    around = Surroundings(reader, scene, hit, base)
    for candidate in candidates(reader, scene, hit, base, pairings):
        source, target = candidate.source.entity, candidate.target.entity
        type_ = type_of_pair(reader, hit, base, source, target)
        if fits(reader, type_, candidate):
            key = key_of(type_.value, aligned.get(source, "?" + source), aligned.get(target, "?" + target))
            quote = annotated.wanted.get(key)
            told = quote is not None and (quote in scene.text or scene.text in quote or _overlaps(quote, scene.text))
            own = list(features(around, candidate))
            names = (*(f"{base.value}\t{name}" for name in own), *(f"{ALL}\t{name}" for name in own))
            yield Example(names, key, quote is not None, told, bool(candidate.rule))


def candidates(
    reader: Reader, scene: Scene, hit: Hit, type_: RelationType, pairings: Sequence[Pairing]
) -> Iterator[Candidate]:
    """The candidates of a trigger: those of the rules, then every other two actors near it."""
    ruled, near = of_rules(scene, type_, pairings), ends_near(reader, scene, hit, type_)
    yield from ruled.values()
    for source, target in guesses(near, near, type_ in SYMMETRIC, ruled):
        yield Candidate(source, target, "", is_delegation(source))


def _overlaps(quote: str, text: str) -> bool:
    """Whether a quotation begins or ends within a sentence."""
    return quote[:40] in text or quote[-40:] in text


def usable(all_examples: Sequence[Example]) -> list[Example]:
    """Without those that are right, but are quoted elsewhere and found by no rule: there they may tell nothing."""
    return [one for one in all_examples if not one.right or one.told or one.rule]


def train(train_on: Sequence[Example]) -> dict[str, float]:
    """Feature → weight, by maximum likelihood with a Gaussian prior."""
    counts = Counter(name for one in train_on for name in set(one.names))
    names = sorted(name for name, count in counts.items() if count >= RARE)
    place = {name: at for at, name in enumerate(names)}
    rows = [sorted({place[name] for name in one.names if name in place}) for one in train_on]
    pointers = np.cumsum([0, *(len(row) for row in rows)])
    columns = np.array([column for row in rows for column in row])
    matrix = csr_matrix((np.ones(len(columns)), columns, pointers), shape=(len(rows), len(names)))
    right = np.array([float(one.right) for one in train_on])

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        scores = matrix @ weights
        likely = 1 / (1 + np.exp(-scores))
        value = (np.logaddexp(0, -scores) * right + np.logaddexp(0, scores) * (1 - right)).sum()
        return value + PENALTY / 2 * (weights @ weights), matrix.T @ (likely - right) + PENALTY * weights

    best = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B", options={"maxiter": 200}).x
    return dict(zip(names, best, strict=True))


def check(articles: Sequence[tuple[list[Example], set[Key]]]) -> None:
    """Train on every other article, and print how the rules and the scorer do on the rest."""
    weights = train(usable([one for found, _ in articles[::2] for one in found]))
    for name, threshold in (("rules", None), *((f"{t:.2f}", t) for t in (0.35, 0.4, 0.45, 0.5, 0.55, 0.6))):
        hits = made = wanted = 0
        for found, keys in articles[1::2]:
            got = {one.key for one in found if (one.rule if threshold is None else _score(one, weights) >= threshold)}
            hits, made, wanted = hits + len(got & keys), made + len(got), wanted + len(keys)
        precision, recall = hits / made, hits / wanted
        print(f"{name:6} P {precision:.3f} R {recall:.3f} F1 {2 * precision * recall / (precision + recall):.3f}")


def _score(example: Example, weights: dict[str, float]) -> float:
    return float(1 / (1 + np.exp(-sum(weights.get(name, 0.0) for name in example.names))))


def main() -> None:
    """Train, and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--check", action="store_true")
    arguments = parser.parse_args()
    lexicon = load_lexicon()
    articles = [read_gold(path, lexicon) for path in sorted(arguments.gold.glob("*.json"))]
    if arguments.check:
        check(articles)
        return
    weights = train(usable([one for found, _ in articles for one in found]))
    whole = {name: round(weight * 1000) for name, weight in weights.items()}
    lines = [f"{name}\t{weight}\n" for name, weight in sorted(whole.items()) if abs(weight) >= SMALLEST]
    target = Path(__file__).resolve().parents[2] / "kg" / "relate" / "weights.tsv"
    target.write_text(HEADER + "".join(lines), encoding="utf-8")
    print(f"{len(lines)} weights, {target.stat().st_size} bytes: {target}")


if __name__ == "__main__":
    main()
