"""What a browser may keep of an answer: nothing of what whoever is signed in was shown.

Going back after signing out, on a machine that others use, shows nothing; signing out has the
browser throw away what it might have kept all the same.
"""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

SIGN_OUT = "/account/logout/"


class Caching:
    """Says on every page how long it may be kept, and never lets one person's answer be kept for others."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer one request. What a view said of itself stands, but for "public" to someone who is signed in."""
        response = self.get_response(request)
        said = response.get("Cache-Control", "")
        if not request.user.is_authenticated:
            response["Cache-Control"] = said or "no-cache"  # asked anew each time: what was withdrawn is gone at once
        else:
            # A shared cache would keep the session's cookie, which is renewed with any answer, beside the file.
            response["Cache-Control"] = said.replace("public", "private") or "private, no-store"
        if request.path == SIGN_OUT and request.method == "POST":
            response["Clear-Site-Data"] = '"cache", "storage"'
        return response
