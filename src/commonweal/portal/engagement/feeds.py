"""Surgeries and events as a calendar that other programs subscribe to (iCalendar, RFC 5545).

Times are given in UTC, so that no program has to be told the rules of British Summer Time. Words stand on one line: a
line break in a title must not begin a line of the calendar.
"""

import datetime as dt
from collections.abc import Callable, Iterable
from uuid import UUID
from zoneinfo import ZoneInfo

from icalendar import Calendar
from icalendar import Event as Entry

from commonweal.documents.safe_copy.seen import one_line
from commonweal.portal.engagement.queries.events import EventLine

LONDON = ZoneInfo("Europe/London")
UNSAID_LENGTH = dt.timedelta(hours=1)  # where nobody said when it ends


def calendar(name: str, events: Iterable[EventLine], address: Callable[[UUID], str]) -> bytes:
    """One calendar file."""
    made = Calendar()
    made.add("prodid", "-//Commonweal//Surgeries and events//EN")
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    made.add("x-wr-calname", one_line(name))
    for event in events:
        made.add_component(_entry(event, address(event.id)))
    return bytes(made.to_ical())


def _entry(event: EventLine, address: str) -> Entry:
    entry = Entry()
    entry.add("uid", f"{event.id}@commonweal")
    entry.add("dtstamp", event.made_at.astimezone(dt.UTC))
    entry.add("summary", one_line(f"{'Cancelled: ' if event.cancelled else ''}{event.title}"))
    if event.starts is None:
        entry.add("dtstart", event.on)
    else:
        starts = dt.datetime.combine(event.on, event.starts, LONDON)
        ends = dt.datetime.combine(event.on, event.ends, LONDON) if event.ends else starts + UNSAID_LENGTH
        entry.add("dtstart", starts.astimezone(dt.UTC))
        entry.add("dtend", ends.astimezone(dt.UTC))
    entry.add("location", one_line(event.where))
    entry.add("url", address)
    entry.add("status", "CANCELLED" if event.cancelled else "CONFIRMED")
    words = event.reason if event.cancelled else event.about
    if words:
        entry.add("description", one_line(words))
    return entry
