"""The roll and declarations of a meeting."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from commonweal.errors import CommonwealError
from commonweal.portal.access.middleware import reader_for
from commonweal.portal.access.queries import one
from commonweal.portal.access.reader import Reader
from commonweal.portal.meetings.forms.attendance import DeclarationForm, HeldForm, RollForm, VisitorForm
from commonweal.portal.meetings.models import Attendance, Declaration, Item, Meeting
from commonweal.portal.meetings.queries import attendance as queries
from commonweal.portal.meetings.queries.declarations import declared
from commonweal.portal.meetings.queries.minutes import long_date
from commonweal.portal.meetings.queries.taking import taking
from commonweal.portal.meetings.rules.minuting import ROW
from commonweal.portal.meetings.verbs import attendance as verbs
from commonweal.portal.meetings.verbs import declarations as declaration_verbs
from commonweal.portal.partnership.models import Person


@require_http_methods(["GET", "POST"])
def attendance(request: HttpRequest, meeting: UUID) -> HttpResponse:
    """One page: boxes for the members, names for visitors, and that the meeting was held."""
    reader = reader_for(request)
    row = _meeting(reader, meeting)
    roll = queries.roll(reader, row.pk)
    act, _, about = request.POST.get("act", "").partition(":")
    given = {name: request.POST if act == name else None for name in ("roll", "visitor", "held")}
    times = {"start_time": row.start_time, "end_time": row.end_time}
    forms: dict[str, RollForm | VisitorForm | HeldForm] = {
        "roll": RollForm(given["roll"], seats=queries.seats(row), roll=roll),
        "visitor": VisitorForm(given["visitor"]),
        "held": HeldForm(given["held"], initial=times),
    }
    if request.method == "POST" and (act in forms or act == "strike"):
        form = forms.get(act)
        if form is None or form.is_valid():
            try:
                _act(reader, row, act, about, forms)
            except CommonwealError as refused:
                messages.error(request, str(refused))
            else:
                messages.success(request, "Saved.")
                return redirect("meetings:attendance", meeting)
    context = {
        **forms, "meeting": row.pk, "title": long_date(row.date), "body": row.body.name, "lines": roll,
        "state": row.state, "quorum": queries.quorum(reader, row, roll), "crumbs": _crumbs(row),
    }  # fmt: skip
    return render(request, "meetings/taking/attendance.html", context)


@require_http_methods(["GET", "POST"])
def declarations(request: HttpRequest, meeting: UUID) -> HttpResponse:
    """Interests that were declared."""
    reader = reader_for(request)
    row = _meeting(reader, meeting)
    view = taking(reader, meeting)
    act, _, about = request.POST.get("act", "").partition(":")
    people = [(str(line.person), line.as_printed) for line in queries.roll(reader, row.pk) if line.person]
    people = people or [(str(seat.person), seat.name) for seat in queries.seats(row)]
    items = [(str(item.id), item.name) for item in view.items]
    form = DeclarationForm(request.POST if act == "declare" else None, people=people, items=items)
    if act and (act == "withdraw" or form.is_valid()):
        try:
            _withdraw(reader, row, about) if act == "withdraw" else _declare(reader, row, form)
        except CommonwealError as refused:
            form.add_error(None, str(refused)) if form.is_bound else messages.error(request, str(refused))
        else:
            messages.success(request, "Saved.")
            return redirect("meetings:declarations", meeting)
    context = {
        "form": form,
        "title": view.day,
        "view": view,
        "lines": declared(reader, meeting),
        "crumbs": _crumbs(row),
    }
    return render(request, "meetings/taking/declarations.html", context)


def _meeting(reader: Reader, meeting: UUID) -> Meeting:
    row = one(reader, Meeting, meeting)
    if not reader.may("W", ROW, body=row.body_id):
        raise Http404
    return row


def _act(
    reader: Reader, meeting: Meeting, act: str, about: str, forms: dict[str, RollForm | VisitorForm | HeldForm]
) -> None:
    form = forms.get(act)
    if isinstance(form, RollForm):
        changes = list(form.changes())
        people = Person.objects.select_related("agency").in_bulk(
            [change.person for change in changes] + [c.substitute_for for c in changes if c.substitute_for]
        )
        for change in changes:
            stands_in = people[change.substitute_for] if change.substitute_for else None
            verbs.record(
                meeting, person=people[change.person], part=change.part, role=change.role if change.part else "",
                substitute_for=stands_in, by=reader,
            )  # fmt: skip
    elif isinstance(form, VisitorForm):
        verbs.visitor(meeting, by=reader, **form.cleaned_data)
    elif isinstance(form, HeldForm):
        verbs.hold(meeting, by=reader, **form.cleaned_data)
    else:
        line = one(reader, Attendance, _id(about))
        if line.meeting_id != meeting.pk:
            raise Http404
        verbs.strike(line, by=reader)


def _declare(reader: Reader, meeting: Meeting, form: DeclarationForm) -> None:
    given = form.cleaned_data
    declaration_verbs.declare(
        meeting, person=Person.objects.get(pk=given["person"]), kind=given["kind"], nature=given["nature"],
        item=one(reader, Item, UUID(given["item"])) if given["item"] else None, left_room=given["left_room"], by=reader,
    )  # fmt: skip


def _withdraw(reader: Reader, meeting: Meeting, about: str) -> None:
    line = one(reader, Declaration, _id(about))
    if line.meeting_id != meeting.pk:
        raise Http404
    declaration_verbs.withdraw(line, by=reader)


def _id(words: str) -> UUID:
    try:
        return UUID(words)
    except ValueError as error:
        raise Http404 from error


def _crumbs(meeting: Meeting) -> list[tuple[str, str]]:
    return [(long_date(meeting.date), f"/meetings/{meeting.pk}/")]
