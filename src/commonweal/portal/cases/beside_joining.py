"""What the room's parts beside the case itself tell the rooms below, and the case's own page."""

import datetime as dt

from django.urls import reverse
from django.utils.timezone import localtime

from commonweal.portal.access import places
from commonweal.portal.access.reader import Reader
from commonweal.portal.cases import parts
from commonweal.portal.cases.counts import taking
from commonweal.portal.cases.documents import queries as documents
from commonweal.portal.cases.documents import verbs as file_verbs
from commonweal.portal.cases.letters import queries as letters
from commonweal.portal.cases.meetings_about import queries as meetings
from commonweal.portal.cases.models import Case
from commonweal.portal.cases.parts import Line, Part
from commonweal.portal.cases.reviews import letterbox, reminders, unled
from commonweal.portal.disclosures.queries import shares
from commonweal.portal.disclosures.rules import reader_can_record
from commonweal.portal.jobs import schedule
from commonweal.portal.people.queries import besides

DAY = "%-d %B %Y"


def join() -> None:
    """Tell them."""
    places.register("cases.casefile", "cases:file")
    places.register("cases.letter", "cases:letter")
    places.register("cases.casemeeting", "cases:meeting")
    places.register("cases.review", "cases:asb-review")
    places.register("cases.tally", "cases:tally")
    parts.show("places", 5, _places)
    parts.show("files", 10, _files)
    parts.show("letters", 20, _letters)
    parts.show("meetings", 30, _meetings)
    parts.show("shares", 40, _shares)
    schedule.minutely("cases.letterbox", letterbox.take_in)
    schedule.daily("cases.asb-unled", unled.take_over, hour=5)
    schedule.daily("cases.asb-reminders", reminders.remind, hour=6)
    schedule.daily("cases.withdrawn", file_verbs.clear_bytes, hour=3)
    schedule.daily("cases.counts", taking.take_all, hour=4)


def _day(moment: dt.datetime) -> str:
    return localtime(moment).strftime(DAY)


def _places(reader: Reader, case: Case, may_write: bool) -> Part:
    lines = tuple(
        Line(line.words, reverse("people:place", args=[line.id]), _beside_place(line))
        for line in besides.of_home(reader, case.pk)
    )
    acts = (("Add a place", reverse("cases:add-place", args=[case.pk])),) if may_write else ()
    return Part("places", "Places", lines, acts=acts)


def _beside_place(line: besides.KnownLine) -> str:
    if line.ended_at is not None:
        return f"taken out on {_day(line.ended_at)}: {line.ended_why}"
    return "; ".join(part for part in (f"{_day(line.at)}, {line.agency}", " ".join(line.note.split())) if part)


def _files(reader: Reader, case: Case, may_write: bool) -> Part:
    lines = tuple(
        Line(line.title, reverse("cases:file", args=[line.id]), _beside_file(line))
        for line in documents.files(reader, case)
    )
    acts = (("Add a file", reverse("cases:add-file", args=[case.pk])),) if may_write else ()
    return Part("files", "Files", lines, acts=acts)


def _beside_file(line: documents.FileLine) -> str:
    if line.withdrawn:
        return line.withdrawn_words
    state = "waits for you to confirm who will see it" if line.waiting else ""
    owner = f"belongs to {line.owner}" if line.owner else ""
    return "; ".join(part for part in (f"{_day(line.added_at)}, {line.agency}", owner, state) if part)


def _letters(reader: Reader, case: Case, may_write: bool) -> Part:
    lines = tuple(
        Line(line.title, reverse("cases:letter", args=[line.id]), f"{line.dated.strftime(DAY)}, to {line.to}")
        for line in letters.letters(reader, case.pk)
    )
    acts = (("Write a letter", reverse("cases:case-letter", args=[case.pk])),) if may_write else ()
    return Part("letters", "Letters", lines, acts=acts)


def _shares(reader: Reader, case: Case, may_write: bool) -> Part:  # noqa: ARG001 - a closed case is shared of, too
    lines = tuple(
        Line(line.words, reverse("disclosures:disclosure", args=[line.id]), _day(line.at))
        for line in shares.of_thing(reader, case.pk)
    )
    record = f"{reverse('disclosures:record')}?of={case.pk}"
    acts = (("Record what was shared of it, or refused", record),) if reader_can_record(reader, agency=None) else ()
    return Part("shares", "What was shared outside", lines, acts=acts)


def _meetings(reader: Reader, case: Case, may_write: bool) -> Part:
    lines = tuple(
        Line(
            f"{line.kind}, {line.on.strftime(DAY)}",
            reverse("cases:meeting", args=[line.meeting])
            if line.meeting
            else reverse("cases:minute-case", args=[line.id]),
            line.decided or ("minuted" if line.minute else "to be discussed"),
        )
        for line in meetings.of_case(reader, case)
    )
    acts = (("Meetings about cases", reverse("cases:meetings")),) if may_write else ()
    return Part("meetings", "Meetings", lines, acts=acts)
