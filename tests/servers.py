"""A real SPARQL server on loopback, for the tests that need one."""

import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

OXIGRAPH = Path(sys.executable).with_name("oxigraph")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


@contextmanager
def sparql_server(folder: Path) -> Iterator[str]:
    """The address of an Oxigraph server whose data stand in the folder."""
    address = f"127.0.0.1:{free_port()}"
    command = [str(OXIGRAPH), "serve", "--location", str(folder), "--bind", address]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            wait_for(f"http://{address}/")
            yield f"http://{address}"
        finally:
            process.terminate()


def wait_for(address: str) -> None:
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        try:
            urllib.request.urlopen(address, timeout=1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise AssertionError(f"{address} did not come up")
