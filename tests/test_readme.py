"""README's sentence gives README's table, and README names what there is."""

from pathlib import Path

from kg.lexicon import load_lexicon
from kg.model import Article, Extraction, Relation
from kg.pipeline import extract

README = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")


def example() -> tuple[str, set[tuple[str, ...]]]:
    section = README.split("## One sentence\n")[1].split("\n## ")[0]
    sentence = next(line[2:] for line in section.splitlines() if line.startswith("> "))
    rows = [line.strip("|").split("|") for line in section.splitlines() if line.startswith("|")][2:]
    return sentence, {tuple(cell.strip() for cell in row) for row in rows}


def row(extraction: Extraction, relation: Relation) -> tuple[str, ...]:
    names = {entity.id: entity.en for entity in extraction.entities}
    ends = sorted((names[relation.source], names[relation.target])) if relation.type == "met-with" else ()
    source, target = ends or (names[relation.source], names[relation.target])
    said_by = names[relation.said_by] if relation.said_by else ""
    return source, relation.type.value, target, relation.status.value, said_by


def test_the_sentence_gives_the_table() -> None:
    sentence, rows = example()
    extraction = extract(Article("readme", sentence), load_lexicon())
    assert {row(extraction, relation) for relation in extraction.relations} == {cells[:5] for cells in rows}
    words = {cells[:5]: cells[5] for cells in rows}
    assert all(words[row(extraction, relation)] in relation.evidence.text for relation in extraction.relations)


def test_pictures_and_documents_exist() -> None:
    root = Path(__file__).parents[1]
    named = [part.split("`")[0] for part in README.split("`docs/")[1:]]
    pictures = [part.split(")")[0] for part in README.split("](")[1:]]
    assert named
    assert all((root / "docs" / name).exists() for name in named)
    assert all((root / picture).exists() for picture in pictures)
