"""Meetings about cases: called, people asked, cases brought, minuted each in its own case, held, cancelled."""

import datetime as dt
from collections.abc import Mapping
from uuid import UUID

from django.urls import reverse

from commonweal.portal.access.marks import check_unchanged
from commonweal.portal.access.models import Seat
from commonweal.portal.access.reader import Reader
from commonweal.portal.access.rules.people import check_people_allowed
from commonweal.portal.access.rules.words import check_said
from commonweal.portal.access.verbs import audiences, seats, things
from commonweal.portal.access.verbs.changing import changed, held
from commonweal.portal.access.verbs.seats import living
from commonweal.portal.audit.clock import new_id, now, today
from commonweal.portal.audit.recording import note, recorded
from commonweal.portal.cases import rules as case_rules
from commonweal.portal.cases.meetings_about import rules
from commonweal.portal.cases.meetings_about.models import CAME, KINDS, Attendee, CaseMeeting, Discussion
from commonweal.portal.cases.meetings_about.refusals import NotInMeeting, NotTheirMeeting
from commonweal.portal.cases.models import Case
from commonweal.portal.cases.verbs import entries
from commonweal.portal.notices.verbs import notices
from commonweal.portal.partnership.models import Agency, Membership, Person

MINUTED = ("minute", "decided", "present")


@recorded
def call(
    *, kind: str, on: dt.date, agency: Agency, by: Reader, at: dt.time | None = None, where: str = ""
) -> CaseMeeting:
    """Call a meeting. Nobody reads it until they are asked to it; no case is in it until somebody brings one."""
    check_people_allowed()
    rules.check_reader_can_call(by)
    if agency.pk not in by.serves:
        raise NotTheirMeeting("You call it for your own agency.", "Choose that.")
    if kind not in KINDS:
        raise NotInMeeting("It is not said what kind of meeting it is.", "Choose one.")
    person = Person.objects.get(account=by.account)
    group, thing = audiences.group(), new_id()
    seats.give(thing, group, person=person, agency=agency, by=by, lead=True)
    meeting = things.make(
        CaseMeeting, home=None, audience=group, by=by, thing_id=thing, kind=kind, on=on, at=at, where=where.strip(),
        group=group, agency=agency, convener=person,
    )  # fmt: skip
    Attendee.objects.create(meeting=meeting, person=person, agency=agency)
    return meeting


@recorded
def ask(meeting: CaseMeeting, place: Membership, *, by: Reader) -> Attendee:
    """Ask a partner's officer to it. They are told, in words that name nobody."""
    meeting = held(meeting)
    rules.check_reader_can_convene(by, meeting)
    if place.role != "partner officer" or place.agency is None:
        raise NotInMeeting("They are no partner officer of an agency today.", "Choose somebody who is.")
    seats.give(meeting.pk, meeting.group, person=place.person, agency=place.agency, by=by)
    attendee, made = Attendee.objects.get_or_create(
        meeting=meeting, person=place.person, defaults={"agency": place.agency}
    )
    if made:
        notices.tell(
            place.person, kind="case meeting", words=f"You are asked to a meeting on {meeting.on:%-d %B %Y}.",
            address=reverse("cases:meeting", args=[meeting.pk]), about=meeting.pk, due_on=meeting.on,
        )  # fmt: skip
        note("ask to meeting", by=by.account, thing=meeting.pk)
    return attendee


@recorded
def unask(meeting: CaseMeeting, attendee: Attendee, *, by: Reader) -> None:
    """They are not asked any more, and do not see it any more."""
    meeting = held(meeting)
    rules.check_reader_can_convene(by, meeting)
    if attendee.person_id == meeting.convener_id:
        raise NotInMeeting("Whoever called the meeting comes to it.", "Cancel it instead.")
    for seat in Seat.objects.filter(living(), audience=meeting.group_id, person=attendee.person_id):
        seats.take(meeting.pk, seat, by=by)
    attendee.delete()
    note("unask from meeting", by=by.account, thing=meeting.pk)


@recorded
def bring(meeting: CaseMeeting, case: Case, *, by: Reader, why: str = "") -> Discussion:
    """Put a case that one works on on the agenda. Only those who sit in it meet it there."""
    meeting = held(meeting)
    rules.check_reader_can_bring(by, meeting)
    case_rules.check_reader_can_write(by, case)
    again = Discussion.objects.filter(case=case, meeting=meeting).first()
    if again is not None and not again.taken_off:
        raise NotInMeeting("This case is on the agenda already.", "Look at the agenda.")
    if again is not None:
        return changed(again, "bring case again", by, taken_off=False, why=why.strip())
    return things.make(
        Discussion, home=case.thing, audience=audiences.public(), by=by, case=case, meeting=meeting, kind=meeting.kind,
        on=meeting.on, why=why.strip(),
    )  # fmt: skip


@recorded
def take_off(row: Discussion, *, by: Reader) -> Discussion:
    """The case is not discussed there."""
    row = held(row, "case__thing__lock")
    rules.check_reader_can_minute(by, row)
    if row.minuted_at is not None:
        raise NotInMeeting("It was discussed: its minute stays.", "Correct the minute instead.")
    return changed(row, "take case off", by, taken_off=True)


@recorded
def minute(
    row: Discussion, *, words: str, decided: str, by: Reader, present: str = "", seen: str = ""
) -> Discussion:  # fmt: skip
    """What was said of a case and decided: kept in the case, and a line of its chronology.

    Where it is corrected, the chronology keeps what it said before.
    """
    row = held(row, "case__thing__lock", "case__group")
    rules.check_reader_can_minute(by, row)
    check_unchanged(row, MINUTED, seen)
    check_said(words, "what was said of the case")
    before = "" if row.minuted_at is None else _minuted(row)
    row = changed(
        row, "minute case", by, minute=words.strip(), decided=decided.strip(), present=present.strip(),
        minuted_at=now(), minuted_by_id=by.person,
    )  # fmt: skip
    meeting = f"{KINDS.get(row.kind, row.kind)} on {row.on:%-d %B %Y}"
    if not before:
        line = f"{meeting}. {decided.strip() or 'Nothing was decided.'}"
        entries.write(row.case, entries.Said(line, kind="meeting"), by=by)
    elif before != _minuted(row):
        line = f"The minute of this meeting was corrected: {meeting}. It said before:\n\n{before}"
        entries.write(row.case, entries.Said(line, kind="meeting"), by=by)
    return row


def _minuted(row: Discussion) -> str:
    """A minute as it stands, in words."""
    parts = {"": row.minute, "Decided: ": row.decided, "There: ": row.present}
    return "\n\n".join(f"{head}{words}" for head, words in parts.items() if words)


@recorded
def hold(meeting: CaseMeeting, came: Mapping[UUID, str], *, by: Reader) -> CaseMeeting:
    """It was held, and these came."""
    meeting = held(meeting)
    rules.check_reader_can_convene(by, meeting)
    if meeting.on > today():
        raise NotInMeeting("This meeting has not been held yet.", "Say who came once it was.")
    for row in Attendee.objects.filter(meeting=meeting).order_by("pk"):
        said = came.get(row.pk, row.came)
        row.came = said if said in CAME else ""
        row.save(update_fields=["came"])
    return changed(meeting, "hold meeting", by, held_on=meeting.on)


@recorded
def move(meeting: CaseMeeting, *, on: dt.date, at: dt.time | None, where: str, by: Reader) -> CaseMeeting:
    """Another day or place; everyone asked is told."""
    meeting = held(meeting)
    rules.check_reader_can_convene(by, meeting)
    if meeting.held_on is not None:
        raise NotInMeeting("This meeting was held.", "Call another one.")
    for row in Discussion.objects.filter(meeting=meeting, minuted_at=None, lock__in=sorted(by.locks)):
        changed(row, "move case", by, on=on)
    _tell(meeting, f"A meeting about cases is moved to {on:%-d %B %Y}.", by, f"moved:{on}:{at}")
    return changed(meeting, "move meeting", by, on=on, at=at, where=where.strip())


@recorded
def cancel(meeting: CaseMeeting, *, by: Reader) -> CaseMeeting:
    """It does not take place; everyone asked is told. The cases stay as they are."""
    meeting = held(meeting)
    rules.check_reader_can_convene(by, meeting)
    if meeting.held_on is not None:
        raise NotInMeeting("This meeting was held.", "It stays as it is.")
    _tell(meeting, f"The meeting about cases on {meeting.on:%-d %B %Y} is cancelled.", by, "cancelled")
    return changed(meeting, "cancel meeting", by, cancelled=True)


def _tell(meeting: CaseMeeting, words: str, by: Reader, key: str) -> None:
    for row in (
        Attendee.objects.filter(meeting=meeting).exclude(person=by.person).select_related("person").order_by("pk")
    ):
        notices.tell(
            row.person, kind="case meeting", words=words, address=reverse("cases:meeting", args=[meeting.pk]),
            about=meeting.pk, once=f"case-meeting:{meeting.pk}:{key}",
        )  # fmt: skip
