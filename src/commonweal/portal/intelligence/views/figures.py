"""The quarter's figures: a page, and a paper in the library."""

import datetime as dt
import math

from csp.decorators import csp_update
from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_GET, require_POST

from commonweal.documents.block_html import fragment
from commonweal.errors import CommonwealError
from commonweal.portal.access.forms import fields
from commonweal.portal.access.reader import Reader
from commonweal.portal.audit.clock import today
from commonweal.portal.disclosures.counting import quarters_over, words_of
from commonweal.portal.disclosures.queries.data_sets import told_by_agency
from commonweal.portal.intelligence import figures_paper, statistics
from commonweal.portal.intelligence.counted import WORDS
from commonweal.portal.intelligence.queries.counting import counted
from commonweal.portal.intelligence.queries.desk import desk
from commonweal.portal.intelligence.views.unit import of_unit
from commonweal.portal.library import written
from commonweal.portal.library.verbs import papers
from commonweal.portal.library.views.showing import PICTURES


class QuarterForm(forms.Form):
    """Which quarter."""

    quarter = forms.ChoiceField(label="Which quarter?")

    def __init__(self, data: object = None) -> None:
        super().__init__(data)  # type: ignore[arg-type]  # a request's own
        over = quarters_over(_settled())
        fields.offer(self, "quarter", [(day.isoformat(), words_of(day)) for day in over])

    def chosen(self) -> dt.date:
        """The one that was chosen, or the last that is over."""
        if self.is_bound and self.is_valid():
            return dt.date.fromisoformat(self.cleaned_data["quarter"])
        return quarters_over(_settled(), 1)[0]


@require_GET
@csp_update(PICTURES)  # type: ignore[untyped-decorator]
def figures(request: HttpRequest) -> HttpResponse:
    """How many, how good, how quick."""
    reader = of_unit(request)
    form = QuarterForm(request.GET if "quarter" in request.GET else None)
    quarter = form.chosen()
    found = _worked(reader, quarter)
    text = figures_paper.under_headline(quarter, found, desk().agreed_hours, _earlier(reader, quarter))
    shown = {
        "form": form, "quarter": quarter, "headline": figures_paper.headline(quarter, found),
        "words": mark_safe(fragment(written.blocks(text))),  # noqa: S308 - every word in it was escaped
    }  # fmt: skip
    return render(request, "intelligence/figures.html", shown)


@require_POST
def paper(request: HttpRequest) -> HttpResponse:
    """The same as a draft paper of the library, for partners: it is worked on and released there."""
    reader = of_unit(request)
    quarter = QuarterForm(request.POST).chosen()
    found, earlier = _worked(reader, quarter), _earlier(reader, quarter)
    text = figures_paper.text_of(quarter, found, desk().agreed_hours, earlier)
    try:
        made = papers.write(figures_paper.title_of(quarter), text=text, by=reader)
    except CommonwealError as refused:
        messages.error(request, str(refused))
        return redirect("intelligence:figures")
    messages.success(request, "It is a draft in the library. Look it over before it goes anywhere.")
    return redirect(reverse("library:paper", args=[made.pk]))


def _settled() -> dt.date:
    """A day by which all that was sent before it is in time or late: the figures of a quarter wait for that."""
    return today() - dt.timedelta(days=math.ceil(desk().agreed_hours / 24))


def _worked(reader: Reader, quarter: dt.date) -> statistics.Figures:
    return statistics.work_out(counted(reader, quarter))


def _earlier(reader: Reader, quarter: dt.date) -> figures_paper.Earlier:
    return told_by_agency(reader, WORDS, quarter)
