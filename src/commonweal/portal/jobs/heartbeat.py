"""A thread that shows that a worker lives while its job keeps it busy."""

import threading
from types import TracebackType

from django.db import DatabaseError, connection

from commonweal.portal.jobs.work import Work

EVERY = 15.0  # seconds


class Heartbeat:
    """Beats for as long as its `with` block runs."""

    def __init__(self, work: Work, every: float = EVERY) -> None:
        self._work, self._every = work, every
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._beat, name="heartbeat", daemon=True)

    def __enter__(self) -> "Heartbeat":
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, _: BaseException | None, __: TracebackType | None) -> None:
        self._ended.set()
        self._thread.join(timeout=self._every)

    def _beat(self) -> None:
        try:
            while not self._ended.wait(self._every):
                try:
                    self._work.beat()
                except DatabaseError:
                    connection.close()  # busy or away: the next beat tries anew, and five may be missed
        finally:
            connection.close()
