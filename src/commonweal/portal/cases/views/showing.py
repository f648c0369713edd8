"""Pages that show: one's cases, the search, one case, one entry, its risk over time, who read it."""

from collections.abc import Sequence
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_GET, require_http_methods

from commonweal.portal.access.rules.people import NEXT, WHY, people_allowed
from commonweal.portal.access.views.asking import must
from commonweal.portal.cases import glass_rules, rules
from commonweal.portal.cases.forms.chronology import FilterForm
from commonweal.portal.cases.forms.team import SearchForm
from commonweal.portal.cases.kinds import kinds
from commonweal.portal.cases.queries import chronology, lines, pages, readings, work
from commonweal.portal.cases.queries.pages import RiskLine
from commonweal.portal.cases.risk_chart import draw
from commonweal.portal.cases.views.asking import back_to, own_agencies, partner

MOST_PAGES = 10_000


@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """One's cases, and what in them needs somebody first."""
    reader = partner(request)
    said = request.GET
    kind = said.get("kind", "") if said.get("kind", "") in kinds().kinds else ""
    listed = lines.mine(reader, closed="closed" in said, kind=kind, page=_page(said.get("page", "")))
    shown = {
        "listed": listed, "closed": "closed" in said, "kind": kind, "kinds": list(kinds().kinds.values()),
        "tasks": work.mine(reader), "may_open": bool(own_agencies(reader)),
        "shut": "" if people_allowed() else f"{WHY} {NEXT}",
    }  # fmt: skip
    return render(request, "cases/index.html", shown)


@require_http_methods(["GET", "POST"])
def search(request: HttpRequest) -> HttpResponse:
    """Cases of an exact reference or of somebody. What is sought is posted: it stands in no address."""
    reader = partner(request)
    form = SearchForm(request.POST or None)
    found = None
    if request.method == "POST" and form.is_valid():
        found = lines.search(reader, **form.cleaned_data)
    shown = {"form": form, "found": found, "may_break": glass_rules.reader_can_try(reader)}
    return render(request, "cases/search.html", shown)


@require_GET
def case(request: HttpRequest, id: UUID) -> HttpResponse:
    """One case."""
    reader = partner(request)
    asked = chronology.filter_of(request.GET)
    page = pages.page(reader, id, asked)
    agencies = {str(one.agency_id): one.agency for one in page.members}
    wanted = any(request.GET.get(name) for name in FilterForm.base_fields)  # what cannot be read is said at its field
    form = FilterForm(request.GET if wanted else None, agencies=sorted(agencies.items(), key=lambda one: one[1]))
    shown = {"page": page, "line": page.line, "filter": form, "chart": _drawn(page.risks)}
    return render(request, "cases/case.html", shown)


@require_GET
def entry(request: HttpRequest, id: UUID) -> HttpResponse:
    """One entry, with the words that stood there before."""
    reader = partner(request)
    row, line, formers = chronology.entry(reader, id)
    shown = {
        "line": line,
        "formers": formers,
        "back": back_to(row.case),
        "may_amend": chronology.may_amend(reader, row),
    }
    return render(request, "cases/entry.html", shown)


@require_GET
def risk(request: HttpRequest, id: UUID) -> HttpResponse:
    """Its risk over time: the chart, and the same as a table."""
    reader = partner(request)
    row = pages.row(reader, id)
    found = pages.risks(reader, row)
    shown = {"case": lines.line(reader, row), "risks": found, "chart": _drawn(found), "back": back_to(row),
             "may_write": rules.reader_can_write(reader, row)}  # fmt: skip
    return render(request, "cases/risk.html", shown)


@require_GET
def who_read(request: HttpRequest, id: UUID) -> HttpResponse:
    """For its lead: who read what, and when."""
    reader = partner(request)
    row = pages.row(reader, id)
    must(rules.allows_lead(reader, rules.leads(reader, row)) and rules.reader_can_lead(reader, row))
    before = request.GET.get("before", "")
    until = int(before) if before.isascii() and before.isdecimal() and len(before) < 19 else readings.NO_END
    shown = {"page": readings.readings(reader, row, until=until), "back": back_to(row), "reference": row.reference}
    return render(request, "cases/who_read.html", shown)


def _page(said: str) -> int:
    number = int(said) if said.isascii() and said.isdecimal() and len(said) < 6 else 1
    return min(max(number, 1), MOST_PAGES)


def _drawn(risks: Sequence[RiskLine]) -> str:
    """Its risk as a picture, where it was assessed more than once."""
    return mark_safe(draw(risks)) if len(risks) > 1 else ""  # noqa: S308 - every word in it was escaped
