"""Pages of the quarter's data set."""

import datetime as dt
from uuid import UUID

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from commonweal.portal.access.forms import fields
from commonweal.portal.access.middleware import reader_for
from commonweal.portal.access.views import asking
from commonweal.portal.disclosures import rules
from commonweal.portal.disclosures.forms.registers import WhyForm
from commonweal.portal.disclosures.models import AGREEMENT
from commonweal.portal.disclosures.queries import data_sets
from commonweal.portal.disclosures.verbs import data_sets as verbs
from commonweal.portal.disclosures.views.asking import asked, must
from commonweal.portal.disclosures.views.charts import chart_of


class QuarterForm(forms.Form):
    """Which quarter, and what is corrected where an edition was withdrawn."""

    quarter = forms.ChoiceField(label="Of which quarter?", widget=forms.RadioSelect)
    why = fields.words("What is corrected in this edition?", rows=2, help_text="Only where one was withdrawn.")


class HashForm(forms.Form):
    """The edition that was looked at."""

    sha256 = forms.CharField(widget=forms.HiddenInput)


@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """Every edition."""
    reader = asking.partner(request, row=AGREEMENT)
    return render(
        request, "disclosures/data_sets.html",
        {"lines": data_sets.lines(reader), "may_make": rules.reader_can_make_set(reader)},
    )  # fmt: skip


@require_GET
def data_set(request: HttpRequest, id: UUID) -> HttpResponse:
    """One edition."""
    page = data_sets.page(asking.partner(request, row=AGREEMENT), id)
    chart = chart_of(page.tables[0]) if page.tables else None
    return render(request, "disclosures/data_set.html", {"page": page, "line": page.line, "chart": chart})


@require_http_methods(["GET", "POST"])
def make(request: HttpRequest) -> HttpResponse:
    """Have a quarter counted."""
    reader = reader_for(request)
    must(rules.reader_can_make_set(reader))
    form = QuarterForm(request.POST or None)
    offered = data_sets.to_make(reader)
    again = " (an edition was withdrawn)"
    fields.offer(form, "quarter", [(key, words + (again if known else "")) for key, words, known in offered])

    def made() -> str:
        quarter = dt.date.fromisoformat(form.cleaned_data["quarter"])
        made = verbs.ask(quarter, changed_why=form.cleaned_data["why"], by=reader)
        return reverse("disclosures:data-set", args=[made.pk])

    return asked(
        request, form, made, title="Make a quarter's data set", button="Count it",
        back=("Quarterly data sets", reverse("disclosures:data-sets")), said="Asked for.",
        tells="It counts what happened in each month, by kind, area and agency. Small counts are hidden.",
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def approve(request: HttpRequest, id: UUID) -> HttpResponse:
    """Let it out to partners, as a second person."""
    reader = reader_for(request)
    row = data_sets.row(reader, id)
    if not rules.reader_can_approve_set(reader, row):
        raise Http404
    form = HashForm(request.POST or None, initial={"sha256": row.sha256})
    return asked(
        request, form, lambda: verbs.approve(row, sha256=form.cleaned_data["sha256"], by=reader),
        title="Let the data set out to the partnership", button="Let it out", back=_back(id), said="It is out.",
        tells=f"Every partner may then have its files. Their SHA-256 begins with {row.sha256[:12]}.",
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def withdraw(request: HttpRequest, id: UUID) -> HttpResponse:
    """Take it back."""
    reader = reader_for(request)
    row = data_sets.row(reader, id)
    if not rules.reader_can_withdraw_set(reader, row):
        raise Http404
    form = WhyForm(request.POST or None)
    return asked(
        request, form, lambda: verbs.withdraw(row, why=form.cleaned_data["why"], by=reader),
        title="Withdraw the data set", button="Withdraw it", back=_back(id), said="Withdrawn.",
    )  # fmt: skip


def _back(id: UUID) -> tuple[str, str]:
    return "The data set", reverse("disclosures:data-set", args=[id])
