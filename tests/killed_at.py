"""A process that is killed at a chosen one of the moments at which it touches a folder, however busy the machine is."""

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path

TOUCHES = {"open", "os.link", "os.mkdir", "os.remove", "os.rename", "os.rmdir"}  # as Python's audit events name them


def killed_at(moment: int | None, folder: Path, work: Callable[..., object], *args: object) -> None:
    """Do some work, in a process of its own, and be killed just before it touches the folder for the so manieth time.

    Where it touches it less often, or `moment` is None, the work is done, and `touches` says how often it did.
    """
    met = 0

    def look(event: str, said: tuple[object, ...]) -> None:
        nonlocal met
        if event in TOUCHES and isinstance(said[0], str | os.PathLike) and Path(said[0]).is_relative_to(folder):
            if met == moment:
                os.kill(os.getpid(), signal.SIGKILL)
            met += 1

    sys.addaudithook(look)
    work(*args)
    touched = met
    _count(folder).write_text(str(touched))


def touches(folder: Path) -> int:
    """How often the work that was done touched the folder."""
    return int(_count(folder).read_text())


def _count(folder: Path) -> Path:
    return folder.with_name(f"{folder.name}-touches")
