"""iCalendar (RFC 5545): meetings as events, a person's own actions as to-dos.

Times are given in UTC, so that no calendar program has to be told the rules of British Summer Time. Words stand on one
line: a line break in a name must not begin a line of the calendar.
"""

import datetime as dt
from collections.abc import Callable, Iterable
from uuid import UUID
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, Todo

from commonweal.documents.safe_copy.seen import one_line
from commonweal.portal.meetings.queries.diary import DiaryAction, DiaryMeeting

LONDON = ZoneInfo("Europe/London")
UNSAID_LENGTH = dt.timedelta(hours=2)  # where nobody said when a meeting ends
STATUS = {"open": "NEEDS-ACTION", "done": "COMPLETED", "dropped": "CANCELLED"}
Address = Callable[[UUID], str]


def calendar(
    name: str, meetings: Iterable[DiaryMeeting], meeting_address: Address,
    actions: Iterable[DiaryAction] = (), action_address: Address = str,
) -> bytes:  # fmt: skip
    """One calendar file."""
    made = Calendar()
    made.add("prodid", "-//Commonweal//Community Safety Partnership//EN")
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    made.add("x-wr-calname", one_line(name))
    for meeting in meetings:
        made.add_component(_event(meeting, meeting_address(meeting.id)))
    for action in actions:
        made.add_component(_todo(action, action_address(action.id)))
    return bytes(made.to_ical())


def _event(meeting: DiaryMeeting, address: str) -> Event:
    event = Event()
    event.add("uid", f"{meeting.id}@commonweal")
    event.add("dtstamp", meeting.made_at.astimezone(dt.UTC))
    event.add("summary", one_line(meeting.body))
    if meeting.starts is None:
        event.add("dtstart", meeting.date)
    else:
        starts = dt.datetime.combine(meeting.date, meeting.starts, LONDON)
        ends = dt.datetime.combine(meeting.date, meeting.ends, LONDON) if meeting.ends else starts + UNSAID_LENGTH
        event.add("dtstart", starts.astimezone(dt.UTC))
        event.add("dtend", ends.astimezone(dt.UTC))
    if meeting.venue:
        event.add("location", one_line(meeting.venue))
    event.add("url", address)
    event.add("status", "CANCELLED" if meeting.state == "cancelled" else "CONFIRMED")
    if meeting.cancelled_reason:
        event.add("description", one_line(f"Cancelled: {meeting.cancelled_reason}"))
    return event


def _todo(action: DiaryAction, address: str) -> Todo:
    todo = Todo()
    todo.add("uid", f"{action.id}@commonweal")
    todo.add("dtstamp", action.made_at.astimezone(dt.UTC))
    todo.add("summary", one_line(action.text))
    if action.due_on:
        todo.add("due", action.due_on)
    elif action.due_words:
        todo.add("description", one_line(f"Due: {action.due_words}"))
    todo.add("status", STATUS[action.state])
    if action.closed_on and action.state == "done":
        todo.add("completed", dt.datetime.combine(action.closed_on, dt.time(12), LONDON).astimezone(dt.UTC))
    todo.add("url", address)
    return todo
