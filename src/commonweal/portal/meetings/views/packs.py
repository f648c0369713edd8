"""Packs: made in the background, looked at page by page, let out."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from commonweal.portal.access.middleware import reader_for
from commonweal.portal.access.queries import one
from commonweal.portal.access.reader import Reader
from commonweal.portal.access.refusals import Refused
from commonweal.portal.access.verbs import releases
from commonweal.portal.jobs.verbs import jobs
from commonweal.portal.meetings.forms.packs import PackForm, RefusalForm
from commonweal.portal.meetings.models import Meeting, Pack
from commonweal.portal.meetings.queries import packs as queries
from commonweal.portal.meetings.queries.meetings import meeting_line
from commonweal.portal.meetings.rules.packs import check_reader_can_make_pack, reader_can_make_pack
from commonweal.portal.meetings.verbs import packs as verbs


def listing(request: HttpRequest, meeting: UUID) -> HttpResponse:
    """A meeting's packs, and what can be made."""
    reader = reader_for(request)
    row = one(reader, Meeting, meeting)
    may_make = reader_can_make_pack(reader, row)
    form = PackForm(**_offered(reader, row)) if may_make else None
    context = {"meeting": meeting_line(reader, meeting), "packs": queries.packs(reader, meeting), "form": form}
    return render(request, "meetings/pack/list.html", context)


@require_POST
def make(request: HttpRequest, meeting: UUID) -> HttpResponse:
    """Have a pack made in the background."""
    reader = reader_for(request)
    row = one(reader, Meeting, meeting)
    form = PackForm(request.POST, **_offered(reader, row))
    if not form.is_valid():
        context = {"meeting": meeting_line(reader, meeting), "packs": queries.packs(reader, meeting), "form": form}
        return render(request, "meetings/pack/list.html", context, status=422)
    try:
        check_reader_can_make_pack(reader, row)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("meetings:packs", meeting)
    reach = form.cleaned_data["reach"]
    arguments = {"meeting": str(meeting), "reach": reach}
    wanted = dict(form.fields["reach"].choices)[reach]  # type: ignore[attr-defined]
    title = f"Pack for the meeting of {row.date:%-d %B %Y}: {wanted}"
    job = jobs.ask("meetings.pack", title=title, arguments=arguments, by=reader)
    return redirect("jobs:job", job.pk)


def _offered(reader: Reader, row: Meeting) -> dict[str, Any]:
    return {"to_all": queries.offered_to_all(row), "offered": queries.offered_audiences(reader, row)}


def pack(request: HttpRequest, pack: UUID) -> HttpResponse:
    """One pack and the state of its pages."""
    found = queries.pack(reader_for(request), pack)
    return render(request, "meetings/pack/pack.html", {"pack": found, "refusal": RefusalForm()})


def page(request: HttpRequest, pack: UUID, number: int) -> HttpResponse:
    """Look at one page; with POST, find it fit and go on to the next that waits."""
    reader = reader_for(request)
    if request.method == "POST":
        row = one(reader, Pack, pack)
        try:
            verbs.approve_page(row, page=number, sha256=request.POST.get("sha256", ""), by=reader)
        except Refused as refusal:
            messages.error(request, str(refusal))
            return redirect("meetings:pack-page", pack, number)
        left = queries.pack(reader, pack).left
        following = next((n for n in left if n > number), left[0] if left else None)
        return redirect("meetings:pack-page", pack, following) if following else redirect("meetings:pack", pack)
    found, shown = queries.pack(reader, pack), queries.page(reader, pack, number)
    if shown is None:
        raise Http404
    return render(request, "meetings/pack/page.html", {"pack": found, "page": shown})


def picture(request: HttpRequest, pack: UUID, number: int) -> HttpResponse:
    """A page as a picture."""
    data = queries.picture(reader_for(request), pack, number)
    if data is None:
        raise Http404
    response = HttpResponse(data, content_type="image/png")
    response["Cache-Control"] = "private, no-store"
    return response


@require_POST
def publish(request: HttpRequest, pack: UUID) -> HttpResponse:
    """Let the public's pack out."""
    reader = reader_for(request)
    try:
        verbs.let_out(one(reader, Pack, pack), sha256=request.POST.get("sha256", ""), by=reader)
        messages.success(request, "The pack is published.")
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("meetings:pack", pack)


@require_POST
def refuse(request: HttpRequest, pack: UUID) -> HttpResponse:
    """Say why it does not go out."""
    reader = reader_for(request)
    row, form = one(reader, Pack, pack), RefusalForm(request.POST)
    if row.release is None or not form.is_valid():
        context = {"pack": queries.pack(reader, pack), "refusal": form}
        return render(request, "meetings/pack/pack.html", context, status=422)
    try:
        releases.refuse(row.release, reason=form.cleaned_data["reason"], by=reader)
        messages.success(request, "Its maker is told what must change.")
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("meetings:pack", pack)
