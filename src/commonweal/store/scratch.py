"""Where an engine puts what does not fit into memory: a folder for the owner alone, gone when the engine is.

The store's restricted part may be spilled too, and the folder for temporary files is everybody's. What a killed
process leaves is removed by the next one: nobody holds its lock any more.
"""

import fcntl
import os
import shutil
import tempfile
import weakref
from pathlib import Path

PREFIX = "commonweal-scratch-"


def private_folder(owner: object) -> Path:
    """Make one where temporary files go (`$TMPDIR`); removed with its owner, or at the end of the process."""
    _sweep(Path(tempfile.gettempdir()))
    folder = Path(tempfile.mkdtemp(prefix=PREFIX))
    lock = os.open(folder, os.O_RDONLY)
    fcntl.flock(lock, fcntl.LOCK_EX)
    weakref.finalize(owner, _remove, folder, lock, os.getpid())
    return folder


def _remove(folder: Path, lock: int, process: int) -> None:
    if os.getpid() == process:  # a forked child has the object too, but the folder is its parent's
        shutil.rmtree(folder, ignore_errors=True)
        os.close(lock)


def _sweep(place: Path) -> None:
    for folder in place.glob(f"{PREFIX}*"):
        try:
            lock = os.open(folder, os.O_RDONLY | os.O_NOFOLLOW)
        except OSError:  # another user's, or gone just now
            continue
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            shutil.rmtree(folder, ignore_errors=True)
        except BlockingIOError:  # somebody is at work there
            pass
        finally:
            os.close(lock)
