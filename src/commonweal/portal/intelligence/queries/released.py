"""What the force's unit released, for those it was released to; and the tombstone of what it took back."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from commonweal.portal.access.queries import one, readable, seen
from commonweal.portal.access.reader import Reader
from commonweal.portal.cases.models import Case
from commonweal.portal.intelligence.models import Released, ReleasedWords, Report, Tombstone


@dataclass(frozen=True, slots=True, repr=False)
class ReleasedLine:
    """One in a list."""

    id: UUID
    reference: str
    force: str
    released_at: dt.datetime
    withdrawn_at: dt.datetime | None


@dataclass(frozen=True, slots=True, repr=False)
class ReleasedPage:
    """One. Withdrawn, it has a tombstone and no words."""

    line: ReleasedLine
    text: str
    grade: tuple[str, ...]
    instructions: tuple[str, ...]
    tombstone: str
    sha256: str
    report: UUID | None  # the reader's own report that it was made of
    report_reference: str


def listed(reader: Reader) -> tuple[ReleasedLine, ...]:
    """What was released to a reader, the newest first."""
    rows = list(readable(reader, Released).select_related("force").order_by("-released_at", "pk"))
    gone: dict[UUID, dt.datetime] = dict(readable(reader, Tombstone).values_list("released", "withdrawn_at"))
    seen(reader, *rows)
    return tuple(_line(row, gone.get(row.pk)) for row in rows)


def row(reader: Reader, id: UUID) -> Released:
    """One, or the same 404."""
    return one(reader, Released, id)


def page(reader: Reader, found: Released) -> ReleasedPage:
    """One; its reading is entered."""
    seen(reader, found)
    words = readable(reader, ReleasedWords).filter(released=found.pk).first()
    grave = readable(reader, Tombstone).filter(released=found.pk).first()
    own = readable(reader, Report).filter(pk=found.report).first()
    shown = words if grave is None else None
    if shown is not None:
        seen(reader, shown)
    return ReleasedPage(
        line=_line(found, grave.withdrawn_at if grave else None), text=shown.text if shown else "",
        grade=tuple(shown.grade["words"]) if shown else (),
        instructions=tuple(shown.grade["instructions"]) if shown else (), tombstone=grave.words if grave else "",
        sha256=found.sha256, report=own.pk if own else None, report_reference=own.reference if own else "",
    )  # fmt: skip


def cases_to_join(reader: Reader) -> list[tuple[str, str]]:
    """Open cases in which a reader sits by more than broken glass."""
    rows = readable(reader, Case).filter(closed_on=None).exclude(lock__in=sorted(reader.glass_locks))
    return [(str(case.pk), f"{case.reference}: {case.title}") for case in rows.order_by("-opened_on", "pk")]


def _line(found: Released, withdrawn_at: dt.datetime | None) -> ReleasedLine:
    return ReleasedLine(found.pk, found.reference, found.force.short_name, found.released_at, withdrawn_at)
