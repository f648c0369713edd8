"""Pages on which an operation is planned, described, begun and ended."""

from collections.abc import Callable
from uuid import UUID

from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from commonweal.errors import CommonwealError
from commonweal.figures import Area
from commonweal.portal.access.marks import mark_of
from commonweal.portal.access.queries import readable
from commonweal.portal.access.queries.bodies import body_of
from commonweal.portal.access.queries.named import agency_choices
from commonweal.portal.access.reader import Reader
from commonweal.portal.access.verbs import audiences
from commonweal.portal.access.views.asking import sent, tried
from commonweal.portal.library.models import Paper
from commonweal.portal.library.whom import WhoForm
from commonweal.portal.operations import ground, rules
from commonweal.portal.operations.forms.plans import JudgeForm, PlaceForm, PlanForm, ProblemForm
from commonweal.portal.operations.models import ENDED, PLANNED, RUNNING, Operation
from commonweal.portal.operations.queries import pages
from commonweal.portal.operations.verbs import operations
from commonweal.portal.operations.verbs.operations import JUDGED_BY, PLAN, PROBLEM, Marked
from commonweal.portal.operations.views.asking import asked, partner, whom
from commonweal.portal.partnership.models import Body

NOT_JUDGED = "Say it before the results are known: the first evaluation freezes it."
JUDGED = "Its evaluation was made: what it is compared with is frozen, so that nobody chooses it by the result."


@require_http_methods(["GET", "POST"])
def plan(request: HttpRequest) -> HttpResponse:
    """Plan an operation: first the place, where none is known; then all the rest on one page."""
    reader = partner(request)
    if not rules.reader_can_plan(reader, body=None):
        raise Http404
    given = request.GET.get("place", "") or _usual_place(reader)
    if not given or "another" in request.GET:
        return render(request, "operations/place.html", {"form": PlaceForm()})
    try:
        place, wards = ground.wards_of(given)
    except CommonwealError as refused:
        asked_again = PlaceForm({"place": given})
        asked_again.add_error("place", str(refused))
        return render(request, "operations/place.html", {"form": asked_again})
    body = body_of(reader)
    form = PlanForm(request.POST or None, request.FILES or None, wards=wards, leads=_leads(reader, body))
    who = whom(request.POST or None, body=body, maker=reader)
    return asked(
        request, form, lambda: _planned(form, who, place.area, body, reader), title="Plan an operation",
        button="Keep the plan", back=("Operations", reverse("operations:index")), said="The plan is kept.",
        caption=place.area.name, who=who, place=place.area.name,
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, id: UUID) -> HttpResponse:
    """Change the plan."""
    reader, row = _to_change(request, id)
    leads = _leads(reader, row.body)
    if str(row.lead_id) not in dict(leads):
        leads = [(str(row.lead_id), row.lead.name), *leads]
    form = PlanForm(
        request.POST or None, request.FILES or None, wards=ground.offered(row.place), leads=leads, operation=row
    )
    area = Area(row.place, row.place_name, "csp")
    return _asked(
        request, row, form, lambda: operations.change(row, form.plan(area), by=reader, seen=sent(request)),
        "Change the plan", "Keep the plan", seen=mark_of(row, PLAN),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def problem(request: HttpRequest, id: UUID) -> HttpResponse:
    """Scan, analysis, response, assessment."""
    reader, row = _to_change(request, id)
    form = ProblemForm(request.POST or None, initial={name: getattr(row, name) for name in PROBLEM})
    return _asked(
        request, row, form, lambda: operations.describe(row, by=reader, seen=sent(request), **form.cleaned_data),
        "The problem", "Keep this", seen=mark_of(row, PROBLEM),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def judge(request: HttpRequest, id: UUID) -> HttpResponse:
    """What it is judged against."""
    reader, row = _to_change(request, id)
    form = JudgeForm(request.POST or None, wards=ground.offered(row.place), operation=row)
    return _asked(
        request, row, form, lambda: operations.judge_by(row, by=reader, seen=sent(request), **form.chosen()),
        "What it is judged against", "" if row.frozen else "Keep this", JUDGED if row.frozen else NOT_JUDGED,
        seen=mark_of(row, JUDGED_BY),
    )  # fmt: skip


@require_POST
def move(request: HttpRequest, id: UUID) -> HttpResponse:
    """It begins, or ends."""
    reader = partner(request)
    row = pages.row(reader, id)
    state = request.POST.get("state", "")
    known = state if state in (PLANNED, RUNNING, ENDED) else ""
    tried(request, lambda: operations.move(row, state=known, by=reader), f"The operation is {state} now.")
    return redirect("operations:operation", id)


def _planned(form: PlanForm, who: WhoForm, place: Area, body: Body | None, reader: Reader) -> str:
    chosen = who.chosen()
    marked = Marked(audiences.of(chosen.kind, chosen.ids), chosen.marking, chosen.basis)
    made = operations.plan(form.plan(place), by=reader, body=body, marked=marked)
    return reverse("operations:operation", args=[made.pk])


def _asked(
    request: HttpRequest,
    row: Operation,
    form: Form,
    act: Callable[[], object],
    title: str,
    button: str,
    tells: str = "",
    *,
    seen: str,
) -> HttpResponse:
    back = (row.name, reverse("operations:operation", args=[row.pk]))
    return asked(
        request, form, act, title=title, button=button, back=back, said="Kept.", caption=row.name, tells=tells,
        seen=seen,
    )  # fmt: skip


def _to_change(request: HttpRequest, id: UUID) -> tuple[Reader, Operation]:
    """The row, for who may change it; the same 404 for everyone else."""
    reader = partner(request)
    row = pages.row(reader, id)
    if not rules.reader_can_change(reader, row):
        raise Http404
    return reader, row


def _leads(reader: Reader, body: Body | None) -> list[tuple[str, str]]:
    """Agencies for which this reader may plan."""
    pk = body.pk if body else None
    return [(id, name) for id, name in agency_choices() if rules.reader_can_plan(reader, body=pk, lead=UUID(id))]


def _usual_place(reader: Reader) -> str:
    """The place of the last operation, or of the last report, that this reader may read."""
    last = readable(reader, Operation).order_by("-thing__made_at", "pk").values_list("place", flat=True).first()
    if last:
        return last
    asked = (
        readable(reader, Paper).filter(kind="report").order_by("-made_at", "pk").values_list("parameters", flat=True)
    )
    return str((asked.first() or {}).get("partnership", ""))
