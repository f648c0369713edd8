"""Pages on which the glass is broken, and its breaking reviewed."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from commonweal.errors import CommonwealError
from commonweal.portal.access.middleware import reader_for
from commonweal.portal.access.views.asking import must
from commonweal.portal.cases import glass_rules
from commonweal.portal.cases.forms.team import BreakForm, VerdictForm
from commonweal.portal.cases.models import GLASS_ROW
from commonweal.portal.cases.pages import asked
from commonweal.portal.cases.queries import glass as queries
from commonweal.portal.cases.verbs import glass
from commonweal.portal.cases.views.asking import own_agencies, partner

NOTHING = "There is nothing here that you can open. That you tried was kept."
OPENED = "It is open to you until {until}, to read and nothing else. Its lead and information governance are told."


@require_http_methods(["GET", "POST"])
def break_glass(request: HttpRequest) -> HttpResponse:
    """Why, and then what. The same answer for what is absent, hidden and sealed."""
    reader = partner(request)
    agencies = own_agencies(reader)
    must(bool(agencies))
    form = BreakForm(request.POST or None, agencies=agencies)
    if request.method == "POST" and form.is_valid():
        try:
            broken = glass.break_glass(
                form.sought(), reason=form.cleaned_data["reason"], agency=form.chosen_agency(), by=reader
            )
        except CommonwealError as refused:
            form.add_error(None, str(refused))
        else:
            return _answer(request, broken, form)
    return render(request, "cases/break.html", {"form": form, "emergency": glass_rules.EMERGENCY})


@require_GET
def tries(request: HttpRequest) -> HttpResponse:
    """Every breaking of the glass, for governance; one's own for whoever did it."""
    reader = reader_for(request)
    if not reader.reads_beyond_residents(GLASS_ROW):
        raise Http404
    return render(request, "cases/broken.html", {"tries": queries.tries(reader)})


@require_http_methods(["GET", "POST"])
def review(request: HttpRequest, id: UUID) -> HttpResponse:
    """Was it justified?"""
    reader = reader_for(request)
    row, line = queries.row(reader, id)
    form = VerdictForm(request.POST or None, asks_to_lead=line.asks_to_lead)
    button = ("Keep the answer" if line.asks_to_lead else "Keep the review") if line.may_review else ""
    must(request.method == "GET" or line.may_review)
    what = "A request to lead a case" if line.asks_to_lead else "Broken glass"
    return asked(
        request, form, lambda: glass.review(row, by=reader, **form.cleaned_data), template="cases/review_glass.html",
        title=f"{what} {line.code}", button=button, back=("Broken glass", reverse("cases:broken")),
        said="Your answer is kept, and they are told." if line.asks_to_lead else "The review is kept.", line=line,
    )  # fmt: skip


def _answer(request: HttpRequest, broken: glass.Broken, form: BreakForm) -> HttpResponse:
    """Nothing: said on the page, which is kept. One: its page. Several: the list of one's cases, where they stand."""
    if not broken.cases or broken.until is None:
        form.add_error(None, NOTHING)
        return render(request, "cases/break.html", {"form": form, "emergency": glass_rules.EMERGENCY})
    messages.success(request, OPENED.format(until=f"{timezone.localtime(broken.until):%H:%M}"))
    if len(broken.cases) == 1:
        return redirect("cases:case", broken.cases[0])
    return redirect("cases:index")
