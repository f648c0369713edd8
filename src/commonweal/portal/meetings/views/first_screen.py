"""The first screen."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from commonweal.portal.access.middleware import reader_for
from commonweal.portal.meetings.queries.first_screen import first_screen as seen_first


def first_screen(request: HttpRequest) -> HttpResponse:
    """What needs a person stands above what is merely there."""
    return render(request, "meetings/first_screen/page.html", {"screen": seen_first(reader_for(request))})
