"""Meetings about cases as a reader meets them: the cases where they sit, and no sign of any other."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from commonweal.portal.access.models import Seat
from commonweal.portal.access.queries import one, readable, seen
from commonweal.portal.access.reader import Reader
from commonweal.portal.access.verbs.seats import living
from commonweal.portal.audit.clock import today
from commonweal.portal.cases.meetings_about import rules
from commonweal.portal.cases.meetings_about.models import CAME, KINDS, Attendee, CaseMeeting, Discussion
from commonweal.portal.cases.models import Case
from commonweal.portal.cases.officers import in_words, of_today


@dataclass(frozen=True, slots=True)
class MeetingLine:
    """A meeting in a list."""

    id: UUID
    kind: str
    on: dt.date
    at: dt.time | None
    agency: str
    state: str  # to come, held, cancelled, not minuted yet


@dataclass(frozen=True, slots=True)
class AttendeeLine:
    """Somebody asked to it."""

    id: UUID
    name: str
    agency: str
    came: str
    came_words: str
    convener: bool


@dataclass(frozen=True, slots=True)
class DiscussionLine:
    """A case on the agenda, or its minute; `absent`: who was asked to the meeting and does not sit in the case."""

    id: UUID
    case: UUID
    reference: str
    title: str
    why: str
    minute: str
    decided: str
    present: str
    minuted_by: str
    meeting: UUID | None  # where this reader was asked to it
    kind: str
    on: dt.date
    absent: tuple[str, ...]
    may_minute: bool


@dataclass(frozen=True, slots=True)
class MeetingPage:
    """One meeting."""

    line: MeetingLine
    where: str
    attendees: tuple[AttendeeLine, ...]
    cases: tuple[DiscussionLine, ...]
    may_convene: bool
    may_bring: bool
    has_come: bool  # its day: whoever called it can say who came


def meetings(reader: Reader) -> tuple[MeetingLine, ...]:
    """Those that one was asked to, the next or newest first."""
    rows = readable(reader, CaseMeeting).select_related("agency").order_by("-on", "pk")
    return tuple(_line(row) for row in rows)


def row(reader: Reader, id: UUID) -> CaseMeeting:
    """The row, or the same 404."""
    return one(reader, CaseMeeting, id)


def page(reader: Reader, id: UUID) -> MeetingPage:
    """One meeting, with the cases that this reader sits in. Its reading is entered."""
    one(reader, CaseMeeting, id)
    found = readable(reader, CaseMeeting).select_related("agency", "thing__lock").get(pk=id)
    seen(reader, found)
    attendees = list(
        Attendee.objects.filter(meeting=found)
        .select_related("person", "agency")
        .order_by("agency__name", "person__name", "pk")
    )
    discussed = readable(reader, Discussion).filter(meeting=found, taken_off=False).order_by("thing__made_at", "pk")
    rows = list(discussed.select_related("case__thing__lock", "minuted_by"))
    seen(reader, *rows)
    sitting = _sitting([row.case.group_id for row in rows])
    absent = {row.case.group_id: _absent(attendees, sitting.get(row.case.group_id, set())) for row in rows}
    return MeetingPage(
        line=_line(found), where=found.where,
        attendees=tuple(_attendee(row, found) for row in attendees),
        cases=tuple(_discussion(reader, row, found, absent[row.case.group_id]) for row in rows),
        may_convene=rules.reader_can_convene(reader, found), may_bring=rules.reader_can_bring(reader, found),
        has_come=found.on <= today(),
    )  # fmt: skip


def of_case(reader: Reader, case: Case) -> tuple[DiscussionLine, ...]:
    """When a case was or will be discussed, and its minutes, the newest first."""
    rows = readable(reader, Discussion).filter(case=case, taken_off=False).order_by("-on", "pk")
    found = list(rows.select_related("case__thing__lock", "minuted_by"))
    theirs = set(
        readable(reader, CaseMeeting).filter(pk__in=[row.meeting_id for row in found]).values_list("pk", flat=True)
    )
    return tuple(_discussion(reader, row, None, (), theirs) for row in found)


def cases_to_bring(reader: Reader, meeting: CaseMeeting) -> list[tuple[str, str]]:
    """Open cases that one works on and that are not on the agenda: id and words."""
    there = readable(reader, Discussion).filter(meeting=meeting, taken_off=False).values("case")
    rows = (
        readable(reader, Case).filter(closed_on=None).exclude(pk__in=there).exclude(lock__in=sorted(reader.glass_locks))
    )
    return [(str(case.pk), f"{case.reference}: {case.title}") for case in rows.order_by("reference", "pk")]


def officers(but: CaseMeeting) -> list[tuple[str, str]]:
    """Partner officers who were not asked yet: id of the place, and words."""
    there = Attendee.objects.filter(meeting=but).values("person")
    return in_words(of_today().exclude(person__in=there))


def _sitting(groups: list[UUID]) -> dict[UUID, set[UUID]]:
    found: dict[UUID, set[UUID]] = {}
    seats = Seat.objects.filter(living(), audience__in=groups, glass=False).values_list("audience_id", "person_id")
    for group, person in seats:
        found.setdefault(group, set()).add(person)
    return found


def _absent(attendees: list[Attendee], sitting: set[UUID]) -> tuple[str, ...]:
    return tuple(row.person.name for row in attendees if row.person_id not in sitting)


def _attendee(row: Attendee, meeting: CaseMeeting) -> AttendeeLine:
    return AttendeeLine(
        row.pk, row.person.name, row.agency.name, row.came, CAME.get(row.came, ""), row.person_id == meeting.convener_id
    )


def _discussion(
    reader: Reader,
    row: Discussion,
    meeting: CaseMeeting | None,
    absent: tuple[str, ...],
    theirs: set[UUID] | None = None,
) -> DiscussionLine:
    known = meeting is not None or row.meeting_id in (theirs or set())
    return DiscussionLine(
        id=row.pk, case=row.case_id, reference=row.case.reference, title=row.case.title, why=row.why, minute=row.minute,
        decided=row.decided, present=row.present, minuted_by=row.minuted_by.name if row.minuted_by else "",
        meeting=row.meeting_id if known else None, kind=KINDS.get(row.kind, row.kind), on=row.on, absent=absent,
        may_minute=rules.reader_can_minute(reader, row),
    )  # fmt: skip


def _line(row: CaseMeeting) -> MeetingLine:
    over = "held" if row.held_on else "to come" if row.on >= today() else "not written up yet"
    state = "cancelled" if row.cancelled else over
    return MeetingLine(row.pk, KINDS.get(row.kind, row.kind), row.on, row.at, row.agency.name, state)
