"""How much one request may send. Django writes a form's files to disk before any page looks at them."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from commonweal.documents.safe_copy import MAX_BYTES

# A file that is too large for a paper is refused at its form, which keeps what was typed; so far more is let in.
SIGNED_IN, ANYONE = 10 * MAX_BYTES, MAX_BYTES + 5_000_000


class Sizes:
    """Turns away, before a byte of it is read, what is larger than any form of the portal."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer one request."""
        most = SIGNED_IN if request.user.is_authenticated else ANYONE
        if _length(request) <= most:
            return self.get_response(request)
        response = render(request, "413.html", status=413)
        response["Connection"] = "close"
        return response


def _length(request: HttpRequest) -> int:
    """What the request says that it sends. Django reads no further than that, and nothing where nothing is said."""
    said = request.META.get("CONTENT_LENGTH") or "0"
    return int(said) if said.isascii() and said.isdecimal() and len(said) < 19 else 0
