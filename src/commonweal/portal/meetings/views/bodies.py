"""Bodies, their meetings, and how they meet."""

from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.forms import BaseFormSet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from commonweal.portal.access.middleware import reader_for
from commonweal.portal.access.queries import one
from commonweal.portal.access.reader import Reader
from commonweal.portal.meetings.forms.practice import PracticeForm, StandingItems, StandingReturns
from commonweal.portal.meetings.models import Practice
from commonweal.portal.meetings.queries import meetings as queries
from commonweal.portal.meetings.queries.practices import bodies, practice_of
from commonweal.portal.meetings.rules.preparing import reader_can_prepare
from commonweal.portal.meetings.verbs import practices as verbs
from commonweal.portal.meetings.views.acting import Crumbs, acted, filled, form_page
from commonweal.portal.partnership.models import Body

PAST_ON_A_PAGE = 24


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Every body and its coming meetings."""
    reader = reader_for(request)
    context = {
        "next": queries.next_meeting(reader), "bodies": bodies(reader), "coming": queries.coming(reader),
        "cancelled": queries.cancelled(reader), "past": queries.past(reader, limit=6),
    }  # fmt: skip
    return render(request, "meetings/prepare/index.html", context)


@require_safe
def body(request: HttpRequest, practice: UUID) -> HttpResponse:
    """One body: its next meeting, what is to come, what was."""
    reader = reader_for(request)
    of = practice_of(reader, practice)
    past = Paginator(queries.past(reader, of.body), PAST_ON_A_PAGE).get_page(request.GET.get("page"))
    coming = queries.coming(reader, of.body)
    context = {
        "of": of, "coming": coming, "next": coming[0] if coming else None,
        "cancelled": queries.cancelled(reader, of.body), "page": past, "crumbs": CRUMBS,
    }  # fmt: skip
    return render(request, "meetings/prepare/body.html", context)


@require_POST
def set_up(request: HttpRequest, body: UUID) -> HttpResponse:
    """Begin a body's practice."""
    reader = reader_for(request)
    of = get_object_or_404(Body, pk=body)
    if not reader_can_prepare(reader, of.pk):
        raise Http404
    return acted(
        request, lambda: verbs.set_up(of, by=reader), "Set up with the usual template. Look through its settings.",
        reverse("meetings:index"),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def practice(request: HttpRequest, practice: UUID) -> HttpResponse:
    """How a body meets."""
    reader = reader_for(request)
    of = prepared(reader, practice)
    form = PracticeForm(request.POST or None, initial=_initial(of))
    if filled(form, lambda: verbs.change(of, by=reader, **form.settings())):
        return redirect("meetings:body", practice)
    return form_page(request, form, title="How this body meets", button="Save", crumbs=crumbs_of(of))


@require_http_methods(["GET", "POST"])
def template(request: HttpRequest, practice: UUID) -> HttpResponse:
    """The standing items of a body's agenda, in order."""
    reader = reader_for(request)
    of = prepared(reader, practice)
    initial = [{**row, "order": n * 10} for n, row in enumerate(of.template, start=1)]
    rows = StandingItems(request.POST or None, initial=initial)
    if rows.is_bound and rows.is_valid():
        ordered = sorted(rows, key=lambda form: _order(form.cleaned_data.get("order")))
        kept = [row for form in ordered if (row := form.row())]
        verbs.change(of, by=reader, template=kept)
        return redirect("meetings:body", practice)
    return _rows_page(request, rows, of, "The agenda's template", "Standing items come onto each agenda in this order.")


@require_http_methods(["GET", "POST"])
def standing_returns(request: HttpRequest, practice: UUID) -> HttpResponse:
    """What agencies owe every meeting."""
    reader = reader_for(request)
    of = prepared(reader, practice)
    rows = StandingReturns(request.POST or None, initial=of.standing_returns)
    if rows.is_bound and rows.is_valid():
        kept = [form.cleaned_data for form in rows if form.cleaned_data.get("what")]
        verbs.change(of, by=reader, standing_returns=kept)
        return redirect("meetings:body", practice)
    return _rows_page(request, rows, of, "Standing returns", "They are asked for when an agenda is drafted.")


CRUMBS: Crumbs = [("Meetings", "/meetings/")]


def crumbs_of(of: Practice) -> Crumbs:
    """The way to a body's page."""
    return [*CRUMBS, (of.body.name, reverse("meetings:body", args=[of.pk]))]


def prepared(reader: Reader, practice: UUID) -> Practice:
    """A practice that this reader prepares, or a 404."""
    of = one(reader, Practice, practice)
    if not reader_can_prepare(reader, of.body_id):
        raise Http404
    return of


def _order(value: int | None) -> int:
    return 1000 if value is None else value


def _initial(of: Practice) -> dict[str, Any]:
    names = (
        "numbering", "running", "closed_prefix", "venue", "usual_start", "quorum", "quorum_agencies",
        "papers_days", "dispatch_days", "votes", "lead_in",
    )  # fmt: skip
    people = {"chair": str(of.chair_id or ""), "vice_chair": str(of.vice_chair_id or "")}
    return {
        **{name: getattr(of, name) for name in names},
        **people,
        "number_prefix": of.prefix,
        "stop_words": " ".join(of.stop_words),
    }


def _rows_page(request: HttpRequest, rows: "BaseFormSet[Any]", of: Practice, title: str, words: str) -> HttpResponse:
    context = {"rows": rows, "title": title, "words": words, "crumbs": crumbs_of(of)}
    return render(request, "meetings/prepare/rows.html", context)
