"""Where people find the calendars and feeds, and make an address of their own."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from commonweal.portal.access.middleware import reader_for
from commonweal.portal.meetings.views.feeds import CALENDAR
from commonweal.portal.partnership.queries import tokens as seen
from commonweal.portal.partnership.verbs import tokens


@require_safe
def subscribe(request: HttpRequest) -> HttpResponse:
    """The addresses that a calendar or news reader takes, with what each is for."""
    return _page(request)


@login_required
@require_POST
def make_own_calendar(request: HttpRequest) -> HttpResponse:
    """Make the address of one's own calendar. It is on this answer alone: it is kept nowhere, so no redirect."""
    secret = tokens.make(account=request.user, purpose=CALENDAR, by=reader_for(request))  # type: ignore[arg-type]
    return _page(request, own=request.build_absolute_uri(reverse("meetings:own-calendar-file", args=[secret])))


@login_required
@require_POST
def end_own_calendar(request: HttpRequest) -> HttpResponse:
    """End the address of one's own calendar, as when it fell into other hands."""
    tokens.end(account=request.user, purpose=CALENDAR, by=reader_for(request))  # type: ignore[arg-type]
    messages.success(request, "The address of your calendar does not work any more.")
    return HttpResponseRedirect(reverse("meetings:subscribe"))


def _page(request: HttpRequest, own: str = "") -> HttpResponse:
    reader = reader_for(request)
    held = seen.held(reader.account) if reader.account else ()
    names = {"calendar": "calendar-file", "published": "published", "events": "events"}
    said = {name: request.build_absolute_uri(reverse(f"meetings:{to}")) for name, to in names.items()}
    said["own"] = own
    answer = render(
        request,
        "meetings/feeds/subscribe.html",
        {"feeds": said, "open": next((one for one in held if one.purpose == CALENDAR), None)},
    )
    if own:
        answer["Cache-Control"] = "no-store"
    return answer
