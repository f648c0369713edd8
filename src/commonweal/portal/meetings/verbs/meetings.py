"""A body's calendar: meetings are made, moved and cancelled."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from commonweal.portal.access.models import Audience
from commonweal.portal.access.queries import readable
from commonweal.portal.access.reader import Reader
from commonweal.portal.access.verbs import audiences, things
from commonweal.portal.access.verbs.audiences import lock_of
from commonweal.portal.audit.recording import note, recorded
from commonweal.portal.meetings.days import clear_working_days_before
from commonweal.portal.meetings.models import Meeting, Practice, Return
from commonweal.portal.meetings.rules import calendar as calendar_rules
from commonweal.portal.meetings.rules import meetings as rules
from commonweal.portal.meetings.rules.preparing import check_reader_can_prepare


@recorded
def create(
    practice: Practice, *, date: dt.date, by: Reader, audience: Audience | None = None, **fields: Any
) -> Meeting:
    """Put a meeting in the calendar; its place, time and chair are the body's usual ones unless given."""
    check_reader_can_prepare(by, practice.body_id)
    calendar_rules.check_day_is_free(by, practice.body_id, date)
    usual = {
        "venue": practice.venue, "start_time": practice.usual_start, "chair_id": practice.chair_id,
        "vice_chair_id": practice.vice_chair_id,
    }  # fmt: skip
    meeting = things.make(
        Meeting,
        home=practice.thing,
        audience=audience or audiences.public(),
        by=by,
        body_id=practice.body_id,
        date=date,
        **{**usual, **fields},
    )
    lock_of(audiences.public(), meeting.lock, draft=True)  # of drafts to come: who is reading now opens it at once
    return meeting


@recorded
def create_many(practice: Practice, *, dates: Iterable[dt.date], by: Reader) -> list[Meeting]:
    """Put a year's meetings in the calendar; days that already have one are left as they are."""
    check_reader_can_prepare(by, practice.body_id)
    held = set(
        readable(by, Meeting).filter(body=practice.body_id).exclude(state="cancelled").values_list("date", flat=True)
    )
    return [create(practice, date=date, by=by) for date in sorted(set(dates) - held)]


@recorded
def move(meeting: Meeting, *, date: dt.date, by: Reader, reason: str = "", **fields: Any) -> None:
    """Move a meeting or change its time and place. Once its agenda is out, a new day needs a reason."""
    rules.check_reader_can_change_meeting(by, meeting)
    if date != meeting.date:
        calendar_rules.check_day_is_free(by, meeting.body_id, date)
        if meeting.state == "agenda out":
            rules.check_reason(reason, "Moving a meeting whose agenda is out")
            meeting.moved_from, meeting.moved_reason = meeting.date, reason.strip()
        _move_deadlines(meeting, date)
    meeting.date = date
    for name, value in fields.items():
        setattr(meeting, name, value)
    meeting.save()
    note("move meeting", by=by.account, thing=meeting.pk, words=reason)


@recorded
def cancel(meeting: Meeting, *, reason: str, by: Reader) -> None:
    """Cancel a meeting. Its business is offered to the next one by itself."""
    rules.check_reader_can_cancel(by, meeting, reason)
    meeting.state, meeting.cancelled_reason = "cancelled", reason.strip()
    meeting.save(update_fields=["state", "cancelled_reason"])
    note("cancel meeting", by=by.account, thing=meeting.pk, words=reason)


def papers_due(practice: Practice, date: dt.date) -> dt.date:
    """When papers are owed for a meeting on a day."""
    return clear_working_days_before(date, practice.papers_days)


def _move_deadlines(meeting: Meeting, date: dt.date) -> None:
    """Returns that were owed by the usual day are owed by the new meeting's usual day."""
    practice = Practice.objects.get(body=meeting.body_id)
    usual, new = papers_due(practice, meeting.date), papers_due(practice, date)
    Return.objects.filter(meeting=meeting, state="owed", due_on=usual).update(due_on=new)
