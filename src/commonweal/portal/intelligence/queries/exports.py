"""A report as it is handed to the force's system: made of what the unit may read, its source only where asked for."""

from typing import Any

from commonweal.portal.access.queries import readable, seen
from commonweal.portal.access.reader import Reader
from commonweal.portal.intelligence.exporting import Graded, ItemOut, NamedOut, ReportOut
from commonweal.portal.intelligence.models import Grade, Item, Mention, Report, Source
from commonweal.portal.intelligence.queries.reports import writer_of


def out(reader: Reader, report: Report, *, time: int, with_source: bool = False) -> ReportOut:
    """One report. Reading its source is entered by itself."""
    seen(reader, report)
    grades = {row.item_id: row for row in readable(reader, Grade).filter(item__report=report, replaced_at=None)}
    items = readable(reader, Item).filter(report=report).order_by("number")
    named = readable(reader, Mention).filter(report=report).order_by("position")
    return ReportOut(
        reference=report.reference, agency=report.agency.name,
        sent_at=report.sent_at.isoformat() if report.sent_at else "",
        information_on=report.information_on.isoformat() if report.information_on else None,
        information_precision=report.information_precision, purpose=report.purpose,
        permission=str((report.answers.get("sharing") or {}).get("permission", "")),
        emergency=report.emergency, risk=report.risk, doubt=report.doubt,
        withdrawn=report.withdrawn_at is not None, time=time,
        items=[_item(row, grades.get(row.pk)) for row in items],
        named=[NamedOut(row.kind, row.said, row.identified) for row in named],
        source=_source(reader, report) if with_source else None,
    )  # fmt: skip


def _item(row: Item, grade: Grade | None) -> ItemOut:
    details = {str(key): str(value) for key, value in row.details.items()}
    return ItemOut(row.number, row.kind, row.text, details, row.added_at.isoformat(), _graded(grade))


def _graded(grade: Grade | None) -> Graded | None:
    if grade is None:
        return None
    return Graded(grade.source, grade.assessment, grade.handling, list(grade.codes), grade.instructions, grade.table)


def _source(reader: Reader, report: Report) -> list[dict[str, Any]]:
    rows = list(readable(reader, Source).filter(report=report).order_by("added_at", "pk"))
    seen(reader, *rows)
    sent_by = {"sent_by": writer_of(report), "sent_for": report.agency.name}
    return [{"reference": row.reference, **sent_by, **row.said} for row in rows]
