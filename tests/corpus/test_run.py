"""Runs: the same results with any number of processes, in order; killed workers; shards of an earlier run."""

import multiprocessing
from collections.abc import Iterator, Sequence
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path

import pytest

from kg.corpus import pool as pool_module
from kg.corpus import run as run_module
from kg.corpus.plan import Shard, cut
from kg.corpus.pool import InProcess, Processes
from kg.corpus.result import Failure
from kg.corpus.run import Finished, Run
from kg.corpus.settings import Kind
from kg.corpus.shards import WorkFolder
from kg.lexicon import Lexicon
from kg.model import Article, Extraction
from kg.pipeline import Options, extract_all
from tests.corpus.made_up import KILLER, SLEEPER, articles, deadly, endless, settings


def lines(finished: list[Finished]) -> list[bytes]:
    return [line for one in finished for line in one.result.lines]


def finish(shards: list[Shard], jobs: int, folder: WorkFolder | None = None, kind: Kind = Kind.LINES) -> list[Finished]:
    with InProcess(settings(kind)) if jobs == 1 else Processes(jobs, settings(kind)) as executor:
        return list(Run(settings(kind), executor, folder, 3 * jobs).finish(shards))


@pytest.mark.parametrize("kind", Kind)
def test_any_number_of_processes_gives_the_same(kind: Kind) -> None:
    shards = list(cut(articles(600)))
    assert len(shards) > 5
    one, two, three = (lines(finish(shards, jobs, kind=kind)) for jobs in (1, 2, 3))
    assert len(one) == 600
    assert one == two == three


def test_who_kills_its_worker_fails_and_the_others_go_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run_module, "work", deadly)
    killers = [Article(f"{KILLER}{number}", "زار ماكرون مصر.") for number in range(2)]
    many = list(articles(120))
    shards = list(cut([*many[:50], killers[0], *many[50:90], killers[1], *many[90:]]))
    finished = finish(shards, 2)
    assert lines(finished) == lines(finish(list(cut(many)), 1))
    failures = [failure for one in finished for failure in one.result.failures]
    assert failures == [Failure.of_death(killer) for killer in killers]


def test_a_worker_that_cannot_be_started_yet_is_tried_again(monkeypatch: pytest.MonkeyPatch) -> None:
    start, errors = Processes._started, iter((EOFError(), ConnectionRefusedError(), BrokenPipeError()))

    def late(self: Processes) -> tuple[BaseProcess, Connection]:
        for error in errors:
            raise error
        return start(self)

    monkeypatch.setattr(Processes, "_started", late)
    (finished,) = finish([Shard("content", tuple(articles(4)), (), 0)], 2)
    assert (len(finished.result.lines), finished.result.failures) == (4, ())


def test_who_never_ends_fails_and_the_others_go_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run_module, "work", endless)
    monkeypatch.setattr(pool_module, "PATIENCE", (8.0, 0.0))
    sleeper = Article(f"{SLEEPER}1", "زار ماكرون مصر.")
    many = list(articles(4))
    (finished,) = finish([Shard("content", (*many[:2], sleeper, *many[2:]), (), 0)], 2)
    assert lines([finished]) == lines(finish([Shard("content", tuple(many), (), 0)], 1))
    assert finished.result.failures == (Failure.of_delay(sleeper),)


def test_a_rule_that_breaks_leaves_one_article_out(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(articles: Sequence[Article], lexicon: Lexicon, options: Options) -> Iterator[Extraction]:
        return [][0] if any(article.id == "n7" for article in articles) else extract_all(articles, lexicon, options)

    monkeypatch.setattr("kg.corpus.work.extract_all", broken)
    (finished,) = finish([Shard("content", tuple(articles(9)), (), 0)], 1)
    assert len(finished.result.lines) == 8
    (failure,) = finished.result.failures
    assert (failure.id, failure.cause) == ("n7", "IndexError: list index out of range")
    assert failure.where.startswith("tests/corpus/test_run.py:")


def test_an_earlier_run_is_gone_on_from(tmp_path: Path) -> None:
    shards = list(cut(articles(300)))
    with WorkFolder(tmp_path / "work", "stamp") as folder:
        first = Run(settings(), InProcess(settings()), folder, 0).finish(shards)
        begun = [next(first), next(first)]
        first.close()
    with WorkFolder(tmp_path / "work", "stamp") as folder:
        assert (folder.done, folder.outdated) == (2, 0)
        finished = finish(shards, 1, folder)
        assert [one.resumed for one in finished] == [True, True] + [False] * (len(shards) - 2)
        assert lines(finished[:2]) == lines(begun)
        assert lines(finished) == lines(finish(shards, 1))
        folder.remove()
    assert not (tmp_path / "work").exists()
    with WorkFolder(tmp_path / "work", "other") as folder:
        finish(shards[:2], 1, folder)
    with WorkFolder(tmp_path / "work", "stamp") as folder:
        assert (folder.done, folder.outdated) == (0, 2)


def test_a_shard_that_is_not_whole_is_done_anew(tmp_path: Path) -> None:
    shards = list(cut(articles(100)))
    with WorkFolder(tmp_path / "work", "stamp") as folder:
        whole = finish(shards, 1, folder)
        file = whole[0].file
        assert file is not None
        for damaged in (b"", file.read_bytes()[:-9], b"[]\n", b"{}\n"):
            file.write_bytes(damaged)
            again = finish(shards, 1, folder)
            assert [one.resumed for one in again] == [False] + [True] * (len(shards) - 1)
            assert lines(again) == lines(whole)


def test_few_shards_are_under_way() -> None:
    taken: list[str] = []

    def watched() -> Iterator[Shard]:
        for shard in cut(articles(2_000)):
            taken.append(shard.content)
            yield shard

    running = Run(settings(), InProcess(settings()), None, 4).finish(watched())
    next(running)
    assert len(taken) <= 5
    running.close()


def test_workers_end_with_the_run() -> None:
    finish(list(cut(articles(100))), 2)
    assert multiprocessing.active_children() == []
