from pathlib import Path

import pytest

from kg.errors import LexiconError
from kg.lexicon import load_lexicon
from kg.link import link
from kg.link.aliases import NO_ALIASES, apply_aliases, read_aliases
from kg.model import Article, Linking
from kg.recognise import recognise
from kg.text.segment import segment

HEADER = "action\tentity\tinto\tarticles\n"
TEXT = "وصل الباحث ياسين بلقاسمي. وتلاه الطبيب كريم منصوري. ورحب بهما فلاديمير بوتين."


def linked(text: str = TEXT) -> Linking:
    document = segment(Article("one", text))
    lexicon = load_lexicon()
    return link(document, recognise(document, lexicon), lexicon)


def decided(lines: str, tmp_path: Path, article: str = "one") -> dict[str, str | None]:
    """The entity of each mention after the file's decisions."""
    path = tmp_path / "aliases.tsv"
    path.write_text(HEADER + lines, encoding="utf-8")
    linking = apply_aliases(linked(), read_aliases(path), article, load_lexicon())
    assert {m.entity for m in linking.mentions} == {entity.id for entity in linking.entities}
    return {mention.text: mention.entity for mention in linking.mentions}


def test_two_names_become_one_entity(tmp_path: Path) -> None:
    found = decided("merge\tكريم منصوري\tياسين بلقاسمي\n", tmp_path)
    assert found["كريم منصوري"] == found["ياسين بلقاسمي"] == "person:ياسين-بلقاسمي"


def test_a_known_person_is_meant_by_any_of_the_names(tmp_path: Path) -> None:
    for words in ("Q7747", "Vladimir Putin", "فلاديمير بوتين"):
        assert decided(f"merge\tperson:كريم-منصوري\t{words}\n", tmp_path)["كريم منصوري"] == "Q7747"


def test_merges_follow_one_another(tmp_path: Path) -> None:
    lines = "merge\tكريم منصوري\tياسين بلقاسمي\nmerge\tياسين بلقاسمي\tياسين القاسمي\n"
    assert set(decided(lines, tmp_path).values()) == {"person:ياسين-القاسمي", "Q7747"}


def test_a_split_holds_for_its_articles_only(tmp_path: Path) -> None:
    line = "split\tكريم منصوري\tكريم منصوري (اللاعب)\tone|two\n"
    assert decided(line, tmp_path)["كريم منصوري"] == "person:كريم-منصوري-(اللاعب)"
    assert decided(line, tmp_path, "three")["كريم منصوري"] == "person:كريم-منصوري"


def test_no_decisions_change_nothing() -> None:
    linking = linked()
    assert apply_aliases(linking, NO_ALIASES, "one", load_lexicon()) is linking


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        ("join\tا\tب\n", r":2: column action: «join» is none of merge, split$"),
        ("merge\t\tب\n", r":2: column entity is empty$"),
        ("merge\tا\n", r":2: column into is empty$"),
        ("split\tا\tب\n", r":2: column articles is empty; a split names the articles that it is for$"),
        ("merge\tا\tب\nmerge\tب\tا\n", r":3: column into: «ا» is merged back into «ب»$"),
    ],
)
def test_a_wrong_line_is_named(lines: str, message: str, tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match=message):
        decided(lines, tmp_path)
