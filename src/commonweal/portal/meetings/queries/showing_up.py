"""Attendance by agency.

A meeting that was cancelled is not counted, nor one whose roll names nobody's agency, as old minutes often have it;
an agency is asked for only where somebody sits on the body for it, and from the day when it joined.
"""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass
from uuid import UUID

from commonweal.portal.access.queries import readable
from commonweal.portal.access.reader import Reader
from commonweal.portal.meetings.models import Attendance, Meeting
from commonweal.portal.meetings.queries.shown import shown
from commonweal.portal.partnership.models import Agency, Membership

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


def attendance_by_agency(reader: Reader, body: UUID, since: dt.date, until: dt.date) -> tuple[AgencyAttendance, ...]:
    """Attendance at meetings held from a day until a day, by agency, in the agencies' alphabetical order."""
    meetings = readable(reader, Meeting).filter(body=body, state="held", date__gte=since, date__lte=until)
    dates = dict(meetings.values_list("pk", "date"))
    came: dict[UUID, set[UUID]] = defaultdict(set)
    substitutes: dict[UUID, set[UUID]] = defaultdict(set)
    apologised: dict[UUID, set[UUID]] = defaultdict(set)
    rows = shown(reader, Attendance).filter(meeting__in=sorted(dates), agency__isnull=False)
    for meeting, agency, part, substitute in rows.values_list("meeting", "agency", "part", "substitute_for"):
        (came if part in CAME else apologised)[agency].add(meeting)
        if substitute and part in CAME:
            substitutes[agency].add(meeting)
    told = set().union(*came.values(), *apologised.values())
    dates = {meeting: date for meeting, date in dates.items() if meeting in told}
    agencies = Agency.objects.filter(pk__in=_sitting(body, since, until) | set(came) | set(apologised))
    return tuple(
        AgencyAttendance(
            agency.pk, agency.short_name, len(held), len(came[agency.pk] & held),
            len(substitutes[agency.pk] & held), len((apologised[agency.pk] - came[agency.pk]) & held),
        )
        for agency in agencies.order_by("name", "pk")
        if (held := _held_with(agency, dates))
    )  # fmt: skip


def _sitting(body: UUID, since: dt.date, until: dt.date) -> set[UUID]:
    """The agencies that somebody sat on the body for: of no other is it asked whether they came."""
    seats = Membership.objects.filter(body=body, since__lte=until).exclude(until__lt=since)
    return {agency or own for agency, own in seats.values_list("agency", "person__agency") if agency or own}


def _held_with(agency: Agency, dates: dict[UUID, dt.date]) -> set[UUID]:
    since, until = agency.since or dt.date.min, agency.until or dt.date.max
    return {meeting for meeting, date in dates.items() if since <= date <= until}
