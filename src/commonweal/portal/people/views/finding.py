"""Pages on which people are looked for: the search, one's agency's records, what waits to be decided."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_http_methods

from commonweal.errors import CommonwealError
from commonweal.portal.access.rules.people import people_allowed
from commonweal.portal.people import rules
from commonweal.portal.people.forms.search import SearchForm
from commonweal.portal.people.queries import besides, hints, links, search
from commonweal.portal.people.verbs import searches
from commonweal.portal.people.views.asking import officer


@require_http_methods(["GET", "POST"])
def index(request: HttpRequest) -> HttpResponse:
    """The search. What is looked for is sent, so that it stands in no address, history or log."""
    reader = officer(request)
    form, found = SearchForm(request.POST or None), None
    if request.method == "POST" and form.is_valid():
        try:
            found = searches.look(form.terms(), by=reader)
        except CommonwealError as refused:
            form.add_error(None, str(refused))
    shown = {
        "form": form, "found": found, "may_enter": rules.reader_can_enter(reader) and people_allowed(),
        "allowed": people_allowed(), "most": search.MOST, "matcher": hints.is_matcher(reader),
    }  # fmt: skip
    return render(request, "people/index.html", shown)


@require_GET
def mine(request: HttpRequest) -> HttpResponse:
    """What one's own agency contributed."""
    reader = officer(request)
    lines, more = search.mine(reader, before=_id(request.GET.get("before", "")))
    first = "before" not in request.GET
    shown = {
        "lines": lines, "older": lines[-1].id if more else None, "first": first,
        "others": besides.mine(reader) if first else (),
        "may_enter": rules.reader_can_enter(reader) and people_allowed(),
    }  # fmt: skip
    return render(request, "people/mine.html", shown)


@require_GET
def suggested(request: HttpRequest) -> HttpResponse:
    """Pairs that may be of one person and wait for somebody to look."""
    reader = officer(request)
    shown = {"links": links.suggested(reader), "may_look": rules.reader_can_enter(reader)}
    return render(request, "people/suggested.html", shown)


def _id(said: str) -> UUID | None:
    try:
        return UUID(said)
    except ValueError:
        return None
