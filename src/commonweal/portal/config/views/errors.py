"""What is said when a page cannot be given: in plain words, and alike for what is hidden, absent or forbidden."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from commonweal.portal.config.context import PORTAL
from commonweal.portal.config.views.typed import keep_typed, sent_from_here


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001
    """The request cannot be read."""
    return HttpResponse(render_to_string("400.html", {"portal": PORTAL}), status=400)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001
    """Not for this reader. Things say 404 instead; this is for pages that everyone knows of."""
    return render(request, "403.html", status=403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001
    """Hidden, absent and forbidden are told alike."""
    return render(request, "404.html", status=404)


def failed(request: HttpRequest) -> HttpResponse:  # noqa: ARG001
    """Something broke. The page asks nothing of the database, which may be what broke."""
    return HttpResponse(render_to_string("500.html", {"portal": PORTAL}), status=500)


def form_not_trusted(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001 - Django names it
    """The form's token is missing or old: signing in elsewhere renews it. One's own form may be sent again."""
    if sent_from_here(request) and not request.path.startswith("/account/"):
        return keep_typed(request, status=403)
    return render(request, "403.html", {"form_not_trusted": True}, status=403)
