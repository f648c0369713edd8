"""How many answers of visitors this process takes in a minute: beyond people's pace, a machine is writing."""

import threading
import time
from collections.abc import Callable

A_MINUTE = 20
SECONDS = 60.0


class Allowance:
    """Counts what came in this minute; keeps nothing of whom it came from."""

    def __init__(self, a_minute: int = A_MINUTE, clock: Callable[[], float] = time.monotonic) -> None:
        self._most, self._clock, self._lock = a_minute, clock, threading.Lock()
        self._began, self._taken = clock(), 0

    def takes(self) -> bool:
        """Whether one more is taken now."""
        with self._lock:
            if self._clock() - self._began >= SECONDS:
                self._began, self._taken = self._clock(), 0
            self._taken += 1
            return self._taken <= self._most


answers = Allowance()
