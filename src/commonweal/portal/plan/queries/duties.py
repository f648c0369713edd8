"""Duties, overdue ones first; and one with all that shows that it was met."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from commonweal.portal.access.queries import one, readable, seen
from commonweal.portal.access.reader import Reader
from commonweal.portal.audit.clock import today
from commonweal.portal.library.models import WITHDRAWN
from commonweal.portal.library.queries.papers import RELATED, PaperLine
from commonweal.portal.library.queries.papers import lines as paper_lines
from commonweal.portal.library.queries.shown import shown
from commonweal.portal.plan import rules
from commonweal.portal.plan.evidence import PAPERS
from commonweal.portal.plan.models import Duty, Fulfilment
from commonweal.portal.tasks.surroundings import Place, places

SOON = dt.timedelta(days=60)


@dataclass(frozen=True, slots=True)
class DutyLine:
    """A duty in a list. `state`: overdue, due soon, not due yet, when it occurs, not dated, owed no more."""

    id: UUID
    name: str
    law: str
    owner: str
    rhythm: str
    due_on: dt.date | None
    last_met_on: dt.date | None
    state: str


@dataclass(frozen=True, slots=True)
class Shown:
    """Once that it was met. What shows it is named only to who may read that."""

    met_on: dt.date
    was_due_on: dt.date | None
    words: str
    place: Place | None
    address: str
    late: bool


@dataclass(frozen=True, slots=True)
class DutyPage:
    """A duty's page."""

    line: DutyLine
    about: str
    ended: str
    papers: str  # what shows by itself that it was met
    met: tuple[Shown, ...]
    may_fulfil: bool
    may_change: bool


def duties(reader: Reader) -> tuple[DutyLine, ...]:
    """Every duty that this reader may read, by what needs a person first."""
    rows = list(readable(reader, Duty).select_related("owner").order_by("due_on", "name", "pk"))
    seen(reader, *rows)
    met = _last_met(reader, [row.pk for row in rows])
    order = ("overdue", "due soon", "not due yet", "not dated", "when it occurs", "owed no more")
    found = [_line(row, met.get(row.pk)) for row in rows]
    return tuple(sorted(found, key=lambda line: order.index(line.state)))


def row(reader: Reader, id: UUID) -> Duty:
    """The row behind a page, for a verb; the same 404 for hidden, absent and forbidden."""
    found = one(reader, Duty, id)
    seen(reader, found)
    return Duty.objects.select_related("thing__lock", "owner", "body").get(pk=id)


def page(reader: Reader, id: UUID) -> DutyPage:
    """All of it."""
    duty = row(reader, id)
    rows = list(readable(reader, Fulfilment).filter(duty=duty).order_by("-met_on", "-thing__made_at"))
    known = _places(reader, [row.shown_by_id for row in rows if row.shown_by_id])
    may = rules.reader_can_fulfil(reader, duty)
    return DutyPage(
        line=_line(duty, rows[0].met_on if rows else None),
        about=duty.about,
        ended=duty.ended,
        papers=PAPERS.get(duty.paper_key, ""),
        met=tuple(_shown(row, known) for row in rows),
        may_fulfil=may,
        may_change=may and rules.reader_can_begin(reader, body=duty.body_id),
    )


def _places(reader: Reader, ids: list[UUID]) -> dict[UUID, Place]:
    """Papers and items of meetings by their names."""
    rows = list(shown(reader).filter(pk__in=ids).select_related(*RELATED))
    papers = {line.id: Place(_named(line), line.address) for line in paper_lines(reader, rows)}
    return {**places(reader, ids), **papers}


def _named(line: PaperLine) -> str:
    return f"{line.title} (withdrawn since)" if line.state == WITHDRAWN else line.title


def _shown(row: Fulfilment, known: dict[UUID, Place]) -> Shown:
    late = row.was_due_on is not None and row.met_on > row.was_due_on
    place = known.get(row.shown_by_id) if row.shown_by_id else None
    return Shown(row.met_on, row.was_due_on, row.words, place, row.address, late)


def _last_met(reader: Reader, ids: list[UUID]) -> dict[UUID, dt.date]:
    rows = readable(reader, Fulfilment).filter(duty__in=ids).order_by("met_on")
    return dict(rows.values_list("duty", "met_on"))


def _line(row: Duty, met_on: dt.date | None) -> DutyLine:
    return DutyLine(
        id=row.pk, name=row.name, law=row.law, owner=row.owner.short_name, rhythm=_rhythm(row.months),
        due_on=row.due_on, last_met_on=met_on, state=_state(row),
    )  # fmt: skip


def _state(row: Duty) -> str:
    if row.ended:
        return "owed no more"
    if row.due_on is None:
        return "not dated" if row.months else "when it occurs"
    if row.due_on < today():
        return "overdue"
    return "due soon" if row.due_on <= today() + SOON else "not due yet"


def _rhythm(months: int | None) -> str:
    if months is None:
        return "when it occurs"
    return {1: "every month", 3: "every quarter", 12: "every year", 36: "every three years"}.get(
        months, f"every {months} months"
    )
