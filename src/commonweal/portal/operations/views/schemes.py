"""Pages of volunteer schemes."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from commonweal.portal.access.marks import mark_of
from commonweal.portal.access.queries.bodies import body_of
from commonweal.portal.access.queries.named import agency_choices
from commonweal.portal.access.reader import Reader
from commonweal.portal.access.verbs import audiences
from commonweal.portal.access.views.asking import sent
from commonweal.portal.operations import rules
from commonweal.portal.operations.forms.schemes import FundingForm, SchemeForm, ShiftForm
from commonweal.portal.operations.models import Scheme
from commonweal.portal.operations.queries import schemes as queries
from commonweal.portal.operations.verbs import schemes as verbs
from commonweal.portal.operations.verbs.operations import Marked
from commonweal.portal.operations.views.asking import asked, partner, whom


@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """Every scheme that one may read."""
    reader = partner(request)
    may = rules.reader_can_keep_scheme(reader, agency=None)
    return render(request, "operations/schemes.html", {"schemes": queries.schemes(reader), "may_begin": may})


@require_GET
def scheme(request: HttpRequest, id: UUID) -> HttpResponse:
    """One scheme."""
    page = queries.page(partner(request), id)
    return render(request, "operations/scheme.html", {"page": page, "line": page.line})


@require_http_methods(["GET", "POST"])
def begin(request: HttpRequest) -> HttpResponse:
    """A new scheme."""
    reader = partner(request)
    if not rules.reader_can_keep_scheme(reader, agency=None):
        raise Http404
    body = body_of(reader)
    form = SchemeForm(request.POST or None, agencies=_agencies(reader))
    who = whom(request.POST or None, body=body, maker=reader)

    def begun() -> str:
        chosen = who.chosen()
        marked = Marked(audiences.of(chosen.kind, chosen.ids), chosen.marking, chosen.basis)
        made = verbs.begin(**form.said(), body=body, marked=marked, by=reader)
        return reverse("operations:scheme", args=[made.pk])

    return asked(
        request, form, begun, title="Enter a volunteer scheme", button="Keep it",
        back=("Volunteer schemes", reverse("operations:schemes")), said="The scheme is kept.", who=who,
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, id: UUID) -> HttpResponse:
    """Change what is said of a scheme."""
    reader, row = _to_keep(request, id)
    form = SchemeForm(request.POST or None, agencies=_agencies(reader), scheme=row)
    return asked(
        request, form, lambda: verbs.change(row, **form.said(), by=reader, seen=sent(request)),
        title="Change the scheme", button="Keep this", back=_back(row), said="Kept.", caption=row.name,
        seen=mark_of(row, verbs.SAID),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def fund(request: HttpRequest, id: UUID) -> HttpResponse:
    """A line of its money."""
    reader, row = _to_keep(request, id)
    form = FundingForm(request.POST or None)
    return asked(
        request, form, lambda: verbs.fund(row, **form.cleaned_data, by=reader), title="Enter funding",
        button="Enter it", back=_back(row), said="Entered.", caption=row.name,
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def shift(request: HttpRequest, id: UUID) -> HttpResponse:
    """One evening out, after another."""
    reader, row = _to_keep(request, id)
    form = ShiftForm(request.POST or None)

    def entered() -> str | None:
        verbs.shift(row, **form.cleaned_data, by=reader)
        return reverse("operations:shift", args=[id]) if "again" in request.POST else None

    return asked(
        request, form, entered, title="Enter a shift", button="Enter it", back=_back(row), said="Entered.",
        caption=row.name, again=True,
    )  # fmt: skip


def _to_keep(request: HttpRequest, id: UUID) -> tuple[Reader, Scheme]:
    """The row, for who may keep it; the same 404 for everyone else."""
    reader = partner(request)
    row = queries.row(reader, id)
    if not rules.reader_can_keep_scheme(reader, agency=row.agency_id, scheme=row):
        raise Http404
    return reader, row


def _agencies(reader: Reader) -> list[tuple[str, str]]:
    return [(id, name) for id, name in agency_choices() if rules.reader_can_keep_scheme(reader, agency=UUID(id))]


def _back(row: Scheme) -> tuple[str, str]:
    return row.name, reverse("operations:scheme", args=[row.pk])
