"""Handing out a file: as itself, never as part of the portal's own pages."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from commonweal.errors import StoreDamaged
from commonweal.portal.access.middleware import reader_for
from commonweal.portal.access.queries import documents

# What a browser may show by itself. Anything else, HTML and SVG above all, is only ever saved.
SHOWN = ("application/pdf", "image/png", "image/jpeg", "text/plain")
PUBLIC_SECONDS = 300  # a withdrawal must take effect


@require_safe
def document(request: HttpRequest, found: UUID) -> HttpResponse:
    """A document's bytes under its name."""
    try:
        content = documents.content(reader_for(request), found)
    except StoreDamaged as damage:
        return render(request, "access/damaged.html", {"message": damage.message, "next": damage.next_step}, status=503)
    shown = content.media_type in SHOWN and "save" not in request.GET
    media_type = content.media_type if content.media_type in SHOWN else "application/octet-stream"
    if media_type == "text/plain":
        media_type = "text/plain; charset=utf-8"
    answer = HttpResponse(content.content, content_type=media_type)
    answer["Content-Disposition"] = content_disposition_header(not shown, content.name) or "attachment"
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Content-Security-Policy"] = _policy(content.media_type)
    answer["Cross-Origin-Resource-Policy"] = "same-origin"
    answer["X-Robots-Tag"] = "all" if content.public else "noindex"
    answer["Cache-Control"] = f"public, max-age={PUBLIC_SECONDS}" if content.public else "private, no-store"
    return answer


def _policy(media_type: str) -> str:
    """Nothing in a file may load or run anything. A browser's own PDF reader does not open in a sandbox."""
    kept_in = "default-src 'none'; frame-ancestors 'none'; form-action 'none'; base-uri 'none'"
    return kept_in if media_type == "application/pdf" else f"{kept_in}; sandbox"
