"""Returns: what is owed, asked for, answered and chased."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from commonweal.portal.access.middleware import reader_for
from commonweal.portal.access.queries import one
from commonweal.portal.access.reader import Reader
from commonweal.portal.meetings.forms.reasons import ReasonForm
from commonweal.portal.meetings.forms.returns import AnswerForm, AskForm
from commonweal.portal.meetings.models import Meeting, Practice, Return
from commonweal.portal.meetings.queries import returns as queries
from commonweal.portal.meetings.queries.items import shown
from commonweal.portal.meetings.queries.practices import practice_of
from commonweal.portal.meetings.verbs import returns as verbs
from commonweal.portal.meetings.verbs.meetings import papers_due
from commonweal.portal.meetings.views.acting import acted, filled, form_page
from commonweal.portal.meetings.views.preparing import meeting_crumbs, prepared_meeting
from commonweal.portal.partnership.models import Agency


@require_safe
def owed(request: HttpRequest) -> HttpResponse:
    """What the reader's own agencies owe."""
    reader = reader_for(request)
    if not reader.signed_in:
        raise Http404
    return render(request, "meetings/prepare/owed.html", {"lines": queries.mine(reader), "title": "What we owe"})


@require_safe
def body_returns(request: HttpRequest, practice: UUID) -> HttpResponse:
    """The returns of a body's coming meetings, late first."""
    reader = reader_for(request)
    if not reader.signed_in:
        raise Http404
    of = practice_of(reader, practice)
    crumbs = [("Meetings", reverse("meetings:index")), (of.body_name, reverse("meetings:body", args=[practice]))]
    context = {"lines": queries.of_body(reader, of.body), "title": "Papers and figures owed", "crumbs": crumbs}
    return render(request, "meetings/prepare/owed.html", context)


@require_http_methods(["GET", "POST"])
def ask_return(request: HttpRequest, meeting: UUID) -> HttpResponse:
    """Ask an agency for a paper or figures."""
    reader = reader_for(request)
    row = prepared_meeting(reader, meeting)
    choices = [
        (str(i.pk), f"{i.number} {i.title}".strip()) for i in shown(reader).filter(meeting=row).order_by("position")
    ]
    usual = papers_due(Practice.objects.get(body=row.body_id), row.date)
    form = AskForm(request.POST or None, items=choices, initial={"due_on": usual, "item": request.GET.get("item", "")})
    if filled(form, lambda: _ask(reader, row, form)):
        messages.success(request, "Asked.")
        return redirect("meetings:prepare", meeting)
    return form_page(request, form, title="Ask for a paper or figures", button="Ask", crumbs=meeting_crumbs(row))


@require_http_methods(["GET", "POST"])
def return_page(request: HttpRequest, owed: UUID) -> HttpResponse:
    """One return: what is asked, and the form that answers it."""
    reader = reader_for(request)
    line = queries.return_line(reader, owed)
    initial = {"words": line.words, "nil": line.state == "nil"}
    form = AnswerForm(request.POST or None, initial=initial) if line.may_answer else None
    if request.method == "POST" and form is None:
        raise Http404
    if form is not None and filled(
        form, lambda: verbs.answer(one(reader, Return, owed), by=reader, **form.cleaned_data)
    ):
        messages.success(request, "Thank you: it is in.")
        return redirect("meetings:return", owed)
    crumbs = [("What we owe", reverse("meetings:owed"))]
    return render(request, "meetings/prepare/return.html", {"line": line, "form": form, "crumbs": crumbs})


@require_POST
def chase_return(request: HttpRequest, owed: UUID) -> HttpResponse:
    """Remind whoever owes it."""
    reader = reader_for(request)
    row = one(reader, Return, owed)
    to = f"{reverse('meetings:prepare', args=[row.meeting_id])}#returns"
    return acted(request, lambda: verbs.chase(row, by=reader), "They have been reminded.", to)


@require_http_methods(["GET", "POST"])
def send_back_return(request: HttpRequest, owed: UUID) -> HttpResponse:
    """Say that it is not what was asked."""
    reader = reader_for(request)
    row = one(reader, Return, owed)
    prepared_meeting(reader, row.meeting_id)
    form = ReasonForm(request.POST or None)
    if filled(form, lambda: verbs.send_back(row, by=reader, **form.cleaned_data)):
        return redirect("meetings:return", owed)
    crumbs = meeting_crumbs(row.meeting)
    return form_page(request, form, title="Send this return back", button="Send back", crumbs=crumbs, grave=True)


def _ask(reader: Reader, row: Meeting, form: AskForm) -> None:
    given = dict(form.cleaned_data)
    agency, item = Agency.objects.get(pk=given.pop("agency")), given.pop("item")
    chosen = shown(reader).select_related("thing").get(pk=item) if item else None
    verbs.ask(row, agency=agency, item=chosen, by=reader, **given)
