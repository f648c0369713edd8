"""A meeting's page, and the workbench of whoever prepares it."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from commonweal.portal.access.middleware import reader_for
from commonweal.portal.access.queries import one
from commonweal.portal.access.reader import Reader
from commonweal.portal.library.queries.papers import of_homes
from commonweal.portal.meetings.days import in_words
from commonweal.portal.meetings.forms.items import NumberForm
from commonweal.portal.meetings.models import Meeting
from commonweal.portal.meetings.queries.agendas import agenda
from commonweal.portal.meetings.queries.items import shown
from commonweal.portal.meetings.queries.minutes import minutes
from commonweal.portal.meetings.queries.preparing import preparation
from commonweal.portal.meetings.queries.published import published
from commonweal.portal.meetings.rules.preparing import ROW, reader_can_prepare
from commonweal.portal.meetings.verbs import agendas as verbs
from commonweal.portal.meetings.verbs import items as item_verbs
from commonweal.portal.meetings.views.acting import Crumbs, acted


@require_safe
def meeting(request: HttpRequest, meeting: UUID) -> HttpResponse:
    """One meeting, as its reader may see it: day, place, agenda when it is out, and what was published."""
    reader = reader_for(request)
    seen = agenda(reader, meeting)
    papers = of_homes(reader, [line.id for line in seen.lines if not line.stub])
    context = {
        "agenda": seen, "meeting": seen.meeting,
        "open_part": [(line, papers.get(line.id, ())) for line in seen.open_part],
        "restricted_part": [(line, papers.get(line.id, ())) for line in seen.restricted_part],
        "published": published(reader, of=meeting), "minutes": minutes(reader, meeting),
        "may_clear": reader.may("P", ROW, body=seen.meeting.body),
        "crumbs": _crumbs(seen.meeting.practice, seen.meeting.body_name),
    }  # fmt: skip
    return render(request, "meetings/prepare/meeting.html", context)


@require_safe
def prepare(request: HttpRequest, meeting: UUID) -> HttpResponse:
    """The workbench."""
    found = preparation(reader_for(request), meeting)
    line = found.agenda.meeting
    crumbs = [*_crumbs(line.practice, line.body_name), (line.title, reverse("meetings:meeting", args=[meeting]))]
    return render(request, "meetings/prepare/prepare.html", {"found": found, "meeting": line, "crumbs": crumbs})


@require_POST
def draft_agenda(request: HttpRequest, meeting: UUID) -> HttpResponse:
    """Draft from the template."""
    reader = reader_for(request)
    row = prepared_meeting(reader, meeting)
    there = "The template's items are on the agenda."
    return acted(request, lambda: verbs.draft(row, by=reader), there, reverse("meetings:prepare", args=[meeting]))


@require_http_methods(["GET", "POST"])
def publish_agenda(request: HttpRequest, meeting: UUID) -> HttpResponse:
    """Look at what goes out, then send it out."""
    reader = reader_for(request)
    row = prepared_meeting(reader, meeting)
    if request.method == "POST":
        out = "The agenda is out: its numbers are fixed."
        return acted(request, lambda: verbs.publish(row, by=reader), out, reverse("meetings:prepare", args=[meeting]))
    seen = agenda(reader, meeting)
    context = {"agenda": seen, "meeting": seen.meeting, "crumbs": meeting_crumbs(row)}
    return render(request, "meetings/prepare/publish.html", context)


@require_POST
def change_line(request: HttpRequest, meeting: UUID, item: UUID) -> HttpResponse:
    """Move a line up or down, or overtype its number; without a script, and back to the same line."""
    reader = reader_for(request)
    row = shown(reader).select_related("meeting", "thing__home").filter(meeting=meeting, pk=item).first()
    if row is None or not reader_can_prepare(reader, row.meeting.body_id):
        raise Http404
    to = f"{reverse('meetings:prepare', args=[meeting])}#item-{item}"
    if request.POST.get("act") in ("up", "down"):
        steps = -1 if request.POST["act"] == "up" else 1
        return acted(request, lambda: item_verbs.move(row, steps=steps, by=reader), f"Moved {request.POST['act']}.", to)
    form = NumberForm(request.POST)
    if not form.is_valid():
        messages.error(request, "A number has at most 40 characters.")
        return redirect(to)
    number = form.cleaned_data["number"]
    return acted(request, lambda: item_verbs.renumber(row, number=number, by=reader), "Numbered.", to)


def prepared_meeting(reader: Reader, meeting: UUID) -> Meeting:
    """A meeting that this reader prepares, or a 404."""
    row = one(reader, Meeting, meeting)
    if not reader_can_prepare(reader, row.body_id):
        raise Http404
    return row


def meeting_crumbs(row: Meeting) -> Crumbs:
    """The way to a meeting's workbench."""
    return [
        *_crumbs(row.thing.home_id, row.body.name),
        (f"Prepare {in_words(row.date)}", reverse("meetings:prepare", args=[row.pk])),
    ]


def _crumbs(practice: UUID | None, name: str) -> Crumbs:
    return [
        ("Meetings", reverse("meetings:index")),
        *([(name, reverse("meetings:body", args=[practice]))] if practice else []),
    ]
