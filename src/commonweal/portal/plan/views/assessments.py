"""Pages on which issues are scored in the open."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from commonweal.portal.access.composing import as_audience
from commonweal.portal.access.middleware import reader_for
from commonweal.portal.access.queries.bodies import body_of
from commonweal.portal.access.reader import Reader
from commonweal.portal.access.views.asking import must, tried
from commonweal.portal.library.queries.shown import shown
from commonweal.portal.plan import rules
from commonweal.portal.plan.forms.asking import AssessmentForm, IssueForm, ScoreForm
from commonweal.portal.plan.models import Issue
from commonweal.portal.plan.queries import assessments as queries
from commonweal.portal.plan.queries import told
from commonweal.portal.plan.scoring import FACTORS
from commonweal.portal.plan.verbs import assessments
from commonweal.portal.plan.views.asking import asked, partner

REPORTS = 4  # of which figures are offered


@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """Every round of scoring that one may read."""
    reader = reader_for(request)
    listed = queries.assessments(reader)
    may = rules.reader_can_begin(reader, body=None)
    return render(request, "plan/assessments.html", {"assessments": listed, "may_begin": may})


@require_GET
def assessment(request: HttpRequest, id: UUID) -> HttpResponse:
    """One round: the ranking, the four by four table, the weights."""
    page = queries.page(reader_for(request), id)
    return render(request, "plan/assessment.html", {"page": page, "line": page.line, "factors": FACTORS})


@require_GET
def issue(request: HttpRequest, id: UUID) -> HttpResponse:
    """One issue, with what each person gave."""
    page = queries.issue(reader_for(request), id)
    return render(request, "plan/issue.html", {"page": page, "line": page.line, "factors": list(FACTORS.values())})


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """A new round."""
    reader = partner(request)
    must(rules.reader_can_begin(reader, body=None))
    form = AssessmentForm(request.POST or None)

    def begun() -> str:
        row = assessments.begin(**form.cleaned_data, by=reader, body=body_of(reader))
        return reverse("plan:assessment", args=[row.pk])

    return asked(
        request, form, begun, title="Begin an assessment", button="Begin it",
        back=("Assessments", reverse("plan:assessments")), said="It is begun, with the weights of today.",
    )  # fmt: skip


@require_POST
def close(request: HttpRequest, id: UUID) -> HttpResponse:
    """Its scores stay as they are."""
    reader = partner(request)
    row = queries.row(reader, id)
    tried(request, lambda: assessments.close(row, by=reader), "The assessment is closed.")
    return redirect("plan:assessment", id)


@require_http_methods(["GET", "POST"])
def add(request: HttpRequest, id: UUID) -> HttpResponse:
    """One more issue."""
    reader = partner(request)
    row = queries.row(reader, id)
    must(row.state == "open" and rules.reader_can_keep(reader, row))
    everyone = as_audience(row.thing.audience)  # what stands in it is for all of its readers
    reports = shown(everyone).filter(kind="report").order_by("-made_at", "pk").values_list("pk", flat=True)[:REPORTS]
    form = IssueForm(request.POST or None, figures=told.choices(everyone, list(reports)))

    def added() -> str:
        said = dict(form.cleaned_data)
        figures = told.chosen(everyone, said.pop("figures", []))
        made = assessments.add(row, **said, figures=figures, by=reader)
        return reverse("plan:issue", args=[made.pk])

    return asked(
        request, form, added, title="Add an issue", button="Add it",
        back=(row.name, reverse("plan:assessment", args=[row.pk])), said="Added.", caption=row.name,
        tells="Issues are scored, never people: counts of victims and offenders, wards and places.",
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def score(request: HttpRequest, id: UUID) -> HttpResponse:
    """One's own marks."""
    reader, row = _issue(request, id)
    must(rules.reader_can_score(reader, row))
    form = ScoreForm(request.POST or None, marks=queries.issue(reader, id).mine)

    def scored() -> None:
        said = form.cleaned_data
        assessments.score(row, marks=form.marks(), words=said["words"], knowing=said["knowing"], by=reader)

    return asked(
        request, form, scored, title="Score it", button="Keep your marks", back=_back(row),
        said="Your marks are kept.", caption=row.name,
        tells="Your name, your marks and the day stand on the issue's page. An earlier score of yours counts no more.",
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def moderate(request: HttpRequest, id: UUID) -> HttpResponse:
    """What the group agreed on."""
    reader, row = _issue(request, id)
    must(rules.reader_can_moderate(reader, row))
    form = ScoreForm(request.POST or None, marks={}, needed=True)

    def agreed() -> None:
        said = form.cleaned_data
        assessments.moderate(row, marks=form.marks(), words=said["words"], knowing=said["knowing"], by=reader)

    return asked(
        request, form, agreed, title="What was agreed", button="Keep what was agreed", back=_back(row),
        said="Kept: it counts in place of the mean.", caption=row.name,
        tells="What each person gave stays beside it.",
    )  # fmt: skip


def _issue(request: HttpRequest, id: UUID) -> tuple[Reader, Issue]:
    reader = partner(request)
    return reader, queries.issue_row(reader, id)


def _back(row: Issue) -> tuple[str, str]:
    return row.name, reverse("plan:issue", args=[row.pk])
