"""Old minutes: the original beside what was read in it, accepted or mended line by line."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from commonweal.documents.safe_copy import limit_stream, safe_name
from commonweal.errors import CommonwealError
from commonweal.portal.access.middleware import reader_for
from commonweal.portal.access.queries import one
from commonweal.portal.meetings.forms.readings import TakeInForm, line_form, said
from commonweal.portal.meetings.models import Reading
from commonweal.portal.meetings.queries import readings as queries
from commonweal.portal.meetings.verbs import readings as verbs
from commonweal.portal.partnership.models import Body


def listing(request: HttpRequest) -> HttpResponse:
    """What was taken in; with POST, take a document in. No page for whoever may do neither."""
    reader = reader_for(request)
    bodies = queries.bodies(reader)
    taken_in = queries.readings(reader)
    if not bodies and not taken_in:
        raise Http404
    form = TakeInForm(request.POST or None, request.FILES or None, bodies=bodies) if bodies else None
    if form and request.method == "POST" and form.is_valid():
        upload = form.cleaned_data["file"]
        try:
            content = b"".join(limit_stream(upload.chunks()))
            body = Body.objects.get(id=form.cleaned_data["body"])
            return redirect("meetings:reading", verbs.take_in(safe_name(upload.name), content, body=body, by=reader).pk)
        except CommonwealError as refusal:
            form.add_error("file", str(refusal))
    context = {"readings": taken_in, "form": form}
    return render(request, "meetings/reading/list.html", context, status=422 if form and form.errors else 200)


def reading(request: HttpRequest, reading: UUID) -> HttpResponse:
    """One reading beside its original."""
    return render(request, "meetings/reading/reading.html", {"view": queries.reading(reader_for(request), reading)})


def line(request: HttpRequest, line: UUID) -> HttpResponse:
    """Mend one line, accept it, or leave it out."""
    reader = reader_for(request)
    row, shown = queries.line(reader, line)
    form = line_form(shown.path, request.POST or None, initial=shown.fields)
    if request.method == "POST":
        wanted = request.POST.get("do", "mend")
        state = {"accept": "accepted", "leave": "left out"}.get(wanted, "mended")
        if state != "mended" or form.is_valid():
            try:
                verbs.settle(row, state=state, mended=said(form) if state == "mended" else None, by=reader)
                return redirect(reverse("meetings:reading", args=[row.reading_id]) + f"#line-{row.pk}")
            except CommonwealError as refusal:
                messages.error(request, str(refusal))
    context = {"line": shown, "form": form, "reading": row.reading_id}
    return render(request, "meetings/reading/line.html", context, status=422 if form.errors else 200)


@require_POST
def accept(request: HttpRequest, reading: UUID) -> HttpResponse:
    """Fill the register."""
    reader = reader_for(request)
    try:
        meeting = verbs.accept(one(reader, Reading, reading), by=reader)
    except CommonwealError as refusal:
        messages.error(request, str(refusal))
        return redirect("meetings:reading", reading)
    messages.success(request, "The meeting is in the register.")
    return redirect("meetings:meeting", meeting.pk)


@require_POST
def refuse(request: HttpRequest, reading: UUID) -> HttpResponse:
    """Put a reading aside."""
    reader = reader_for(request)
    try:
        verbs.refuse(one(reader, Reading, reading), by=reader)
        messages.success(request, "Put aside. Nothing of it is in the register.")
    except CommonwealError as refusal:
        messages.error(request, str(refusal))
    return redirect("meetings:readings")
