"""A person's page."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from commonweal.portal.people.queries import person as pages
from commonweal.portal.people.verbs import links
from commonweal.portal.people.views.asking import officer


@require_GET
def person(request: HttpRequest, id: UUID) -> HttpResponse:
    """What the reader may read of one person."""
    reader = officer(request)
    page = pages.page(reader, id)
    links.rely(reader, page.relied)
    return render(request, "people/person.html", {"page": page, "record": page.record})
