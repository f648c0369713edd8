"""Papers as they are read: the list, a paper, the whole report, a released copy."""

from uuid import UUID

from csp.decorators import csp_update
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET
from markupsafe import Markup

from commonweal.documents.block_html import fragment
from commonweal.documents.block_levels import in_order
from commonweal.documents.safe_copy import SafeCopy
from commonweal.portal.access.middleware import reader_for
from commonweal.portal.library import rules
from commonweal.portal.library.forms import FilterForm
from commonweal.portal.library.queries import content, figures, pages, papers
from commonweal.rendering.figure_words import in_words

# A report is a page of its own: it may style itself and show its drawings, and run or fetch nothing.
SEALED = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox allow-downloads; frame-ancestors 'none'"
PICTURES = {"img-src": ["'self'", "data:"]}  # charts and pages of a paper stand in its HTML

SCROLLS = Markup('<div class="scroll">')
SCROLLS_BY_KEY = Markup('<div class="scroll" tabindex="0" role="group" aria-label="A table that scrolls sideways">')


@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """All papers, the newest first."""
    reader = reader_for(request)
    form = FilterForm(request.GET, resident=not reader.held)
    asked = request.GET.get("page", "1")
    number = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 6 else 1
    released = bool(request.GET.get("released"))
    shown = {
        "papers": papers.papers(reader, form.chosen(released), number),
        "filter": form,
        "released": released,
        "may_make": rules.reader_can_make(reader),
        "last": figures.last_figures(reader),
    }
    return render(request, "library/index.html", shown)


@csp_update(PICTURES)  # type: ignore[untyped-decorator]
@require_GET
def paper(request: HttpRequest, id: UUID) -> HttpResponse:
    """One paper."""
    reader = reader_for(request)
    page = pages.paper(reader, id)
    shown = {
        "page": page,
        "line": page.line,
        "content": _content(page.safe) if page.safe else "",
    }
    return render(request, "library/paper.html", shown | _table(reader, id))


@csp_update(PICTURES)  # type: ignore[untyped-decorator]
@require_GET
def released(request: HttpRequest, id: UUID) -> HttpResponse:
    """A paper as it was released; the tombstone's page where it was withdrawn."""
    reader = reader_for(request)
    tombstone = pages.tombstone(reader, id)
    if tombstone:
        return redirect(tombstone)
    page = pages.released(reader, id)
    shown = {"page": page, "content": _content(page.safe)}
    return render(request, "library/released.html", shown | _table(reader, id))


@require_GET
def report(request: HttpRequest, id: UUID) -> HttpResponse:
    """The whole report as a page of its own."""
    response = HttpResponse(content.report_page(reader_for(request), id), content_type="text/html; charset=utf-8")
    response["Content-Security-Policy"] = SEALED
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response


def _content(safe: SafeCopy) -> Markup:
    """The paper's words below the page's own heading; a table too wide for a phone scrolls by keyboard, too."""
    found = fragment(in_order(safe.blocks, 2))
    return Markup(found.replace(SCROLLS, SCROLLS_BY_KEY))  # noqa: S704 - both are markup; words in it are escaped


def _table(reader: object, id: UUID) -> dict[str, object]:
    """Every figure of a report with its words, at its own place on the page."""
    known = figures.figure_set(reader, id)  # type: ignore[arg-type]
    if known is None:
        return {}
    rows = [
        {"anchor": figures.anchor(f.id), "area": f.area.name, "words": said.sentence, "say": said.say}
        for f in known.figures
        for said in (in_words(known, f),)
    ]
    return {"rows": rows, "sources": known.sources, "software": known.software}
