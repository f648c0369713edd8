"""Whoever asks the store from an open page takes a turn: one answer at a time, and so many a minute for visitors.

An answer takes the machine seconds, and anyone may ask. While one is worked out a visitor is told to come back; who is
signed in waits a while.
"""

import threading
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from commonweal.portal.access.refusals import NotNow

A_MINUTE = 6  # answers to visitors, all of them together
SECONDS = 60.0
PATIENCE = 20.0  # seconds that who is signed in waits


class Busy(NotNow):
    """Others are being answered."""


class Turns:
    """The turns of one process."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock, self._turn = clock, threading.Lock()
        self._visitors: deque[float] = deque(maxlen=A_MINUTE)

    @contextmanager
    def one(self, *, visitor: bool) -> Iterator[None]:
        """Take a turn; Busy where it is someone else's."""
        if not self._turn.acquire(timeout=0 if visitor else PATIENCE):
            raise self._busy()
        try:
            if visitor:
                self._let_in()
            yield
        finally:
            self._turn.release()

    def _let_in(self) -> None:
        now = self._clock()
        if len(self._visitors) == A_MINUTE and now - self._visitors[0] < SECONDS:
            raise self._busy()
        self._visitors.append(now)

    @staticmethod
    def _busy() -> Busy:
        return Busy("Others are being answered at this moment.", "Try again in a minute; your words are still here.")


turns = Turns()
