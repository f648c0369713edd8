"""The head's hash, written down outside the database every hour, so that a tail cut off the chain is found.

One line an anchor in `portal/anchors.log` of the workspace: time, kind, number of the last entry, its hash. Copy the
file to another machine: whoever can alter both the database and the file can cut the chain unseen.
"""

import datetime as dt
import fcntl
import logging
import os
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from commonweal.portal.audit import clock
from commonweal.portal.audit.models import Head

EVERY = dt.timedelta(hours=1)
HOURLY, RESTORED = "hourly", "restored"
LAST_LINE = 200  # bytes: more than a line is long
logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Anchor:
    """What the chain's head was at a moment."""

    at: dt.datetime
    kind: str
    sequence: int
    hash: str

    @classmethod
    def read(cls, line: str) -> "Anchor":
        """One line of the file. Raises ValueError where it is not one."""
        at, kind, sequence, head = line.split()
        return cls(dt.datetime.fromisoformat(at), kind, int(sequence), head)

    def __str__(self) -> str:
        return f"{self.at.isoformat(timespec='seconds')} {self.kind} {self.sequence} {self.hash}"


def file() -> Path:
    """Where the anchors lie: in the workspace, beside the database and not in it."""
    return Path(settings.WORKSPACE.portal) / "anchors.log"


def held() -> list[str]:
    """The file's lines, in the order in which they were written."""
    try:
        return file().read_text(encoding="ascii", errors="replace").splitlines()
    except FileNotFoundError:
        return []


def anchor_if_due() -> bool:
    """Write the head down if an hour has passed since that was last done; whether it was.

    Called after every append, and by the worker hourly. A file that cannot be written is told in the server's log: the
    chain itself is whole, and `commonweal audit verify` says how old the last anchor is.
    """
    try:
        with _opened() as descriptor:
            last = _last(descriptor)
            now = clock.now()
            if last is not None and dt.timedelta(0) <= now - last.at < EVERY:
                return False
            head = Head.objects.filter(id=1).first()
            if head is None or (last is not None and head.sequence == last.sequence):
                return False
            _write(descriptor, Anchor(now, HOURLY, head.sequence, head.hash))
            return True
    except OSError:
        logger.exception("the audit's head could not be anchored in %s", file().name)
        return False


def restored(sequence: int, head: str) -> None:
    """Write down that a backup was restored, whose last entry was this one: later anchors before it are explained."""
    with _opened() as descriptor:
        _write(descriptor, Anchor(clock.now(), RESTORED, sequence, head))


class _opened:  # noqa: N801 - used as a verb
    """The file, open for appending and locked, readable by its owner alone."""

    def __enter__(self) -> int:
        path = file()
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        self.descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600)
        fcntl.flock(self.descriptor, fcntl.LOCK_EX)
        return self.descriptor

    def __exit__(self, *_: object) -> None:
        os.close(self.descriptor)


def _last(descriptor: int) -> Anchor | None:
    size = os.fstat(descriptor).st_size
    lines = os.pread(descriptor, LAST_LINE, max(0, size - LAST_LINE)).decode("ascii", "replace").splitlines()
    try:
        return Anchor.read(lines[-1]) if lines else None
    except ValueError:
        return None  # a line cut short by a crash: anchor again


def _write(descriptor: int, anchor: Anchor) -> None:
    size = os.fstat(descriptor).st_size
    torn = size > 0 and os.pread(descriptor, 1, size - 1) != b"\n"
    os.write(descriptor, f"{chr(10) if torn else ''}{anchor}\n".encode("ascii"))
    os.fsync(descriptor)
