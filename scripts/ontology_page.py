"""Write ``ontology/terms.md``, the page of all terms, from ``ontology/rawabit.ttl``.

``python scripts/ontology_page.py`` writes it; a test holds the page equal to the ontology.
"""

from collections.abc import Iterator
from pathlib import Path

from rdflib import OWL, RDF, RDFS, Graph, Literal, Namespace, URIRef

FOLDER = Path(__file__).resolve().parent.parent / "ontology"
PAGE = FOLDER / "terms.md"
RB = Namespace("https://rawabit.example/ontology#")


def page() -> str:
    """The text of the page."""
    graph = Graph().parse(FOLDER / "rawabit.ttl")
    return "\n".join(
        [
            "# Terms of the ontology",
            "",
            "Generated from `rawabit.ttl` by `scripts/ontology_page.py`. Prefix `rb:` is `https://rawabit.example/ontology#`.",
            "",
            *_relations(graph),
            *_terms(graph, "Classes", OWL.Class, RDFS.subClassOf),
            *_terms(graph, "Statuses", RB.Status, RDF.type),
            *_terms(graph, "Object properties", OWL.ObjectProperty, RDFS.subPropertyOf),
            *_terms(graph, "Data properties", OWL.DatatypeProperty, RDFS.subPropertyOf),
            *_terms(graph, "Notes on terms", OWL.AnnotationProperty, RDFS.subPropertyOf),
        ]
    )


def _relations(graph: Graph) -> Iterator[str]:
    yield "## Relations"
    yield ""
    yield "| name | class | property | العربية | direction | PLOVER | CAMEO | definition |"
    yield "|---|---|---|---|---|---|---|---|"
    for class_, direct in sorted(graph.subject_objects(RB.directProperty)):
        cells = (
            f"`{graph.value(direct, RB.relationType)}`",
            f"`{_short(graph, class_)}`",
            f"`{_short(graph, direct)}`",
            _text(graph, class_, RDFS.label, "ar"),
            _text(graph, direct, RB.direction, "en"),
            str(graph.value(class_, RB.ploverType) or ""),
            str(graph.value(class_, RB.cameoCode) or ""),
            _text(graph, class_, RDFS.comment, "en"),
        )
        yield f"| {' | '.join(cells)} |"
    yield ""


def _terms(graph: Graph, title: str, kind: URIRef, above: URIRef) -> Iterator[str]:
    yield f"## {title}"
    yield ""
    yield "| term | English | العربية | below | domain → range | definition | التعريف |"
    yield "|---|---|---|---|---|---|---|"
    terms = sorted({s for s in graph.subjects(RDF.type, kind) if isinstance(s, URIRef) and s.startswith(str(RB))})
    for term in terms:
        domain, range_ = (graph.value(term, link) for link in (RDFS.domain, RDFS.range))
        span = f"{_short(graph, domain)} → {_short(graph, range_)}" if domain or range_ else ""
        parents = sorted(_short(graph, o) for o in graph.objects(term, above) if isinstance(o, URIRef))
        cells = (
            f"`{_short(graph, term)}`",
            _text(graph, term, RDFS.label, "en"),
            _text(graph, term, RDFS.label, "ar"),
            ", ".join(parents),
            span,
            _text(graph, term, RDFS.comment, "en"),
            _text(graph, term, RDFS.comment, "ar"),
        )
        yield f"| {' | '.join(cells)} |"
    yield ""


def _short(graph: Graph, term: object) -> str:
    return "" if term is None else graph.namespace_manager.normalizeUri(str(term))


def _text(graph: Graph, subject: object, predicate: URIRef, language: str) -> str:
    found = graph.objects(subject, predicate)  # type: ignore[arg-type]
    return next(str(o) for o in found if isinstance(o, Literal) and o.language == language)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8", newline="\n")
