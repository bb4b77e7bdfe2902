"""A Dask cluster: the same bytes as one process, also when a worker is killed; clear lines where it cannot work."""

import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import BrokenExecutor
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from kg.cli import main
from kg.corpus.cluster import Cluster, checked, cluster
from kg.corpus.plan import cut
from kg.corpus.pool import InProcess
from kg.corpus.run import Finished, Run
from kg.corpus.settings import Kind, Settings, Words
from kg.corpus.stamp import stamp
from kg.corpus.work import work
from kg.errors import MissingExtra, RawabitError
from kg.model import Article
from tests.corpus.made_up import articles

distributed = pytest.importorskip("distributed", reason="needs the extra dask")

pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("ignore")]  # Dask's own warnings are not ours to mend

SETTINGS = Settings(Kind.LINES, Words(), stamp(Words()))


@pytest.fixture(scope="module")
def client() -> Iterator[Any]:
    """Two workers, each a process of its own."""
    with cluster("local:2") as opened:
        yield opened


def lines(finished: Iterator[Finished]) -> list[bytes]:
    return [line for one in finished for line in one.result.lines]


def alone(many: list[Article]) -> list[bytes]:
    return lines(Run(SETTINGS, InProcess(SETTINGS), None, 0).finish(cut(many)))


def test_the_same_as_one_process(client: Any) -> None:
    many = list(articles(300))
    executor = Cluster(client)
    assert executor.workers == 2
    assert lines(Run(SETTINGS, executor, None, 6).finish(cut(many))) == alone(many)


def slowly(batch: tuple[Article, ...], one: Settings) -> bytes:
    time.sleep(0.2)
    return work(batch, one)


def test_a_worker_that_is_killed_on_the_way_changes_nothing(client: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.corpus.run.work", slowly)
    many = list(articles(600))
    before = client.run(os.getpid)
    victim = min(before.values())
    threading.Timer(0.7, os.kill, (victim, signal.SIGKILL)).start()
    found = lines(Run(SETTINGS, Cluster(client), None, 6).finish(cut(many)))
    assert found == alone(many)
    client.wait_for_workers(2, timeout=60)
    assert set(client.run(os.getpid).values()) != set(before.values())


def ends_its_worker(*_: object) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def test_what_kills_every_worker_is_a_broken_executor(client: Any) -> None:
    with pytest.raises(BrokenExecutor):
        Cluster(client).submit(ends_its_worker, (), SETTINGS).result(timeout=60)
    client.wait_for_workers(2, timeout=60)


def test_an_error_of_the_work_is_the_callers(client: Any) -> None:
    with pytest.raises(ZeroDivisionError):
        Cluster(client).submit(divided, (), SETTINGS).result(timeout=60)


def divided(*_: object) -> float:
    return 1 / 0


def test_a_worker_with_other_rules_does_nothing() -> None:
    other = Settings(Kind.LINES, Words(), "other")
    with pytest.raises(RawabitError, match="other rules or lists"):
        checked(work, tuple(articles(1)), other)


def test_a_cluster_that_is_there(client: Any) -> None:
    with cluster(client.scheduler.address) as other:
        batch = tuple(articles(3))
        assert Cluster(other).submit(work, batch, SETTINGS).result(timeout=60) == work(batch, SETTINGS)


def test_a_scheduler_that_goes(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", "0"]
    file = tmp_path / "scheduler.json"
    scheduler = subprocess.Popen([*command, "--no-dashboard", "--scheduler-file", str(file)], stderr=subprocess.DEVNULL)
    try:
        while not (file.exists() and file.read_text(encoding="utf-8").endswith("}")):
            time.sleep(0.1)
        address = json.loads(file.read_text(encoding="utf-8"))["address"]
        with distributed.Client(address, set_as_default=False) as opened:
            future = Cluster(opened).submit(work, tuple(articles(1)), SETTINGS)  # waits: there is no worker
            scheduler.kill()
            with pytest.raises(RawabitError, match="the Dask cluster is gone"):
                future.result(timeout=60)
    finally:
        scheduler.kill()
        scheduler.wait()


def test_nobody_answers() -> None:
    with (
        pytest.raises(RawabitError, match=r"^tcp://127\.0\.0\.1:9: no Dask scheduler with a worker answers"),
        cluster("tcp://127.0.0.1:9"),
    ):
        pass


def test_dask_may_be_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(MissingExtra, match="pip install distributed"), cluster("local"):
        pass


def test_the_command(tmp_path: Path) -> None:
    text = "التقى الرئيس المصري نظيره الفرنسي في باريس أمس. " * 60
    news = tmp_path / "news.jsonl"
    news.write_text(
        "".join(f'{{"id": {number}, "text": "{text}{number}"}}\n' for number in range(60)), encoding="utf-8"
    )
    ours, theirs = tmp_path / "ours.jsonl", tmp_path / "theirs.jsonl"
    for arguments in (["-o", ours, "--jobs", "1"], ["-o", theirs, "--cluster", "local:2"]):
        result = CliRunner().invoke(main, ["extract", str(news), *map(str, arguments)])
        assert result.exit_code == 0, result.output
    assert ours.read_bytes() == theirs.read_bytes()
