"""Pages of a priority: its milestones, measures, actions and costs, and how it stands."""

from collections.abc import Callable
from uuid import UUID

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from commonweal.portal.access.forms import fields
from commonweal.portal.access.middleware import reader_for
from commonweal.portal.access.queries import one
from commonweal.portal.access.reader import Reader
from commonweal.portal.access.views.asking import must, tried
from commonweal.portal.audit.clock import today
from commonweal.portal.indicators.queries import readable_indicators
from commonweal.portal.library.queries.shown import shown
from commonweal.portal.plan import rules
from commonweal.portal.plan.forms import plans as forms
from commonweal.portal.plan.models import Cost, Measure, Milestone, Priority
from commonweal.portal.plan.quarters import year_of
from commonweal.portal.plan.queries import priorities as queries
from commonweal.portal.plan.verbs import milestones, standings
from commonweal.portal.plan.views.asking import asked, partner
from commonweal.portal.tasks.queries.takers import takers

NEWEST = 30  # reports offered to measure by


@require_GET
def priority(request: HttpRequest, id: UUID) -> HttpResponse:
    """One priority."""
    page = queries.page(reader_for(request), id)
    return render(request, "plan/priority.html", {"page": page, "line": page.line})


@require_http_methods(["GET", "POST"])
def add_milestone(request: HttpRequest, id: UUID) -> HttpResponse:
    """One more milestone."""
    reader, row = _led(request, id)
    form = forms.MilestoneForm(request.POST or None)

    def added() -> None:
        said = form.cleaned_data
        milestones.add(row, words=said["words"], agency=fields.agency(form), due_on=said["due_on"], by=reader)

    return _asked(request, row, form, added, "Add a milestone", "Add it")


@require_http_methods(["GET", "POST"])
def add_measure(request: HttpRequest, id: UUID) -> HttpResponse:
    """One more measure."""
    reader, row = _led(request, id)
    reports = shown(reader).filter(kind="report").order_by("-made_at", "pk")[:NEWEST]
    form = forms.MeasureForm(
        request.POST or None,
        indicators=[(str(line.id), line.name) for line in readable_indicators(reader)],
        papers=[(str(paper.pk), paper.title) for paper in reports],
    )
    return _asked(
        request, row, form, lambda: milestones.measure(row, form.said(), by=reader), "Add a measure", "Add it"
    )


@require_http_methods(["GET", "POST"])
def strike_measure(request: HttpRequest, id: UUID) -> HttpResponse:
    """Take a measure out."""
    reader = partner(request)
    found = one(reader, Measure, id)
    row = queries.row(reader, found.priority_id)
    must(rules.reader_can_lead(reader, row) and not found.struck)
    form = fields.ReasonForm(request.POST or None)
    return _asked(
        request, row, form, lambda: milestones.strike_measure(found, reason=form.cleaned_data["reason"], by=reader),
        f"Take out: {found.name}", "Take it out",
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def add_action(request: HttpRequest, id: UUID) -> HttpResponse:
    """One more action, for an agency."""
    reader, row = _led(request, id)
    form = forms.ActForm(request.POST or None, agencies=takers(reader, row.thing, body=row.plan.body_id))

    def acted() -> None:
        said = form.cleaned_data
        milestones.act(row, text=said["text"], agency=fields.agency(form), due_on=said["due_on"], by=reader)

    return _asked(request, row, form, acted, "Add an action", "Add it")


@require_http_methods(["GET", "POST"])
def add_cost(request: HttpRequest, id: UUID) -> HttpResponse:
    """One more line of money."""
    reader, row = _led(request, id)
    years = list(range(year_of(row.plan.since), year_of(row.plan.until) + 1))
    form = forms.CostForm(request.POST or None, years=years)
    return _asked(
        request, row, form,
        lambda: milestones.cost(row, **{**form.cleaned_data, "agency": fields.agency(form)}, by=reader),
        "Enter a cost", "Enter it",
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def spend(request: HttpRequest, id: UUID) -> HttpResponse:
    """What was spent by now."""
    reader = partner(request)
    found = one(reader, Cost, id)
    row = queries.row(reader, found.priority_id)
    must(rules.reader_can_lead(reader, row))
    form = forms.SpendForm(request.POST or None, initial={"spent": found.spent})
    return _asked(
        request, row, form, lambda: milestones.spend(found, spent=form.cleaned_data["spent"], by=reader),
        f"What was spent: {found.words}", "Keep this",
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def reach(request: HttpRequest, id: UUID) -> HttpResponse:
    """A milestone was reached."""
    reader, row = _step(request, id)
    form = forms.ReachForm(request.POST or None, initial={"on": today()})
    return _asked(
        request, row.priority, form,
        lambda: milestones.reach(row, evidence=form.cleaned_data["evidence"], on=form.cleaned_data["on"], by=reader),
        f"Reached: {row.words}", "It was reached",
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def put_off(request: HttpRequest, id: UUID) -> HttpResponse:
    """Another day for a milestone."""
    reader, row = _step(request, id)
    form = forms.PutOffForm(request.POST or None)
    return _asked(
        request, row.priority, form, lambda: milestones.put_off(row, **form.cleaned_data, by=reader),
        f"Put off: {row.words}", "Put it off",
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def drop_milestone(request: HttpRequest, id: UUID) -> HttpResponse:
    """Let a milestone go."""
    reader, row = _step(request, id)
    must(rules.reader_can_lead(reader, row.priority))
    form = fields.ReasonForm(request.POST or None)
    return _asked(
        request, row.priority, form, lambda: milestones.drop(row, reason=form.cleaned_data["reason"], by=reader),
        f"Drop: {row.words}", "Drop it",
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def override_priority(request: HttpRequest, id: UUID) -> HttpResponse:
    """Say that a priority stands otherwise than proposed."""
    reader, row = _led(request, id)
    return _override(request, reader, row, row, row.name)


@require_http_methods(["GET", "POST"])
def override_milestone(request: HttpRequest, id: UUID) -> HttpResponse:
    """The same of a milestone."""
    reader, row = _step(request, id)
    return _override(request, reader, row, row.priority, row.words)


@require_POST
def take_back(request: HttpRequest, id: UUID) -> HttpResponse:
    """Let the proposal for a priority stand again."""
    reader = partner(request)
    row = queries.row(reader, id)
    tried(request, lambda: standings.take_back(row, by=reader), "The proposal stands again.")
    return redirect("plan:priority", id)


def _override(
    request: HttpRequest, reader: Reader, of: Priority | Milestone, priority: Priority, name: str
) -> HttpResponse:
    proposal = queries.proposal_of(reader, of)
    form = forms.OverrideForm(request.POST or None, proposed=proposal.status)
    why = " ".join(proposal.reasons)
    return _asked(
        request, priority, form, lambda: standings.override(of, **form.cleaned_data, by=reader),
        f"How it stands: {name}", "Keep this",
        f"The rule proposes: {proposal.status}. {why} What you say stands beside that, with your name and the day. It "
        "lapses when the proposal changes, or after a quarter.",
    )  # fmt: skip


def _asked(
    request: HttpRequest, row: Priority, form: Form, act: Callable[[], object], title: str, button: str,
    tells: str = "",
) -> HttpResponse:  # fmt: skip
    back = (row.name, reverse("plan:priority", args=[row.pk]))
    return asked(request, form, act, title=title, button=button, back=back, said="Kept.", caption=row.name, tells=tells)


def _led(request: HttpRequest, id: UUID) -> tuple[Reader, Priority]:
    """A priority, for who may lead it; the same 404 for everyone else."""
    reader = partner(request)
    row = queries.row(reader, id)
    must(rules.reader_can_lead(reader, row))
    return reader, row


def _step(request: HttpRequest, id: UUID) -> tuple[Reader, Milestone]:
    reader = partner(request)
    row = queries.milestone_row(reader, id)
    must(rules.reader_can_reach(reader, row))
    return reader, row
