"""A form that came too late: its words are kept on the page, to be sent again after signing in.

Only for a form of the portal's own: the browser says where a form was sent from, and what another site sent is not
offered again.
"""

from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

NOT_KEPT = ("csrfmiddlewaretoken",)


def keep_typed(request: HttpRequest, status: int = 401) -> HttpResponse:
    """The page that holds what was typed."""
    own = sent_from_here(request)
    fields = [
        (name, value)
        for name, values in (request.POST.lists() if own else ())
        for value in values
        if name not in NOT_KEPT and "password" not in name
    ]
    told = {"fields": fields, "files": bool(own and request.FILES), "address": request.get_full_path(), "own": own}
    answer = render(request, "pages/typed.html", told, status=status)
    answer["Cache-Control"] = "private, no-store"  # nobody is signed in any more, and it may be of a case
    return answer


def sent_from_here(request: HttpRequest) -> bool:
    """Whether the browser says that the form was one of this site's."""
    origin = request.headers.get("Origin") or request.headers.get("Referer", "")
    return urlsplit(origin).netloc == request.get_host()
