"""Refusals of visitors who are not signed in: entered up to a number a minute, the rest counted.

Anyone may ask for addresses that are not there, as fast as they like; the chain, which is never shortened, must not
grow at their pace. What is beyond is one entry that says how many there were, when the next minute begins.
"""

import threading
import time
from collections.abc import Callable, Sequence

from commonweal.portal.audit.chain import Act

A_MINUTE = 60  # refusals of visitors, all of them together
SECONDS = 60.0


class Allowance:
    """How many refusals of visitors this process has entered in this minute, and how many it only counted."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock, self._lock = clock, threading.Lock()
        self._began, self._entered, self._beyond = clock(), 0, 0

    def of(self, refusals: Sequence[Act]) -> list[Act]:
        """What of these is entered now: all of whoever is signed in, and of visitors' what the minute allows."""
        with self._lock:
            return [entry for act in refusals for entry in ([act] if act.doer else self._of_a_visitor(act))]

    def _of_a_visitor(self, act: Act) -> list[Act]:
        told: list[Act] = []
        if self._clock() - self._began >= SECONDS:
            if self._beyond:
                told.append(Act("refused more", None, None, f"{self._beyond} more refusals of visitors in one minute"))
            self._began, self._entered, self._beyond = self._clock(), 0, 0
        if self._entered < A_MINUTE:
            self._entered += 1
            return [*told, act]
        self._beyond += 1
        return told


visitors = Allowance()
