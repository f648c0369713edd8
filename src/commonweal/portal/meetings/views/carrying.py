"""What a meeting is offered, and the forward plan."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from commonweal.portal.access.forms.audience import AudienceForm
from commonweal.portal.access.middleware import reader_for
from commonweal.portal.access.queries import one
from commonweal.portal.access.reader import Reader
from commonweal.portal.access.verbs import audiences
from commonweal.portal.meetings.forms.forward import EntryForm
from commonweal.portal.meetings.forms.reasons import ReasonForm
from commonweal.portal.meetings.models import ForwardEntry, Meeting, Practice
from commonweal.portal.meetings.queries.forward import forward_plan
from commonweal.portal.meetings.queries.items import shown
from commonweal.portal.meetings.queries.meetings import coming
from commonweal.portal.meetings.queries.practices import practice_of
from commonweal.portal.meetings.rules.preparing import reader_can_prepare
from commonweal.portal.meetings.verbs import carrying, forward
from commonweal.portal.meetings.views.acting import acted, filled, form_page
from commonweal.portal.meetings.views.preparing import prepared_meeting

LONGEST = {"title": 300, "public_title": 300, "late_reason": 1000, "reason": 1000}  # letters, as they are kept


@require_POST
def answer_offer(request: HttpRequest, meeting: UUID, source: UUID) -> HttpResponse:
    """Take what is offered, put it off, or say that it is no longer needed."""
    reader = reader_for(request)
    row = prepared_meeting(reader, meeting)
    to = f"{reverse('meetings:prepare', args=[meeting])}#offered"
    given = {name: request.POST.get(name, "")[:most] for name, most in LONGEST.items()}
    act = request.POST.get("act", "")
    if act in ("put off", "close"):
        verb = carrying.put_off if act == "put off" else carrying.close
        said = "Put off: the next meeting is offered it." if act == "put off" else "It will not be offered again."
        return acted(request, lambda: verb(row, source=source, reason=given["reason"], by=reader), said, to)
    into = shown(reader).filter(meeting=row, kind="matters arising").first() if act == "arising" else None
    del given["reason"]
    taken = "It is under matters arising." if into else "It is on the agenda."
    return acted(request, lambda: carrying.accept(row, source=source, by=reader, into=into, **given), taken, to)


@require_http_methods(["GET", "POST"])
def forward_plan_page(request: HttpRequest, practice: UUID) -> HttpResponse:
    """The plan, and, for its clerk, a form for one entry more."""
    reader = reader_for(request)
    of = practice_of(reader, practice)
    form = EntryForm(request.POST or None) if of.may_prepare else None
    who = (
        AudienceForm(request.POST or None, stub=False, initial={"kind": "public"}, maker=reader)
        if of.may_prepare
        else None
    )
    if request.method == "POST":
        if form is None or who is None:
            raise Http404
        if who.is_valid() and filled(form, lambda: _enter(reader, practice, form, who)):
            messages.success(request, "It is on the forward plan.")
            return redirect("meetings:forward-plan", practice)
    context = {
        "of": of, "lines": forward_plan(reader, of.body), "form": form, "who": who,
        "coming": coming(reader, of.body) if of.may_prepare else (),
        "crumbs": [("Meetings", reverse("meetings:index")), (of.body_name, reverse("meetings:body", args=[practice]))],
    }  # fmt: skip
    return render(request, "meetings/prepare/forward_plan.html", context)


@require_http_methods(["GET", "POST"])
def change_entry(request: HttpRequest, entry: UUID) -> HttpResponse:
    """Change an entry."""
    reader = reader_for(request)
    row, practice = _entry(reader, entry)
    names = ("title", "due_on", "due_text", "every_meeting")
    initial = {**{name: getattr(row, name) for name in names}, "agency_id": str(row.agency_id or "")}
    form = EntryForm(request.POST or None, initial=initial)
    if filled(form, lambda: forward.change(row, by=reader, **form.cleaned_data)):
        return redirect("meetings:forward-plan", practice)
    crumbs = [("Forward plan", reverse("meetings:forward-plan", args=[practice]))]
    return form_page(request, form, title="Change this entry", button="Save", crumbs=crumbs)


@require_http_methods(["GET", "POST"])
def drop_entry(request: HttpRequest, entry: UUID) -> HttpResponse:
    """Take an entry off the plan."""
    reader = reader_for(request)
    row, practice = _entry(reader, entry)
    form = ReasonForm(request.POST or None)
    if filled(form, lambda: forward.drop(row, by=reader, **form.cleaned_data)):
        return redirect("meetings:forward-plan", practice)
    crumbs = [("Forward plan", reverse("meetings:forward-plan", args=[practice]))]
    return form_page(request, form, title="Take this off the plan", button="Take off", crumbs=crumbs, grave=True)


@require_POST
def take_entry(request: HttpRequest, entry: UUID) -> HttpResponse:
    """Put an entry on a meeting's agenda: chosen from a list, or dropped onto the meeting."""
    reader = reader_for(request)
    row, practice = _entry(reader, entry)
    try:
        meeting = one(reader, Meeting, UUID(request.POST.get("meeting", "")))
    except ValueError as error:
        raise Http404 from error
    late = request.POST.get("late_reason", "")[:1000]
    return acted(
        request, lambda: carrying.take_entry(meeting, entry=row, by=reader, late_reason=late), "It is on the agenda.",
        reverse("meetings:forward-plan", args=[practice]),
    )  # fmt: skip


def _enter(reader: Reader, practice: UUID, form: EntryForm, who: AudienceForm) -> None:
    chosen = who.chosen()
    audience = audiences.of(chosen.kind, chosen.ids)
    forward.enter(one(reader, Practice, practice), by=reader, audience=audience, **form.cleaned_data)


def _entry(reader: Reader, entry: UUID) -> tuple[ForwardEntry, UUID]:
    row = one(reader, ForwardEntry, entry)
    if not reader_can_prepare(reader, row.body_id) or row.thing.home_id is None:
        raise Http404
    return row, row.thing.home_id
