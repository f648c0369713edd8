"""How well the partnership keeps its own rules: attendance by agency, time to completion, promises unkept.

A meeting that was cancelled is not counted; an agency is asked for only from the day when it joined.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from statistics import median
from uuid import UUID

from commonweal.portal.access.queries import readable
from commonweal.portal.access.reader import Reader
from commonweal.portal.meetings.models import Attendance, Meeting
from commonweal.portal.partnership.models import Agency
from commonweal.portal.tasks.models import Action

CAME = ("present", "officers", "in attendance")


@dataclass(frozen=True, slots=True)
class AgencyAttendance:
    """One agency over a time: meetings held while it was in the partnership, how many it came to, and apologies."""

    agency: UUID
    name: str
    held: int
    came: int
    by_substitute: int
    apologies_alone: int

    @property
    def silent(self) -> int:
        """Meetings without anyone, and without a word."""
        return self.held - self.came - self.apologies_alone


@dataclass(frozen=True, slots=True)
class Kept:
    """Promises of a time: how many were made, are done, are open; the middle number of days to completion."""

    made: int
    done: int
    dropped: int
    open: int
    days_to_done: float | None


def attendance_by_agency(
    reader: Reader, body: UUID, since: dt.date, until: dt.date
) -> tuple[AgencyAttendance, ...]:
    """Attendance at meetings held from a day until a day, by agency, in the agencies' alphabetical order."""
    meetings = readable(reader, Meeting).filter(body=body, state="held", date__gte=since, date__lte=until)
    dates = dict(meetings.values_list("pk", "date"))
    came: dict[UUID, set[UUID]] = defaultdict(set)
    substitutes: dict[UUID, set[UUID]] = defaultdict(set)
    apologised: dict[UUID, set[UUID]] = defaultdict(set)
    rows = readable(reader, Attendance).filter(meeting__in=sorted(dates), agency__isnull=False)
    for meeting, agency, part, substitute in rows.values_list("meeting", "agency", "part", "substitute_for"):
        (came if part in CAME else apologised)[agency].add(meeting)
        if substitute and part in CAME:
            substitutes[agency].add(meeting)
    agencies = Agency.objects.order_by("name", "pk")
    return tuple(
        AgencyAttendance(
            agency.pk, agency.short_name, len(held), len(came[agency.pk] & held),
            len(substitutes[agency.pk] & held), len((apologised[agency.pk] - came[agency.pk]) & held),
        )
        for agency in agencies
        if (held := _held_with(agency, dates))
    )  # fmt: skip


def _held_with(agency: Agency, dates: dict[UUID, dt.date]) -> set[UUID]:
    since, until = agency.since or dt.date.min, agency.until or dt.date.max
    return {meeting for meeting, date in dates.items() if since <= date <= until}


def promises(reader: Reader, since: dt.date, until: dt.date, agency: UUID | None = None) -> Kept:
    """The actions raised from a day until a day, of one agency or of all."""
    rows = readable(reader, Action).filter(raised_on__gte=since, raised_on__lte=until)
    if agency:
        rows = rows.filter(agency=agency)
    found = list(rows.values_list("state", "raised_on", "closed_on"))
    states = [state for state, _, _ in found]
    return Kept(
        made=len(found), done=states.count("done"), dropped=states.count("dropped"), open=states.count("open"),
        days_to_done=_middle((closed - raised).days for state, raised, closed in found if state == "done" and closed),
    )  # fmt: skip


def _middle(days: Iterable[int]) -> float | None:
    known = list(days)
    return float(median(known)) if known else None
