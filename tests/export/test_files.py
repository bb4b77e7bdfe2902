import os
import subprocess
import sys
from pathlib import Path

import pytest

from kg.errors import OutputError
from kg.export.files import make_folder, replacing


def test_the_new_content_takes_the_place_of_the_old(tmp_path: Path) -> None:
    path = tmp_path / "رسم.ttl"
    path.write_bytes(b"old")
    with replacing(path) as stream:
        stream.write(b"new")
        assert path.read_bytes() == b"old"
    assert path.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [path]


def test_what_killed_programs_left_is_taken_away(tmp_path: Path) -> None:
    kill = "import os, sys, pathlib; from kg.export.files import replacing\n"
    kill += "with replacing(pathlib.Path(sys.argv[1])) as stream: os.kill(os.getpid(), 9)"
    path = tmp_path / "a[b].ttl"
    subprocess.run([sys.executable, "-c", kill, str(path)], check=False)
    (left,) = tmp_path.iterdir()
    running = left.with_name(f".{path.name}.{os.getppid()}.part")
    others = [running, left.with_name(".a[b].ttl.x.part"), left.with_name(f".b.ttl.{left.name.split('.')[-2]}.part")]
    for other in others:
        other.write_bytes(b"")
    with replacing(path) as stream:
        stream.write(b"new")
    assert set(tmp_path.iterdir()) == {path, *others}


def fail_halfway(path: Path, error: BaseException | type[BaseException]) -> None:
    with replacing(path) as stream:
        stream.write(b"half")
        raise error


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt, OSError(28, "No space left on device")])
def test_an_error_leaves_the_good_file_and_nothing_else(
    tmp_path: Path, error: BaseException | type[BaseException]
) -> None:
    path = tmp_path / "graph.ttl"
    path.write_bytes(b"good")
    with pytest.raises((ValueError, KeyboardInterrupt, OutputError)):
        fail_halfway(path, error)
    assert path.read_bytes() == b"good"
    assert list(tmp_path.iterdir()) == [path]


def test_a_full_disk_is_told_in_one_line(tmp_path: Path) -> None:
    path = tmp_path / "graph.ttl"
    with pytest.raises(OutputError) as caught, replacing(path):
        raise OSError(28, "No space left on device")
    assert str(caught.value) == f"{path}: cannot be written: No space left on device (choose another place with -o)"


def test_a_folder_that_is_missing_or_in_the_way(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="No such file or directory"), replacing(tmp_path / "none" / "a.ttl"):
        pass
    (tmp_path / "folder").mkdir()
    with pytest.raises(OutputError, match="Is a directory"), replacing(tmp_path / "folder"):
        pass
    assert sorted(p.name for p in tmp_path.iterdir()) == ["folder"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(OutputError, match="Permission denied"), replacing(tmp_path / "a.ttl"):
        pass


def test_a_file_where_a_folder_should_be(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(OutputError, match="file/out: cannot be written: Not a directory"):
        make_folder(tmp_path / "file" / "out")
    make_folder(tmp_path / "a" / "b")
    assert (tmp_path / "a" / "b").is_dir()


def test_a_link_keeps_pointing_at_the_file(tmp_path: Path) -> None:
    (tmp_path / "real").write_bytes(b"old")
    (tmp_path / "link").symlink_to(tmp_path / "real")
    with replacing(tmp_path / "link") as stream:
        stream.write(b"new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_bytes() == b"new"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no such device")
def test_a_device_is_written_to_and_never_replaced() -> None:
    with replacing(Path("/dev/null")) as stream:
        stream.write(b"text")
    assert Path("/dev/null").is_char_device()
    with pytest.raises(OutputError, match="No space left on device"), replacing(Path("/dev/full")) as stream:
        stream.write(b"text")
    assert Path("/dev/full").is_char_device()
