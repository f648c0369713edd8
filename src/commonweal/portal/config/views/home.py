"""The front page: a member's first screen, or what residents come for."""

from importlib.util import find_spec

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from commonweal.portal.access.middleware import reader_for


def home(request: HttpRequest) -> HttpResponse:
    """Whoever holds a place in the partnership sees its work; anyone else what it does and when it meets."""
    reader = reader_for(request)
    if reader.held and find_spec("commonweal.portal.meetings.views.first_screen"):
        from commonweal.portal.meetings.views.first_screen import first_screen

        return first_screen(request)
    if find_spec("commonweal.portal.meetings.views.residents_front"):
        from commonweal.portal.meetings.views.residents_front import residents_front

        return residents_front(request)
    return render(request, "pages/home.html")
