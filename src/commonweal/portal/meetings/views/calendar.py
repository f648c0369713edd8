"""A body's calendar: one meeting, a year of them, moved, cancelled."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from commonweal.portal.access.middleware import reader_for
from commonweal.portal.meetings.days import in_words
from commonweal.portal.meetings.forms.meetings import DaysForm, MeetingForm, MoveForm, PatternForm
from commonweal.portal.meetings.forms.reasons import ReasonForm
from commonweal.portal.meetings.verbs import meetings as verbs
from commonweal.portal.meetings.views.acting import filled, form_page
from commonweal.portal.meetings.views.bodies import crumbs_of, prepared
from commonweal.portal.meetings.views.preparing import meeting_crumbs, prepared_meeting


@require_http_methods(["GET", "POST"])
def new_meeting(request: HttpRequest, practice: UUID) -> HttpResponse:
    """One meeting more."""
    reader = reader_for(request)
    of = prepared(reader, practice)
    form = MeetingForm(request.POST or None, initial={"venue": of.venue, "start_time": of.usual_start})
    if filled(form, lambda: verbs.create(of, by=reader, **form.cleaned_data)):
        messages.success(request, f"{in_words(form.cleaned_data['date'])} is in the calendar.")
        return redirect("meetings:body", practice)
    return form_page(request, form, title="A new meeting", button="Put in the calendar", crumbs=crumbs_of(of))


@require_http_methods(["GET", "POST"])
def year(request: HttpRequest, practice: UUID) -> HttpResponse:
    """A year of meetings: first the pattern, then its days to be ticked."""
    reader = reader_for(request)
    of = prepared(reader, practice)
    pattern = PatternForm(request.GET if "nth" in request.GET else None)
    days = None
    if pattern.is_bound and pattern.is_valid():
        days = DaysForm(request.POST or None, days=pattern.days())
        if filled(days, lambda: verbs.create_many(of, dates=days.dates(), by=reader) if days else None):
            messages.success(request, "The meetings are in the calendar.")
            return redirect("meetings:body", practice)
    context = {"pattern": pattern, "days": days, "crumbs": crumbs_of(of)}
    return render(request, "meetings/prepare/year.html", context)


@require_http_methods(["GET", "POST"])
def move(request: HttpRequest, meeting: UUID) -> HttpResponse:
    """Change a meeting's day, time or place."""
    reader = reader_for(request)
    row = prepared_meeting(reader, meeting)
    names = ("date", "start_time", "end_time", "venue")
    form = MoveForm(request.POST or None, initial={name: getattr(row, name) for name in names})
    if filled(form, lambda: verbs.move(row, by=reader, **form.cleaned_data)):
        return redirect("meetings:prepare", meeting)
    title = "Change day, time or place"
    return form_page(request, form, title=title, button="Save", crumbs=meeting_crumbs(row))


@require_http_methods(["GET", "POST"])
def cancel(request: HttpRequest, meeting: UUID) -> HttpResponse:
    """Cancel a meeting, with a reason that everyone sees."""
    reader = reader_for(request)
    row = prepared_meeting(reader, meeting)
    form = ReasonForm(request.POST or None)
    if filled(form, lambda: verbs.cancel(row, by=reader, **form.cleaned_data)):
        messages.success(request, "Cancelled. Its business is offered to the next meeting.")
        return redirect(reverse("meetings:meeting", args=[meeting]))
    title = f"Cancel the meeting of {in_words(row.date)}"
    return form_page(request, form, title=title, button="Cancel the meeting", crumbs=meeting_crumbs(row), grave=True)
