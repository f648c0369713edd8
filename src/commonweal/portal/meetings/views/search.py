"""The search page. The words travel in the address only for residents; whoever is signed in posts them.

A search term may name a person, and an address is kept in many logs: so those who may see restricted matter search by
POST, and their words stand in the audit's erasable part alone.
"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from commonweal.portal.access.middleware import reader_for
from commonweal.portal.meetings.forms.search import SearchForm
from commonweal.portal.meetings.queries.search import search


@require_http_methods(["GET", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    """Show the form, and what its words found."""
    reader = reader_for(request)
    asked = request.POST if request.method == "POST" else request.GET
    form = SearchForm(asked or None)
    found = None
    if form.is_bound and form.is_valid():
        found = search(reader, form.cleaned_data["words"], form.cleaned_data["kind"])
    by_post = reader.signed_in
    return render(request, "meetings/search/page.html", {"form": form, "found": found, "by_post": by_post})
