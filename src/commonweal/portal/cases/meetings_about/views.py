"""Pages of meetings about cases."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from commonweal.portal.access.marks import mark_of
from commonweal.portal.access.queries import one, readable
from commonweal.portal.access.reader import Reader
from commonweal.portal.access.views.asking import must, sent, tried
from commonweal.portal.audit.recording import recording
from commonweal.portal.cases.meetings_about import queries, rules, verbs
from commonweal.portal.cases.meetings_about.forms import AskForm, BringForm, CallForm, HeldForm, MinuteForm, WhenForm
from commonweal.portal.cases.meetings_about.models import Attendee, CaseMeeting, Discussion
from commonweal.portal.cases.models import Case
from commonweal.portal.cases.pages import asked, own_agencies, partner
from commonweal.portal.partnership.models import Membership


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Meetings that one was asked to."""
    reader = partner(request)
    shown = {"meetings": queries.meetings(reader), "may_call": rules.reader_can_call(reader)}
    return render(request, "cases/meetings.html", shown)


@require_http_methods(["GET", "POST"])
def call(request: HttpRequest) -> HttpResponse:
    """Call a meeting."""
    reader = partner(request)
    must(rules.reader_can_call(reader))
    form = CallForm(request.POST or None, agencies=own_agencies(reader))

    def called() -> str:
        said = form.cleaned_data
        made = verbs.call(
            kind=said["kind"], on=said["on"], at=said["at"], where=said["where"], agency=form.chosen_agency(), by=reader
        )
        return reverse("cases:meeting", args=[made.pk])

    return asked(
        request, form, called, title="Call a meeting about cases", button="Call it", back=_to_index(),
        said="The meeting is called. Ask people to it, and bring the cases.",
    )  # fmt: skip


@require_safe
def meeting(request: HttpRequest, id: UUID) -> HttpResponse:
    """One meeting."""
    page = queries.page(partner(request), id)
    return render(request, "cases/meeting.html", {"page": page, "line": page.line})


@require_http_methods(["GET", "POST"])
def ask(request: HttpRequest, id: UUID) -> HttpResponse:
    """Ask people to it."""
    reader = partner(request)
    row = queries.row(reader, id)
    must(rules.reader_can_convene(reader, row))
    form = AskForm(request.POST or None, officers=queries.officers(row))

    def act() -> None:
        with recording():
            for place in Membership.objects.filter(pk__in=form.cleaned_data["who"]).order_by("pk"):
                verbs.ask(row, place, by=reader)

    return asked(
        request, form, act, title="Who is asked to it?", button="Ask them", back=_to(row), said="They are told."
    )


@require_POST
def unask(request: HttpRequest, id: UUID, who: UUID) -> HttpResponse:
    """They are not asked any more."""
    reader = partner(request)
    row = queries.row(reader, id)
    must(rules.reader_can_convene(reader, row))
    attendee = Attendee.objects.filter(meeting=row, pk=who).first()
    if attendee is not None:
        tried(request, lambda: verbs.unask(row, attendee, by=reader), "They are not asked any more.")
    return redirect("cases:meeting", id)


@require_http_methods(["GET", "POST"])
def bring(request: HttpRequest, id: UUID) -> HttpResponse:
    """Put a case on its agenda."""
    reader = partner(request)
    row = queries.row(reader, id)
    must(rules.reader_can_bring(reader, row))
    form = BringForm(request.POST or None, cases=queries.cases_to_bring(reader, row))

    def act() -> None:
        verbs.bring(row, one(reader, Case, UUID(form.cleaned_data["case"])), why=form.cleaned_data["why"], by=reader)

    return asked(
        request, form, act, title="Bring a case", button="Put it on the agenda", back=_to(row), said="It is there.",
        tells="Only those who sit in the case see it there. The next page says who of the meeting does not.",
    )  # fmt: skip


@require_POST
def take_off(request: HttpRequest, id: UUID) -> HttpResponse:
    """Take a case off the agenda."""
    reader = partner(request)
    row = one(reader, Discussion, id)
    tried(request, lambda: verbs.take_off(row, by=reader), "It is off the agenda.")
    return redirect(_onwards(reader, row))


@require_http_methods(["GET", "POST"])
def minute(request: HttpRequest, id: UUID) -> HttpResponse:
    """What was said of one case, and decided."""
    reader = partner(request)
    row = one(reader, Discussion, id)
    must(rules.reader_can_minute(reader, row))
    initial = {"words": row.minute, "decided": row.decided, "present": row.present or _present(reader, row)}
    form = MinuteForm(request.POST or None, initial=initial)
    return asked(
        request, form, lambda: verbs.minute(row, by=reader, seen=sent(request), **form.cleaned_data),
        title="What was said of this case", button="Keep the minute", back=("Back", _onwards(reader, row)),
        caption=row.case.reference, said="The minute is kept in the case.", seen=mark_of(row, verbs.MINUTED),
        tells="For those who sit in the case, and nobody else.",
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def held(request: HttpRequest, id: UUID) -> HttpResponse:
    """Who came."""
    reader = partner(request)
    row = queries.row(reader, id)
    must(rules.reader_can_convene(reader, row))
    form = HeldForm(request.POST or None, attendees=queries.page(reader, id).attendees)

    def act() -> None:
        verbs.hold(row, {UUID(key): said for key, said in form.cleaned_data.items()}, by=reader)

    return asked(request, form, act, title="Who came?", button="Keep it", back=_to(row), said="It is written down.")


@require_http_methods(["GET", "POST"])
def move(request: HttpRequest, id: UUID) -> HttpResponse:
    """Another day or place."""
    reader = partner(request)
    row = queries.row(reader, id)
    must(rules.reader_can_convene(reader, row))
    form = WhenForm(request.POST or None, initial={"on": row.on, "at": row.at, "where": row.where})
    return asked(
        request, form, lambda: verbs.move(row, by=reader, **form.cleaned_data), title="Move the meeting",
        button="Move it", back=_to(row), said="Everyone asked is told.",
    )  # fmt: skip


@require_POST
def cancel(request: HttpRequest, id: UUID) -> HttpResponse:
    """It does not take place."""
    reader = partner(request)
    row = queries.row(reader, id)
    must(rules.reader_can_convene(reader, row))
    tried(request, lambda: verbs.cancel(row, by=reader), "The meeting is cancelled, and everyone asked is told.")
    return redirect("cases:meeting", id)


def _present(reader: Reader, row: Discussion) -> str:
    """Who of the meeting came and sits in the case, where this reader was asked to the meeting."""
    if row.meeting_id is None or not readable(reader, CaseMeeting).filter(pk=row.meeting_id).exists():
        return ""
    page = queries.page(reader, row.meeting_id)
    absent = {name for line in page.cases if line.id == row.pk for name in line.absent}
    came = (line for line in page.attendees if line.came in ("", "came") and line.name not in absent)
    return "\n".join(f"{line.name}, {line.agency}" for line in came)


def _onwards(reader: Reader, row: Discussion) -> str:
    """To the meeting, for whoever was asked to it; else to the case."""
    if readable(reader, CaseMeeting).filter(pk=row.meeting_id).exists():
        return reverse("cases:meeting", args=[row.meeting_id])
    return reverse("cases:case", args=[row.case_id])


def _to(row: CaseMeeting) -> tuple[str, str]:
    return f"The meeting on {row.on:%-d %B %Y}", reverse("cases:meeting", args=[row.pk])


def _to_index() -> tuple[str, str]:
    return "Meetings about cases", reverse("cases:meetings")
