"""What is told on standard error while articles are worked on: failures, how far it is, and a summary."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from kg.cli.terminal import log, printable, say

STEP = 10.0
"""Seconds between two lines of progress where there is no bar."""
SHOWN = 20
"""Failures that are named one by one; the file of failures names all."""


class Tell(StrEnum):
    """How much is told on standard error, and in which form."""

    QUIET = "quiet"
    NORMAL = "normal"
    VERBOSE = "verbose"
    JSON = "log_json"


@dataclass(slots=True)
class Count:
    """What is done so far. ``resumed`` articles were done by an earlier run; ``bytes`` leaves them out."""

    total: int | None
    started: float = field(default_factory=lambda: time.monotonic())
    articles: int = 0
    resumed: int = 0
    failed: int = 0
    relations: int = 0
    bytes: int = 0

    @property
    def seconds(self) -> float:
        """Since the beginning."""
        return time.monotonic() - self.started

    def speed(self) -> tuple[float, float]:
        """Articles and megabytes a second."""
        seconds = max(self.seconds, 1e-3)
        return (self.articles - self.resumed) / seconds, self.bytes / 1e6 / seconds

    def left(self) -> float | None:
        """Seconds to go, None where that cannot be told."""
        rate, _ = self.speed()
        done = self.articles + self.failed
        return None if self.total is None or rate == 0 else max(self.total - done, 0) / rate


class Progress:
    """Told of every shard and failure. ``show`` brings the state before the user, ``line`` writes a line."""

    def __init__(self, tell: Tell, count: Count, show: Callable[[Count], None], line: Callable[[str], None]) -> None:
        self.tell = tell
        self.count = count
        self._show = show
        self._line = line

    def note(self, text: str) -> None:
        """Something worth knowing."""
        if self.tell is not Tell.QUIET:
            self._line(f"kg: {text}")

    def detail(self, text: str) -> None:
        """Something worth knowing to whoever asked for everything."""
        if self.tell in (Tell.VERBOSE, Tell.JSON):
            self.note(text)

    def failed(self, text: str, **fields: object) -> None:
        """An article that is left out."""
        self.count.failed += 1
        if self.tell is Tell.JSON:
            log("failed", **fields)
        elif self.tell is Tell.VERBOSE or self.count.failed <= SHOWN:
            self._line(f"kg: {text}")
        elif self.count.failed == SHOWN + 1:
            self._line("kg: more could not be read; from here on they are only counted")

    def advance(self, articles: int, relations: int, size: int, *, resumed: bool) -> None:
        """A shard is done."""
        self.count.articles += articles
        self.count.relations += relations
        if resumed:
            self.count.resumed += articles
        else:
            self.count.bytes += size
        self._show(self.count)

    def end(self) -> None:
        """The summary."""
        if self.tell is Tell.JSON:
            log("end", **_fields(self.count))
        elif self.tell is Tell.VERBOSE or (self.tell is Tell.NORMAL and self.count.seconds > STEP):
            say(f"kg: {_summary(self.count)}")


@contextmanager
def progress(total: int | None, tell: Tell, *, bar: bool) -> Iterator[Progress]:
    """Progress on standard error; ``bar`` False: results go to the same terminal meanwhile."""
    count = Count(total)
    if tell is Tell.JSON:
        yield Progress(tell, count, _every_step(count, lambda now: log("progress", **_fields(now))), say)
    elif tell is Tell.QUIET:
        yield Progress(tell, count, lambda _: None, say)
    elif bar and sys.stderr.isatty():
        with _bar(total) as (show, line):
            yield Progress(tell, count, show, line)
    else:
        yield Progress(tell, count, _every_step(count, lambda now: say(f"kg: {_state(now)}")), say)


def _every_step(count: Count, tell: Callable[[Count], None]) -> Callable[[Count], None]:
    last = count.started

    def show(now: Count) -> None:
        nonlocal last
        if time.monotonic() - last >= STEP:
            last = time.monotonic()
            tell(now)

    return show


@contextmanager
def _bar(total: int | None) -> Iterator[tuple[Callable[[Count], None], Callable[[str], None]]]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar
    from rich.text import Text

    columns = (
        TextColumn("articles"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        TextColumn("{task.description}"),
    )
    with Bar(*columns, console=Console(file=sys.stderr)) as bar:
        task = bar.add_task("", total=total)

        def show(count: Count) -> None:
            bar.update(task, completed=count.articles + count.failed, description=_rates(count))

        yield show, lambda line: bar.console.print(Text(printable(line)), soft_wrap=True)


def _rates(count: Count) -> str:
    articles, megabytes = count.speed()
    return f"{articles:,.0f} articles/s · {megabytes:,.2f} MB/s · {count.relations:,} relations"


def _state(count: Count) -> str:
    of = f" of {count.total:,}" if count.total else ""
    left = count.left()
    return f"{count.articles:,}{of} articles · {_rates(count)}" + (f" · {_time(left)} left" if left else "")


def _summary(count: Count) -> str:
    resumed = f", {count.resumed:,} of them done before" if count.resumed else ""
    return f"{count.articles:,} articles in {_time(count.seconds)}{resumed} · {_rates(count)}"


def _time(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours} h {minutes} min" if hours else f"{minutes} min {rest} s" if minutes else f"{rest} s"


def _fields(count: Count) -> dict[str, Any]:
    articles, megabytes = count.speed()
    left = count.left()
    return {
        "articles": count.articles,
        "of": count.total,
        "resumed": count.resumed,
        "failed": count.failed,
        "relations": count.relations,
        "bytes": count.bytes,
        "seconds": round(count.seconds, 3),
        "articles_per_second": round(articles, 1),
        "megabytes_per_second": round(megabytes, 3),
        "seconds_left": None if left is None else round(left, 1),
    }
