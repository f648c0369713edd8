"""A meeting's workbench: everything that waits to be done before it, as whoever prepares it may read it."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from django.http import Http404

from commonweal.portal.access.queries import readable
from commonweal.portal.access.reader import Reader
from commonweal.portal.audit.clock import today
from commonweal.portal.meetings.days import clear_working_days_before, in_words
from commonweal.portal.meetings.models import Practice
from commonweal.portal.meetings.queries.agendas import Agenda, Line, agenda
from commonweal.portal.meetings.queries.carrying import Offer, offers
from commonweal.portal.meetings.queries.items import shown
from commonweal.portal.meetings.queries.returns import ReturnLine, of_meeting
from commonweal.portal.meetings.queries.similar import Similar, similar_on
from commonweal.portal.meetings.rules.preparing import ROW


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the agenda with what was pointed out about it."""

    line: Line
    similar: tuple[Similar, ...]
    repeated: bool


@dataclass(frozen=True, slots=True)
class Preparation:
    """The workbench of one meeting."""

    agenda: Agenda
    rows: tuple[Row, ...]
    offers: tuple[Offer, ...]
    returns: tuple[ReturnLine, ...]
    dispatch_on: dt.date
    papers_on: dt.date
    arising: Line | None
    withdrawn: tuple[tuple[UUID, str], ...]
    may_write: bool
    day: dt.date

    @property
    def headline(self) -> str:
        """What needs a person, first."""
        waits = [
            line for line in self.agenda.lines if line.kind == "business" and line.state in ("draft", "author cleared")
        ]
        late = [owed for owed in self.returns if owed.state == "owed" and owed.days_late]
        counted = [
            (len(waits), "item waits for clearance", "items wait for clearance"),
            (len(self.offers), "matter is offered from before", "matters are offered from before"),
            (sum(1 for row in self.rows if row.similar), "item looks like another", "items look like another"),
            (len(late), "return is late", "returns are late"),
        ]
        said = [f"{n} {one if n == 1 else many}" for n, one, many in counted if n]
        return f"{', '.join(said)}." if said else "Nothing waits."

    @property
    def dispatch_words(self) -> str:
        """When the agenda goes out, or went."""
        out = self.agenda.meeting.agenda_out_on
        if out:
            return f"The agenda went out on {in_words(out)}."
        late = " The agenda's day has passed." if self.dispatch_on < self.day else ""
        return (
            f"The agenda goes out by {in_words(self.dispatch_on)}; papers are owed by {in_words(self.papers_on)}.{late}"
        )


def preparation(reader: Reader, meeting: UUID) -> Preparation:
    """The workbench, for the clerk and the chair; a 404 for everyone else."""
    seen = agenda(reader, meeting)
    body = seen.meeting.body
    may_write = reader.may("W", ROW, body=body)
    practice = readable(reader, Practice).filter(body=body).first()
    if practice is None or not (may_write or reader.may("P", ROW, body=body)):
        raise Http404
    pairs = similar_on(reader, meeting)
    gone = shown(reader).filter(meeting=meeting, state="withdrawn", number="")
    rows = tuple(
        Row(line, tuple(p for p in pairs if p.later.id == line.id), line.number in seen.repeated) for line in seen.lines
    )
    return Preparation(
        agenda=seen, rows=rows, offers=offers(reader, meeting), returns=of_meeting(reader, meeting),
        dispatch_on=clear_working_days_before(seen.meeting.date, practice.dispatch_days),
        papers_on=clear_working_days_before(seen.meeting.date, practice.papers_days),
        arising=next((x for x in seen.lines if x.kind == "matters arising" and x.state != "withdrawn"), None),
        withdrawn=tuple(gone.order_by("title", "pk").values_list("pk", "title")),
        may_write=may_write, day=today(),
    )  # fmt: skip
