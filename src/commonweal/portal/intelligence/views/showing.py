"""Where an officer begins and finds their own reports; and one report."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from commonweal.portal.access.middleware import reader_for
from commonweal.portal.intelligence import rules
from commonweal.portal.intelligence.guide import without_number
from commonweal.portal.intelligence.models import DRAFT
from commonweal.portal.intelligence.queries import guides, inbox, reports, summaries
from commonweal.portal.intelligence.queries.desk import desk
from commonweal.portal.intelligence.views.asking import officer


@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """One's own reports, and what one keeps of the room."""
    reader = reader_for(request)
    may = {
        "may_tell": rules.reader_can_tell(reader),
        "may_edit": rules.reader_can_edit_guide(reader),
        "may_set": rules.reader_can_set_desk(reader),
        "is_unit": rules.reader_is_unit(reader),
    }
    if not any(may.values()):
        raise Http404
    mine = reports.mine(reader) if may["may_tell"] else ()
    drafts = [line for line in mine if line.state == DRAFT]
    context = {
        "drafts": drafts,
        "sent": mine[len(drafts) :],
        "desk": desk(),
        "numberless": without_number(guides.newest().rows) if may["may_edit"] else (),
        "why_not": rules.why_not_now(),
        "waits": inbox.waits(reader) if may["is_unit"] else None,
        **may,
    }
    return render(request, "intelligence/index.html", context)


@require_GET
def report(request: HttpRequest, id: UUID) -> HttpResponse:
    """What one sent, and how it goes on. A draft is gone on with."""
    reader = officer(request)
    found = reports.one(reader, id)
    if found.thing.made_by != reader.account:
        return _units(id)
    if found.state == DRAFT:
        return redirect("intelligence:check", id)
    context = {"page": reports.page(reader, found), "just_sent": "sent" in request.GET}
    return render(request, "intelligence/report.html", context)


@require_GET
def told_by(request: HttpRequest, id: UUID) -> HttpResponse:
    """What one said of the source: a page of its own, whose reading is entered."""
    reader = officer(request)
    found = reports.one(reader, id)
    if found.thing.made_by != reader.account:
        raise Http404
    source = summaries.source_view(reader, found)
    context = {"source": source, "reference": found.reference, "id": id}
    return render(request, "intelligence/told_by.html", context)


def _units(id: UUID) -> HttpResponse:
    """The unit reads it on its own page."""
    return redirect("intelligence:unit-report", id)
