"""How agencies keep what they promise: open, late, done, and how long it took."""

from dataclasses import dataclass
from statistics import median
from uuid import UUID

from commonweal.portal.access.queries import readable
from commonweal.portal.access.reader import Reader
from commonweal.portal.partnership.models import Agency
from commonweal.portal.tasks.models import DONE, DROPPED, OPEN, Action
from commonweal.portal.tasks.queries.lines import calendar_of

NO_AGENCY = "No agency named"
COUNTED = ("agency", "body", "state", "raised_on", "closed_on", "due_on", "due_at", "due_as_printed", "lock")


@dataclass(frozen=True, slots=True)
class AgencyRecord:
    """An agency's actions in numbers, of those that the reader may read. `median_days`: raised to done."""

    agency_id: UUID | None
    agency: str
    open: int
    due: int
    late: int
    done: int
    dropped: int
    median_days: float | None

    @property
    def unkept(self) -> int:
        """Late or dropped."""
        return self.late + self.dropped


def by_agency(reader: Reader, body: UUID | None = None, year: int | None = None) -> tuple[AgencyRecord, ...]:
    """Each agency's record, the one with most late first."""
    rows = readable(reader, Action).only(*COUNTED)
    rows = rows.filter(body=body) if body else rows
    rows = rows.filter(raised_on__year=year) if year else rows
    by_id: dict[UUID | None, list[Action]] = {}
    for row in rows.order_by("pk"):
        by_id.setdefault(row.agency_id, []).append(row)
    calendar, names = calendar_of(reader), dict(Agency.objects.values_list("pk", "short_name"))
    records = []
    for id, own in by_id.items():
        days = [(row.closed_on - row.raised_on).days for row in own if row.state == DONE and row.closed_on]
        records.append(
            AgencyRecord(
                agency_id=id,
                agency=names[id] if id else NO_AGENCY,
                open=sum(row.state == OPEN for row in own),
                due=sum(calendar.is_due_soon(row) for row in own),
                late=sum(calendar.lateness(row) is not None for row in own),
                done=sum(row.state == DONE for row in own),
                dropped=sum(row.state == DROPPED for row in own),
                median_days=median(days) if days else None,
            )
        )
    return tuple(sorted(records, key=lambda record: (-record.late, record.agency)))
