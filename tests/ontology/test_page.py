import runpy
from pathlib import Path

from kg.resources import ontology_dir

SCRIPT = Path(__file__).resolve().parents[2] / "scripts" / "ontology_page.py"


def test_the_page_of_terms_is_generated_from_the_ontology() -> None:
    """To write it anew: ``python scripts/ontology_page.py``."""
    expected = runpy.run_path(str(SCRIPT))["page"]()
    assert (ontology_dir() / "terms.md").read_text(encoding="utf-8") == expected
    assert expected.count("| `rb:") > 60
