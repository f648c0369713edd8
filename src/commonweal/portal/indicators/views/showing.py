"""Pages that show: the list, one indicator, its editions, its figures as a file."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_GET

from commonweal.portal.access.middleware import reader_for
from commonweal.portal.indicators import exports, rules
from commonweal.portal.indicators.models import Indicator
from commonweal.portal.indicators.queries import pages, readable_indicators
from commonweal.portal.indicators.queries.latest import judged
from commonweal.portal.indicators.views.asking import partner


@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """Every indicator that one may read, or those of one's own agencies; those that need attention first."""
    reader = reader_for(request)
    mine = "mine" in request.GET
    lines = [line for line in readable_indicators(reader) if not mine or line.agency_id in reader.agencies]
    shown = {
        "lines": lines,
        "wanting": sum(line.needs_attention for line in lines),
        "mine": mine,
        "has_own": bool(reader.agencies),
        "may_add": rules.reader_can_add(reader, body=None),
        "is_partner": reader.reads_beyond_residents(Indicator.TABLE_ROW),
    }
    return render(request, "indicators/index.html", shown)


@require_GET
def indicator(request: HttpRequest, id: UUID) -> HttpResponse:
    """One indicator: its chart with the table behind, what is said of it, what it is."""
    page = pages.page(reader_for(request), id)
    drawing = mark_safe(page.picture.svg) if page.picture else ""  # noqa: S308 - ours: every word in it was escaped
    return render(request, "indicators/indicator.html", {"page": page, "line": page.line, "drawing": drawing})


@require_GET
def editions(request: HttpRequest, id: UUID) -> HttpResponse:
    """Every edition with who gave it: for partners alone."""
    row, found = pages.history(partner(request), id)
    return render(request, "indicators/editions.html", {"name": row.name, "id": id, "editions": found})


@require_GET
def export(request: HttpRequest, id: UUID) -> HttpResponse:
    """Its newest figures as a file."""
    reader = reader_for(request)
    row = pages.row(reader, id)
    content = exports.csv_of(row, judged(reader, row, pages.editions_of(reader, row)))
    headers = {"Content-Disposition": 'attachment; filename="indicator.csv"', "X-Content-Type-Options": "nosniff"}
    return HttpResponse(content, content_type="text/csv; charset=utf-8", headers=headers)
