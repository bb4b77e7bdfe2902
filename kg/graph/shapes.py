"""SHACL shapes as SPARQL: each constraint becomes a query that finds what breaks it.

So a store of any size is checked where it lies, on disk or on a server, in little memory. The translation follows the
definitions of SHACL core (W3C Recommendation, 2017, sections 2 to 4) for the constraints that ``ontology/shapes.ttl``
uses. A constraint that is not known here is an error, so that none goes unchecked; tests hold the answers equal to
those of pyshacl.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Store, Triple

from kg.graph import vocabulary as v
from kg.graph.sparql import Term

SH = "http://www.w3.org/ns/shacl#"

_FIRST, _REST, _NIL = (NamedNode(v.RDF + name) for name in ("first", "rest", "nil"))
_INVERSE_PATH, _BELOW = NamedNode(SH + "inversePath"), NamedNode(v.RDFS + "subClassOf")
_TEXTS = frozenset({v.XSD + "string", v.RDF + "langString"})


@dataclass(frozen=True, slots=True)
class Check:
    """A query whose rows tell nodes (``?node``) that break a shape, with the value to blame (``?value``) if any."""

    message: str
    query: str


@dataclass(frozen=True, slots=True)
class _Shape:
    """A node shape, a property shape or a shape of values, with the values of each of its SHACL terms by local name."""

    graph: Store
    node: Term
    terms: dict[str, tuple[Term, ...]]

    def all(self, name: str) -> tuple[Term, ...]:
        """The values of a SHACL term."""
        return self.terms.get(name, ())

    def numbers(self, name: str) -> list[int]:
        """The values of a SHACL term that takes integers."""
        return [int(value.value) for value in self.all(name) if isinstance(value, Literal)]

    def shapes(self, name: str) -> list["_Shape"]:
        """The shapes that a SHACL term points at."""
        return [_shape(self.graph, node) for node in self.all(name)]

    def members(self, name: str) -> list[Term]:
        """The members of the lists that a SHACL term points at."""
        return [member for head in self.all(name) for member in _list(self.graph, head)]


def checks(shapes: Path, ontology: Path) -> list[Check]:
    """The checks of a file of shapes; classes are those of the ontology, with all that are below them.

    Raises ValueError where a constraint is not known or has no message.
    """
    graph = Store()
    for path in (shapes, ontology):
        graph.bulk_load(path=path, format=RdfFormat.TURTLE)
    kinds = graph.quads_for_pattern(None, v.TYPE, NamedNode(SH + "NodeShape"), None)
    nodes = sorted((quad.subject for quad in kinds if isinstance(quad.subject, NamedNode)), key=str)
    found = [check for node in nodes for check in _of_node_shape(_shape(graph, node))]
    return sorted(found, key=lambda check: (check.message, check.query))


def _of_node_shape(shape: _Shape) -> Iterator[Check]:
    # Graphs of several articles may tell the same of an event, so each step keeps what differs only: this bounds the
    # joins by the size of the store.
    focus = f"{{ SELECT DISTINCT ?node {{ {_focus(shape)} }} }}"
    yield from _of_values(shape, f"{focus} BIND(?node AS ?value)")
    for part in shape.shapes("property"):
        (path,) = part.all("path")
        way = f"?node {_way(part.graph, path)} ?value ."
        yield from _of_values(part, f"{focus} {way}")
        yield from _of_counts(part, focus, way)
        yield from _of_order(part, f"{{ SELECT DISTINCT ?node ?value {{ {focus} {way} }} }}")


def _focus(shape: _Shape) -> str:
    """A pattern that gives the nodes that the shape is for."""
    classes = sorted({name for class_ in shape.all("targetClass") for name in _below(shape.graph, class_)})
    subjects = shape.all("targetSubjectsOf")
    if bool(classes) == bool(subjects):
        raise ValueError(f"{shape.node}: a shape is for classes or for the subjects of a property")
    return f"VALUES ?kind {{ {' '.join(classes)} }} ?node a ?kind ." if classes else f"?node {subjects[0]} ?any ."


def _way(graph: Store, path: Term) -> str:
    back = _objects(graph, path, _INVERSE_PATH)
    return f"^{back[0]}" if back else str(path)


def _of_values(shape: _Shape, pattern: str) -> Iterator[Check]:
    """What must hold of every value."""
    if conditions := _conditions(shape, "?value"):
        yield _check(shape, f"SELECT DISTINCT ?node ?value {{ {pattern} FILTER({_not(conditions)}) }}")


def _of_counts(shape: _Shape, focus: str, way: str) -> Iterator[Check]:
    """How many values there must be, or how many that conform to another shape."""
    yield from _of_count(shape, "minCount", "maxCount", focus, way)
    for kind in shape.shapes("qualifiedValueShape"):
        conforming = f"{way} FILTER({_all(_conditions(kind, '?value'))})"
        yield from _of_count(shape, "qualifiedMinCount", "qualifiedMaxCount", focus, conforming)


def _of_count(shape: _Shape, least: str, most: str, focus: str, way: str) -> Iterator[Check]:
    bounds = [f"< {count}" for count in shape.numbers(least)] + [f"> {count}" for count in shape.numbers(most)]
    if bounds:
        wrong = _any(f"COUNT(DISTINCT ?value) {bound}" for bound in bounds)
        yield _check(shape, f"SELECT ?node {{ {focus} OPTIONAL {{ {way} }} }} GROUP BY ?node HAVING{wrong}")


def _of_order(shape: _Shape, values: str) -> Iterator[Check]:
    """What must be before, or not after, the value of another property."""
    for name, sign in (("lessThan", "<"), ("lessThanOrEquals", "<=")):
        for other in shape.all(name):
            condition = _not([f"?value {sign} ?other"])
            yield _check(shape, f"SELECT DISTINCT ?node ?value {{ {values} ?node {other} ?other FILTER({condition}) }}")


def _conditions(shape: _Shape, value: str) -> list[str]:
    """What must hold of a value, as SPARQL expressions."""
    text = f"STR({value})"
    return [
        *(_KINDS[str(kind)].format(value) for kind in shape.all("nodeKind")),
        *(_of_datatype(datatype, value) for datatype in shape.all("datatype")),
        *(_of_class(shape.graph, class_, value) for class_ in shape.all("class")),
        *(f"REGEX({text}, {pattern})" for pattern in shape.all("pattern")),
        *(f"STRLEN({text}) >= {length}" for length in shape.all("minLength")),
        *(f"{value} >= {bound}" for bound in shape.all("minInclusive")),
        *(f"{value} <= {bound}" for bound in shape.all("maxInclusive")),
        *([f"{value} IN ({', '.join(map(str, members))})"] if (members := shape.members("in")) else []),
        *([_any(_of_language(tag, value) for tag in tags)] if (tags := shape.members("languageIn")) else []),
        *([_any(_all(_conditions(kind, value)) for kind in kinds)] if (kinds := _alternatives(shape)) else []),
    ]


_KINDS = {f"<{SH}IRI>": "isIRI({})", f"<{SH}Literal>": "isLiteral({})"}


def _of_datatype(datatype: Term, value: str) -> str:
    is_one = f"DATATYPE({value}) = {datatype}"
    # A literal such as "soon"^^xsd:date says that it is a date and is none.
    return is_one if str(datatype)[1:-1] in _TEXTS else f"{is_one} && {datatype}(STR({value})) = {value}"


def _of_class(graph: Store, class_: Term, value: str) -> str:
    return f"EXISTS {{ {value} a ?class FILTER(?class IN ({', '.join(_below(graph, class_))})) }}"


def _of_language(tag: Term, value: str) -> str:
    return f"LANGMATCHES(LANG({value}), {tag})"


def _alternatives(shape: _Shape) -> list[_Shape]:
    return [_shape(shape.graph, node) for node in shape.members("or")]


def _any(conditions: Iterable[str]) -> str:
    return f"({' || '.join(conditions)})"


def _all(conditions: Iterable[str]) -> str:
    return f"({' && '.join(conditions)})"


def _not(conditions: Iterable[str]) -> str:
    # What cannot be compared does not conform.
    return f"!COALESCE({_all(conditions)}, false)"


def _below(graph: Store, class_: Term) -> list[str]:
    """A class and all below it."""
    found, remaining = {str(class_)}, [class_]
    while remaining:
        quads = graph.quads_for_pattern(None, _BELOW, remaining.pop(), None)
        fresh = [quad.subject for quad in quads if str(quad.subject) not in found]
        found.update(map(str, fresh))
        remaining += fresh
    return sorted(found)


def _list(graph: Store, head: Term) -> Iterator[Term]:
    while head != _NIL:
        yield from _objects(graph, head, _FIRST)
        (head,) = _objects(graph, head, _REST)


def _objects(graph: Store, subject: Term, predicate: NamedNode) -> list[Term]:
    return [quad.object for quad in _about(graph, subject) if quad.predicate == predicate]


def _about(graph: Store, subject: Term) -> list[Quad]:
    if isinstance(subject, Literal | Triple):
        return []
    return sorted(graph.quads_for_pattern(subject, None, None, None), key=str)


def _check(shape: _Shape, query: str) -> Check:
    messages = [value.value for value in shape.all("message") if isinstance(value, Literal)]
    if len(messages) != 1:
        raise ValueError(f"{shape.node}: a constraint needs one message: {query}")
    return Check(messages[0], query)


def _shape(graph: Store, node: Term) -> _Shape:
    terms: dict[str, tuple[Term, ...]] = {}
    for quad in _about(graph, node):
        name = quad.predicate.value.removeprefix(SH)
        if quad.predicate != v.TYPE and name not in _KNOWN:
            raise ValueError(f"{node}: {quad.predicate} is not translated")
        terms[name] = (*terms.get(name, ()), quad.object)
    return _Shape(graph, node, terms)


_KNOWN = frozenset(
    "class datatype in languageIn lessThan lessThanOrEquals maxCount maxInclusive message minCount minInclusive "
    "minLength nodeKind or path pattern property qualifiedMaxCount qualifiedMinCount qualifiedValueShape "
    "targetClass targetSubjectsOf".split()
)
