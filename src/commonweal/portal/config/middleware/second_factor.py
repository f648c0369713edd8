"""Every account needs a second factor; until it has one it reaches the pages that set one up, and no other."""

from collections.abc import Callable

from allauth.mfa.adapter import get_adapter
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

OPEN = ("/account/", "/static/", "/colour.css", "/healthz", "/accessibility/", "/privacy/")
FIRST = "Before you go on, add a second step to your sign-in: an authenticator app or a passkey."


class SecondFactor:
    """Sends whoever signed in without a second factor to its set-up. Demonstration accounts need none."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer one request, or lead to the set-up."""
        account = request.user
        if not account.is_authenticated or account.is_demo or request.path.startswith(OPEN):
            return self.get_response(request)
        if get_adapter().is_mfa_enabled(account):
            return self.get_response(request)
        messages.info(request, FIRST)
        return HttpResponseRedirect(reverse("mfa_index"))
