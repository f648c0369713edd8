"""The information governance officer's page, its file, and reviews."""

import datetime as dt
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from commonweal.portal.access.forms.fields import EARLIEST, LATEST
from commonweal.portal.access.middleware import reader_for
from commonweal.portal.access.reader import Reader
from commonweal.portal.audit.clock import today
from commonweal.portal.disclosures.counting import quarter_of
from commonweal.portal.disclosures.exports import csv_of
from commonweal.portal.disclosures.forms.registers import ReviewForm
from commonweal.portal.disclosures.models import REGISTER
from commonweal.portal.disclosures.queries import governing
from commonweal.portal.disclosures.queries.register_quarters import by_quarter
from commonweal.portal.disclosures.verbs import reviews
from commonweal.portal.disclosures.views.asking import asked
from commonweal.portal.disclosures.views.charts import chart_of


@require_GET
def overview(request: HttpRequest) -> HttpResponse:
    """What was shared in a quarter, and what waits."""
    reader = _governs(request)
    quarters = by_quarter(reader)
    shown = {
        "page": governing.overview(reader, _quarter(request)),
        "quarters": quarters,
        "chart": chart_of(quarters) if quarters else None,
    }
    return render(request, "disclosures/governance.html", shown)


@require_GET
def export(request: HttpRequest) -> HttpResponse:
    """A quarter's legal parts as CSV."""
    quarter = _quarter(request)
    content = csv_of(governing.in_full(_governs(request), quarter))
    name = f"shares-{quarter:%Y}-q{(quarter.month + 2) // 3}.csv"
    response = HttpResponse(content, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@require_http_methods(["GET", "POST"])
def review(request: HttpRequest, id: UUID) -> HttpResponse:
    """One entry of the register; where it waits, with the form that closes its review."""
    reader = _governs(request)
    page = governing.entry(reader, id)
    back = ("What was shared", reverse("disclosures:governance"))
    if not page.may_review:
        if request.method == "POST":
            raise Http404
        return render(request, "disclosures/entry.html", {"page": page, "legal": page.legal, "line": page.legal.line})
    row, form = governing.entry_row(reader, id), ReviewForm(request.POST or None)
    return asked(
        request, form,
        lambda: reviews.close(
            row, justified=form.cleaned_data["justified"] == "yes", words=form.cleaned_data["words"], by=reader
        ),
        title="Review what was shared", button="Close the review", back=back, said="The review is closed.",
        page=page, legal=page.legal, line=page.legal.line, template="disclosures/review.html",
    )  # fmt: skip


def _governs(request: HttpRequest) -> Reader:
    reader = reader_for(request)
    if not reader.may("R", REGISTER):
        raise Http404
    return reader


def _quarter(request: HttpRequest) -> dt.date:
    try:
        said = dt.date.fromisoformat(request.GET.get("quarter", ""))
    except ValueError:
        said = today()
    return quarter_of(said if EARLIEST <= said <= LATEST else today())
