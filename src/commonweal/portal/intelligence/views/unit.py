"""The unit's own pages: its inbox, one report, its source apart, receipt, outcome, grades, the codes."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from commonweal.portal.access.middleware import reader_for
from commonweal.portal.access.queries import readable
from commonweal.portal.access.reader import Reader
from commonweal.portal.audit.recording import note
from commonweal.portal.intelligence import enforcement, rules
from commonweal.portal.intelligence.codes import CODES, GRADES, PARTS
from commonweal.portal.intelligence.forms.unit import GradeForm, OutcomeForm, ReceiveForm, ReplyForm, SourceForm
from commonweal.portal.intelligence.models import Grade, Item, Report
from commonweal.portal.intelligence.queries import inbox as inboxes
from commonweal.portal.intelligence.queries import summaries, unit
from commonweal.portal.intelligence.verbs import dealing, way
from commonweal.portal.intelligence.verbs import grades as verbs
from commonweal.portal.intelligence.views.asking import asked


def of_unit(request: HttpRequest) -> Reader:
    """Whoever is of the force's unit; for others there is no page."""
    reader = reader_for(request)
    if not rules.units_of(reader):
        raise Http404
    return reader


@require_GET
def inbox(request: HttpRequest) -> HttpResponse:
    """What came, the oldest first; or what was dealt with."""
    reader = of_unit(request)
    closed = "closed" in request.GET
    shown = {"inbox": inboxes.inbox(reader, closed=closed), "closed": closed}
    return render(request, "intelligence/inbox.html", shown)


@require_GET
def report(request: HttpRequest, id: UUID) -> HttpResponse:
    """One report."""
    reader = of_unit(request)
    found = unit.page(reader, unit.row(reader, id))
    return render(request, "intelligence/unit_report.html", {"page": found, "line": found.line})


@require_http_methods(["GET", "POST"])
def source(request: HttpRequest, id: UUID) -> HttpResponse:
    """Where it comes from: asked why first, shown once, entered twice."""
    reader = of_unit(request)
    row = unit.row(reader, id)
    form = SourceForm(request.POST or None)
    shown = {"form": form, "reference": row.reference, "id": id}
    if request.method == "POST" and form.is_valid():
        note("ask for source", by=reader.account, thing=row.pk, words=form.cleaned_data["why"])
        shown["source"] = summaries.source_view(reader, row)
    return render(request, "intelligence/unit_source.html", shown)


@require_http_methods(["GET", "POST"])
def receive(request: HttpRequest, id: UUID) -> HttpResponse:
    """Record that the unit has it."""
    reader = of_unit(request)
    row = unit.row(reader, id)
    form = ReceiveForm(request.POST or None)
    return asked(
        request, form, lambda: dealing.receive(row, by=reader, **form.cleaned_data),
        title="Record that it was received", button="Record it", back=back_to(row),
        said="Received. Whoever wrote it is told that, and no more.", caption=row.reference,
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def outcome(request: HttpRequest, id: UUID) -> HttpResponse:
    """Record what became of it."""
    reader = of_unit(request)
    row = unit.row(reader, id)
    form = OutcomeForm(request.POST or None)
    return asked(
        request, form, lambda: dealing.close(row, by=reader, **form.cleaned_data), title="Record what became of it",
        button="Record it", back=back_to(row), said="Recorded. Whoever wrote it is told that there is an outcome.",
        caption=row.reference,
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def reply(request: HttpRequest, id: UUID) -> HttpResponse:
    """Tell whoever wrote it something."""
    reader = of_unit(request)
    row = unit.row(reader, id)
    form = ReplyForm(request.POST or None)
    return asked(
        request, form, lambda: way.reply(row, form.cleaned_data["words"], by=reader), title="Answer whoever wrote it",
        button="Send the answer", back=back_to(row), said="It stands on their report.", caption=row.reference,
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def grade(request: HttpRequest, id: UUID) -> HttpResponse:
    """Grade an item."""
    reader = of_unit(request)
    item = readable(reader, Item).select_related("report").filter(pk=id).first()
    if item is None:
        raise Http404
    row = unit.row(reader, item.report_id)
    standing = readable(reader, Grade).filter(item=item, replaced_at=None).first()
    form = GradeForm(request.POST or None, begins=_begins(standing))
    return asked(
        request, form, lambda: verbs.grade(item, form.grading(), by=reader), title=f"Grade item {item.number}",
        button="Keep this grade", back=back_to(row), said=f"Item {item.number} is graded.", caption=row.reference,
        template="intelligence/grade.html", item_text=item.text, graded=standing is not None,
    )  # fmt: skip


@require_GET
def codes(request: HttpRequest) -> HttpResponse:
    """The table of codes in force."""
    of_unit(request)
    table = enforcement.table()
    parts = [(part.capitalize(), table.of(part)) for part in PARTS]
    return render(request, "intelligence/codes.html", {"table": table, "parts": parts})


def back_to(row: Report) -> tuple[str, str]:
    """The report's page."""
    return f"Report {row.reference}", reverse("intelligence:unit-report", args=[row.pk])


def said(request: HttpRequest, words: str, to: str) -> HttpResponse:
    """On to another page, with a word of what was done."""
    messages.success(request, words)
    return redirect(to)


def _begins(standing: Grade | None) -> dict[str, object]:
    if standing is None:
        return {}
    parts = {part: getattr(standing, part) for part in GRADES}
    return {**parts, **dict.fromkeys(CODES, standing.codes), "instructions": standing.instructions}
