"""Pages on which an officer adds to what they sent, or takes it back."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from commonweal.portal.intelligence.forms.later import AddForm, WithdrawForm
from commonweal.portal.intelligence.models import Report
from commonweal.portal.intelligence.verbs import sending
from commonweal.portal.intelligence.views.asking import adding, asked


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


def _back(report: Report) -> tuple[str, str]:
    return (f"Report {report.reference}", reverse("intelligence:report", args=[report.pk]))
