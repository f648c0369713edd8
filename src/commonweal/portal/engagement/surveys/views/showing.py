"""Pages that show: the list of surveys, and one wave."""

from functools import partial
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from commonweal.portal.access.views.asking import partner
from commonweal.portal.engagement.models.survey import DRAFT, DROPPED, SURVEY_ROW
from commonweal.portal.engagement.surveys import queries, rules

reader_of = partial(partner, row=SURVEY_ROW)


@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """Every wave that one may read."""
    reader = reader_of(request)
    shown = {"surveys": queries.surveys(reader), "may_take_in": rules.reader_can_take_in(reader)}
    return render(request, "engagement/surveys/index.html", shown)


@require_GET
def survey(request: HttpRequest, id: UUID) -> HttpResponse:
    """One wave."""
    reader = reader_of(request)
    row = queries.row(reader, id)
    if row.state == DROPPED:
        raise Http404
    if row.state == DRAFT and rules.reader_can_map(reader, row):
        return redirect("engagement:survey-columns", row.pk)
    return render(request, "engagement/surveys/survey.html", {"page": queries.page(reader, row)})
