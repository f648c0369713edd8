"""Pages on which an operation is reviewed, evaluated and reported on."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from commonweal.errors import CommonwealError
from commonweal.portal.access.queries import one
from commonweal.portal.access.reader import Reader
from commonweal.portal.library.models import Paper
from commonweal.portal.library.queries.shown import shown
from commonweal.portal.operations import evaluating, highlights, rules
from commonweal.portal.operations.forms.running import EvaluateForm, HighlightForm, HoldForm, ReviewForm
from commonweal.portal.operations.models import Operation, Review
from commonweal.portal.operations.queries import pages
from commonweal.portal.operations.queries.recorded import Recorded, figures_then, recorded
from commonweal.portal.operations.verbs import reports, reviews
from commonweal.portal.operations.views.asking import asked, partner
from commonweal.portal.partnership.models import Agency
from commonweal.portal.tasks.queries.takers import takers


@require_http_methods(["GET", "POST"])
def set_review(request: HttpRequest, id: UUID) -> HttpResponse:
    """One more review, on a day."""
    reader = partner(request)
    row = pages.row(reader, id)
    if not rules.reader_can_change(reader, row):
        raise Http404
    form = ReviewForm(request.POST or None)
    return asked(
        request, form, lambda: reviews.set_date(row, due_on=form.cleaned_data["due_on"], by=reader),
        title="Set a review", button="Set it", back=_back(row), said="The review is set.", caption=row.name,
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def put_off(request: HttpRequest, id: UUID) -> HttpResponse:
    """Another day for a review."""
    reader, row, operation = _review(request, id)
    form = ReviewForm(request.POST or None, initial={"due_on": row.due_on})
    return asked(
        request, form, lambda: reviews.put_off(row, due_on=form.cleaned_data["due_on"], by=reader),
        title="Change its day", button="Change it", back=_back(operation), said="The day is changed.",
        caption=operation.name,
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def hold(request: HttpRequest, id: UUID) -> HttpResponse:
    """What a review found; the counts of this day are kept with it."""
    reader, row, operation = _review(request, id)
    papers = [(str(one.line.id), one.line.title) for one in pages.papers_of(reader, operation)]
    agencies = takers(reader, operation.thing, body=operation.body_id, also=rules.agencies_of(operation))
    form = HoldForm(request.POST or None, papers=papers, agencies=agencies)
    then = _figures(operation)

    def held() -> None:
        said = form.cleaned_data
        paper = shown(reader).filter(pk=said["paper"]).first() if said["paper"] else None
        agency = Agency.objects.filter(pk=said["agency"]).first() if said["agency"] else None
        reviews.hold(
            row, words=said["words"], next_step=said["next_step"], next_words=said["next_words"], figures=then,
            paper=paper, agency=agency, due_on=said["due_on"], by=reader,
        )  # fmt: skip

    return asked(
        request, form, held, title="Hold the review", button="Keep the review", back=_back(operation),
        said="The review is kept.", caption=operation.name, then=then, reviewing=True,
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def evaluate(request: HttpRequest, id: UUID) -> HttpResponse:
    """Have it evaluated in the background."""
    reader, row = _to_report(request, id)
    form = EvaluateForm(request.POST or None, for_everyone=evaluating.may_be_for_everyone(row))
    tells = (
        "What is compared with it was frozen by the first evaluation, and stays."
        if row.frozen
        else "What it is compared with is chosen by likeness before it began, and frozen."
    )

    def wanted() -> str:
        said = form.cleaned_data
        as_at = said["as_at"].isoformat() if said["as_at"] else ""
        job = reports.evaluate(row, audience=said.get("audience") or "partners", as_at=as_at, by=reader)
        return reverse("jobs:job", args=[job.pk])

    return asked(
        request, form, wanted, title="Evaluate it", button="Evaluate", back=_back(row), said="It is being worked out.",
        caption=row.name, tells=f"{tells} The paper is a draft in the library: you may go on meanwhile.",
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def highlight(request: HttpRequest, id: UUID) -> HttpResponse:
    """Draft its highlight report."""
    reader, row = _to_report(request, id)
    drafted = {}
    if request.method == "GET":
        page = pages.page(reader, id, shared=True)  # a paper of it is for all of its readers
        drafted = {"title": highlights.title_of(page), "text": highlights.draft(page, _counted(row))}
    form = HighlightForm(request.POST or None, initial=drafted)

    def written() -> str:
        said: dict[str, str] = form.cleaned_data
        paper: Paper = reports.highlight(row, title=said["title"], text=said["text"], by=reader)
        return reverse("library:paper", args=[paper.pk])

    return asked(
        request, form, written, title="Highlight report", button="Keep it as a draft", back=_back(row),
        said="The report is a draft in the library.", caption=row.name,
        tells="Read it through: it was drafted from what was entered, and nothing goes out before it is cleared.",
    )  # fmt: skip


def _review(request: HttpRequest, id: UUID) -> tuple[Reader, Review, Operation]:
    """A review that this reader may hold; the same 404 for everyone else."""
    reader = partner(request)
    row = one(reader, Review, id)
    operation = pages.row(reader, row.operation_id)
    if row.held_on is not None or not rules.reader_can_change(reader, operation):
        raise Http404
    return reader, row, operation


def _to_report(request: HttpRequest, id: UUID) -> tuple[Reader, Operation]:
    reader = partner(request)
    row = pages.row(reader, id)
    if not rules.reader_can_report(reader, row):
        raise Http404
    return reader, row


def _figures(operation: Operation) -> dict[str, object]:
    """The counts of this moment; nothing where the store holds none of its place."""
    try:
        return figures_then(operation)
    except CommonwealError:
        return {}


def _counted(operation: Operation) -> Recorded | None:
    try:
        return recorded(operation)
    except CommonwealError:
        return None


def _back(row: Operation) -> tuple[str, str]:
    return row.name, reverse("operations:operation", args=[row.pk])
