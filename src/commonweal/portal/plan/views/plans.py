"""Pages of plans: the list, one plan, its year, its editions; and making and changing them."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from commonweal.portal.access.forms.fields import ReasonForm
from commonweal.portal.access.marks import mark_of
from commonweal.portal.access.middleware import reader_for
from commonweal.portal.access.queries.bodies import body_of
from commonweal.portal.access.views.asking import must, sent, tried
from commonweal.portal.audit.clock import today
from commonweal.portal.partnership.models import Agency
from commonweal.portal.plan import rules, seeds
from commonweal.portal.plan.forms.plans import FirstForm, PlanForm, PriorityForm
from commonweal.portal.plan.models import NEXT, ROW, Plan
from commonweal.portal.plan.quarters import year_of, year_words
from commonweal.portal.plan.queries import assessments, consultations, duties, groups, priorities, public
from commonweal.portal.plan.queries import plans as queries
from commonweal.portal.plan.verbs import plans, standings
from commonweal.portal.plan.views.asking import asked, partner


@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """Plans, what is asked of everyone, and, for partners, what needs a person."""
    reader = reader_for(request)
    partner_ = reader.reads_beyond_residents(ROW)
    known = consultations.consultations(reader)
    shown = {
        "plans": queries.plans(reader), "consultations": known, "asking": any(one.answerable for one in known),
        "partner": partner_,
        "may_begin": rules.reader_can_begin(reader, body=None), "published": public.published(reader),
    }  # fmt: skip
    if partner_:
        shown["overdue"] = [line for line in duties.duties(reader) if line.state == "overdue"]
        shown["groups_overdue"] = [line for line in groups.groups(reader) if line.overdue]
        shown["assessments"] = assessments.assessments(reader)[:1]
    return render(request, "plan/index.html", shown)


@require_GET
def plan(request: HttpRequest, id: UUID) -> HttpResponse:
    """One plan."""
    reader = reader_for(request)
    page = queries.page(reader, id)
    shown = {"page": page, "line": page.line, "edition": public.edition_of(reader, id)}
    return render(request, "plan/plan.html", shown)


@require_GET
def year(request: HttpRequest, id: UUID) -> HttpResponse:
    """The Community Safety Action Plan: what is due in one financial year, by priority."""
    page = queries.page(reader_for(request), id)
    known = dict(page.years)
    given = request.GET.get("year", "")
    now = min(max(year_of(today()), min(known)), max(known))
    chosen = int(given) if given.isdecimal() and int(given) in known else now
    parts = [
        (
            line,
            [step for step in line.milestones if step.year == chosen and not step.dropped],
            [one for one in line.actions if one.due_on is None or year_of(one.due_on) == chosen],
            [cost for cost in line.costs if cost.year == chosen],
        )
        for line in page.priorities
    ]
    shown = {"page": page, "line": page.line, "parts": parts, "year": chosen, "year_words": year_words(chosen)}
    return render(request, "plan/year.html", shown)


@require_GET
def edition(request: HttpRequest, id: UUID) -> HttpResponse:
    """An edition as it was made."""
    return render(request, "plan/edition.html", {"page": queries.edition(reader_for(request), id)})


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """A new plan."""
    reader = partner(request)
    must(rules.reader_can_begin(reader, body=None))
    form = FirstForm(request.POST or None, seeds=seeds.priorities())

    def made() -> str:
        said = form.cleaned_data
        lead = Agency.objects.get(pk=said["lead"])
        row = plans.make(
            said["name"], since=said["since"], until=said["until"], about=said["about"], by=reader,
            body=body_of(reader), priorities=[(name, lead) for name in form.chosen()],
        )  # fmt: skip
        return reverse("plan:plan", args=[row.pk])

    return asked(
        request, form, made, title="Make a plan", button="Keep the plan", back=("The plan", reverse("plan:index")),
        said="The plan is kept.", tells="It is for the partnership until its paper is released.",
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, id: UUID) -> HttpResponse:
    """Change what it is."""
    reader = partner(request)
    row = queries.row(reader, id)
    must(rules.reader_can_keep(reader, row))
    form = PlanForm(request.POST or None, plan=row)
    return asked(
        request, form, lambda: plans.change(row, **form.cleaned_data, by=reader, seen=sent(request)),
        title="Change the plan", button="Keep this", back=_back(row), said="Kept.", caption=row.name,
        seen=mark_of(row, plans.SAID),
    )  # fmt: skip


@require_POST
def move(request: HttpRequest, id: UUID) -> HttpResponse:
    """It begins, or ends; how it stands is written down from then on."""
    reader = partner(request)
    row = queries.row(reader, id)
    state = request.POST.get("state", "")

    def moved() -> None:
        standings.write_down(plans.move(row, state=state if state in NEXT else "", by=reader), by=reader)

    tried(request, moved, f"The plan is {state} now.")
    return redirect("plan:plan", id)


@require_http_methods(["GET", "POST"])
def add_priority(request: HttpRequest, id: UUID) -> HttpResponse:
    """One more priority."""
    reader = partner(request)
    row = queries.row(reader, id)
    must(rules.reader_can_keep(reader, row))
    form = PriorityForm(request.POST or None)

    def added() -> None:
        said = form.cleaned_data
        lead = Agency.objects.get(pk=said["lead"])
        plans.add_priority(row, name=said["name"], lead=lead, about=said["about"], by=reader)

    return asked(
        request, form, added, title="Add a priority", button="Add it", back=_back(row), said="Added.",
        caption=row.name,
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def change_priority(request: HttpRequest, id: UUID) -> HttpResponse:
    """Change what a priority is."""
    reader = partner(request)
    row = priorities.row(reader, id)
    must(rules.reader_can_lead(reader, row))
    form = PriorityForm(request.POST or None, priority=row)

    def changed() -> None:
        said = form.cleaned_data
        lead = Agency.objects.get(pk=said["lead"])
        plans.change_priority(row, name=said["name"], lead=lead, about=said["about"], by=reader, seen=sent(request))

    return asked(
        request, form, changed, title="Change the priority", button="Keep this",
        back=(row.name, reverse("plan:priority", args=[row.pk])), said="Kept.", caption=row.plan.name,
        seen=mark_of(row, plans.SAID_OF_PRIORITY),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def drop_priority(request: HttpRequest, id: UUID) -> HttpResponse:
    """Drop it."""
    reader = partner(request)
    row = priorities.row(reader, id)
    must(rules.reader_can_keep(reader, row.plan) and not row.dropped)
    form = ReasonForm(request.POST or None)
    return asked(
        request, form, lambda: plans.drop_priority(row, reason=form.cleaned_data["reason"], by=reader),
        title="Drop the priority", button="Drop it", back=_back(row.plan), said="It is dropped.", caption=row.name,
    )  # fmt: skip


def _back(row: Plan) -> tuple[str, str]:
    return row.name, reverse("plan:plan", args=[row.pk])
