"""Pages on which the papers of a plan are drafted: editions, highlight reports, the strategic assessment."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from commonweal.portal.access.composing import as_audience
from commonweal.portal.access.reader import Reader
from commonweal.portal.access.views.asking import must
from commonweal.portal.audit.clock import today
from commonweal.portal.library.models import Paper
from commonweal.portal.library.queries.shown import shown
from commonweal.portal.plan import drafting, rules, strategic
from commonweal.portal.plan.forms.asking import StrategicForm
from commonweal.portal.plan.forms.drafts import DraftForm
from commonweal.portal.plan.forms.plans import EditionForm, QuarterForm
from commonweal.portal.plan.models import HIGHLIGHT, STRATEGIC, Plan
from commonweal.portal.plan.quarters import Quarter, between, quarter_of
from commonweal.portal.plan.queries import assessments, editions, plans, told
from commonweal.portal.plan.queries.measures import partners_alone
from commonweal.portal.plan.verbs import reports
from commonweal.portal.plan.views.asking import asked, partner

NEWEST = 30  # papers offered to rest on


@require_http_methods(["GET", "POST"])
def refresh(request: HttpRequest, id: UUID) -> HttpResponse:
    """The plan as it stands, as its next edition."""
    reader = partner(request)
    row = plans.row(reader, id)
    must(rules.reader_can_keep(reader, row) and rules.reader_can_report(reader, row, row.body_id))
    page = _shared(row)
    form = EditionForm(
        request.POST or None, initial={"title": row.name, "text": drafting.edition(page), "for_all": True}
    )

    def refreshed() -> str:
        said = form.cleaned_data
        content = editions.content_of(row.about, page.priorities)
        made = reports.refresh(row, **said, content=content, by=reader)
        return reverse("plan:edition", args=[made.pk])

    return asked(
        request, form, refreshed, title="Make an edition", button="Keep the edition", back=_back(row),
        said="The edition is kept, and its paper is a draft in the library.", caption=row.name,
        tells="What the plan says today is kept as it is: later changes are for the next edition.",
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def highlight(request: HttpRequest, id: UUID) -> HttpResponse:
    """A quarter's highlight report: first which quarter, then the draft."""
    reader, row = _to_report(request, id)
    quarters = between(row.since, min(row.until, today()))
    chosen = next((one for one in quarters if one.words == request.GET.get("quarter")), None)
    if chosen is None:
        return render(request, "plan/quarters.html", {"row": row, "quarters": quarters, "now": quarter_of(today())})
    drafted = {} if request.method == "POST" else _drafted(row, chosen)
    form = QuarterForm(request.POST or None, initial=drafted)

    def written() -> str:
        paper = reports.keep(row, kind=HIGHLIGHT, period=chosen.words, **form.cleaned_data, by=reader)
        return reverse("library:paper", args=[paper.pk])

    return asked(
        request, form, written, title=f"Highlight report, {chosen.words}", button="Keep it as a draft",
        back=_back(row), said="The report is a draft in the library.", caption=row.name,
        tells="Read it through: it was drafted from what was entered, and nothing goes out before it is cleared.",
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def assess(request: HttpRequest, id: UUID) -> HttpResponse:
    """The strategic assessment: first what it rests on, then the draft."""
    reader, row = _to_report(request, id)
    if request.method == "POST" and "text" in request.POST:
        return _kept(request, reader, row, DraftForm(request.POST))
    everyone = as_audience(row.thing.audience)  # a paper of the plan is for all of its readers
    rows = shown(everyone).exclude(state="withdrawn").order_by("-made_at", "pk")[:NEWEST]
    rounds = [(str(line.id), line.name) for line in assessments.assessments(everyone)]
    form = StrategicForm(request.POST or None, rounds=rounds, papers=[(str(one.pk), _named(one)) for one in rows])
    if request.method == "POST" and form.is_valid():
        drafted = {"title": f"Strategic assessment {today().year}", "text": _strategic(everyone, form)}
        return _kept(request, reader, row, DraftForm(initial=drafted))
    return asked(
        request, form, lambda: None, title="Strategic assessment", button="Draft it", back=_back(row), said="",
        caption=row.name, tells="It is put together from papers that were made already and from a scoring of issues.",
    )  # fmt: skip


def _kept(request: HttpRequest, reader: Reader, row: Plan, form: DraftForm) -> HttpResponse:
    def written() -> str:
        paper = reports.keep(row, kind=STRATEGIC, **form.cleaned_data, by=reader)
        return reverse("library:paper", args=[paper.pk])

    return asked(
        request, form, written, title="Strategic assessment", button="Keep it as a draft", back=_back(row),
        said="The assessment is a draft in the library.", caption=row.name,
        tells="Read it through: nothing goes out before it is cleared.",
    )  # fmt: skip


def _strategic(reader: Reader, form: StrategicForm) -> str:
    said = form.cleaned_data
    rounds = [assessments.page(reader, UUID(said[name])) if said[name] else None for name in ("assessment", "before")]
    papers = [told.of_paper(reader, UUID(id)) for id in said.get("papers", ())]
    return strategic.draft(said["about"], papers, *rounds)


def _drafted(row: Plan, quarter: Quarter) -> dict[str, str]:
    title = f"{row.name}: highlight report, {quarter.words}"
    page = _shared(row)
    closed = partners_alone(one for line in page.priorities for one in line.measures)
    return {"title": title, "text": drafting.highlights(page, quarter, today(), closed)}


def _shared(row: Plan) -> plans.PlanPage:
    """As all of its readers have it: a paper of it is for all of them."""
    return plans.page(as_audience(row.thing.audience), row.pk)


def _to_report(request: HttpRequest, id: UUID) -> tuple[Reader, Plan]:
    reader = partner(request)
    row = plans.row(reader, id)
    must(rules.reader_can_report(reader, row, row.body_id))
    return reader, row


def _named(paper: Paper) -> str:
    """Its title, and for whom it is: a report's two editions have the same title."""
    return f"{paper.title} ({'for everyone' if paper.reach == 'public' else 'partners only'})"


def _back(row: Plan) -> tuple[str, str]:
    return row.name, reverse("plan:plan", args=[row.pk])
