"""Pages that show: the list, one operation, what was done beside what was recorded, the export."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.http import require_GET

from commonweal.errors import CommonwealError
from commonweal.portal.operations import exports, rules
from commonweal.portal.operations.models import Operation
from commonweal.portal.operations.queries import activities, lines, pages
from commonweal.portal.operations.queries.recorded import Recorded, WardCounts, recorded
from commonweal.portal.operations.views.asking import partner
from commonweal.rendering.charts import done_and_recorded, where_it_worked
from commonweal.rendering.charts.done_and_recorded import Panel, Span

NEWEST = 20  # activities listed one by one, unless all are asked for
Lines = tuple[activities.ActivityLine, ...]


@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """Every operation that one may read."""
    reader = partner(request)
    shown = {
        "operations": lines.operations(reader), "may_plan": rules.reader_can_plan(reader, body=None),
        "may_edit_kinds": rules.reader_can_edit_kinds(reader),
    }  # fmt: skip
    return render(request, "operations/index.html", shown)


@require_GET
def which(request: HttpRequest) -> HttpResponse:
    """Which operation is to be evaluated? The list of kinds of report leads here."""
    reader = partner(request)
    return render(request, "operations/which.html", {"operations": lines.to_report(reader)})


@require_GET
def operation(request: HttpRequest, id: UUID) -> HttpResponse:
    """One operation."""
    page = pages.page(partner(request), id)
    listed = page.done if "all" in request.GET else page.done[:NEWEST]
    return render(request, "operations/operation.html", {"page": page, "line": page.line, "listed": listed})


@require_GET
def beside(request: HttpRequest, id: UUID) -> HttpResponse:
    """Map and timeline: what was done beside what was recorded, each with its table."""
    reader = partner(request)
    row = pages.row(reader, id)
    done = activities.activities(reader, row)
    shown = {"operation": row.name, "id": id, "done": done[::-1]}
    try:
        found = recorded(row)
    except CommonwealError as refused:
        return render(request, "operations/beside.html", {**shown, "refused": str(refused)})
    return render(request, "operations/beside.html", {**shown, **_drawn(row, done, found)})


@require_GET
def export(request: HttpRequest, id: UUID) -> HttpResponse:
    """What was done, as a file."""
    reader = partner(request)
    row = pages.row(reader, id)
    content = exports.csv_of(activities.activities(reader, row, struck=True))
    headers = {"Content-Disposition": 'attachment; filename="activities.csv"', "X-Content-Type-Options": "nosniff"}
    return HttpResponse(content, content_type="text/csv; charset=utf-8", headers=headers)


def _drawn(row: Operation, done: Lines, found: Recorded) -> dict[str, object]:
    times = {one.ward.code: sum(one.ward.code in line.ward_codes for line in done) for one in found.wards}
    return {
        "found": found,
        "timeline": _own(_timeline(row, done, found)),
        "map": _own(_map(row, times, found)) if found.shapes else "",
        "months": _months(done, found),
        "wards": [_ward(one, times[one.ward.code], found) for one in found.wards if one.part or times[one.ward.code]],
        "drawn": row.area is not None,
    }


def _timeline(row: Operation, done: Lines, found: Recorded) -> str:
    first, last = found.months[0].first_day, found.months[-1].last_day
    shown = (line for line in done if first <= line.last and line.first <= last)
    spans = [Span(line.kind, line.first, line.last, _words(line)) for line in shown]
    panels = [Panel(label, values) for label, values in zip(found.measures, found.series, strict=True)]
    return done_and_recorded.draw(found.months, panels, spans, row.since, row.until or last)


def _map(row: Operation, times: dict[str, int], found: Recorded) -> str:
    parts = {one.ward.code: one.part for one in found.wards}
    return where_it_worked.draw(found.shapes, parts, times, row.area)


def _months(done: Lines, found: Recorded) -> list[tuple[str, list[pages.CountThen], list[activities.ActivityLine]]]:
    """Each month with its counts and what was done in it."""
    by_month = zip(found.months, zip(*found.series, strict=True), strict=True)
    return [
        (
            month.words,
            [pages.CountThen(label, None, value) for label, value in zip(found.measures, values, strict=True)],
            [line for line in done if line.first <= month.last_day and month.first_day <= line.last],
        )
        for month, values in by_month
    ]


def _ward(one: WardCounts, times: int, found: Recorded) -> dict[str, object]:
    counts = [
        pages.CountThen(label, before, after)
        for label, before, after in zip(found.measures, one.before, one.after, strict=True)
    ]
    return {"name": one.ward.name, "part": where_it_worked.WORDS[one.part], "times": times, "counts": counts}


def _words(line: activities.ActivityLine) -> str:
    day = f"{line.first:%-d %B %Y}" + (f" to {line.last:%-d %B %Y}" if line.last != line.first else "")
    return ", ".join(part for part in (line.kind, day, line.where, line.amount) if part)


def _own(drawing: str) -> SafeString:
    """A drawing of ours, in which every word was escaped."""
    return mark_safe(drawing)  # noqa: S308 - see rendering.charts
