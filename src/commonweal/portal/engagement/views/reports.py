"""Reports from the public: services by ward and by month, and how the last polls went."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from commonweal.errors import CommonwealError
from commonweal.portal.engagement.queries import reports as queries
from commonweal.portal.engagement.views.asking import partner


@require_GET
def reports(request: HttpRequest) -> HttpResponse:
    """All of it on one page."""
    partner(request)
    try:
        found, refused = queries.reports(), ""
    except CommonwealError as failed:
        found, refused = None, str(failed)
    return render(request, "engagement/reports.html", {"found": found, "refused": refused, "polls": queries.polls()})
