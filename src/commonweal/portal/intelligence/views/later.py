"""Pages on which an officer adds to what they sent, or takes it back."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from commonweal.portal.access.views.asking import must, sent
from commonweal.portal.intelligence import rules
from commonweal.portal.intelligence.forms.later import AddForm, AnswerForm, WithdrawForm
from commonweal.portal.intelligence.models import Report
from commonweal.portal.intelligence.queries import reports
from commonweal.portal.intelligence.verbs import asking, sending
from commonweal.portal.intelligence.views.asking import adding, asked, officer


@require_http_methods(["GET", "POST"])
def add(request: HttpRequest, id: UUID) -> HttpResponse:
    """Add to it."""
    reader, report = adding(request, id)
    form = AddForm(request.POST or None)
    return asked(
        request, form, lambda: sending.add(report, form.cleaned_data["text"], by=reader),
        title="Add to what you sent", button="Send this too", back=_back(report), said="It is sent.",
        caption=report.reference,
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def withdraw(request: HttpRequest, id: UUID) -> HttpResponse:
    """Take it back."""
    reader, report = adding(request, id)
    form = WithdrawForm(request.POST or None)
    return asked(
        request, form, lambda: sending.withdraw(report, form.cleaned_data["why"], by=reader),
        title="Take back what you sent", button="Take it back", back=_back(report),
        said="The unit is told that you take it back.", caption=report.reference,
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def answer(request: HttpRequest, id: UUID) -> HttpResponse:
    """Say whether what the unit made of it may be read by those whom it names."""
    reader = officer(request)
    report = reports.one(reader, id)
    must(rules.reader_can_answer(reader, report))
    one = reports.open_ask(reader, report)
    form = AnswerForm(request.POST or None)
    return asked(
        request, form, lambda: asking.answer(report, by=reader, seen=sent(request), **form.said()),
        title=f"May {one.readers} read this?", button="Answer", back=_back(report), said="The unit has your answer.",
        caption=report.reference, seen=one.sha256, one=one, template="intelligence/answer.html",
    )  # fmt: skip


def _back(report: Report) -> tuple[str, str]:
    return (f"Report {report.reference}", reverse("intelligence:report", args=[report.pk]))
