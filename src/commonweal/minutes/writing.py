"""A record as text in a council's form: what is printed in it, and nothing that was made of it.

One paragraph a line, a blank line between; list lines stand together behind a tab. People of one agency whose own text
does not name it stand on a line that begins with the agency.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from commonweal.minutes.model import Item, Meeting, MeetingRecord, Person
from commonweal.minutes.profile import GENERAL, Profile
from commonweal.minutes.sentences import folded

_DOTTED = re.compile(r"^n(?:\.0)?[.)]$")


def write(record: MeetingRecord, profile: Profile = GENERAL) -> str:
    """The minutes as text; `read` gives the same record again, but for lines and anomalies."""
    parts = [
        *_head(record.meeting),
        *_attendance(record),
        *(p for i in record.items for p in _item(i, record.meeting.item_numbering)),
    ]
    _ = profile
    return "\n\n".join(parts) + "\n"


def _head(meeting: Meeting) -> Iterator[str]:
    if meeting.stray_text_before_title:
        yield meeting.stray_text_before_title
    title = meeting.body_as_printed or meeting.body
    if title:
        yield folded(title)
    held = meeting.date.as_printed if meeting.date else None
    if held and meeting.body and held not in (title or ""):
        yield f"A meeting of {meeting.body} was held on {held}."
    values = (("Time", _times(meeting)), ("Venue", meeting.venue))
    yield from (f"{label}: {value}" for label, value in values if value)


def _times(meeting: Meeting) -> str | None:
    times = [t for t in (meeting.start_time, meeting.end_time) if t]
    return " to ".join(times) or None


def _attendance(record: MeetingRecord) -> Iterator[str]:
    there = record.attendance
    if there.present:
        yield _people("Present", there.present)
    if there.officers:
        yield _people("Officers", there.officers)
    if there.also_attending or there.none_also_attending:
        yield _people("Also in attendance", there.also_attending)
    if there.apologies and not _in_an_item(record):
        yield _people("Apologies", there.apologies)


def _in_an_item(record: MeetingRecord) -> bool:
    """Whether the item on apologies prints the names itself."""
    item = next((i for i in record.items if i.kind == "apologies"), None)
    said = " ".join([item.title_as_printed, *(p.text for p in item.body)]) if item else ""
    return all(p.name in said for p in record.attendance.apologies)


def _people(label: str, people: Sequence[Person]) -> str:
    if not people:
        return f"{label}: None."
    if all(_says_its_agency(p) for p in people):
        return f"{label}: {', '.join(p.as_printed for p in people)}."
    lines = [f"{label}:"]
    for agency, those in groupby(people, key=lambda p: None if _says_its_agency(p) else p.organisation):
        names = [p.as_printed for p in those]
        lines += [f"{agency}: {'; '.join(names)}"] if agency else names
    return "\n".join(lines)


def _says_its_agency(person: Person) -> bool:
    return person.organisation is None or person.organisation in person.as_printed


def _item(item: Item, numbering: str | None) -> Iterator[str]:
    number, title = item.number_as_printed, item.title_as_printed
    if number is None:
        yield title
    elif numbering == "n":
        yield f"{number}\n\n{title}"
    elif numbering and _DOTTED.match(numbering):
        yield f"{number}{numbering[-1]} {title}"
    else:
        yield f"{number} {title}"
    for listed, run in groupby(item.body, key=lambda p: p.kind == "list"):
        texts = [p.text for p in run]
        yield from ["\n".join(f"\t{t}" for t in texts)] if listed else texts
