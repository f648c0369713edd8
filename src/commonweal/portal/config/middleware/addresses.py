"""The address that a request comes from, where a proxy stands before the portal."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse


class ClientAddress:
    """Takes the address that the last trusted proxy saw. What stands before it in the header anyone could write."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Set REMOTE_ADDR, where the workspace says how many proxies there are."""
        trusted = settings.CHOSEN.proxies
        seen = [part.strip() for part in request.headers.get("X-Forwarded-For", "").split(",") if part.strip()]
        if trusted and len(seen) >= trusted:
            request.META["REMOTE_ADDR"] = seen[-trusted]
        return self.get_response(request)
