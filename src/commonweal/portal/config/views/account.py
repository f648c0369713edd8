"""One's own account: what it is, its sign-in, its sessions."""

from typing import cast

from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from commonweal.portal.access.middleware import reader_for
from commonweal.portal.config.middleware.sessions import IDLE, WHOLE
from commonweal.portal.partnership.models import Account
from commonweal.portal.partnership.queries import memberships
from commonweal.portal.partnership.queries.sessions import living_of, mark_of
from commonweal.portal.partnership.verbs import sessions


@login_required
@require_safe
def account(request: HttpRequest) -> HttpResponse:
    """Who I am here, and what I may change."""
    reader = reader_for(request)
    return render(request, "pages/account.html", {"memberships": memberships.living_of(reader.person)})


@require_safe
def stay(request: HttpRequest) -> HttpResponse:
    """Touch the session; says how many seconds it lasts now."""
    ends_in = getattr(request, "session_ends_in", None)
    return JsonResponse({"ends_in": ends_in or 0}, status=200 if ends_in else 401)


@login_required
@require_POST
def sign_out_everywhere(request: HttpRequest) -> HttpResponse:
    """End all my sessions, this one too."""
    sessions.end_all(account=_own(request), by=reader_for(request))
    logout(request)
    messages.success(request, "You are signed out on every device.")
    return HttpResponseRedirect(reverse("account_login"))


@login_required
@require_safe
def where_signed_in(request: HttpRequest) -> HttpResponse:
    """Every browser in which I am signed in, each to be ended by itself."""
    held = living_of(_own(request).id, idle=IDLE, whole=WHOLE)
    this = mark_of(request.session.session_key or "")
    return render(request, "pages/sessions.html", {"sessions": held, "this": this})


@login_required
@require_POST
def end_session(request: HttpRequest) -> HttpResponse:
    """End the one session that the form names, or all but this one. Nothing of a session stands in an address."""
    mark, by = request.POST.get("session", ""), reader_for(request)
    if mark == "others":
        sessions.end_others(account=_own(request), keep=request.session.session_key, by=by)
        messages.success(request, "You are signed out on every other device.")
    elif sessions.end(account=_own(request), mark=mark, by=by):
        messages.success(request, "That device is signed out.")
    else:
        messages.info(request, "That device was signed out already.")
    return HttpResponseRedirect(reverse("where_signed_in"))


def _own(request: HttpRequest) -> Account:
    """The account that asks: no form names another."""
    return cast(Account, request.user)
