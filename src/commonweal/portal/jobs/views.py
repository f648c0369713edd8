"""Pages of a reader's own jobs."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from commonweal.portal.access.middleware import reader_for
from commonweal.portal.access.queries import one
from commonweal.portal.access.refusals import Refused
from commonweal.portal.jobs import queries
from commonweal.portal.jobs.models import Job
from commonweal.portal.jobs.verbs import jobs as verbs


@require_GET
def listed(request: HttpRequest) -> HttpResponse:
    """My jobs."""
    return render(request, "jobs/list.html", {"jobs": queries.mine(reader_for(request))})


@require_GET
def job(request: HttpRequest, id: UUID) -> HttpResponse:
    """One job: how far it is; the page asks again by itself while it goes on."""
    found = queries.job(reader_for(request), id)
    part = "jobs/progress.html" if request.headers.get("HX-Request") else "jobs/job.html"
    response = render(request, part, {"job": found})
    response["Cache-Control"] = "no-store"
    return response


@require_POST
def stop(request: HttpRequest, id: UUID) -> HttpResponse:
    """Stop a job."""
    reader = reader_for(request)
    try:
        verbs.stop(one(reader, Job, id), by=reader)
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("jobs:job", id)
