"""Pages of counts: cases by quarter, case reviews by year."""

from dataclasses import dataclass
from uuid import UUID

from csp.decorators import csp_update
from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from commonweal.documents.block_html import fragment
from commonweal.portal.access.queries import one, readable
from commonweal.portal.access.queries.bodies import body_of
from commonweal.portal.access.reader import Reader
from commonweal.portal.access.views.asking import must, tried
from commonweal.portal.cases.counts import data_set_paper as of_data_set
from commonweal.portal.cases.counts import drafting, queries, rules, verbs
from commonweal.portal.cases.counts.models import REVIEWS, Tally
from commonweal.portal.cases.models import Case
from commonweal.portal.cases.pages import any_partner, asked
from commonweal.portal.disclosures.queries import data_sets
from commonweal.portal.library import written
from commonweal.portal.library.rules import reader_can_make
from commonweal.portal.library.views.showing import PICTURES


@dataclass(frozen=True, slots=True)
class TallyLine:
    """Counts of a period."""

    id: UUID
    title: str
    sha256: str
    approved: bool
    may_approve: bool
    by_law: bool  # the Act has these published as they are


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Periods that were counted."""
    reader = any_partner(request)
    rows = readable(reader, Tally).order_by("-last", "kind", "pk")
    body = body_of(reader)
    shown = {
        "tallies": [_line(reader, row) for row in rows if rules.shown_to(reader, row)],
        "sets": [line for line in data_sets.lines(reader) if line.state == "out"],
        "may_draft": reader_can_make(reader, body=body.pk if body else None),
        "works": reader.reads_beyond_residents(Case.TABLE_ROW),
    }
    return render(request, "cases/counts.html", shown)


@require_safe
@csp_update(PICTURES)  # type: ignore[untyped-decorator]
def tally(request: HttpRequest, id: UUID) -> HttpResponse:
    """One period's counts."""
    reader, row = _shown(request, id)
    body = body_of(reader)
    may = row.approved_at is not None and reader_can_make(reader, body=body.pk if body else None)
    words = mark_safe(fragment(written.blocks(drafting.draft(row, queries.earlier(reader, row)))))  # noqa: S308 - every word in it was escaped
    return render(request, "cases/tally.html", {"line": _line(reader, row), "words": words, "may_draft": may})


@require_POST
def approve(request: HttpRequest, id: UUID) -> HttpResponse:
    """They may be shown."""
    reader, row = _shown(request, id)
    must(rules.reader_can_approve(reader, row))
    said = request.POST.get("sha256", "")
    tried(request, lambda: verbs.approve(row, sha256=said, by=reader), "Partners see these counts now.")
    return redirect("cases:tally", id)


@require_http_methods(["GET", "POST"])
def paper(request: HttpRequest, id: UUID) -> HttpResponse:
    """Draft a paper of them."""
    reader, row = _shown(request, id)
    body = body_of(reader)
    must(row.approved_at is not None and reader_can_make(reader, body=body.pk if body else None))

    def drafted() -> str:
        return reverse("library:paper", args=[verbs.draft(row, by=reader, body=body).pk])

    return asked(
        request, forms.Form(request.POST or None), drafted, title=drafting.title_of(row), button="Draft the paper",
        back=("These counts", reverse("cases:tally", args=[row.pk])), said="The paper is a draft in the library.",
        tells="Read it through: nothing goes out before it is cleared.",
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def data_set_paper(request: HttpRequest, id: UUID) -> HttpResponse:
    """Draft a paper of a quarter's data set that is out."""
    reader = any_partner(request)
    row = data_sets.row(reader, id)
    body = body_of(reader)
    out = row.approved_at is not None and row.withdrawn_at is None
    must(out and reader_can_make(reader, body=body.pk if body else None))

    def drafted() -> str:
        return reverse("library:paper", args=[verbs.draft_data_set(row, by=reader, body=body).pk])

    return asked(
        request, forms.Form(request.POST or None), drafted, title=of_data_set.title_of(row),
        button="Draft the paper", back=("Counts", reverse("cases:counts")), said="The paper is a draft in the library.",
        tells="For partners. It says what the data set says: read it through before you clear it.",
    )  # fmt: skip


def _shown(request: HttpRequest, id: UUID) -> tuple[Reader, Tally]:
    reader = any_partner(request)
    row = one(reader, Tally, id)
    if not rules.shown_to(reader, row):
        raise Http404
    return reader, row


def _line(reader: Reader, row: Tally) -> TallyLine:
    return TallyLine(
        row.pk,
        drafting.title_of(row),
        row.sha256,
        row.approved_at is not None,
        rules.reader_can_approve(reader, row),
        row.kind == REVIEWS,
    )
