"""How long a session lasts: half an hour without a request, twelve hours in all.

What was typed is not lost when it ends: a form sent too late is answered with a page that holds it, to be sent again
after signing in.
"""

import datetime as dt
from collections.abc import Callable

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from commonweal.portal.audit import clock
from commonweal.portal.config.context import sign_in_address
from commonweal.portal.config.devices import device_of
from commonweal.portal.config.views.typed import keep_typed

IDLE = dt.timedelta(minutes=30)
WHOLE = dt.timedelta(hours=12)
TOUCH_EVERY = dt.timedelta(minutes=1)  # a session is written at most once a minute
ENDED = "You were signed out, because the time of your session had run out. Sign in to go on."
ACCOUNT_PAGES = "/account/"


class SessionEnds:
    """Ends sessions that are too old or too idle, and keeps demonstration accounts off any public address."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer one request, unless its session has ended."""
        if not request.user.is_authenticated:
            return self._answer_too_late(request) if _was_signed_in(request) else self.get_response(request)
        if request.user.is_demo and demo_accounts_shut():
            logout(request)
            return self.get_response(request)
        left = _time_left(request)
        if left <= dt.timedelta():
            logout(request)
            return self._answer_too_late(request)
        seconds = int(left.total_seconds())
        request.session_ends_in = seconds  # type: ignore[attr-defined]
        response = self.get_response(request)
        response["X-Session-Ends-In"] = str(seconds)
        return response

    def _answer_too_late(self, request: HttpRequest) -> HttpResponse:
        if request.headers.get("HX-Request"):
            # The page stays as it is, with all that is typed in it; `reswap none` leaves it untouched.
            return HttpResponse(ENDED, status=401, headers={"HX-Reswap": "none", "X-Session-Ended": "1"})
        if request.method == "POST" and not request.path.startswith(ACCOUNT_PAGES):
            return keep_typed(request)
        if request.path.startswith(ACCOUNT_PAGES):
            return self.get_response(request)
        messages.info(request, ENDED)
        return HttpResponseRedirect(sign_in_address(request.get_full_path()))


def demo_accounts_shut() -> bool:
    """Whether the portal answers to more than this machine: then demonstration accounts cannot sign in."""
    return bool(settings.CHOSEN.beyond_this_machine)


def _was_signed_in(request: HttpRequest) -> bool:
    """A session's cookie without a session behind it: ended by time, from elsewhere, or with the membership."""
    if settings.SESSION_COOKIE_NAME not in request.COOKIES or request.method != "POST":
        return False
    return request.session.is_empty() and not request.path.startswith(ACCOUNT_PAGES)


def _time_left(request: HttpRequest) -> dt.timedelta:
    """How long the session lasts if nothing more happens; it is touched on the way, unless it has ended."""
    now = clock.now()
    session = request.session
    began = _moment(session.get("began_at"), now)
    seen = _moment(session.get("seen_at"), now)
    if now - seen >= IDLE or now - began >= WHOLE:
        return dt.timedelta()
    if "began_at" not in session:
        session["began_at"] = now.timestamp()
        session["device"] = device_of(request.headers.get("User-Agent", ""))
    if "seen_at" not in session or now - seen >= TOUCH_EVERY:
        session["seen_at"] = now.timestamp()
    return min(IDLE, WHOLE - (now - began))


def _moment(stamp: float | None, otherwise: dt.datetime) -> dt.datetime:
    return otherwise if stamp is None else dt.datetime.fromtimestamp(stamp, tz=dt.UTC)
