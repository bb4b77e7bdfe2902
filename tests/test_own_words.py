"""The tables of docs/own-words.md can be read and do what it says."""

import re
from pathlib import Path

import pytest

from kg.lexicon import build_lexicon, read_names
from kg.lexicon.own import OPTIONAL as NAME_COLUMNS
from kg.link.aliases import read_aliases
from kg.model import Article
from kg.pipeline import Options, extract
from kg.relate.patterns import OPTIONAL as PATTERN_COLUMNS
from kg.relate.patterns import read_patterns

TEXT = (Path(__file__).resolve().parents[1] / "docs" / "own-words.md").read_text(encoding="utf-8")
ARTICLE = Article("sport-1", "جالس سالم المنصوري إيمانويل ماكرون في وادي السراب. والتقى ماكرون بوتين.")


@pytest.fixture
def tables(tmp_path: Path) -> dict[str, Path]:
    """The tables of the page, by the name of their block."""
    found = {}
    for name, content in re.findall(r"^```(\w+)\n(.*?)^```", TEXT, re.MULTILINE | re.DOTALL):
        found[name] = tmp_path / f"{name}.tsv"
        found[name].write_text(content, encoding="utf-8")
    return found


def test_names_and_patterns(tables: dict[str, Path]) -> None:
    lexicon = build_lexicon(read_names(tables["names"]))
    found = extract(ARTICLE, lexicon, Options(triggers=read_patterns(tables["patterns"])))
    names = {entity.id: entity.en for entity in found.entities}
    assert {"Salem al-Mansouri", "Mirage Valley"} <= set(names.values())
    met = [{names[r.source], names[r.target]} for r in found.relations if r.type == "met-with"]
    assert met == [{"Salem al-Mansouri", "Emmanuel Macron"}]  # «التقى» is switched off


def test_aliases(tables: dict[str, Path]) -> None:
    aliases = read_aliases(tables["aliases"])
    assert len(aliases.merged) == 2
    assert {article for _, article in aliases.split} == {"sport-1", "sport-2"}


def test_every_column_is_told() -> None:
    told = set(re.findall(r"`(\w+)`", TEXT))
    assert {*NAME_COLUMNS, *PATTERN_COLUMNS} - {"en"} <= told
