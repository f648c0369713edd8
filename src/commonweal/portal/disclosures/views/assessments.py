"""Pages of data protection impact assessments."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from commonweal.portal.access.marks import mark_of
from commonweal.portal.access.middleware import reader_for
from commonweal.portal.access.reader import Reader
from commonweal.portal.access.views import asking
from commonweal.portal.access.views.asking import sent
from commonweal.portal.disclosures import rules
from commonweal.portal.disclosures.forms.registers import AssessmentForm, MeasuresForm, RiskForm, SignOffForm, WhyForm
from commonweal.portal.disclosures.models import AGREEMENT, Assessment
from commonweal.portal.disclosures.queries import registers
from commonweal.portal.disclosures.verbs import assessments as verbs
from commonweal.portal.disclosures.views.asking import asked, must


@require_GET
def assessment(request: HttpRequest, id: UUID) -> HttpResponse:
    """One assessment."""
    page = registers.assessment(asking.partner(request, row=AGREEMENT), id)
    return render(request, "disclosures/assessment.html", {"page": page, "line": page.line})


@require_http_methods(["GET", "POST"])
def enter(request: HttpRequest) -> HttpResponse:
    """A new assessment."""
    reader = reader_for(request)
    must(rules.reader_can_keep(reader))
    form = AssessmentForm(request.POST or None, agreements=_agreements(reader))

    def entered() -> str:
        return _at(verbs.enter(**form.said(), by=reader))

    return asked(
        request, form, entered, title="Enter an impact assessment", button="Enter it",
        back=("Agreements and assessments", reverse("disclosures:agreements")), said="Entered. Now name its risks.",
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, id: UUID) -> HttpResponse:
    """Change what it says."""
    reader, row = _to_keep(request, id)
    form = AssessmentForm(request.POST or None, agreements=_agreements(reader), row=row)
    return asked(
        request, form, lambda: verbs.change(row, **form.said(), by=reader, seen=sent(request)),
        title="Change the assessment", button="Keep this", back=(row.title, _at(row)), caption=row.title,
        said="Kept. It is to be signed off anew.", seen=mark_of(row, verbs.SAID),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def risk(request: HttpRequest, id: UUID) -> HttpResponse:
    """A risk."""
    reader, row = _to_keep(request, id)
    form = RiskForm(request.POST or None)
    return asked(
        request, form, lambda: verbs.add_risk(row, **form.cleaned_data, by=reader), title="Enter a risk",
        button="Enter it", back=(row.title, _at(row)), said="Entered. The assessment is to be signed off anew.",
        caption=row.title,
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def mend_risk(request: HttpRequest, id: UUID, risk: UUID) -> HttpResponse:
    """What is done about a risk, and what is left of it."""
    reader, row = _to_keep(request, id)
    found = row.risks.filter(pk=risk).first()
    if found is None:
        raise Http404
    form = MeasuresForm(request.POST or None, initial={"measures": found.measures, "left": found.left})
    return asked(
        request, form, lambda: verbs.mend_risk(found, **form.cleaned_data, by=reader), title="What is done about it",
        button="Keep this", back=(row.title, _at(row)), said="Kept. The assessment is to be signed off anew.",
        caption=row.title, tells=found.words,
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def sign_off(request: HttpRequest, id: UUID) -> HttpResponse:
    """Sign it off, as somebody else than its author."""
    reader = reader_for(request)
    must(rules.reader_can_keep(reader))
    row = registers.assessment_row(reader, id)
    if not rules.reader_can_sign_off(reader, row):
        raise Http404
    form = SignOffForm(request.POST or None)
    return asked(
        request, form, lambda: verbs.sign_off(row, words=form.cleaned_data["words"], by=reader),
        title="Sign the assessment off", button="Sign it off", back=(row.title, _at(row)), said="Signed off.",
        caption=row.title,
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def end(request: HttpRequest, id: UUID) -> HttpResponse:
    """What it assessed is done no more."""
    reader, row = _to_keep(request, id)
    form = WhyForm(request.POST or None)
    return asked(
        request, form, lambda: verbs.end(row, why=form.cleaned_data["why"], by=reader),
        title="End the assessment", button="End it", back=(row.title, _at(row)), said="Ended.", caption=row.title,
    )  # fmt: skip


def _to_keep(request: HttpRequest, id: UUID) -> tuple[Reader, Assessment]:
    reader = reader_for(request)
    must(rules.reader_can_keep(reader))
    row = registers.assessment_row(reader, id)
    must(not row.ended_why)
    return reader, row


def _agreements(reader: Reader) -> list[tuple[str, str]]:
    return [(str(line.id), line.title) for line in registers.agreements(reader)]


def _at(row: Assessment) -> str:
    return reverse("disclosures:assessment", args=[row.pk])
