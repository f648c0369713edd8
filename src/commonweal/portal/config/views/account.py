"""One's own account: what it is, its sign-in, its sessions."""

from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from commonweal.portal.access.middleware import reader_for
from commonweal.portal.partnership.queries import memberships
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
    sessions.end_all(account=request.user, by=reader_for(request))  # type: ignore[arg-type]
    logout(request)
    messages.success(request, "You are signed out on every device.")
    return HttpResponseRedirect(reverse("account_login"))
