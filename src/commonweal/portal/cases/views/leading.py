"""Pages on which somebody asks to lead a case that nobody leads any more, and takes it on."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from commonweal.portal.access.reader import Reader
from commonweal.portal.access.views.asking import must
from commonweal.portal.cases import lead_rules
from commonweal.portal.cases.forms.chronology import WhyForm
from commonweal.portal.cases.models import Case
from commonweal.portal.cases.queries import pages
from commonweal.portal.cases.verbs import leading
from commonweal.portal.cases.views.asking import asked, partner


def standing(reader: Reader, case: Case) -> dict[str, Any]:
    """What the page on who works on it says of a case that nobody leads."""
    if not lead_rules.nobody_leads(case):
        return {"nobody_leads": False}
    waits, refused = lead_rules.asked(reader, case), lead_rules.turned_down(reader, case)
    return {
        "nobody_leads": True, "may_ask": lead_rules.reader_can_ask(reader, case),
        "may_take_lead": lead_rules.reader_can_take(reader, case), "asked": waits.code if waits else "",
        "refused": refused,
        "lead_agency": case.lead.name,
    }  # fmt: skip


@require_http_methods(["GET", "POST"])
def ask(request: HttpRequest, id: UUID) -> HttpResponse:
    """Somebody asks to lead it."""
    reader = partner(request)
    case = pages.row(reader, id)
    must(lead_rules.reader_can_ask(reader, case))
    form = WhyForm(request.POST or None, label="Why should you lead it?")
    return asked(
        request, form, lambda: leading.ask(case, by=reader, **form.cleaned_data), title="Ask to lead the case",
        button="Ask", back=_members(case), said="You asked. Information governance answers; you are told.",
        caption=f"Case {case.reference}",
        tells="Information governance reads your name, your agency and why, and not which case it is: name nobody of "
        "the case. Everyone who works on it is told that you ask.",
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def take_lead(request: HttpRequest, id: UUID) -> HttpResponse:
    """Governance agreed: they take it on."""
    reader = partner(request)
    case = pages.row(reader, id)
    must(lead_rules.reader_can_take(reader, case))
    form = WhyForm(request.POST or None, label="Why do you take it on?")
    return asked(
        request, form, lambda: leading.take(case, by=reader, **form.cleaned_data),
        title="Lead the case", button="Lead it", back=_members(case), said="You lead the case.",
        caption=f"Case {case.reference}",
        tells="Whoever led it is no officer of that agency any more. Every member and information governance are told "
        "that you lead it from now on.",
    )  # fmt: skip


def _members(case: Case) -> tuple[str, str]:
    return "Who works on it", reverse("cases:members", args=[case.pk])
