from pathlib import Path

import pytest

from kg.graph.articles import add
from kg.graph.interop import as_networkx, as_rdflib
from kg.graph.project import to_networkx
from kg.graph.rows import tabulate
from kg.graph.store import EmbeddedStore, open_store
from kg.model import Extraction

QUERY = """
PREFIX rb: <https://rawabit.example/ontology#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT ?name { ?someone rb:metWith|^rb:metWith ?other . ?other skos:prefLabel ?name FILTER(LANG(?name) = "en") }
ORDER BY ?name
"""


@pytest.fixture
def folder(tmp_path: Path, meeting: Extraction, echo: Extraction) -> str:
    with open_store(str(tmp_path), write=True) as store:
        list(add(store, map(tabulate, (meeting, echo))))
    return str(tmp_path)


@pytest.mark.filterwarnings("ignore:(Dataset|ConjunctiveGraph):DeprecationWarning")
def test_rdflib_asks_the_store(folder: str) -> None:
    pytest.importorskip("oxrdflib")
    with open_store(folder) as store:
        assert isinstance(store, EmbeddedStore)
        dataset = as_rdflib(store)
        names = [str(row[0]) for row in dataset.query(QUERY) if isinstance(row, tuple)]
        assert names == ["Abdel Fattah el-Sisi", "Emmanuel Macron"]
        assert len(list(dataset.quads())) == len(store.oxigraph)


def test_networkx_is_the_same_as_from_extractions(folder: str, meeting: Extraction, echo: Extraction) -> None:
    with open_store(folder) as store:
        found, expected = as_networkx(store), to_networkx([meeting, echo])
    assert list(found.nodes(data=True)) == list(expected.nodes(data=True))
    assert list(found.edges(keys=True, data=True)) == list(expected.edges(keys=True, data=True))
