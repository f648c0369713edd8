"""The front page: a member's first screen, or what residents come for."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from commonweal.portal.access.middleware import reader_for
from commonweal.portal.meetings.queries.meetings import next_meeting, past
from commonweal.portal.meetings.views.first_screen import first_screen

LAST = 3  # meetings held, with their minutes


def home(request: HttpRequest) -> HttpResponse:
    """Whoever reads as more than a resident sees the partnership's work; anyone else what it does and when it meets."""
    reader = reader_for(request)
    if reader.held and reader.reads_beyond_residents("item, minute"):
        return first_screen(request)
    return render(request, "pages/home.html", {"next": next_meeting(reader), "past": past(reader, limit=LAST)})
