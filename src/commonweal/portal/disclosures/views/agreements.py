"""Pages of the register of agreements; the list holds the assessments too."""

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
from commonweal.portal.disclosures.forms.registers import (
    AgreementForm,
    AgreementReviewForm,
    DocumentForm,
    EndForm,
    MatchersForm,
    SignForm,
)
from commonweal.portal.disclosures.models import AGREEMENT, ROW, Agreement
from commonweal.portal.disclosures.queries import registers
from commonweal.portal.disclosures.verbs import agreements as verbs
from commonweal.portal.disclosures.views.asking import asked, must


@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """Both registers."""
    reader = asking.partner(request, row=AGREEMENT)
    return render(
        request, "disclosures/registers.html",
        {"agreements": registers.agreements(reader), "assessments": registers.assessments(reader),
         "may_keep": rules.reader_can_keep(reader), "shares": reader.reads_beyond_residents(ROW)},
    )  # fmt: skip


@require_GET
def agreement(request: HttpRequest, id: UUID) -> HttpResponse:
    """One agreement."""
    page = registers.agreement(asking.partner(request, row=AGREEMENT), id)
    return render(request, "disclosures/agreement.html", {"page": page, "line": page.line})


@require_http_methods(["GET", "POST"])
def enter(request: HttpRequest) -> HttpResponse:
    """A new agreement."""
    reader = reader_for(request)
    must(rules.reader_can_keep(reader))
    form = AgreementForm(request.POST or None)

    def entered() -> str:
        return _at(verbs.enter(**form.said(), by=reader))

    return asked(
        request, form, entered, title="Enter an agreement", button="Enter it",
        back=("Agreements and assessments", reverse("disclosures:agreements")), said="Entered. Now say who signed it.",
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, id: UUID) -> HttpResponse:
    """Change what it says."""
    reader, row = _to_keep(request, id)
    form = AgreementForm(request.POST or None, row=row)
    return asked(
        request, form, lambda: verbs.change(row, **form.said(), by=reader, seen=sent(request)),
        title="Change the agreement", button="Keep this", back=(row.title, _at(row)), said="Kept.", caption=row.title,
        seen=mark_of(row, verbs.SAID),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def sign(request: HttpRequest, id: UUID, party: UUID) -> HttpResponse:
    """That a party signed."""
    reader, row = _to_keep(request, id)
    one = row.parties.filter(pk=party).select_related("agency", "agreement").first()
    if one is None:
        raise Http404
    form = SignForm(request.POST or None)
    return asked(
        request, form, lambda: verbs.sign(one, **form.cleaned_data, by=reader),
        title=f"{one.agency.name} signed", button="Enter it", back=(row.title, _at(row)), said="Entered.",
        caption=row.title,
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def review(request: HttpRequest, id: UUID) -> HttpResponse:
    """It was looked at, and holds on."""
    reader, row = _to_keep(request, id)
    form = AgreementReviewForm(request.POST or None)
    return asked(
        request, form, lambda: verbs.review(row, **form.cleaned_data, by=reader), title="Enter its review",
        button="Enter it", back=(row.title, _at(row)), said="Its review is entered.", caption=row.title,
        tells="Where it is not to hold on, end it instead.",
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def matchers(request: HttpRequest, id: UUID) -> HttpResponse:
    """Who is shown suggestions."""
    reader, row = _to_keep(request, id)
    form = MatchersForm(request.POST or None, row=row)
    return asked(
        request, form, lambda: verbs.name_matchers(row, form.people_chosen(), by=reader),
        title="Name the matchers", button="Keep this", back=(row.title, _at(row)), said="Kept.", caption=row.title,
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def document(request: HttpRequest, id: UUID) -> HttpResponse:
    """The signed document, as a safe copy."""
    reader, row = _to_keep(request, id)
    form = DocumentForm(request.POST or None, request.FILES or None)

    def kept() -> None:
        file = form.cleaned_data["file"]
        verbs.attach(row, verbs.made_safe(file.name, file.read()), by=reader)

    return asked(
        request, form, kept, title="Add the signed agreement", button="Add it", back=(row.title, _at(row)),
        said="Added.", caption=row.title,
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def end(request: HttpRequest, id: UUID) -> HttpResponse:
    """End it."""
    reader, row = _to_keep(request, id)
    form = EndForm(request.POST or None)
    return asked(
        request, form, lambda: verbs.end(row, **form.cleaned_data, by=reader), title="End the agreement",
        button="End it", back=(row.title, _at(row)), said="Its end is entered.", caption=row.title,
        tells="What is shared after its last day rests on no agreement.",
    )  # fmt: skip


def _to_keep(request: HttpRequest, id: UUID) -> tuple[Reader, Agreement]:
    reader = reader_for(request)
    must(rules.reader_can_keep(reader))
    row = registers.agreement_row(reader, id)
    must(not row.ended_why)
    return reader, row


def _at(row: Agreement) -> str:
    return reverse("disclosures:agreement", args=[row.pk])
