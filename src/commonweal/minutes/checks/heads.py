"""Oddities of the head: stray text, labels with nothing after them, weekdays, people printed twice."""

from collections.abc import Iterator, Sequence

from commonweal.minutes import dates
from commonweal.minutes.header.guesses import shared_brackets
from commonweal.minutes.model import Anomaly, Attendance, Meeting, MeetingRecord, Person, StatedDate

_LABELS = {"present": "Present", "officers": "Officers", "also": "Also in attendance", "apologies": "Apologies"}


def check_head(record: MeetingRecord, empty_labels: Sequence[str], furniture: Sequence[int]) -> Iterator[Anomaly]:
    """All of them."""
    yield from _meeting(record.meeting)
    for label in empty_labels:
        yield Anomaly("empty_label", f"'{_LABELS[label]}' is printed with nothing after it.", None, _LABELS[label])
    if furniture:
        where = ", ".join(str(n) for n in furniture[:10])
        yield Anomaly("page_furniture", f"Page numbers were left out of the text (lines {where}).")
    yield from _people(record.attendance)
    yield from _other_dates(record)


def _meeting(meeting: Meeting) -> Iterator[Anomaly]:
    if meeting.stray_text_before_title:
        said = meeting.stray_text_before_title
        yield Anomaly("stray_text", "There is text before the title that belongs to nothing.", None, said)
    if meeting.body is None:
        yield Anomaly("no_title", "No title was found that names the body.")
    if meeting.date is None:
        yield Anomaly("no_date", "No date of the meeting was found.")
    elif meeting.date.weekday_agrees is False:
        yield _weekday(meeting.date, None)


def _weekday(stated: StatedDate, item_seq: int | None) -> Anomaly:
    day = dates.WEEKDAYS[stated.day.weekday()].capitalize()
    return Anomaly("weekday_disagrees", f"{stated.day} was a {day}, not as printed.", item_seq, stated.as_printed)


def _people(attendance: Attendance) -> Iterator[Anomaly]:
    for run in shared_brackets(attendance.present):
        names = ", ".join(p.name for p in run[:-1])
        yield Anomaly(
            "shared_bracket",
            f"The bracket after {run[-1].name} may cover {names} too; it is offered for them, not assigned.",
            None,
            run[-1].bracket_as_printed,
        )
    here = [*attendance.present, *attendance.officers, *attendance.also_attending]
    yield from _twice(here, "is printed twice among those who were there")
    away = {p.name.lower() for p in attendance.apologies}
    for one in here:
        if one.name.lower() in away:
            yield Anomaly("present_and_apologised", f"{one.name} is printed as present and among the apologies.")


def _twice(people: Sequence[Person], what: str) -> Iterator[Anomaly]:
    seen: set[str] = set()
    for one in people:
        if one.name.lower() in seen:
            yield Anomaly("person_twice", f"{one.name} {what}.", None, one.as_printed)
        seen.add(one.name.lower())


def _other_dates(record: MeetingRecord) -> Iterator[Anomaly]:
    held = record.meeting.date
    coming, before = record.next_meeting, record.previous_minutes
    if coming and coming.date:
        if coming.date.weekday_agrees is False:
            yield _weekday(coming.date, coming.item_seq)
        if held and coming.date.day <= held.day:
            yield Anomaly(
                "next_meeting_not_later",
                "The next meeting is not after this one.",
                coming.item_seq,
                coming.date.as_printed,
            )
    if before and before.date:
        if before.date.weekday_agrees is False:
            yield _weekday(before.date, before.item_seq)
        if held and before.date.day >= held.day:
            yield Anomaly(
                "previous_minutes_not_earlier",
                "The minutes before the meeting are not of an earlier one.",
                before.item_seq,
                before.date.as_printed,
            )
