"""How late a promise is: in meetings of its body that passed since it was due, else in days.

A promise for "a future meeting" names no day. Every meeting of the body after it was made was one that it could have
come to; it is late once one has passed, and stays open until an item answers it.
"""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from commonweal.portal.tasks.models import OPEN, Action
from commonweal.portal.tasks.surroundings import MeetingDay

SOON = dt.timedelta(days=28)


@dataclass(frozen=True, slots=True)
class Lateness:
    """Days since it was due (0 where no day was named) and meetings since."""

    days: int
    meetings: int

    @property
    def words(self) -> str:
        """`2 meetings late`, `4 days late`."""
        many, unit = (self.meetings, "meeting") if self.meetings else (self.days, "day")
        return f"{many} {unit}{'' if many == 1 else 's'} late"


@dataclass(frozen=True, slots=True)
class Calendar:
    """The meetings that a reader may know of, and today."""

    today: dt.date
    by_id: dict[UUID, MeetingDay]
    by_body: dict[UUID | None, tuple[dt.date, ...]]

    @classmethod
    def of(cls, meetings: tuple[MeetingDay, ...], today: dt.date) -> "Calendar":
        """Arranged for look-ups."""
        by_body: dict[UUID | None, list[dt.date]] = {}
        for day in meetings:
            by_body.setdefault(day.body, []).append(day.date)
        return cls(today, {day.id: day for day in meetings}, {body: tuple(days) for body, days in by_body.items()})

    def due_day(self, action: Action) -> dt.date | None:
        """The day on which it is due: its own, or that of the meeting it was promised for."""
        meeting = self.by_id.get(action.due_at_id) if action.due_at_id else None
        return action.due_on or (meeting.date if meeting else None)

    def lateness(self, action: Action) -> Lateness | None:
        """How late it is; None where it is not, or was closed."""
        if action.state != OPEN:
            return None
        due = self.due_day(action)
        if due is not None:
            return Lateness((self.today - due).days, self._passed(action, due)) if due < self.today else None
        if not action.due_as_printed:
            return None
        passed = self._passed(action, action.raised_on + dt.timedelta(days=1))
        return Lateness(0, passed) if passed else None

    def is_due_soon(self, action: Action) -> bool:
        """Whether it is open, not late, and due within four weeks."""
        due = self.due_day(action)
        return action.state == OPEN and due is not None and self.today <= due <= self.today + SOON

    def _passed(self, action: Action, since: dt.date) -> int:
        return sum(since <= day < self.today for day in self.by_body.get(action.body_id, ()))
