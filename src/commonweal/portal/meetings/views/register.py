"""The register's pages, and the action log that goes round after a meeting."""

import datetime as dt
from collections.abc import Callable
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from commonweal.documents.plain import PlainDocument
from commonweal.portal.access.middleware import reader_for
from commonweal.portal.audit.clock import today
from commonweal.portal.meetings.documents.action_log import action_log as compose
from commonweal.portal.meetings.forms.register import RegisterForm
from commonweal.portal.meetings.numbering import year_began
from commonweal.portal.meetings.queries.meetings import meeting_line
from commonweal.portal.meetings.queries.register import Asked, Register, register
from commonweal.portal.meetings.queries.showing_up import attendance_by_agency
from commonweal.portal.tasks.queries import by_agency

FORMS: dict[str, tuple[str, Callable[[PlainDocument], bytes]]] = {
    "pdf": ("application/pdf", lambda made: made.pdf()),
    "docx": (
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        lambda made: made.docx(),
    ),
    "txt": ("text/plain; charset=utf-8", lambda made: made.text().encode()),
}


def page(request: HttpRequest) -> HttpResponse:
    """Decisions and actions, meeting by meeting."""
    reader = reader_for(request)
    form = RegisterForm(request.GET or None)
    asked = form.asked() if form.is_valid() else Asked()
    found = register(reader, asked)
    form.offer(found)
    turned = request.GET.copy()
    turned.pop("page", None)
    context = {"form": form, "found": found, "asked": asked, "turned": turned.urlencode()}
    return render(request, "meetings/register/page.html", context)


def attendance(request: HttpRequest) -> HttpResponse:
    """Attendance by agency, and what each has promised and done, in one municipal year."""
    reader = reader_for(request)
    found = register(reader, Asked())
    body = _body(found, request.GET.get("body", ""))
    year = _whole_number(request.GET.get("year")) or year_began(today(), 5)
    since, until = dt.date(year, 5, 1), dt.date(year + 1, 4, 30)
    context = {
        "body": body,
        "bodies": found.bodies,
        "year": year,
        "years": found.years,
        "attendance": attendance_by_agency(reader, body[0], since, until) if body else (),
        "promises": by_agency(reader, body=body[0] if body else None),
    }
    return render(request, "meetings/register/attendance.html", context)


def _body(found: Register, asked: str) -> tuple[UUID, str] | None:
    """The body that is asked for, else the one that met last."""
    last = found.meetings[0].body if found.meetings else ""
    wanted = [of for of in found.bodies if str(of[0]) == asked] or [of for of in found.bodies if of[1] == last]
    return next(iter([*wanted, *found.bodies]), None)


def _whole_number(words: str | None) -> int | None:
    return int(words) if words and words.isdecimal() and 1990 <= int(words) <= 2200 else None


def action_log(request: HttpRequest, meeting: UUID, form: str) -> HttpResponse:
    """The open and lately finished actions as a document to circulate."""
    if form not in FORMS:
        raise Http404
    media_type, rendered = FORMS[form]
    reader = reader_for(request)
    line = meeting_line(reader, meeting)
    response = HttpResponse(rendered(compose(reader, line)), content_type=media_type)
    response["Content-Disposition"] = f'attachment; filename="action-log-{line.date.isoformat()}.{form}"'
    response["Cache-Control"] = "private, no-store"
    return response
