"""The course of events: what happens when, in order of time, so that the audit chain reads as the years went."""

import datetime as dt
import heapq
from collections.abc import Callable
from itertools import count
from zoneinfo import ZoneInfo

from commonweal.portal.audit import clock
from commonweal.portal.audit.recording import recording

LONDON = ZoneInfo("Europe/London")


class Course:
    """Acts with their moments. An act may plan later ones. What lies in the future is not done."""

    def __init__(self) -> None:
        self._planned: list[tuple[dt.datetime, int, Callable[[], None]]] = []
        self._order = count()

    def plan(self, day: dt.date, act: Callable[[], None], *, days: int = 0, hour: int = 9) -> None:
        """Have an act done on a day, or so many days after it."""
        moment = dt.datetime.combine(day + dt.timedelta(days=days), dt.time(hour), LONDON)
        heapq.heappush(self._planned, (moment, next(self._order), act))

    def run(self, until: dt.datetime) -> None:
        """Do everything up to a moment, each act at its own."""
        while self._planned and self._planned[0][0] <= until:
            moment, _, act = heapq.heappop(self._planned)
            with clock.retelling(moment), recording():
                act()
