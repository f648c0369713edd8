"""Pages of whoever keeps an indicator: add, change, end, enter a figure, take a file in."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from commonweal.portal.access.forms.fields import ReasonForm
from commonweal.portal.access.marks import mark_of
from commonweal.portal.access.queries.bodies import body_of
from commonweal.portal.access.queries.named import agency_choices
from commonweal.portal.access.reader import Reader
from commonweal.portal.access.verbs import audiences
from commonweal.portal.access.views.asking import sent
from commonweal.portal.indicators import rules
from commonweal.portal.indicators.forms.indicators import IndicatorForm
from commonweal.portal.indicators.forms.readings import ReadingForm
from commonweal.portal.indicators.models import Indicator
from commonweal.portal.indicators.queries import pages
from commonweal.portal.indicators.verbs import indicators, readings
from commonweal.portal.indicators.views.asking import asked, partner, whom
from commonweal.portal.partnership.models import Body


@require_http_methods(["GET", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    """A new indicator, and who it is for."""
    reader = partner(request)
    if not rules.reader_can_add(reader, body=None):
        raise Http404
    body = body_of(reader)
    form = IndicatorForm(request.POST or None, agencies=_agencies(reader, body))
    who = whom(request.POST or None, body=body, maker=reader)

    def added() -> str:
        chosen = who.chosen()
        made = indicators.add(
            **form.said(), by=reader, body=body, audience=audiences.of(chosen.kind, chosen.ids),
            marking=chosen.marking, basis=chosen.basis,
        )  # fmt: skip
        return reverse("indicators:indicator", args=[made.pk])

    return asked(
        request, form, added, title="Add an indicator", button="Keep it", said="The indicator is kept.",
        back=("Indicators", reverse("indicators:index")), who=who,
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, id: UUID) -> HttpResponse:
    """Change what is said of it."""
    reader, row = to_keep(request, id)
    form = IndicatorForm(request.POST or None, agencies=_agencies(reader, row.body, row), indicator=row)
    return asked(
        request, form, lambda: indicators.change(row, **form.said(), by=reader, seen=sent(request)),
        title="Change the indicator", button="Keep this", back=back(row), said="Kept.", caption=row.name,
        seen=mark_of(row, indicators.SAID),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def end(request: HttpRequest, id: UUID) -> HttpResponse:
    """Say that it is not kept up any more."""
    reader, row = to_keep(request, id)
    form = ReasonForm(request.POST or None)
    return asked(
        request, form, lambda: indicators.end(row, reason=form.cleaned_data["reason"], by=reader), caption=row.name,
        title="End the indicator", button="End it", back=back(row), said="It is not kept up any more.",
        tells="Its figures stay. Nobody is reminded of it.",
    )  # fmt: skip


@require_POST
def take_up(request: HttpRequest, id: UUID) -> HttpResponse:
    """Have it kept up again."""
    reader, row = to_keep(request, id)
    indicators.take_up(row, by=reader)
    return redirect("indicators:indicator", id)


@require_http_methods(["GET", "POST"])
def enter(request: HttpRequest, id: UUID) -> HttpResponse:
    """One figure by hand: a new one, or a correction with its reason."""
    reader, row = to_keep(request, id)
    form = ReadingForm(request.POST or None, indicator=row)

    def entered() -> str | None:
        said = form.cleaned_data
        readings.enter(row, [form.given()], by=reader, released_on=said["released_on"], reason=said["reason"])
        return reverse("indicators:enter", args=[id]) if "again" in request.POST else None

    return asked(
        request, form, entered, title="Enter a figure", button="Enter it", back=back(row), said="The figure is kept.",
        caption=row.name, again=True,
    )  # fmt: skip


def to_keep(request: HttpRequest, id: UUID) -> tuple[Reader, Indicator]:
    """The row, for who may change it; the same 404 for everyone else."""
    reader = partner(request)
    row = pages.row(reader, id)
    if not rules.reader_can_change(reader, row):
        raise Http404
    return reader, row


def back(row: Indicator) -> tuple[str, str]:
    """To the indicator's page."""
    return row.name, reverse("indicators:indicator", args=[row.pk])


def _agencies(reader: Reader, body: Body | None, row: Indicator | None = None) -> list[tuple[str, str]]:
    kept: list[Any] = [row.agency_id] if row else []
    known = agency_choices(kept)
    return [(id, name) for id, name in known if rules.reader_can_add(reader, body=_id(body), agency=UUID(id))]


def _id(body: Body | None) -> UUID | None:
    return body.pk if body else None
