"""What the commands on graphs share: a graph opened, its articles read, the part of it that is meant."""

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import chain

from kg.cli.parameters import Limits
from kg.cli.terminal import say
from kg.errors import InputError
from kg.graph.articles import read
from kg.graph.filters import Filter, kept
from kg.graph.interop import open_graph
from kg.graph.rows import Rows
from kg.graph.store import GraphStore
from kg.graph.strongest import Part
from kg.model import RelationType, Status


def filter_of(limits: Limits) -> Filter:
    """The filter that the options tell."""
    return Filter(
        types=frozenset(map(RelationType, limits.types)),
        statuses=frozenset(map(Status, limits.statuses)),
        since=limits.since,
        until=limits.until,
        sources=frozenset(limits.publishers),
        confidence=limits.confidence,
        co_mentions=limits.co_mentions,
    )


class Articles:
    """What the limits leave of each article of an open graph, sorted by article; read anew each time."""

    def __init__(self, store: GraphStore, location: str, limits: Limits) -> None:
        self._store, self._location, self._limits = store, location, filter_of(limits)

    def __iter__(self) -> Iterator[Rows]:
        """The articles of which anything is left. InputError where there is none at all, or one cannot be told."""
        parts = (kept(rows, self._limits) for rows in self._read())
        return (part for part in parts if part.articles)

    def check(self) -> None:
        """Raise the error of the first article now, before anything is written."""
        next(self._read())

    def _read(self) -> Iterator[Rows]:
        articles = read(self._store)
        try:
            first = next(articles, None)
            if first is None:
                raise InputError(
                    self._location, "holds no article", "Turtle does not keep them apart: give .trig or .nq"
                )
            yield from chain((first,), articles)
        except (KeyError, ValueError) as error:
            mend = "kg validate tells what is wrong with it"
            raise InputError(self._location, f"is no graph of this program: {error}", mend) from error


@contextmanager
def opened(location: str, limits: Limits) -> Iterator[Articles]:
    """The articles of a graph, which is open meanwhile."""
    with open_graph(location) as store:
        yield Articles(store, location, limits)


def tell_part(part: Part | None) -> None:
    """Say on standard error what is not drawn of a large graph."""
    if part is not None and not part.is_whole:
        say(
            f"kg: the graph is large: drawings and network files have its strongest relations, {part.claims:,} of "
            f"{part.whole:,} claims, and no pairs that are only named together (--most N for more, --most 0 for all; "
            "or choose with --type, --since, …)"
        )
