"""Answers for machines: whether the portal is well, and the partnership's colour."""

from django.conf import settings
from django.db import DatabaseError, connection
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe


@require_safe
def health(_request: HttpRequest) -> HttpResponse:
    """Whether the portal answers and reaches its database. Says nothing else."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return HttpResponse("The database does not answer.\n", status=503, content_type="text/plain")
    return HttpResponse("well\n", content_type="text/plain", headers={"Cache-Control": "no-store"})


@require_safe
def colour(_request: HttpRequest) -> HttpResponse:
    """The partnership's own colour as a style sheet: no style stands in a page."""
    style = f":root {{ --commonweal-colour: {settings.CHOSEN.colour}; }}\n" if settings.CHOSEN.colour else ""
    return HttpResponse(style, content_type="text/css", headers={"Cache-Control": "public, max-age=600"})


def shut(_request: HttpRequest, **_: str) -> HttpResponse:
    """A page of a part that the portal is built on, and does not give."""
    raise Http404
