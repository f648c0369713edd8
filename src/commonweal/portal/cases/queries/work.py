"""Tasks of cases, and what of a reader's cases needs a person now."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from django.db.models import F, QuerySet

from commonweal.portal.access.queries import readable
from commonweal.portal.access.reader import Reader
from commonweal.portal.audit.clock import today
from commonweal.portal.cases.models import Case, Task
from commonweal.portal.cases.queries.lines import SOON
from commonweal.portal.tasks.models import OPEN

MOST = 50


@dataclass(frozen=True, slots=True, repr=False)
class TaskLine:
    """One task."""

    id: UUID
    case: UUID
    reference: str
    words: str
    owner: str
    agency: str
    due_on: dt.date | None
    late: bool
    soon: bool
    state: str
    closed_on: dt.date | None
    done_words: str
    may_finish: bool


def of_case(reader: Reader, case: Case, *, may_write: bool, leads: bool) -> tuple[TaskLine, ...]:
    """A case's tasks: the open ones by day, then the newest that were closed."""
    newest = F("action__closed_on").desc(nulls_first=True)
    rows = _rows(reader).filter(case=case).order_by(newest, "action__due_on", "pk")
    found = sorted(
        rows[:MOST], key=lambda row: (row.action.state != OPEN, row.action.due_on or dt.date.max, str(row.pk))
    )
    return tuple(_line(reader, row, may_write=may_write, leads=leads) for row in found)


def mine(reader: Reader) -> tuple[TaskLine, ...]:
    """The open tasks that are this reader's own, the first due first."""
    rows = _rows(reader).filter(action__state=OPEN, action__owner=reader.person, case__closed_on=None)
    return tuple(
        _line(reader, row, may_write=True, leads=False) for row in rows.order_by("action__due_on", "pk")[:MOST]
    )


def _rows(reader: Reader) -> QuerySet[Task]:
    return readable(reader, Task).select_related("case", "action__owner", "action__agency")


def _line(reader: Reader, row: Task, *, may_write: bool, leads: bool) -> TaskLine:
    action = row.action
    opened = action.state == OPEN
    due = action.due_on if opened else None
    return TaskLine(
        id=row.pk, case=row.case_id, reference=row.case.reference, words=row.words,
        owner=action.owner.name if action.owner else "", agency=action.agency.short_name if action.agency else "",
        due_on=action.due_on, late=due is not None and due < today(),
        soon=due is not None and today() <= due <= today() + SOON, state=action.state, closed_on=action.closed_on,
        done_words=row.done_words,
        may_finish=opened and may_write and (leads or action.agency_id in reader.serves),
    )  # fmt: skip
