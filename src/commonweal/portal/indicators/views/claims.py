"""The page that asks what a claim means.

A claim may name a person, and an address is kept in many logs: whoever is signed in posts it, as a search is.
"""

from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from commonweal.portal.access.middleware import reader_for
from commonweal.portal.indicators.forms.claim import ClaimForm
from commonweal.portal.indicators.queries import claims, readable_indicators


@require_http_methods(["GET", "POST"])
def claim(request: HttpRequest) -> HttpResponse:
    """What was claimed, what it can mean, and what the held figures bear out. Nothing is kept of it."""
    reader = reader_for(request)
    offered = [(str(line.id), line.name) for line in sorted(readable_indicators(reader), key=lambda line: line.name)]
    asked = request.POST if request.method == "POST" else request.GET
    form = ClaimForm(asked if "claim" in asked else None, indicators=offered)
    found = None
    if form.is_bound and form.is_valid():
        of = form.cleaned_data["of"]
        found = claims.page(reader, form.cleaned_data["claim"], UUID(of) if of else None, settings.WORKSPACE.root)
    shown = {"form": form, "found": found, "by_post": reader.signed_in}
    return render(request, "indicators/claim.html", shown)
