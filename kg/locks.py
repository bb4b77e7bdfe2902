"""Lock files: who holds one keeps other programs out. The system lets it go when the program ends, however it ends."""

from pathlib import Path
from typing import IO


def lock(path: Path, *, exclusive: bool) -> IO[bytes] | None:
    """The open file at ``path``, made where it is missing and locked until it is closed.

    None on a system without file locks. Raises BlockingIOError where another program holds it, and OSError where the
    file cannot be made.
    """
    try:
        import fcntl
    except ImportError:
        return None
    file = path.open("ab")
    try:
        fcntl.flock(file, (fcntl.LOCK_EX if exclusive else fcntl.LOCK_SH) | fcntl.LOCK_NB)
    except BlockingIOError:
        file.close()
        raise
    return file
