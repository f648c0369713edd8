"""Pages on which is entered what was done, and the list of kinds is kept."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from commonweal.errors import CommonwealError
from commonweal.portal.access.forms.fields import ReasonForm
from commonweal.portal.access.marks import mark_of
from commonweal.portal.access.queries import one
from commonweal.portal.access.queries.named import agency_choices
from commonweal.portal.access.reader import Reader
from commonweal.portal.access.views.asking import sent
from commonweal.portal.operations import rules
from commonweal.portal.operations.forms.running import ActivityForm, KindForm
from commonweal.portal.operations.models import Activity, ActivityKind, Operation
from commonweal.portal.operations.queries import activities, pages
from commonweal.portal.operations.verbs import activities as verbs
from commonweal.portal.operations.verbs import kinds as kind_verbs
from commonweal.portal.operations.views.asking import asked, partner


@require_http_methods(["GET", "POST"])
def enter(request: HttpRequest, id: UUID) -> HttpResponse:
    """One activity after another: the form begins with what was entered last."""
    reader = partner(request)
    row = pages.row(reader, id)
    if not rules.reader_can_enter(reader, row):
        raise Http404
    only = [ward["code"] for ward in row.wards] if len(row.wards) == 1 else []
    begins = activities.last_values(reader, row) or {"wards": only}
    form = ActivityForm(request.POST or None, agencies=_agencies(reader, row), wards=_wards(row), initial=begins)
    again = reverse("operations:enter", args=[id])

    def entered() -> str | None:
        verbs.enter(row, form.done(), by=reader)
        return again if "again" in request.POST else None

    return asked(
        request, form, entered, title="Enter what was done", button="Enter it", back=_back(row),
        said=f"Entered. {len(activities.activities(reader, row)) + 1} in all.", caption=row.name, again=True,
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def amend(request: HttpRequest, id: UUID) -> HttpResponse:
    """Correct what was entered."""
    reader, row = _to_amend(request, id)
    operation = row.operation
    parties = _agencies(reader, operation)
    form = ActivityForm(request.POST or None, agencies=parties, wards=_wards(operation), activity=row)
    return asked(
        request, form, lambda: verbs.amend(row, form.done(), by=reader, seen=sent(request)),
        title="Correct what was entered", button="Keep this", seen=mark_of(row, verbs.DONE),
        back=_back(operation), said="Corrected.", caption=operation.name,
        strike=reverse("operations:strike", args=[id]),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def strike(request: HttpRequest, id: UUID) -> HttpResponse:
    """Take it out."""
    reader, row = _to_amend(request, id)
    form = ReasonForm(request.POST or None)
    return asked(
        request, form, lambda: verbs.strike(row, reason=form.cleaned_data["reason"], by=reader),
        title="Take this out", button="Take it out", back=_back(row.operation), said="Taken out.",
        caption=f"{row.kind.name}, {row.first:%-d %B %Y}", tells="It counts no more. It stays in the export, with why.",
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def kinds(request: HttpRequest) -> HttpResponse:
    """The list of kinds of activity."""
    reader = partner(request)
    if not rules.reader_can_edit_kinds(reader):
        raise Http404
    form = KindForm(request.POST or None)
    known = ActivityKind.objects.order_by("-offered", "position", "name")
    if request.method == "POST" and form.is_valid():
        try:
            kind_verbs.add(form.cleaned_data["name"], unit=form.cleaned_data["unit"], by=reader)
        except CommonwealError as refused:
            form.add_error("name", str(refused))
        else:
            messages.success(request, "It is on the list.")
            return redirect("operations:kinds")
    listed = [(str(kind.pk), kind.name, kind.unit, kind.offered) for kind in known]
    return render(request, "operations/kinds.html", {"form": form, "kinds": listed})


@require_POST
def drop_kind(request: HttpRequest, id: UUID) -> HttpResponse:
    """Offer a kind no more."""
    reader = partner(request)
    kind = ActivityKind.objects.filter(pk=id).first()
    if kind is None or not rules.reader_can_edit_kinds(reader):
        raise Http404
    kind_verbs.drop(kind, by=reader)
    messages.success(request, f"“{kind.name}” is offered no more. What was done under it keeps its name.")
    return redirect("operations:kinds")


def _to_amend(request: HttpRequest, id: UUID) -> tuple[Reader, Activity]:
    """The row, for who may amend it; the same 404 for everyone else."""
    reader = partner(request)
    one(reader, Activity, id)
    row = Activity.objects.select_related("operation__thing", "operation__lead", "thing", "kind", "agency").get(pk=id)
    pages.row(reader, row.operation_id)
    if not rules.reader_can_amend(reader, row):
        raise Http404
    return reader, row


def _agencies(reader: Reader, row: Operation) -> list[tuple[str, str]]:
    """Agencies of the operation for which this reader may enter something."""
    parties = rules.agencies_of(row)
    listed = [(id, name) for id, name in agency_choices(parties) if UUID(id) in parties]
    return [(id, name) for id, name in listed if rules.reader_can_enter(reader, row, agency=UUID(id))]


def _wards(row: Operation) -> list[dict[str, str]]:
    """Where something may have been done: its own wards, those beside it, and those at risk; each once."""
    return list({ward["code"]: ward for ward in [*row.wards, *row.nearby, *row.at_risk]}.values())


def _back(row: Operation) -> tuple[str, str]:
    return row.name, reverse("operations:operation", args=[row.pk])
