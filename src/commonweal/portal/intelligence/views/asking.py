"""Whom this room's pages are for, and its page with one form."""

from functools import partial
from uuid import UUID

from django.http import Http404, HttpRequest

from commonweal.portal.access.middleware import reader_for
from commonweal.portal.access.reader import Reader
from commonweal.portal.access.views import asking
from commonweal.portal.intelligence import rules
from commonweal.portal.intelligence.models import DRAFT, Report
from commonweal.portal.intelligence.queries import reports

asked = partial(asking.asked, template="intelligence/act.html")


def officer(request: HttpRequest) -> Reader:
    """Whoever may tell the force something."""
    reader = reader_for(request)
    if not rules.reader_can_tell(reader):
        raise Http404
    return reader


def drafting(request: HttpRequest, id: UUID) -> tuple[Reader, Report]:
    """A draft, for its writer; the same 404 for everyone else, and once it is sent."""
    reader = officer(request)
    report = reports.one(reader, id)
    if report.state != DRAFT or not rules.reader_can_write(reader, report):
        raise Http404
    return reader, report


def adding(request: HttpRequest, id: UUID) -> tuple[Reader, Report]:
    """What was sent, for its writer, while it can be added to."""
    reader = officer(request)
    report = reports.one(reader, id)
    if not rules.reader_can_add(reader, report):
        raise Http404
    return reader, report
