"""Pages that show: where to meet us, one event, what people raised, the calendar for other programs."""

import datetime as dt
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_GET

from commonweal.portal.access.composing import as_public
from commonweal.portal.access.middleware import reader_for
from commonweal.portal.audit.clock import today
from commonweal.portal.engagement import charts, feeds, rules
from commonweal.portal.engagement.days import weeks_of
from commonweal.portal.engagement.models.survey import SURVEY_ROW
from commonweal.portal.engagement.queries import events, themes
from commonweal.portal.engagement.queries.events import EventLine
from commonweal.portal.engagement.views.asking import partner
from commonweal.portal.library.rules import reader_can_make

AHEAD, YEAR = dt.timedelta(days=370), dt.timedelta(days=364)


@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """Where to meet us: the list first, then one month as a grid."""
    reader = reader_for(request)
    month = _month(request.GET.get("month", ""))
    weeks = weeks_of(month)
    coming = events.coming(reader)
    of_grid = events.between(reader, weeks[0][0], weeks[-1][-1])
    shown = {
        "coming": coming, "next": next((line for line in coming if not line.cancelled), None),
        "month": month, "weeks": _grid(weeks, of_grid, month),
        "before": (month - dt.timedelta(days=1)).replace(day=1),
        "after": (month + dt.timedelta(days=31)).replace(day=1), "surveys": reader.reads_beyond_residents(SURVEY_ROW),
        "partner": events.partner(reader), "may_hold": rules.reader_can_hold(reader, body=None),
        "may_edit_themes": rules.reader_can_edit_themes(reader), "unsaid": events.unsaid(reader),
    }  # fmt: skip
    return render(request, "engagement/index.html", shown)


@require_GET
def calendar(request: HttpRequest) -> HttpResponse:
    """What residents may know of, whoever asks: other programs fetch it."""
    since = today() - YEAR
    found = events.between(as_public(), since, today() + AHEAD)
    made = feeds.calendar(
        "Where to meet us", found,
        lambda event: request.build_absolute_uri(reverse("engagement:event", args=[event])),
    )  # fmt: skip
    response = HttpResponse(made, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'inline; filename="where-to-meet-us.ics"'
    return response


@require_GET
def event(request: HttpRequest, id: UUID) -> HttpResponse:
    """One event."""
    page = events.page(reader_for(request), id)
    return render(request, "engagement/event.html", {"page": page, "line": page.line, "came": page.came})


@require_GET
def raised(request: HttpRequest) -> HttpResponse:
    """What people raised in the last twelve months, by ward and month by month; and what came of each event."""
    reader = partner(request)
    last = today()
    first = (last - YEAR).replace(day=1)
    sums = themes.raised(reader, first, last)
    shown = {
        "sums": sums, "past": events.past(reader), "may_summarise": reader_can_make(reader),
        "drawing": mark_safe(charts.themes_over_time(sums)),  # noqa: S308 - ours, every word escaped: see charts.py
        "wards": [(ward, [sums.by_ward[ward][t] for t in sums.themes]) for ward in sums.wards],
        "totals": [sums.total[theme] for theme in sums.themes],
        "months": [(month.words, [sums.by_month[month][t] for t in sums.themes]) for month in sums.months],
    }  # fmt: skip
    return render(request, "engagement/raised.html", shown)


def _month(said: str) -> dt.date:
    """The month that was asked for, else this one."""
    try:
        found = dt.date.fromisoformat(f"{said}-01")
    except ValueError:
        found = today().replace(day=1)
    return found if 1990 <= found.year <= 2099 else today().replace(day=1)


def _grid(
    weeks: list[list[dt.date]], found: tuple[EventLine, ...], month: dt.date
) -> list[list[tuple[dt.date, bool, list[EventLine]]]]:
    """Each week's days: whether the day is of the month, and its events."""
    return [[(day, day.month == month.month, [e for e in found if e.on == day]) for day in week] for week in weeks]
