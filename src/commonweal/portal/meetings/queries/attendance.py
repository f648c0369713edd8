"""The roll of a meeting, and its quorum, as a reader may see them."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q

from commonweal.portal.access.queries import readable
from commonweal.portal.access.reader import Reader
from commonweal.portal.meetings.models import Attendance, Meeting, Practice
from commonweal.portal.meetings.queries.shown import shown
from commonweal.portal.meetings.roll import ROLES, Quorum
from commonweal.portal.partnership.models import Membership


@dataclass(frozen=True, slots=True)
class Attendee:
    """One line of the roll."""

    id: UUID
    person: UUID | None
    name: str
    as_printed: str
    agency: str
    part: str
    role: str
    substitute_for: UUID | None
    substitute_for_name: str


@dataclass(frozen=True, slots=True)
class Seat:
    """A person who sits on the body on the day of a meeting."""

    person: UUID
    name: str
    agency: str
    role: str
    officer: bool


def roll(reader: Reader, meeting: UUID, *, out: bool = False) -> tuple[Attendee, ...]:
    """Everyone on the roll that this reader may see: chair, vice chair, then as they were put down.

    `out`: for a rendering that is being composed for this reader, before it is out.
    """
    rows = (
        (readable if out else shown)(reader, Attendance)
        .filter(meeting=meeting)
        .select_related("person", "agency", "substitute_for")
    )
    lines = [
        Attendee(
            row.pk, row.person_id, row.person.name if row.person else row.as_printed, row.as_printed,
            row.agency.short_name if row.agency else "", row.part, row.role, row.substitute_for_id,
            row.substitute_for.name if row.substitute_for else "",
        )
        for row in rows.order_by("seq", "pk")
    ]  # fmt: skip
    return tuple(
        sorted(lines, key=lambda line: ROLES.index(line.role) if line.person and line.role in ROLES else len(ROLES))
    )


def quorum(reader: Reader, meeting: Meeting, lines: Iterable[Attendee]) -> Quorum:
    """Members present and their agencies, beside what the body's practice asks for."""
    present = [line for line in lines if line.part == "present"]
    practice = readable(reader, Practice).filter(body=meeting.body_id).first()
    return Quorum(
        people=len(present),
        agencies=len({line.agency for line in present if line.agency}),
        needed_people=practice.quorum if practice else 0,
        needed_agencies=practice.quorum_agencies if practice else 0,
    )


def seats(meeting: Meeting) -> tuple[Seat, ...]:
    """Who sits on the body on that day: the list that the roll is ticked from."""
    living = Membership.objects.filter(
        Q(until=None) | Q(until__gte=meeting.date), body=meeting.body_id, since__lte=meeting.date
    ).exclude(role="administrator")
    found: dict[UUID, Seat] = {}
    for held in living.select_related("person", "agency").order_by("person__name", "pk"):
        role = "Chair" if held.role == "chair" else ("Vice Chair" if held.seat.lower() == "vice chair" else "")
        if held.person_id not in found or role:
            agency = held.agency or held.person.agency
            found[held.person_id] = Seat(
                held.person_id, held.person.name, agency.short_name if agency else "", role, held.role == "clerk"
            )
    return tuple(sorted(found.values(), key=lambda seat: (seat.agency, seat.name)))
