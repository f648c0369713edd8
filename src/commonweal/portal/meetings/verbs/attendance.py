"""Recording who was there, and that a meeting was held."""

import datetime as dt
from typing import Any

from django.db.models import Max

from commonweal.portal.access.reader import Reader
from commonweal.portal.access.verbs import audiences, things
from commonweal.portal.audit.clock import today
from commonweal.portal.audit.recording import note, recorded
from commonweal.portal.meetings.models import Attendance, Meeting
from commonweal.portal.meetings.roll import PARTS, printed
from commonweal.portal.meetings.rules.minuting import CannotStand, check_reader_can_take
from commonweal.portal.partnership.models import Person


@recorded
def record(
    meeting: Meeting, *, person: Person, part: str, by: Reader, role: str = "", substitute_for: Person | None = None
) -> Attendance | None:
    """Put a person on the roll, move them within it, or (part "") take them off it."""
    check_reader_can_take(by, meeting)
    found = Attendance.objects.filter(meeting=meeting, person=person).first()
    if not part:
        _gone(found, by)
        return None
    _check_part(part)
    if substitute_for is not None and substitute_for.pk == person.pk:
        raise CannotStand("Nobody is their own substitute.", "Choose the member who could not come.")
    agency = person.agency
    fields: dict[str, Any] = {
        "part": part,
        "role": role,
        "agency": agency,
        "substitute_for": substitute_for,
        "as_printed": printed(
            name=person.name,
            prefix=person.prefix,
            suffix=person.suffix,
            agency=agency.short_name if agency else "",
            role=role,
            substitute_for=substitute_for.name if substitute_for else "",
        )[:300],
    }
    if found is None:
        return _added(meeting, by, person=person, **fields)
    for name, value in fields.items():
        setattr(found, name, value)
    found.save(update_fields=list(fields))
    note("change attendance", by=by.account, thing=found.thing_id)
    return found


@recorded
def visitor(meeting: Meeting, *, name: str, part: str, by: Reader, role: str = "") -> Attendance:
    """Put someone on the roll by name alone: a visitor, a presenter, an officer who is no member."""
    check_reader_can_take(by, meeting)
    _check_part(part)
    name = " ".join(name.split())
    if not name:
        raise CannotStand("A visitor needs a name.", "Type it as it is to be printed.")
    return _added(meeting, by, part=part, role=role, as_printed=name[:300])


@recorded
def strike(attendance: Attendance, *, by: Reader) -> None:
    """Take an entry off the roll."""
    check_reader_can_take(by, attendance.meeting)
    _gone(attendance, by)


@recorded
def hold(meeting: Meeting, *, by: Reader, start_time: dt.time | None = None, end_time: dt.time | None = None) -> None:
    """Record that a meeting was held, and from when to when."""
    check_reader_can_take(by, meeting)
    if meeting.date > today():
        raise CannotStand("This meeting has not come yet.", "Record it as held on its day, or change its date.")
    if start_time and end_time and end_time <= start_time:
        raise CannotStand("The meeting ends before it begins.", "Look at the two times.")
    meeting.state, meeting.start_time, meeting.end_time = "held", start_time, end_time
    meeting.save(update_fields=["state", "start_time", "end_time"])
    note("hold meeting", by=by.account, thing=meeting.thing_id)


def _added(meeting: Meeting, by: Reader, **fields: Any) -> Attendance:
    last = Attendance.objects.filter(meeting=meeting).aggregate(last=Max("seq"))["last"] or 0
    return things.make(
        Attendance,
        home=meeting.thing,
        audience=audiences.public(),
        by=by,
        meeting=meeting,
        seq=last + 1,
        draft=True,
        **fields,
    )


def _gone(attendance: Attendance | None, by: Reader) -> None:
    if attendance is None:
        return
    thing = attendance.thing
    attendance.delete()
    thing.delete()
    note("strike attendance", by=by.account, thing=thing.pk)


def _check_part(part: str) -> None:
    if part not in PARTS:
        raise CannotStand(f"'{part}' is no part of a roll.", f"Choose one of: {', '.join(PARTS)}.")
